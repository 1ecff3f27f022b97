# Antes de que se abra la cola: una introducción y diez ejemplos dibujados. Las páginas están en content/training.
training-title = Antes de decidir
training-say = Una introducción breve y después diez ejemplos dibujados. Luego la cola se abre para ti.
training-say-pages = Una idea en cada página. Tómate tu tiempo y para cuando quieras.
training-say-examples = Si una respuesta no es correcta, lees por qué, y vuelve una vez más.
training-say-private = Nadie ve cómo respondiste. Solo se guarda que lo superaste.
training-begin = Empezar
training-go-on = Seguir
training-later = Ahora no
training-next = Siguiente
training-back = Atrás
training-to-examples = A los ejemplos
training-page-of = Página { $n } de { $all }
training-example = Un ejemplo dibujado
training-example-say = Decide como lo harías en la mesa. Mantén pulsada la imagen, o la barra espaciadora, para mirar.
training-drawn = dibujado, para practicar
training-left = { $n ->
    [one] Queda uno
   *[other] Quedan { $n }
}
training-right = Correcto.
training-wrong = No del todo.
training-passed-title = La cola está abierta para ti
training-passed-say = Decidiste bien todos los ejemplos. Gracias por tomarte el tiempo.
training-to-desk = A la mesa
training-read-again = Leer otra vez la introducción
training-texts = Textos de la formación
