# Datos: las palabras que los rodean. Lo que dicen está en content/facts.

# Números, como los da la fuente.
fact-in = { $one } de cada { $n }
fact-part = { $part } de { $of }
fact-percent = { $n } %
fact-percents = { $from } a { $to } %
fact-millions = { $n } millones
fact-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
fact-is-about = cerca de { $n }
fact-is-more-than = más de { $n }
fact-is-almost = casi { $n }

# Cuándo.
fact-years = { $from } a { $to }
fact-span-fiscal = el año fiscal { $year }
fact-span-first-half = el primer semestre de { $year }
fact-span-quarter-1 = el primer trimestre de { $year }
fact-span-quarter-2 = el segundo trimestre de { $year }
fact-span-quarter-3 = el tercer trimestre de { $year }
fact-span-quarter-4 = el cuarto trimestre de { $year }
fact-span-end = fines de { $year }
fact-span-straddling = { $from }-{ $to }
fact-span-report = el informe de { $year }
fact-span-inferred = probablemente { $year }

# Debajo de un dato.
fact-of = De: { $who }
fact-counted = Se cuentan: { $what }
fact-source = Fuente: { $name }
fact-repeats = { $name }, que repite a { $origin }
fact-checked = comprobado el { $date }
fact-draft = Borrador, aún sin confirmar
fact-secondary = Fuente secundaria
fact-old = Hay una cifra más nueva
fact-late = Debía comprobarse de nuevo antes del { $date }

# La lista.
facts-title = Los datos y sus fuentes
facts-description = Cada número y cada ley que citamos, con su año, su lugar, de quiénes es una proporción y su fuente.
facts-lead = Cada número que usamos, con su año, su lugar y su fuente. Un número solo dice algo si se sabe de quiénes.
facts-demo = En esta demostración también se ven borradores. En un sitio real un dato aparece solo cuando una persona lo ha comprobado en la página de su fuente.
facts-by-topic = Por tema
facts-by-place = Por lugar
facts-all = Todos
facts-none = Aquí aún no hay nada confirmado. Los datos aparecen cuando una persona ha comprobado cada uno en la página de su fuente.
facts-corrections = Correcciones
facts-corrections-none = Ninguna por ahora. Cuando un número estaba mal, decimos aquí qué cambiamos.
facts-how = Cómo comprobamos
facts-how-say = Leemos un número en una página antes de usarlo. Decimos cuándo lo leímos y volvemos a mirar en el plazo de un año. Si una página repite lo que halló otro, nombramos a los dos. Lo viejo, flojo o supuesto no se muestra.
facts-not-compare = Dos números solo se pueden comparar si cuentan lo mismo, de las mismas personas y de la misma manera.

# Un dato.
fact-one = Dato
fact-crumb = Datos
fact-year = Año
fact-place = Lugar
fact-of-whom = De quiénes
fact-what-counted = Qué se cuenta
fact-stands = Dónde está
fact-read = Fuente
fact-published = Publicado
fact-origin = Lo halló primero
fact-also = También ahí
fact-grade = Qué tan bien se sabe
fact-grade-a = Lo leímos en la página de la propia fuente.
fact-grade-a-minus = Lo leímos en una copia antigua o poco común de la página de la propia fuente.
fact-grade-b = Lo leímos en una página que repite la fuente que nombra.
fact-licence = Uso
fact-licence-public-domain = Dominio público
fact-licence-cc-by = Creative Commons Atribución (CC BY): nombra la fuente
fact-licence-ogl = Open Government Licence (OGL): nombra la fuente
fact-licence-cite-only = Dilo con tus propias palabras y nombra la fuente
fact-reviewed = Comprobado el
fact-again = Comprobar de nuevo antes del
fact-careful = Léelo junto con esto
fact-history = Cifras anteriores
fact-history-say = Se conservan para que se vea qué se dijo y cuándo. Mira de quiénes es cada proporción: no siempre son los mismos.
fact-newer = La más nueva:
fact-no-corrections = Este dato no se ha corregido.
fact-cite = Para citarlo
fact-cite-read = Leído el { $date }.
fact-share = Para compartirlo
fact-as-picture = Como imagen
fact-as-data = Como datos (JSON)
fact-picture-alt = El dato como imagen: { $says }

# Gráficos y mapas.
chart-table = Los números que hay detrás
chart-year = Año
chart-value = Número
chart-share = Proporción
chart-place = Lugar
chart-region = Región
chart-source = Fuente
chart-gap = sin datos
chart-gaps = No hay datos que podamos citar para { $years }.
chart-from-to = Años: { $years }. Se cuentan: { $what }.
chart-from-to-share = Años: { $years }. Proporción de: { $what }.
chart-break = Marca { $mark }, antes de { $year }:
chart-draft = Contiene borradores, aún sin confirmar.
chart-known = Se sabe de { $known } de { $all } regiones, y allí solo en parte.
chart-part = { $place }: { $value }
chart-bar = { $place }, { $year }
chart-of = de { $who }
