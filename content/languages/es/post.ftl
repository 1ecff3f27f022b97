# El camino de una publicación, como lo ve quien publica. Los números vienen de la página, nunca de aquí.

## Las tres formas
post-ways = Formas de participar
post-way-photo = Foto
post-way-draw = Dibujar aquí
post-way-count = Sin imagen

## Una foto
post-title = Muestra tu X
post-photo-title = Tu foto
post-photo-say = El dorso de tu mano con una X roja. No hace falta la cara.
post-take = Tomar una foto
post-choose = Elegir una foto
post-photo-blind = Este navegador no puede mostrar esa foto, así que aquí no se puede tapar nada. Igual puedes enviarla. Tapamos las caras antes de que otra persona la vea.
post-preview = Tu foto, tal como se enviará
post-hide-hint = ¿Una cara, una credencial, el letrero de una calle? Tápalo. Lo que tapas nunca sale de tu dispositivo.
post-hide-brush = Tapar algo
post-hide-box = Añadir recuadro
post-hide-around = Tapar todo menos la mano
post-hide-pad = Mover el recuadro y cambiar su tamaño
post-undo = Deshacer
post-clear = Borrar
post-done = Listo
post-left-one = A la izquierda
post-right-one = A la derecha
post-up-one = Arriba
post-down-one = Abajo
post-bigger = Más grande
post-smaller = Más pequeño

## La cámara
post-camera = Cámara
post-camera-say = Coloca el dorso de tu mano dentro de la línea.
post-camera-take = Tomar la foto
post-camera-close = Cerrar
post-camera-switch = Girar cámara
post-camera-hand = Otra mano

## Dibujar
post-draw-title = Dibuja tu X
post-draw-stage = La mano. Dibuja dos trazos sobre ella.
post-draw-hint = Dos trazos sobre la mano. O deja que pongamos la X: luego muévela con las flechas, cambia su tamaño con más y menos, y pulsa Intro.
post-draw-place = Poner la X por mí
post-draw-pad = Mover la X y cambiar su tamaño
post-draw-hand = La mano
post-draw-tone = La piel
post-draw-tone-n = Piel { $n }, de clara a oscura
post-draw-ready = O toma una X ya hecha
post-draw-ready-n = X número { $n }

## Sin imagen
post-count-title = Cuenta conmigo
post-count-say = Estás del lado de los niños y las niñas que sufren la trata. Para eso no tienes que mostrar nada.
post-count-kept = Sumamos uno a la cuenta. No guardamos ningún nombre ni imagen.
post-count-me-in = Cuenta conmigo

## Palabras
post-words-title = Di algo, o nada
post-caption = Tus palabras
post-caption-hint = ¿Por qué la dibujaste? Por favor, sin nombres de personas, escuelas ni calles.
post-left = Caracteres que quedan:
post-alt = Descríbela para quien no puede verla
post-alt-label = ¿Qué hay en la imagen?
post-alt-hint = Si lo dejas vacío, decimos: Una mano con una X roja dibujada.
post-asks = Mostrar mi nombre, mi lugar o mi cara
post-asks-hint = Tratamos cada imagen como si en ella hubiera alguien menor de { $age } años: sin nombre, sin lugar, con las caras tapadas. Si quieres más, dinos primero esto. Una persona del equipo tiene que aceptarlo.
post-adult-alone = Tengo { $age } años o más y en la imagen solo estoy yo.
post-first-name = Nombre de pila
post-place = País o estado
post-place-none = No mostrar ningún lugar
post-place-states = Estados de Estados Unidos
post-place-countries = Países
post-show-face = Dejar mi cara visible

## Aceptar
post-agree-title = Antes de enviar
# Las palabras que se aceptan; su versión se guarda con cada publicación. Cambia la versión cuando cambies las palabras.
post-consent = Hice esta imagen, o tengo permiso para compartirla. Pueden mostrarla en el muro y en las páginas y tarjetas de esta campaña. Puedo retirarla cuando quiera con el enlace de mi recibo.
post-others = Hay otras personas en la imagen y están de acuerdo.
post-keep = Guardarla en este dispositivo hasta que se envíe
post-keep-hint = Ayuda si la red es débil. Se borra cuando ha llegado. Salir también la borra. No lo marques si otras personas también lo usan.
post-send = Enviar mi X

