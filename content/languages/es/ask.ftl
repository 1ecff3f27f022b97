# Preguntas y respuestas. Los números y las horas vienen de la página.
nav-ask = Pregunta
nav-questions = Preguntas

ask-title = ¿Qué es esa X?
ask-lead = Pregunta lo que quieras saber. Sin cuenta, sin nombre. Una persona lee cada pregunta, y la respuesta es para todos.
ask-search = Buscar en las respuestas
ask-search-label = Buscar preguntas, páginas y datos
ask-search-do = Buscar
ask-search-none = Aún no hay nada que coincida. Prueba con menos palabras o con otras, o pregúntanos.
ask-found-answers = Respuestas
ask-found-pages = Páginas y datos
ask-send-own = Haz tu propia pregunta
ask-question = Tu pregunta
ask-question-hint = No pongas nombres, números ni lugares, por favor: nunca los publicamos.
ask-name = Tu nombre de pila
ask-name-hint = Solo si quieres que se vea. Puedes dejarlo vacío.
ask-about = Tu pregunta es sobre
ask-about-link = esta página
ask-about-picture = Pregunta sobre la X
ask-similar = Quizá ya está respondida
ask-before = Una persona la lee antes de que se muestre algo. Puede tardar un día. No es la forma de pedir ayuda: para eso, abre Ayuda.
ask-send = Enviar
ask-newest = Respuestas más nuevas
ask-older = Respuestas anteriores
ask-feed = Respuestas en un canal RSS
ask-all = Todas las preguntas
ask-somebody = Alguien preguntó
ask-answered-by = Responde el equipo
ask-related = Más sobre esto
ask-want = Yo también quiero saberlo
ask-wanted = { $n ->
    [one] un clic de otra persona
   *[other] { $n } clics
}
ask-thread = Lo que se preguntó después
ask-collapsed = Plegado por el equipo
ask-thread-closed = Este hilo está cerrado.
ask-follow = Pregunta sobre esta respuesta
ask-see-answer = Ver la respuesta
ask-picture = Una imagen para compartir
ask-often = Lo que más se pregunta
ask-often-lead = Las preguntas más repetidas, con nuestras respuestas. Léelas, imprímelas, recórtalas.
ask-often-none = Aquí no hay nada todavía. Mira las respuestas más recientes, o pregunta.

## El escudo contra bulos
ask-shield = Por favor, no investigues
ask-shield-say = No recibimos denuncias ni publicamos nombres. No sigas, grabes, nombres ni enfrentes a nadie: puedes poner en peligro a un niño, a ti o a alguien que no hizo nada. Si sabes o viste algo, llama a una línea.
ask-shield-help = Líneas a las que puedes llamar

## Primero la ayuda
ask-care-title = Antes que nada
ask-care-lead = Parece que tú, o alguien cercano, puede estar pasando por algo duro.
ask-care-fault = No es tu culpa. Puedes hablar con alguien ahora. Ya lo han escuchado antes, y tú eliges qué contar.
ask-care-choice = ¿Qué hacemos con lo que escribiste?
ask-care-kept = No se publica, y no lo hemos guardado. Tú eliges. Si cierras esta página, desaparece.
ask-care-delete-say = No guardamos nada.
ask-care-delete = Borrarlo
ask-care-read-say = Una sola persona adulta y preparada, la responsable de seguridad, lo lee en un plazo de { $hours } horas. Nadie más. No podemos encontrarte ni llamarte, y no podemos responderte aquí.
ask-care-read = Que lo lea la responsable de seguridad
ask-care-not = Solo quiero hacer una pregunta
ask-chosen-read = Gracias por confiárnoslo
ask-chosen-read-by = La responsable de seguridad lo lee antes de: { $time }.
ask-chosen-cannot = No podemos encontrarte ni llamarte. Si necesitas a alguien ahora, llama o escribe a una de estas líneas, por favor.
ask-chosen-gone = Está borrado
ask-chosen-late = El formulario era demasiado viejo, y está borrado
ask-chosen-gone-say = No guardamos nada de lo que escribiste. Estas líneas están ahí cuando las quieras.
ask-chosen-safety = Cómo usar este sitio con seguridad

