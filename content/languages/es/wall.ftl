# La portada, el muro, una publicación, la pantalla en una sala. Las fechas y los números vienen de la página.

## La portada
# What a search engine shows of a page that says nothing of its own.
site-description = Dibuja una X roja en tu mano, muéstrala y di por qué: ninguna niña y ningún niño está en venta.
home-title = Dibuja una X roja en tu mano
home-today = Hoy
home-after = Gracias
home-in-days = { $days ->
    [one] mañana
   *[other] en { $days } días
}
home-do = Dibuja una X roja en tu mano.
home-why = Di no a la trata sexual de niñas y niños.
home-lead = El { $day }, muéstrala. Alguien te preguntará: «¿Qué es esa X?». Tu respuesta abre la conversación.
home-lead-after = El día pasó, la conversación sigue. El muro se queda aquí y todavía puedes dibujar tu X.
home-draw = Dibuja tu X
home-what = ¿Qué es?
home-wall = En el muro
home-joined = { $n } veces sumadas
home-see-wall = Ver todo el muro
home-asked = «¿Qué es esa X?»
home-answer = «Significa que ninguna niña y ningún niño está en venta. La llevo para que se hable de la trata sexual infantil, y para que quien la sufre sepa que nos importa.»
home-answer-more = La trata sexual infantil es cuando alguien da o recibe algo de valor por un acto sexual con una persona menor de edad. No hace falta la fuerza ni cruzar una frontera. La culpa nunca es de la niña o del niño.
home-how = Cómo participar
home-step-draw = Dibuja
home-step-draw-say = Dos trazos en el dorso de la mano. Sirve cualquier bolígrafo rojo. ¿No tienes? Dibújala en la pantalla.
home-step-show = Muestra
home-step-show-say = Haz una foto de tu mano. Sin cara, sin nombre, sin cuenta.
home-step-tell = Cuenta
home-step-tell-say = Cuando alguien pregunte, di por qué. Una charla sincera cuenta.
home-next = Después de la X
home-next-say = La X abre la conversación. El trabajo sigue todo el año: aprende qué es, ten a mano el número de ayuda, acompaña a quienes tienes cerca.
home-remind = Poner el { $day } en mi calendario
home-card-alt = Una mano dibujada con una X roja, el nombre del día y su fecha.

## El muro
wall-title = Manos en el muro
wall-empty = Todavía no hay ninguna. La tuya puede ser la primera.
wall-yours = Dibuja tu X
wall-new-one = {"{n}"} nueva
wall-new-other = {"{n}"} nuevas
wall-older = Más antiguas
wall-newest = Las más nuevas
# Lo que muestra una imagen cuando quien la envió no dijo nada. $hand es uno de drawn-hand-*.
wall-alt-photo = Foto de una mano con una X roja
wall-alt-photo-place = Foto de una mano con una X roja, desde { $place }
wall-alt-drawn = { $hand }, dibujo con una X roja
wall-alt-drawn-hand = Mano dibujada con una X roja
problem-wall-full = El muro en vivo está lleno en este momento
problem-wall-full-next = El muro sigue abierto. De vez en cuando buscará imágenes nuevas.
wall-tv = Mostrar el muro en una pantalla grande
wall-pictures = { $n ->
    [one] imagen
   *[other] imágenes
}
wall-without = sin imagen
wall-joined = veces sumadas

## Una publicación
one-title = Una mano con una X roja
one-doors = Sobre esta imagen
one-wall = Ver el muro
one-report = Denunciar esto
one-remove = Quitar una imagen mía