## En camino
post-progress = Enviando
post-stop = Parar
post-try-now = Probar ahora
post-say-ready = Lista para enviar.
post-say-sending = En camino.
post-say-checking = Todo enviado. Esperamos la respuesta.
post-say-waiting = Ahora no hay conexión. Seguimos intentando. Por favor, deja esta página abierta.
post-say-waiting-kept = Ahora no hay conexión. Seguimos intentando. Puedes cerrar esta página y volver más tarde.
post-say-busy = En este momento no podemos recibirla. Seguimos intentando.
post-say-received = La tenemos. Gracias.
post-say-no-photo = Primero toma o elige una foto.
post-say-no-strokes = Primero dibuja dos trazos, o deja que pongamos la X por ti.
post-say-too-long = Es demasiado largo. Por favor, acórtalo.
post-say-tick = Por favor, marca esto para que podamos mostrar tu X.
post-say-trouble = No funcionó. Por favor, inténtalo de nuevo en un momento.
post-say-kept = Guardada en este dispositivo hasta que se envíe.
post-say-not-kept = Este dispositivo no nos deja guardarla. Por favor, quédate en esta página hasta que se envíe.
post-say-not-hidden = No pudimos tapar lo que marcaste, así que no se envió nada. Por favor, prueba con otra foto.

## Un borrador que quedó aquí
post-draft-back = En este dispositivo hay una X sin enviar.
post-draft-go-on = Seguir con ella
post-draft-delete = Borrar el borrador

## Todavía no está abierto
post-closed-title = Todavía no puedes publicar
post-closed-say = Las personas que miran cada imagen aún se están preparando. Vuelve pronto, por favor. Para dibujarte la X en la mano no tienes que esperar: sirve cualquier rotulador rojo.
post-full-title = Tenemos más fotos de las que podemos mirar
post-full-say = Gracias. Una persona mira cada foto antes de mostrarla y ahora hay más de las que podemos atender. Deja tu X en la mano.
post-full-until = Vuelve el { $when }. Entonces recibiremos fotos otra vez.
post-full-later = Vuelve hoy más tarde, o mañana.
post-full-count = Súmate sin foto
post-closed-opens = Se podrá publicar desde el { $day }.
post-closed-day = El día es { $day }.

## Gracias
thanks-title = Tenemos tu X. Gracias.
thanks-looked-at = Una persona mira cada imagen antes de que llegue al muro.
thanks-counted = Ya estás en la cuenta.
thanks-card-title = Tu tarjeta, lista ya
thanks-card-say = Sin cara, sin nombre. Muéstrala donde quieras.
thanks-card-alt = Una tarjeta con una mano y una X roja.
thanks-card-square = Tarjeta cuadrada
thanks-card-tall = Tarjeta alta
thanks-card-wide = Tarjeta ancha
thanks-share = Compartir mi tarjeta
thanks-answer-title = Alguien te preguntará: ¿qué es esa X?
thanks-answer = Es un gesto contra la trata sexual infantil. A algunos niños y niñas los usan para tener sexo, y alguien cobra por ello. Casi nadie habla de esto. Dibujé la X para que alguien preguntara. Y tú acabas de preguntar.
thanks-copy-words = Copiar estas palabras
thanks-tell-one = Lo mejor que puedes hacer ahora: cuéntaselo a una persona.
thanks-tell-words = Hoy me dibujé una X roja en la mano. Es un gesto contra la trata sexual infantil. ¿Dibujas una tú también?
thanks-tell-button = Contárselo a una persona
thanks-next-title = Un paso más
thanks-calendar = Poner el día en mi calendario
thanks-receipt-title = El enlace de tu recibo
thanks-receipt-say = Con él puedes ver dónde está tu X, cambiar tus palabras o retirarla cuando quieras. Sin cuenta, sin correo.
thanks-receipt-open = Abrir mi recibo
thanks-copy-link = Copiar el enlace
thanks-receipt-shared = Guárdalo solo donde nadie más mire. Quien tenga el enlace puede retirar tu X.
copied = Copiado.

## Cuando falta algo o algo no está bien: qué, y qué hacer
problem-media-missing = Todavía no hay ninguna foto
problem-media-missing-next = Toma o elige una foto y envía de nuevo.
problem-consent-missing = Falta la marca
problem-consent-missing-next = Por favor, marca que podemos mostrar tu X.
problem-adult-needed = Para un nombre, un lugar o una cara falta una marca
problem-adult-needed-next = Di que eres una persona adulta y que solo estás tú en la imagen, o deja vacíos estos campos.
problem-adult-others = Marcaste que solo estás tú y también que hay otras personas
problem-adult-others-next = Por favor, deja solo lo que es cierto.
problem-place-unknown = No conocemos este lugar
problem-place-unknown-next = Por favor, elige uno de la lista, o ninguno.
problem-drawing-hand = No conocemos esta mano
problem-drawing-hand-next = Por favor, elige de nuevo una mano y una piel.
problem-drawing-strokes = La X no llegó entera
problem-drawing-strokes-next = Por favor, dibuja otra vez dos trazos.
problem-caption-too-long = Tus palabras son demasiado largas
problem-caption-too-long-next = Por favor, acórtalas.
problem-alt-too-long = La descripción es demasiado larga
problem-alt-too-long-next = Por favor, acórtala.
problem-name-too-long = El nombre es demasiado largo
problem-name-too-long-next = Basta con un nombre de pila.
problem-form-broken = El formulario no llegó entero
problem-form-broken-next = Por favor, envíalo de nuevo.
problem-form-not-text = Algunas palabras no se pueden leer
problem-form-not-text-next = Por favor, escríbelas de nuevo.
problem-form-text-too-long = Algunos textos son muchísimo más largos de lo posible
problem-form-text-too-long-next = Por favor, acórtalos.
problem-posting-closed = Ahora mismo no se puede publicar
problem-posting-closed-next = No se guardó nada. Por favor, vuelve más tarde.
problem-receipt-not-now = Ahora esto no se puede cambiar
problem-receipt-not-now-next = Abre otra vez tu recibo para ver dónde está tu X.

