# Denunciar y quitar con firma o como aviso formal, y lo que se dice a quien objeta. Las fechas vienen de la página.
notice-sign = Firmarlo como solicitud legal
notice-sign-say = No hace falta: decidimos sobre tu solicitud de todos modos. Si empiezas aquí, rellena todo menos el nombre, por favor.
notice-formal = Hacer un aviso formal
notice-formal-say = No hace falta: decidimos sobre tu denuncia de todos modos. Si empiezas aquí, di arriba qué está mal y marca la casilla, por favor. El nombre y la dirección son voluntarios.
notice-sealed = Solo puede leerlo la persona que decide.
notice-stands = ¿Quién sale en la imagen?
notice-stands-self = Salgo yo, y no acepté que esté aquí.
notice-stands-other = Actúo por una persona que sale en ella y no lo aceptó.
notice-name = Tu nombre
notice-contact = Dónde podemos contactarte
notice-signature = Tu firma: escribe tu nombre
notice-signed-as = Firma:
notice-good-faith = Creo de buena fe que lo que digo aquí es cierto.
notice-wrong-signed = Una solicitud firmada necesita tu firma, dónde podemos contactarte y quién sale en la imagen. O déjalo todo vacío.
notice-wrong-faith = Marca que lo crees de buena fe, o deja esa parte vacía.
notice-wrong-explained = Di arriba qué está mal, o deja esa parte vacía.
notice-said = Nos dijiste
notice-when = Lo recibimos
notice-hid = Qué pasó al momento
notice-hid-say = La imagen dejó de verse. Hasta entonces no había mirado ninguna persona.
notice-due = Una persona decide antes de
notice-decided = Decidido
notice-why-stays = Cumple nuestras reglas.
notice-why-gone = No cumplía nuestras reglas, o alguien que sale en ella o quien la envió no la quería aquí.
notice-by-stays = Una persona miró y decidió.
notice-by-gone = Una persona del equipo, quien la envió o nuestras reglas. Cuál de ellas, no se lo decimos a nadie en ningún caso así.
notice-redress = Escribe a quien responde por esta campaña. También puedes ir a un tribunal o a la autoridad de tu país.
desk-why-copy = La misma imagen se quitó en otro lugar de este muro
desk-objections-late = { $n ->
    [one] Una objeción tendría que estar decidida ya
   *[other] { $n } objeciones tendrían que estar decididas ya
}