## Hablar en público
ask-speak = Tengo 18 años o más y quiero decirlo en público
ask-speak-say = No hace falta. Si quieres: dos personas adultas y preparadas lo leen antes que nadie. Pueden quitar palabras que muestren quién eres, y no añaden nada más que un título. Pueden decir que no. Tu nombre no aparece. Recibes un enlace, y con él puedes retirar tus palabras cuando quieras; las copias que hagan otros no las podemos retirar.
ask-speak-adult = Tengo 18 años o más, son mis propias palabras y quiero que sean públicas.
ask-speak-unticked = Solo una persona adulta puede elegir esto. Si tienes 18 años o más, marca la casilla. Si no, habla con una de las líneas de arriba, por favor: no es tu culpa.
ask-speak-do = Enviarlo a las dos personas que lo leen
ask-speak-receipt-save = Guarda esta dirección para ver qué pasó con tus palabras o para retirarlas. Quien la tenga puede hacerlo.
ask-speak-withdraw = Retirar mis palabras
ask-speak-state-in-review = Tenemos tus palabras
ask-speak-state-in-review-say = Dos personas adultas y preparadas las leen antes que nadie. Si las dos están de acuerdo, quedan aquí para todos.
ask-speak-state-answered = Tus palabras son públicas
ask-speak-state-answered-say = Gracias. Puedes retirarlas cuando quieras.
ask-speak-state-declined = No publicamos tus palabras
ask-speak-state-declined-say = Gracias por confiárnoslas. Que no las publiquemos no dice nada de ti: a veces es para que tú, u otra persona, estén a salvo. Están borradas.
ask-speak-state-withdrawn = Las retiraste
ask-speak-state-withdrawn-say = Tus palabras están borradas.
ask-speak-state-removed = Se retiraron
ask-speak-state-removed-say = El equipo las quitó del sitio.
ask-spoken = Contado por alguien que lo vivió; el título es nuestro

## Denuncias
ask-tip-title = No podemos recibir denuncias
ask-tip-lead = Lo que escribiste parece una denuncia. No lo guardamos, y nadie aquí lo leerá.
ask-tip-not = En estas líneas reciben denuncias y saben qué hacer. Por favor, no sigas ni enfrentes a nadie.
ask-tip-question = ¿Es una pregunta?
ask-tip-question-say = Entonces quita a las personas y los lugares, y envíala otra vez.

## El recibo
ask-state-in-review = Tenemos tu pregunta
ask-state-in-review-say = La lee una persona. Si se publica, la respuesta queda a su lado para todos.
ask-state-answered = Tu pregunta tiene respuesta
ask-state-answered-say = Puedes retirarla cuando quieras.
ask-state-declined = No publicamos tu pregunta
ask-state-care = La responsable de seguridad tiene lo que escribiste
ask-state-care-say = Alguien aquí se preocupó por ti. Lo que escribiste no se publica. Solo lo lee la responsable de seguridad. No podemos encontrarte ni llamarte; estas líneas pueden hablar contigo ahora. Puedes borrarlo abajo.
ask-state-withdrawn = La retiraste
ask-state-withdrawn-say = Tus palabras están borradas.
ask-state-removed = Se retiró
ask-state-removed-say = El equipo la quitó del sitio.
ask-receipt-save = Guarda esta dirección para ver la respuesta o retirar la pregunta. Quien la tenga puede hacerlo.
ask-receipt-sent = Enviada:
ask-withdraw = Retirar mi pregunta

## Por qué no se publica una pregunta. Se dice a quien la escribió y se ofrece a quien decide.
ask-reason-asked-before = Ya tiene respuesta.
ask-reason-contact = Muestra cómo contactar o encontrar a alguien.
ask-reason-accusation = Nombra o acusa a alguien. No publicamos eso, sea cierto o no.
ask-reason-off-topic = Es sobre otra cosa.
ask-reason-unkind = Puede herir a alguien.
ask-reason-spam = Es publicidad, o lo mismo una y otra vez.
ask-reason-not-known = No sabemos la respuesta. Puede que la sepa una línea de la página Ayuda.
ask-reason-unusable = No pudimos usarla.

