# Drawn hands and the pictures of the demo, for choices and for people who cannot see them.
drawn-hand-open = An open right hand
drawn-hand-slim = A slim left hand with a ring
drawn-hand-small = A small right hand
drawn-hand-old = An old left hand with a ring
drawn-hand-worker = A broad, work-worn right hand with a plaster
drawn-hand-rings = A left hand with rings, beads and painted nails
drawn-hand-broad = A broad left hand
drawn-hand-glove = A right hand in a wheelchair glove
drawn-hand-artificial = An artificial left hand
drawn-hand-sleeve = A right hand in a knitted sleeve
drawn-hand-together = A left hand with its fingers close
drawn-hand-patches = A slim right hand with patches of pale skin
drawn-hand-small-sleeve = A small left hand in a yellow sleeve
drawn-hand-cuff = A left hand in a white cuff

drawn-tone-porcelain = Very fair
drawn-tone-petal = Fair
drawn-tone-wheat = Light
drawn-tone-honey = Golden
drawn-tone-olive = Olive
drawn-tone-amber = Tan
drawn-tone-bronze = Warm brown
drawn-tone-chestnut = Brown
drawn-tone-umber = Dark brown
drawn-tone-ebony = Very dark brown

drawn-background-paper = Paper
drawn-background-sand = Sand
drawn-background-sky = Sky
drawn-background-leaf = Leaf
drawn-background-slate = Slate
drawn-background-night = Night

# $hand is one of drawn-hand-*, $scene one of drawn-scene-*.
drawn-sample-alt = { $hand } with a red X drawn on it, { $scene }.
drawn-scene-wall = in front of a painted wall
drawn-scene-leaves = among green leaves
drawn-scene-wallpaper = in front of wallpaper
drawn-scene-sea = by the sea
drawn-scene-books = in front of shelves of books
drawn-scene-knit = on a knitted blanket
drawn-scene-tiles = in front of tiles
drawn-scene-sky = against the sky
drawn-scene-workshop = on a work table
drawn-scene-city = in front of city lights
drawn-scene-curtain = in front of a curtain
drawn-scene-meadow = in a meadow
drawn-scene-brick = in front of a brick wall
drawn-scene-plaid = on a checked blanket
drawn-scene-corridor = in a school corridor
drawn-scene-hills = in front of hills
drawn-scene-blackboard = in front of a blackboard
