# La mesa, donde las personas deciden.
desk-title = A la espera de una decisión
desk-waiting = En espera
desk-oldest = La más antigua
desk-decided = Decididas por ti hoy
desk-me = Mi página
desk-overview-say = Quienes moderan miran y deciden. Tú ves cómo va.
desk-empty = No hay nada en espera
desk-empty-say = Gracias. Esta página se llena cuando la recargas.
desk-hold = Mantén pulsado para ver la imagen
desk-approve = Aprobar
desk-approve-words = Las palabras están bien
desk-leave-words = Dejar fuera las palabras
desk-refuse = Rechazar
desk-face = Ocultar algo
desk-escalate = Puede mostrar abuso: sellarla
desk-approved = Aprobada
desk-refused = Rechazada
desk-sealed = Sellada. No tienes que hacer nada más. Si se te queda dentro, llama a la persona que aparece en tu página.
desk-undone = Deshecho. Vuelve a esperar.
desk-hidden = Ocultado. Mírala otra vez antes de aprobar.
desk-told = Hecho
desk-undo = Deshacer
desk-failed = No se pudo hacer. Inténtalo otra vez.
desk-keys = Teclas
desk-keys-on = usar teclas
desk-key-move = siguiente, anterior
desk-key-space = espacio
desk-key-hold = mantener para ver
desk-key-approve = aprobar
desk-key-refuse = rechazar, luego un número
desk-key-face = ocultar algo
desk-key-escalate = sellarla
desk-key-undo = deshacer
desk-key-single = de una en una
desk-key-rest = descansar
desk-rest = Descansar
desk-rest-title = Bien. Aparta la vista un rato.
desk-rest-say = No se pierde nada: lo que te esperaba vuelve con los demás. Levántate, bebe algo, mira por una ventana.
desk-rest-call = Si algo de lo que viste se te queda dentro, puedes hablar con:
desk-rest-back = Volver a la mesa

## Lo que conviene saber
desk-kind-photo = foto
desk-kind-drawn = dibujada
desk-kind-counted = sin imagen
desk-signal-easy = sin cara, sin palabras
desk-signal-only-words = en el muro; solo esperan las palabras
desk-signal-wants-face = pide que se vea su propia cara
desk-signal-faces = { $n ->
    [one] una cara oculta
   *[other] { $n } caras ocultas
}
desk-signal-everything = toda la imagen está oculta
desk-signal-but-hand = todo está oculto menos la mano
desk-signal-regions = hay partes ocultas
desk-signal-close = se parece a una rechazada antes
desk-signal-unsettled = coincide con una entrada en duda: una persona responsable de seguridad debe mirar antes la lista
desk-signal-near = casi igual a una anterior
desk-words-caption = Palabras:
desk-words-alt = Muestra:
desk-words-name = Nombre:
desk-words-place = Lugar:

## Motivos para rechazar
desk-reason-face = se ve una cara
desk-reason-not-the-x = no hay una X en una mano
desk-reason-child = se reconoce a una niña o un niño
desk-reason-place = muestra dónde vive, trabaja o estudia alguien
desk-reason-contact = muestra cómo contactar con alguien
desk-reason-sensational = impacta más de lo que cuenta
desk-reason-restraint = cadenas, cuerdas, cinta
desk-reason-injury = sangre o moratones
desk-reason-sexual = contenido sexual
desk-reason-spam = publicidad, o lo mismo una y otra vez
desk-reason-unusable = otra cosa
desk-reason-unreadable = no se puede leer

## Ocultar
desk-hide-title = Ocultar algo
desk-hide-say = Lo que ocultas desaparece de todos los tamaños de la imagen. Lo que ya estaba oculto sigue oculto.
desk-hide-drag = Dibuja un recuadro sobre lo que no debe verse. Puedes dibujar varios.
desk-hide-clear = Quitar mis recuadros
desk-hide-cells = O bien oculta partes de la imagen
desk-hide-faces = Ocultar la cara que se pidió mostrar
desk-hide-all = Ocultar toda la imagen
desk-hide-do = Ocultar
desk-cell-1 = arriba a la izquierda
desk-cell-2 = arriba en el centro
desk-cell-3 = arriba a la derecha
desk-cell-4 = en medio a la izquierda
desk-cell-5 = en el centro
desk-cell-6 = en medio a la derecha
desk-cell-7 = abajo a la izquierda
desk-cell-8 = abajo en el centro
desk-cell-9 = abajo a la derecha
problem-desk-no-original = Esta imagen ya no se puede cambiar
problem-desk-no-original-next = Su original ya no existe. Todavía puedes aprobarla o rechazarla.
problem-desk-act = No conocemos esa decisión
problem-desk-act-next = Vuelve a la mesa y usa sus botones. Para ocultar algo, elige qué ocultar.
problem-desk-gone = Esto ya no te toca decidirlo
problem-desk-gone-next = Otra persona decidió, o quien la envió la retiró. No ha cambiado nada.
problem-desk-not-clear = Esto ya no es posible
problem-desk-not-clear-next = La imagen ya no se puede mostrar. No se publicó nada.
problem-desk-changed = Cambió mientras mirabas
problem-desk-changed-next = Sus palabras o su imagen son nuevas. No se publicó nada. Mírala otra vez, por favor.

