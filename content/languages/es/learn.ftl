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
facts-desk-say = Abre cada fuente y lee allí el número. Un dato se muestra solo después de que alguien lo haya hecho.
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

# Lugares.
places-title = Lugares
places-lead = Qué dice la ley, a quién llamar y las cifras con fecha que hay, por país y por estado.
places-no-rank = No hacemos listas de los peores lugares. Más denuncias pueden significar más daño, o más gente que mira y denuncia.
places-countries = Países
places-states = Estados de Estados Unidos
places-figures = { $n ->
    [one] una cifra
   *[other] { $n } cifras
 }
place-description = { $place }: la ley, a quién llamar y cifras con fecha.
place-call = A quién llamar
place-call-say = Las líneas que atienden aquí, primero el número de emergencia:
place-call-unknown = No tenemos una línea comprobada para este lugar. En peligro, llama al número de emergencia local. Estas páginas llevan a más:
place-law = Qué dice la ley
place-law-unknown = No hemos comprobado la ley de { $place } y por eso no decimos nada de ella.
place-law-state-unknown = Aquí vale la ley federal. No hemos comprobado la ley del estado de { $place } y por eso no decimos nada de ella.
place-agreed = Lo que los países han acordado
place-figures = Cifras
place-figures-say = Cada una vale para su año y para quienes cuenta, y no más allá.
place-figures-unknown = No conocemos ninguna cifra con fecha sobre { $place } que publicaríamos. Eso no significa que allí no ocurra.
place-whole = Sobre todos los estados juntos
learn-places = Por país y estado
learn-places-say = La ley, a quién llamar, cifras con fecha.
facts-desk-learned = Lo que saben quienes leen
facts-desk-learned-say = La comprobación, todas las respuestas juntas. Quién respondió y cuándo no se guarda en ninguna parte.
facts-desk-rightly = { $rightly } de { $answered } bien