## Lo que vieron los filtros, para quien decide
ask-sign-phone = un número de teléfono
ask-sign-email = una dirección de correo
ask-sign-handle = una forma de contactar en otro lugar
ask-sign-link = una dirección web
ask-sign-plate = una matrícula
ask-sign-place = una dirección
ask-sign-name = quizá un nombre
ask-sign-accusation = quizá una acusación
ask-sign-grave = quizá grave: léelo con cuidado
ask-sign-abusive = palabras ofensivas
ask-sign-mixed-scripts = letras de varios alfabetos
ask-sign-too-long = muy largo

## Quienes responden
ask-desk-waiting = { $n ->
    [0] No espera nada.
    [one] Espera una pregunta.
   *[other] Esperan { $n } preguntas.
}
ask-desk-none = No espera nada. Gracias.
ask-desk-follows = sigue a otra
ask-desk-times = { $n } veces
ask-desk-folded = Plegado: ábrelo cuando quieras
ask-desk-open = Abrir
ask-desk-one = Una pregunta
ask-desk-words = La pregunta, como se muestra
ask-desk-words-hint = Quita nombres, lugares y números. Conserva las palabras de la persona donde puedas.
ask-desk-answer = La respuesta
ask-desk-answer-hint = Breve y amable. Una línea vacía empieza otro párrafo. Sin teléfonos ni direcciones web: enlaza páginas abajo.
ask-desk-related = Páginas y datos nuestros que van con ella, una dirección por línea
ask-desk-named = Mostrar el nombre de pila
ask-desk-publish = Publicar
ask-desk-back = Volver
ask-desk-decline = No publicar
ask-desk-reason = Por qué
ask-desk-see = Si ya tiene respuesta: la dirección de esa respuesta
ask-desk-decline-do = No publicarla
ask-desk-care = Alguien cuenta algo propio
ask-desk-care-say = Desde entonces solo puede leerlo la responsable de seguridad. Quien lo escribió ve ayuda en su recibo. No preguntes nada de vuelta.
ask-desk-care-do = Pasarlo a la responsable de seguridad
ask-desk-seal = Puede ser un delito
ask-desk-seal-say = Se sella como prueba y pasa a ser un caso. No se le dice a quien lo escribió. No se puede deshacer.
ask-desk-case = Qué es
ask-desk-seal-do = Sellarlo
ask-case-threat = una amenaza
ask-case-enticement = alguien se acerca a un niño
ask-case-trafficking = alguien ofrece o busca a un niño
ask-desk-thread = El hilo
ask-desk-close = Cerrar el hilo
ask-desk-reopen = Abrir el hilo otra vez
ask-desk-slow = Frenar el hilo
ask-desk-unslow = No frenarlo más
ask-desk-collapse = Plegar esto
ask-desk-expand = Desplegar esto
ask-desk-often = Ponerla en «lo que más se pregunta»
ask-desk-seldom = Quitarla de «lo que más se pregunta»
ask-desk-remove = Retirarla
ask-desk-close-say = Después del día puedes cerrar todos los hilos a la vez. Las respuestas se quedan.
ask-desk-close-all = Cerrar todos los hilos
ask-desk-write = Escribir una pregunta y su respuesta
ask-said-answered = Publicada
ask-said-declined = No publicada
ask-said-care = La responsable de seguridad lo tiene. Si te sigue rondando, llama a la persona que aparece en tu página.
ask-said-seal = Sellado. Si te sigue rondando, llama a la persona que aparece en tu página.
ask-said-changed = Hecho
ask-said-gone = Decidió otra persona, o quien la escribió la retiró. No se cambió nada.
ask-said-written = Publicada
ask-said-unwritten = No publicada: falta algo, es demasiado larga, o muestra cómo contactar o encontrar a alguien.
ask-said-closed = Todos los hilos están cerrados