## Objeciones, en la mesa
desk-objections = Objeciones
desk-objections-n = { $n ->
    [one] Una objeción
   *[other] { $n } objeciones
}
desk-objections-none = Nadie objeta nada
desk-objection-public = sigue en el muro
desk-objection-hidden = oculta por ahora
desk-objection-due = decidir antes de: { $when }
desk-objection-count = { $n } veces
desk-answer-remove = Quitar para siempre
desk-answer-back = Devolver al muro
desk-answer-stays = Se queda

## Casos, para la persona responsable de seguridad
desk-cases = Casos

## Objetar, para todo el mundo
desk-notice-say = Una persona la mira en un plazo de { $hours } horas. Por regla general, la ocultamos en cuanto envías esto. No tienes que decir quién eres.
desk-notice-reason = Elige qué está mal, por favor.
desk-notice-long = Es demasiado largo. Acórtalo, por favor.
problem-desk-note-too-long = Es demasiado largo
problem-desk-note-too-long-next = Acorta lo que quieres añadir, por favor.
desk-why-abuse = Puede mostrar el abuso de una niña o un niño
desk-why-child = Se reconoce a una niña o un niño
desk-why-sexual = Es sexual
desk-why-private = Muestra dónde vive alguien o cómo contactar con esa persona
desk-why-cruel = Es cruel o se burla de alguien
desk-why-spam = Es publicidad
desk-why-other = Otra cosa
desk-why-me = Salgo en ella y no la quiero aquí
desk-why-my-child = Sale mi hija o mi hijo
desk-why-for-somebody = Lo pido por alguien que sale en ella
desk-why-intimate = Es una imagen íntima
desk-told-open = Gracias. La tenemos.
desk-told-by = Una persona la mirará y decidirá, como muy tarde el { $when }.
desk-told-gone = Ya no está en el muro.
desk-told-abuse-title = ¿Hay una niña o un niño en peligro?
desk-told-abuse-say = No esperes nuestra respuesta. Llama al número de emergencias de donde estás o a una línea de ayuda. Por favor, no copies ni envíes la imagen.
desk-told-help = Pedir ayuda ahora
desk-to-questions = Preguntas
desk-to-learn = Páginas y datos
desk-to-facts = Datos por confirmar
desk-to-lines = Líneas de ayuda

## Looking, handing on, the day
desk-show = Mostrar
desk-more = Más
desk-stash = Segunda opinión
desk-stashed = Otra persona la mirará
desk-look-first = Mírala primero: mantén espacio o pulsa Mostrar.
desk-some-gone = Hecho. Algunas las decidió otra persona o las retiraron mientras tanto.
desk-described = La descripción ha cambiado. Mira la publicación otra vez antes de aprobarla.
desk-noted = Anotado
desk-working = Trabajando ahora
desk-key-stash = segunda opinión
desk-signal-second = piden una segunda opinión
desk-signal-alike = { $n } casi iguales, se deciden juntas
desk-one-title = Una publicación
desk-crop = O quédate solo con una parte
desk-crop-box = Quedarse solo con mi recuadro
desk-crop-do = Recortar
desk-crop-middle = el centro
desk-crop-top = la parte de arriba
desk-crop-bottom = la parte de abajo
desk-crop-left = la parte izquierda
desk-crop-right = la parte derecha
desk-alt = Lo que muestra la imagen
desk-alt-say = Para quien no la ve. Se avisa a su autor de que la cambiaste.
desk-alt-do = Cambiarla
desk-notes = Notas entre moderadores
desk-note = Dile algo a quien modere después
desk-note-do = Añadir la nota
desk-day-title = El día en la mesa
desk-day-intake = Recibir fotos
desk-day-intake-open = Se pueden enviar fotos.
desk-day-intake-closed = No se reciben fotos.
desk-day-intake-say = Se dice con amabilidad que hay más fotos de las que podemos mirar. Aún es posible sumarse sin foto.
desk-day-back = Volver
desk-day-back-open = cuando alguien lo abra de nuevo
desk-day-hours = { $n ->
    [one] dentro de una hora
   *[other] dentro de { $n } horas
}
desk-day-words = Tus propias palabras, si quieres
desk-day-close = No recibir fotos por ahora
desk-day-open = Recibir fotos otra vez
desk-day-until = Hasta el { $when }.
desk-day-until-opened = Hasta que alguien lo abra de nuevo.
desk-day-wall = El mural
desk-day-wall-runs = Lo aprobado aparece en el mural.
desk-day-wall-paused = El mural está en pausa. Muestra lo que tiene; no aparece nada nuevo.
desk-day-pause = Poner el mural en pausa
desk-day-resume = Que el mural siga
desk-reasons-title = Lo que lee el autor cuando se rechaza
desk-reasons-say = Escríbelo una vez en cada idioma. Deja un campo vacío para usar las palabras de arriba. Un idioma sin tus palabras usa las nuestras.
desk-reasons-save = Guardar
problem-desk-not-seen = Aún no la has mirado
problem-desk-not-seen-next = Mira la imagen tal como está ahora y decide. No se ha publicado nada.
problem-desk-second = Esta es la segunda opinión
problem-desk-second-next = Una persona del equipo pidió la tuya. Decide, o pregunta a quien coordina.
problem-desk-notes-full = Ya hay bastantes notas en esta publicación
problem-desk-notes-full-next = Háblalo con quien coordina.
