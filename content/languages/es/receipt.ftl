# El recibo de una publicación, y cómo denunciar una. Las fechas vienen de la página.

## El recibo
receipt-title = Tu X
receipt-in-review = Tenemos tu X
receipt-in-review-say = Una persona mira cada imagen antes de que salga en el muro. No hace falta que esperes aquí.
receipt-approved = Tu X está en el muro
receipt-approved-say = Gracias. Alguien la verá y preguntará.
receipt-counted = Ya estás en la cuenta
receipt-counted-say = No hay ninguna imagen ni ningún nombre. Abajo puedes retirarlo.
receipt-uncounted = Lo retiraste
receipt-uncounted-say = Ya no estás en la cuenta. Puedes volver a sumarte cuando quieras.
receipt-refused = No pudimos usar esta imagen
receipt-withdrawn = Retiraste tu X
receipt-withdrawn-say = Ya no está en el muro y la hemos borrado. Puedes dibujar otra cuando quieras.
receipt-removed = Esta imagen se quitó del muro
receipt-removed-say = Ya no se muestra. Abajo dice por qué y qué puedes hacer.
receipt-line-sent = Enviada
receipt-line-looks = Una persona la mira
receipt-line-looked = Una persona la miró
receipt-line-wall = En el muro
receipt-see = Verla en el muro
receipt-replace = Enviar otra imagen
receipt-appeal = Creo que fue un error
receipt-appeal-why = Cuéntanos por qué
receipt-appeal-hint = Puedes pedirlo una vez. Si la rechazó una persona, responde otra.
receipt-appeal-send = Pedir otra revisión
receipt-words = Cambiar tus palabras
receipt-words-save = Guardar las palabras
receipt-alt-by-desk = Alguien de la mesa describió tu foto con otras palabras. Puedes cambiarlas.
receipt-withdraw = Retirarla
receipt-withdraw-say = Un toque y ya no está en el muro. No podemos recuperar las copias que hicieron otras personas.
receipt-withdraw-do = Retirar mi X
receipt-keep = Esta página es tu recibo
receipt-keep-say = Guarda el enlace si quieres volver. Si otras personas usan este teléfono, no lo guardes: quien tiene el enlace puede retirar tu X.

## Denunciar
report-title = Denunciar esta imagen
remove-title = Quitar una imagen mía
report-say = La ocultamos en cuanto envíes esto. Después decide una persona. No tienes que decir quién eres.
report-why = ¿Qué está mal?
report-note = ¿Quieres añadir algo?
report-note-hint = Puedes dejarlo vacío. Por favor, no pongas nombres.
report-send = Denunciarla
remove-send = Pedir que se quite
report-back = Volver
report-danger = ¿Hay una niña o un niño en peligro, o lo estás tú? No esperes nuestra respuesta:
reported-title = Gracias. Ya está oculta.
reported-say = Una persona la mirará y decidirá.
reported-link = En este enlace puedes ver qué se decidió. Solo tú lo tienes.
reported-stays = La miramos. Se queda.
reported-stays-say = Una persona la miró y no encontró nada contra nuestras reglas. Puedes denunciarla otra vez si hay otro problema.
reported-gone = Ya no está. Gracias.
reported-wall = Volver al muro
