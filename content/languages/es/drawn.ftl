# Manos dibujadas e imágenes de la demostración, para elegir y para quien no puede verlas.
drawn-hand-open = Una mano derecha abierta
drawn-hand-slim = Una mano izquierda delgada con un anillo
drawn-hand-small = Una mano derecha pequeña
drawn-hand-old = Una mano izquierda anciana con un anillo
drawn-hand-worker = Una mano derecha ancha, de trabajo, con una tirita
drawn-hand-rings = Una mano izquierda con anillos, cuentas y uñas pintadas
drawn-hand-broad = Una mano izquierda ancha
drawn-hand-glove = Una mano derecha con guante de silla de ruedas
drawn-hand-artificial = Una mano izquierda artificial
drawn-hand-sleeve = Una mano derecha con manga de punto
drawn-hand-together = Una mano izquierda con los dedos juntos
drawn-hand-patches = Una mano derecha delgada con manchas de piel clara
drawn-hand-small-sleeve = Una mano izquierda pequeña con manga amarilla
drawn-hand-cuff = Una mano izquierda con puño blanco

drawn-tone-porcelain = Muy clara
drawn-tone-petal = Clara
drawn-tone-wheat = Trigueña clara
drawn-tone-honey = Dorada
drawn-tone-olive = Aceituna
drawn-tone-amber = Tostada
drawn-tone-bronze = Marrón cálida
drawn-tone-chestnut = Marrón
drawn-tone-umber = Marrón oscura
drawn-tone-ebony = Marrón muy oscura

drawn-background-paper = Papel
drawn-background-sand = Arena
drawn-background-sky = Cielo
drawn-background-leaf = Hoja
drawn-background-slate = Pizarra
drawn-background-night = Noche

# $hand es uno de drawn-hand-*, $scene uno de drawn-scene-*.
drawn-sample-alt = { $hand } con una X roja dibujada, { $scene }.
drawn-scene-wall = ante una pared pintada
drawn-scene-leaves = entre hojas verdes
drawn-scene-wallpaper = ante un papel pintado
drawn-scene-sea = junto al mar
drawn-scene-books = ante estantes con libros
drawn-scene-knit = sobre una manta de punto
drawn-scene-tiles = ante unos azulejos
drawn-scene-sky = ante el cielo
drawn-scene-workshop = sobre una mesa de trabajo
drawn-scene-city = ante las luces de la ciudad
drawn-scene-curtain = ante una cortina
drawn-scene-meadow = en un prado
drawn-scene-brick = ante una pared de ladrillo
drawn-scene-plaid = sobre una manta de cuadros
drawn-scene-corridor = en un pasillo de escuela
drawn-scene-hills = ante unas colinas
drawn-scene-blackboard = ante una pizarra
