# Pedir otra revisión, y la exposición de motivos. Las fechas vienen de la página.

## En el recibo
appeal-until = Puedes pedirlo hasta:
appeal-note-hint = Puedes dejarlo vacío. Solo lo lee la persona que responde.
appeal-asked = Pediste otra revisión
appeal-open = La tenemos. La respuesta aparece en esta página.
appeal-stands = Ya hay respuesta: se queda como está.
appeal-let-back = Otra persona dejó volver tu imagen. Se mira de nuevo.
problem-appeal-too-long = Es demasiado largo
problem-appeal-too-long-next = Acorta lo que quieres añadir, por favor.
receipt-hidden = Tu X no se ve por ahora
receipt-hidden-say = Se mira otra vez. No tienes que hacer nada.

## La exposición de motivos
statement-title = Qué decidimos y por qué
statement-what = Qué
statement-why = Por qué
statement-by = Persona o máquina
statement-redress = Si crees que es un error
statement-ground = Las reglas que aceptaste
statement-contact = Contacto
statement-refused = La imagen no se usó.
statement-removed = La imagen se quitó del muro para siempre.
statement-hidden = La imagen no se ve mientras se mira otra vez.
statement-by-no = Una persona miró y decidió. Antes, una máquina solo comprobó que se puede mirar.
statement-by-yes = Una máquina: no pudo abrir el archivo. Ninguna persona lo ha mirado.
statement-by-not-said = Una persona después de mirar, o una máquina según nuestras reglas. Cuál de las dos fue no se lo decimos a nadie en ningún caso así: ayudaría a quien prueba qué encontramos.
statement-redress-appeal = Pide otra revisión en esta página.
statement-redress-replace = Envía otra imagen.
statement-redress-contact = Escribe a quien responde por esta campaña.
post-reason-taken-away = No cumplía nuestras reglas, o alguien que sale en ella nos pidió quitarla.
post-reason-looked-at-again = Alguien objetó, o nuestras propias comprobaciones pidieron mirarla otra vez.

## En la mesa
appeal-title = Piden otra revisión
appeal-to = { $n ->
    [one] Una persona pide otra revisión
   *[other] { $n } piden otra revisión
}
appeal-none = Nadie pide otra revisión
appeal-refused-for = rechazada: { $reason }
appeal-says = Quien la envió dice:
appeal-not-yours = Esta la rechazaste tú. Espera a otra persona.
appeal-answer-stands = Sigue rechazada
appeal-answer-back = Dejar que vuelva
appeal-said-stands = Hecho. Quien la envió puede leer la respuesta.
appeal-said-back = Ha vuelto a la mesa y la tienes tú. Decide allí, por favor.
appeal-said-sealed = Sellada. No tienes que hacer nada más. Si te sigue rondando, llama a la persona que aparece en tu página.
problem-appeal-yours = Tiene que responder otra persona
problem-appeal-yours-next = La rechazaste tú. Decide otra persona de la mesa o quien la coordina.
