### Casos, solo para responsables de protección. Aquí nada dice qué se selló.

cases-title = Casos
cases-one = Caso { $id }
cases-say = Lo sellado se abre con tu clave, en tu propia máquina, nunca aquí. La guía dice cómo.
cases-n-waiting = { $n ->
    [0] No hay ningún caso en espera.
    [one] Un caso espera una decisión.
   *[other] { $n } casos esperan una decisión.
}
cases-n-late = { $n ->
    [one] Un caso ya debería estar decidido.
   *[other] { $n } casos ya deberían estar decididos.
}
cases-n-ending = { $n ->
    [one] Un caso se guarda solo un poco más. ¿Alguien lo necesita todavía?
   *[other] { $n } casos se guardan solo un poco más. ¿Alguien los necesita todavía?
}
cases-n-overdue = { $n ->
    [one] Un caso ya debería estar destruido y no lo está. Avisa a quien lleva el servidor.
   *[other] { $n } casos ya deberían estar destruidos y no lo están. Avisa a quien lleva el servidor.
}
cases-rehearse-operator = Demuestra que la clave de operación todavía abre: redx guard key rehearse
cases-rehearse-recovery = Demuestra que la clave de recuperación todavía abre: redx guard key rehearse
cases-destroyed = Destruidos
cases-back = Todos los casos
cases-who-left = alguien que ya no está
cases-immediate = peligra una vida
cases-held = retenido
cases-decide-by = Decide antes del { $when }.
cases-kept-until = Se guarda hasta el { $when }.
cases-destroyed-at = Destruido el { $when }.

## Tipos, estados, alarmas
cases-kind-csam = Imagen: abuso de una niña o un niño
cases-kind-trafficking = Texto: se ofrece o se busca a un menor
cases-kind-enticement = Texto: alguien se acerca a un menor
cases-kind-other = Otra cosa
cases-state-open = nadie lo ha tomado
cases-state-in-review = tomado
cases-state-doubted = espera a una segunda persona
cases-state-not-reportable = no hay que denunciarlo
cases-state-reported = denunciado
cases-state-destroyed = destruido
cases-alarm-waiting = Este caso espera una decisión.
cases-alarm-late = Este caso va con retraso.
cases-alarm-ending = Su plazo acaba pronto.
cases-alarm-overdue = Ya no debería existir.
cases-certainty-exact = el mismo archivo que uno de una lista
cases-certainty-unconfirmed = solo se parece: una retención, no una prueba
cases-certainty-person = lo dijo una persona
cases-detected-hash-match = coincidió con una lista
cases-detected-flag = alguien del público nos avisó
cases-detected-sighting = lo vio alguien de moderación
cases-detected-filter = lo encontró el filtro de textos

## Datos
cases-fact-kind = Qué puede ser
cases-fact-state = En qué punto está
cases-fact-certainty = Cuánta certeza hay
cases-fact-detected = Cómo lo supimos
cases-fact-known = Se sabe desde
cases-fact-assignee = Lo tomó
cases-fact-viewed = Alguien de aquí lo ha visto
cases-fact-opened = Abierto por primera vez
cases-fact-reported = Denunciado
cases-fact-report = Número de la denuncia
cases-fact-file = El archivo
cases-file-is = { $type }, { $size } KB
cases-viewed-yes = sí
cases-viewed-no = no

## Qué se puede hacer
cases-take = Tomar este caso
cases-put-back = Devolverlo
cases-make-immediate = Puede peligrar una vida
cases-make-ordinary = No peligra ninguna vida
cases-why = ¿Por qué?
cases-why-hint = Una frase o unas pocas. Solo lo leen responsables de protección. No nombres a ningún visitante.
cases-doubt = No hay que denunciarlo
cases-doubt-say = Una segunda persona tiene que estar de acuerdo. Hasta entonces el caso sigue en espera.
cases-doubted = ¿Hay que denunciarlo?
cases-doubted-say = Otra persona dice que no. Tú decides: mira primero los datos y su razón.
cases-doubted-mine = Tú dices que no. Otra persona tiene que estar de acuerdo. Todavía puedes retirarlo.
cases-agree = De acuerdo: no hay que denunciarlo
cases-disagree = Sigue adelante
cases-reopen = Mirarlo de nuevo
cases-holds = Retenciones
cases-holds-none = Nada guarda este caso más allá de su plazo.
cases-hold = Poner una retención
cases-hold-say = Mientras haya una retención no se destruye nada, ni siquiera en su día. Di quién la pidió.
cases-release = Levantar esta retención
cases-two = Entre dos personas
cases-two-say = Una pide, otra está de acuerdo, y quien pidió tiene entonces una hora. Se abre y se exporta en tu propia máquina, con la clave de su caja fuerte.
cases-ask = ¿Qué necesitas?
cases-ask-do = Preguntar a una segunda persona
cases-grant = De acuerdo
cases-refuse = Decir que no
cases-take-back = Retirar mi pregunta
cases-destroy-now = Destruirlo ahora, para siempre
cases-purpose-open = Abrirlo y mirar
cases-purpose-export = Hacer un paquete sellado para la policía
cases-purpose-report = Enviar su denuncia
cases-purpose-destroy = Destruirlo
cases-purpose-destroy-by-order = Destruirlo antes de su día: lo pide la policía
cases-grant-waits = espera a una segunda persona hasta el { $when }
cases-grant-stands = concedido hasta el { $when }
cases-grant-ended = acabó el { $when }
cases-grant-refused = denegado
cases-grant-used = usado el { $when }
cases-linked = De la misma persona
cases-linked-none = Ningún otro caso está unido a este.
cases-link = Unir con otro caso
cases-link-other = El otro caso
cases-link-hint = Su número entero, de la dirección de su página.
cases-unlink = Sacar este caso del grupo
cases-notes = Notas
cases-note-new = Una nota
cases-note-hint = Solo la leen responsables de protección. No nombres a ningún visitante ni describas nada de lo que viste.
cases-note-add = Añadir la nota
cases-note-note = Nota
cases-note-doubt = No hay que denunciarlo, porque
cases-note-agree = De acuerdo, porque
cases-note-disagree = Sigue adelante, porque
cases-note-reopen = Mirado de nuevo, porque
cases-note-release = Retención levantada, porque
cases-certificate = Certificado
cases-certificate-say = Qué se destruyó, cuándo y por quién, firmado por esta instancia.

## Qué se hizo
cases-said-done = Hecho.
cases-said-gone = Eso ya no es posible. Alguien fue más rápido, o su plazo ha acabado.
cases-said-same-person = Tú eres la primera de las dos personas. Otra tiene que estar de acuerdo.
cases-said-no-reason = Da una razón, en una frase o unas pocas.
cases-said-not-granted = Nadie estuvo de acuerdo con esto, o la hora ha acabado.
cases-said-held = Hay una retención. No se destruye nada.
cases-said-undecided = Este caso aún no está decidido. No se destruye nada.
cases-said-too-soon = La ley nos pide guardarlo más tiempo. Solo una orden de la policía va antes.
cases-said-destroyed = Ya está destruido.
problem-cases-act = No lo hemos entendido
problem-cases-act-next = Vuelve al caso y elige otra vez.

# For the second signatory
cases-signatures-title = Lo que te espera
cases-signatures-say = Una persona responsable de seguridad pide algo y dice por qué. Das tu acuerdo o no. No ves nada de lo sellado. Pregúntale si tienes dudas.
cases-signatures-none = No espera nada.
cases-signatures-case = Caso { $case }