## Por qué no se usó una imagen
post-reason-face = Se ve una cara. Por favor, muestra solo la mano.
post-reason-child = Se podría reconocer a un niño o una niña. Por favor, muestra solo la mano.
post-reason-place = Muestra un lugar donde se podría encontrar a alguien. Por favor, tápalo o toma la foto en otro sitio.
post-reason-contact = Muestra cómo contactar con alguien. Por favor, déjalo fuera.
post-reason-sensational = Podría asustar a la gente. Basta con una mano con una X.
post-reason-restraint = Muestra cuerdas, cadenas o algo parecido. No usamos esas imágenes. Basta con una mano con una X.
post-reason-injury = Muestra sangre o heridas. No usamos esas imágenes. Basta con una mano con una X.
post-reason-sexual = No pudimos usar esta imagen.
post-reason-abuse = No pudimos usar esta imagen.
post-reason-spam = Parece publicidad, o la misma imagen muchas veces.
post-reason-not-the-x = No encontramos una X roja en una mano.
post-reason-unreadable = No pudimos abrir este archivo. Por favor, prueba con otra foto.
post-reason-unusable = No pudimos usar esta imagen.

## Otra imagen después de un rechazo
replace-title = Enviar otra imagen
replace-send = Enviar esta imagen
replace-back = Volver a mi recibo

## Tarjetas y calendario
card-headline = Me dibujé la X
calendar-summary = { $campaign }
thanks-next-go = Ir allí

## Archivos que no se pueden usar
problem-picture-empty = Este archivo está vacío
problem-picture-empty-next = Por favor, elige otra foto.
problem-picture-none = Esto no es una imagen
problem-picture-none-next = Por favor, elige una foto: JPEG, PNG, WebP, GIF o HEIC.
problem-picture-other-kind = No podemos leer este tipo de imagen
problem-picture-other-kind-next = Por favor, elige una JPEG, PNG, WebP, GIF o HEIC. También sirve una captura de pantalla.
problem-picture-video = Esto es un vídeo
problem-picture-video-next = Por ahora solo podemos recibir fotos. Por favor, elige una foto.
problem-picture-damaged = Esta imagen está dañada
problem-picture-damaged-next = Quizá se cortó en el camino. Por favor, elige otra, o toma la foto otra vez.
problem-picture-too-small = Esta imagen es demasiado pequeña
problem-picture-too-small-next = Por favor, elige una más grande.
problem-picture-too-many-pixels = Esta imagen tiene demasiados píxeles
problem-picture-too-many-pixels-next = Por favor, elige una más pequeña, o haz una captura de pantalla y envíala.
problem-picture-too-many-scans = Esta imagen está guardada de una forma que no leemos
problem-picture-too-many-scans-next = Por favor, haz una captura de pantalla y envíala.

## When words beside a picture must not be kept
post-care-title = Qué bien que digas algo
post-care-say = Si esto te pasó a ti o a alguien que conoces: no estás a solas, y no es culpa tuya. Hay personas que escuchan, de día y de noche.
post-care-help = Hablar con alguien
post-care-kept = No hemos guardado tus palabras ni tu imagen. Nadie las ha visto.
post-care-tell = Contárnoslo de modo que solo lo lea una persona preparada
post-care-again = Participar sin estas palabras
problem-words-care = No estás a solas
problem-words-care-next = Abre Ayuda en esta página, por favor: allí hay personas que escuchan. No se guardó nada de esto. Puedes participar sin estas palabras.
problem-words-tip = Aquí no podemos recibir denuncias
problem-words-tip-next = No se guardó nada de esto. Abre Ayuda en esta página, por favor: dice quién recibe denuncias y quién acude enseguida.
problem-words-contact = Tus palabras dicen cómo contactar con alguien
problem-words-contact-next = Por favor, quita números de teléfono, correos, nombres en otros servicios y direcciones web. Después envíalo otra vez.
