# Iniciar sesión.
staff-hello = Te damos la bienvenida, { $name }
staff-sign-in = Entrar
staff-sign-in-say = Este enlace te deja entrar una vez, en este dispositivo. Tu función: { $role }.
staff-not-you = ¿No eres tú? Cierra esta página y avisa a quien te envió el enlace.
problem-staff-link = Este enlace no funciona
problem-staff-link-next = Un enlace para entrar sirve una vez, durante un día. Pide otro a quien te invitó.

# Antes de empezar.
staff-welcome-title = Antes de empezar
staff-welcome-say = Gracias por ayudar como { $role }. Lee esto primero, por favor. Son dos minutos.
staff-meet-title = Lo que puedes encontrar
staff-meet-say = La gente envía imágenes de una X roja en una mano. Tú decides lo que ven los demás.
staff-meet-most = La mayoría son solo eso: una mano y una X.
staff-meet-hard = Algunas pueden doler: sangre, miedo, contenido sexual, palabras que no se olvidan. Rara vez, una imagen puede mostrar el abuso de una niña o un niño.
staff-meet-matched = Primero, una máquina compara cada imagen con las listas que hay cargadas aquí. Lo que coincide se sella y nunca lo ves.
staff-meet-veil = Las imágenes salen pequeñas, grises y borrosas hasta que decides mirar. Nunca tienes que mirar.
staff-care-title = Cómo te cuidamos
staff-care-stop = Puedes parar cuando quieras, un minuto o para siempre. Nadie pregunta por qué.
staff-care-break = Descansa. Lo que te esperaba pasa a los demás y no se pierde nada.
staff-care-escalate = Si una imagen puede mostrar abuso, hay un botón para sellarla. Desaparece al momento de tu pantalla. No la guardes, no la copies y no la envíes a nadie.
staff-care-keep = No hagas capturas de pantalla. No busques a las personas que ves.
staff-call-title = La persona a quien puedes llamar
staff-call-who = Nombre
staff-call-phone = Teléfono
staff-call-mail = Correo
staff-call-say = Llama si algo se te queda dentro, si alguien puede estar en peligro o si tienes dudas.
staff-agree-title = ¿Estás de acuerdo?
staff-agree-adult = Tengo 18 años o más.
staff-agree-read = He leído lo que puedo encontrar.
staff-agree-agree = Acepto hacer este trabajo y sé a quién puedo llamar.
staff-agree-do = Empezar
staff-agree-not = Ahora no. Cerrar mi sesión.
staff-to-desk = A la mesa
staff-welcome-not-all = Marca las tres casillas, por favor. Sin ellas la mesa no se abre.
staff-welcome-nobody = Todavía no hay nadie a quien puedas llamar. Pide a quien organiza que ponga el contacto de seguridad. Entonces podrás empezar.
problem-staff-welcome-first = Antes, un paso
problem-staff-welcome-first-next = No ha cambiado nada. Abre la mesa, lee la página de bienvenida y acepta allí.

# Yo
staff-me-role = Tu función: { $role }.
staff-me-welcome = Lo que acepté
staff-out-title = Salir
staff-out = Cerrar sesión
staff-out-everywhere = Cerrar sesión en todos mis dispositivos

# Personas, para quien es propietario
staff-people-title = Personas
staff-name = Nombre
staff-name-hint = Como la conocen sus colegas. Basta el nombre de pila.
staff-role = Función
staff-state = Estado
staff-acts = Lo que puedes hacer
staff-state-ready = lista
staff-state-invited = enlace sin usar
staff-state-lapsed = no está lista, necesita un enlace nuevo
staff-new-link = Enlace nuevo
staff-revoke = Quitar el acceso
staff-invite-title = Invitar a alguien
staff-invite-say = Recibes un enlace que deja entrar una vez. Dáselo tú, por un medio de confianza.
staff-invite-do = Crear el enlace
staff-bad-name = Escribe un nombre de hasta 60 letras, por favor.
staff-other-role = Ya hay alguien con este nombre como { $role }. Quítale primero el acceso y luego invítale otra vez.
staff-last-owner = Es la última persona propietaria que puede actuar aquí. Invita antes a otra y espera a que haya empezado.
problem-staff-name-too-long = Este nombre es demasiado largo
problem-staff-name-too-long-next = Acórtalo a 60 letras, por favor.
staff-link-title = El enlace
staff-link-for = El enlace para { $name }
staff-link-say = Cópialo ahora: no se muestra otra vez. Sirve una vez, durante un día. Los enlaces anteriores ya no funcionan.
staff-link-back = Volver a las personas
staff-revoke-title = ¿Quitar el acceso a { $name }?
staff-revoke-say = Su sesión se cierra en todas partes, al momento. Lo que decidió queda como está.
staff-revoke-do = Quitar el acceso

# Funciones
staff-role-owner = propietaria o propietario
staff-role-owner-may = Lleva el sitio: personas y ajustes.
staff-role-organiser = organización
staff-role-organiser-may = Lleva el día. Ve la mesa, no decide.
staff-role-editor = redacción
staff-role-editor-may = Escribe las páginas.
staff-role-moderator = moderación
staff-role-moderator-may = Mira las publicaciones y decide.
staff-role-lead-moderator = moderación principal
staff-role-lead-moderator-may = Decide, da segundas opiniones, responde a los reclamos y ve cómo va el grupo.
staff-role-safety-officer = responsable de seguridad
staff-role-safety-officer-may = Se ocupa de los casos. Nadie más los ve.
staff-role-auditor = auditoría
staff-role-auditor-may = Lee el registro de decisiones y los números. No cambia nada.

# Lo que hace falta para publicar
gate-two-moderators = Dos personas moderadoras, de 18 años o más, tienen que haber empezado.
staff-role-signatory = segunda firma
staff-role-signatory-may = De fuera del equipo. Da su acuerdo, como segunda persona, a lo que deben querer dos. No empieza nada y no ve pruebas.
gate-safety-contact = Hay que nombrar a una persona a quien llamar en caso de peligro, con teléfono o correo.
