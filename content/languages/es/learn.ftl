# Aprender: el marco de las páginas. Lo que dicen está en content/pages.
nav-learn = Aprende
learn-title = Aprende
learn-description = Páginas cortas y claras sobre la trata sexual infantil: qué es, dónde y cómo ocurre, y qué ayuda.
learn-lead = Páginas cortas con palabras sencillas. Cada número tiene su fuente y su año, y dice de quién habla.
learn-more = Más para aprender
learn-contents = En esta página
learn-next = Sigue leyendo
learn-card = Esta respuesta en una tarjeta para imprimir
learn-note = Antes de seguir
learn-note-skip = Saltar esta parte
learn-sources = De dónde sale esto
learn-source-read = Leído el { $date }.
learn-source-repeats = Repite a: { $origin }.
learn-statement = La afirmación
learn-draft = aún sin confirmar
learn-late = toca revisarlo
learn-untranslated = Esta página aún no está en tu idioma. Aquí está en inglés.
learn-stale = La página en inglés ha cambiado desde que se tradujo esta.
learn-not-a-signal = La X es una señal de apoyo, no una señal para pedir ayuda.
learn-to-help = Si necesitas ayuda, abre Ayuda.

learn-facts = Todos los datos
learn-facts-say = Cada número que usamos, con su fuente.

learn-cards = ¿Qué digo?
learn-cards-say = Una respuesta corta a cada pregunta, en una tarjeta que puedes imprimir.
learn-cards-lead = Una pregunta, una respuesta corta. Imprímelas, una por hoja, o lee una en voz alta.

learn-check = ¿Qué sabes ahora?
learn-check-say = Siete preguntas. Sin cuenta, y tus respuestas no se guardan.
learn-check-lead = Siete preguntas. Sin prisa. Puedes buscar las respuestas.
learn-check-send = Ver las respuestas
learn-check-kept = Tus respuestas no se guardan ni se cuentan.
learn-check-score = { $right } de { $all } son correctas.
learn-check-right = Correcto.
learn-check-wrong = No del todo. La respuesta es:
learn-check-open = La respuesta es:
learn-check-where = Lee más: { $title }
learn-check-again = Volver a empezar

# El equipo: páginas y datos.
learn-desk-title = Páginas y datos
learn-desk-stale = El texto en inglés cambió después de esta traducción.
facts-desk-title = Datos por confirmar
facts-desk-say = Abra cada fuente y lea allí el número. Un dato se muestra solo después de que alguien lo haya hecho.
facts-desk-late = { $n ->
    [one] Un dato ya debería haberse leído de nuevo.
   *[other] { $n } datos ya deberían haberse leído de nuevo.
 }
facts-desk-open = Por confirmar: { $n }
facts-desk-done = Confirmados: { $n }
facts-desk-source = Abrir la fuente
facts-desk-confirm = Hoy lo leí allí
facts-desk-doubt = Quitarlo de las páginas
facts-desk-again = Hay que leerlo de nuevo.