## La responsable de seguridad
ask-disclosures = Lo que alguien te dejó leer
ask-disclosures-say = A cada persona se le mostró primero la ayuda, y eligió que lo leyeras. Abrirlo queda anotado. Se destruye a los treinta días, o cuando tú lo digas.
ask-disclosures-none = No espera nada.
ask-disclosure-late = con retraso
ask-disclosure-was-read = abierto
ask-disclosure-by = abrir antes de: { $time }
ask-disclosure-open = Abrir
ask-disclosure-one = Léelo despacio
ask-disclosure-cannot = No podemos encontrar ni llamar a quien lo escribió, y se lo dijimos. Si nombra a un niño en peligro, haz lo que te pide la ley del lugar donde estás.
ask-disclosure-destroy = Destruirlo
ask-disclosure-speaks = quiere que sea público
ask-vouch = Quien lo escribió quiere que sea público
ask-vouch-say = Quien lo escribió dice que tiene 18 años o más. Quita toda palabra que muestre quién es o dónde está, y todo detalle del abuso. No añadas nada. Si pudiera ser un niño, o si hacerlo público pudiera dañarle, no se lo presentes a nadie.
ask-vouch-heading = Un título, en nuestras palabras
ask-vouch-heading-hint = Una pregunta a la que responde, como «¿Qué te ayudó?»
ask-vouch-told = Sus palabras
ask-vouch-told-hint = Una línea vacía empieza otro párrafo.
ask-vouch-do = Presentarlo a una segunda persona
ask-vouch-not = Si no debe ser público, destrúyelo. A quien lo escribió se le dice, con amabilidad y sin más, que no se publicó.
ask-second = Espera a una segunda persona
ask-second-say = Alguien que dice tener 18 años o más quiere decir esto en público. La responsable de seguridad está de acuerdo. Solo se publica si tú también lo estás, en estas mismas palabras. Di que no si pudiera ser un niño, si muestra quién es o dónde está alguien, o si dudas. Puedes dejárselo a otra persona cuando quieras.
ask-desk-spoken = Son las palabras de alguien que lo vivió. Aquí se pueden retirar, pero no cambiar.

problem-ask-empty = Escribe una pregunta, por favor
problem-ask-empty-next = Faltan palabras. Vuelve, escríbelas y envíala otra vez.
problem-ask-too-long = Es demasiado largo
problem-ask-too-long-next = Pregúntalo en pocas frases, por favor.
problem-ask-name-too-long = El nombre es demasiado largo
problem-ask-name-too-long-next = Basta un nombre de pila, o ninguno.
problem-ask-answer-too-long = La respuesta es demasiado larga
problem-ask-answer-too-long-next = Acórtala a lo que cabe en una pantalla, por favor.
problem-ask-reveals = Esto muestra cómo contactar o encontrar a alguien
problem-ask-reveals-next = Quítalo y luego publica. Nunca publicamos teléfonos, direcciones, cuentas ni matrículas.
problem-ask-adds = Hay una palabra que no dijo quien lo escribió
problem-ask-adds-next = Puedes quitar palabras. No se añade nada más que el título.
problem-ask-shut = Las preguntas aún no están abiertas
problem-ask-shut-next = Las respuestas que hay se pueden leer y buscar.
problem-ask-busy = Mucha gente está preguntando ahora
problem-ask-busy-next = No se guardó nada. Busca en las respuestas, o prueba más tarde, por favor.
problem-ask-slow = Este hilo va despacio a propósito
problem-ask-slow-next = No se guardó nada. Prueba otra vez dentro de una hora, por favor.
problem-ask-closed = Este hilo está cerrado
problem-ask-closed-next = Puedes hacer una pregunta nueva.
problem-ask-act = Eso no se puede hacer con una pregunta
problem-ask-act-next = Vuelve y usa los botones de la página.
problem-ask-care = Parece que alguien puede necesitar ayuda
problem-ask-care-next = No se guardó nada. Abre la página Ayuda: ahí hay personas que pueden hablar contigo ahora.
problem-ask-tip = No podemos recibir denuncias
problem-ask-tip-next = No se guardó nada. Llama a una de las líneas de la página Ayuda, por favor.
