# Las líneas como las ve el equipo.
lines-title = Líneas de ayuda
lines-say = Un número equivocado deja sin ayuda a alguien en peligro. Si sabes que uno está mal, quítalo de inmediato. Para volver a ponerlo, o para cualquier otro cambio, hacen falta dos personas.
lines-change = Cambiar una línea
lines-late = { $n ->
    [one] Había que volver a leer una línea. Abre su fuente, llama y pon el nuevo día.
   *[other] Había que volver a leer { $n } líneas. Abre sus fuentes, llama y pon el nuevo día.
 }
lines-source = Dónde se leyó
lines-off = Quitada
lines-back = Pedir que se muestre de nuevo
lines-suspend = Este número está mal
lines-why = ¿Qué tiene de malo?
lines-suspend-do = Quitarlo ahora
problem-lines-why-missing = Di qué está mal
problem-lines-why-missing-next = Bastan unas palabras. Quedan entre las personas que trabajan aquí.
