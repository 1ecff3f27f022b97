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
problem-staff-training-first = Primero la formación
problem-staff-training-first-next = No se cambió nada. Abre la mesa: te lleva a una introducción breve y diez ejemplos dibujados.

# Entrar sin enlace
staff-enter-wrong = No has podido entrar. Revisa el nombre, la contraseña y el código. Cada código sirve una vez.
staff-enter-password-title = Con contraseña y código
staff-enter-lost = He perdido mi dispositivo
staff-passkey-sign-in = Entrar con una clave de acceso
staff-passkey-failed = No ha funcionado. Inténtalo otra vez, o usa una contraseña y un código.
staff-password = Contraseña
staff-code = Código de la aplicación
staff-code-hint = Los números que muestra ahora tu aplicación de autenticación.
staff-recover-title = Entrar con un código de recuperación
staff-recover-say = Toma uno de los códigos que imprimiste. Sirve una vez. Después preparas de nuevo una clave de acceso o una contraseña.
staff-recover-code = Código de recuperación
staff-recover-wrong = No has podido entrar. Revisa el nombre y el código. Cada código sirve una vez.
staff-recover-none = ¿No te queda ninguno? Pide un enlace nuevo a una persona propietaria.
problem-staff-passkey-wrong = Esta clave de acceso no ha servido
problem-staff-passkey-wrong-next = Inténtalo otra vez. Si sigue igual, usa una contraseña, un código de recuperación o pide un enlace nuevo.
problem-staff-locked = Demasiados intentos con este nombre
problem-staff-locked-next = Espera un poco antes de intentarlo otra vez. Una clave de acceso sirve siempre.

# Mostrar de nuevo quién eres
staff-confirm-title = ¿Eres tú?
staff-confirm-say = Lo que sigue no se puede deshacer. Muestra de nuevo quién eres. Después pulsa allí el botón otra vez.
staff-confirm-elsewhere = Estás en otra red que cuando entraste. Muestra de nuevo quién eres. Si no te has movido, alguien puede haber copiado tu sesión: después, sal en todos tus dispositivos desde tu página.
staff-confirm-passkey = Usar mi clave de acceso
staff-confirm-do = Soy yo
staff-confirm-wrong = No era correcto. Revisa la contraseña y el código. Cada código sirve una vez.
problem-staff-confirm-first = Muestra de nuevo quién eres
problem-staff-confirm-first-next = No se cambió nada. Abre la página en un navegador, confirma que eres tú e inténtalo otra vez.

# Preparar la entrada
staff-set-up-title = Cómo entro
staff-set-up-say = Prepara una forma de entrar. Entonces se abre la mesa. Tu enlace no sirve otra vez.
staff-set-up-has = Una segunda forma, en otro dispositivo, ayuda si pierdes uno.
staff-set-up-remove = Quitar
staff-set-up-last = Es tu única forma de entrar. Añade otra primero.
problem-staff-set-up-first = Primero un paso
problem-staff-set-up-first-next = No se cambió nada. Abre la mesa y prepara allí una clave de acceso o una contraseña.
staff-passkeys-title = Claves de acceso
staff-passkeys-say = La guarda tu teléfono, tu ordenador o una llave de seguridad. Allí usas el dedo, la cara o un PIN, y nada de eso nos llega.
staff-passkey-add = Añadir una clave de acceso
staff-passkey-made = Añadida { $at }, aún sin usar.
staff-passkey-used = Último uso { $at }.
staff-passkey-no-script = Una clave de acceso necesita JavaScript. Una contraseña con códigos funciona sin él.
staff-passkey-not-here = Las claves de acceso necesitan una dirección con nombre. Aquí sirve una contraseña con códigos.
problem-staff-passkey-not-kept = Esta clave de acceso no se ha añadido
problem-staff-passkey-not-kept-next = Carga la página de nuevo e inténtalo otra vez. Un dispositivo de la lista no hay que añadirlo de nuevo.
staff-password-title = Contraseña y códigos
staff-password-add = Preparar una contraseña y una aplicación de autenticación
staff-password-change = Cambiar la contraseña y la aplicación
staff-password-made = Preparada { $at }.
staff-password-choose = Elige una contraseña
staff-password-hint = Al menos { $least } letras o signos. Unas palabras seguidas van bien.
staff-password-keep = Guardar
staff-password-back = Volver
staff-password-short = Esta contraseña es demasiado corta. Toma unas palabras.
staff-password-long = Esta contraseña es demasiado larga.
staff-password-common = Esta contraseña es fácil de adivinar. Elige otra, por favor.
staff-password-late = Esta página era demasiado vieja. Escanea el código nuevo e inténtalo otra vez.
staff-password-code-wrong = El código no era correcto. Escribe el que muestra ahora la aplicación.
staff-secret-title = Añádenos a tu aplicación
staff-secret-say = Escanea esto con una aplicación de autenticación.
staff-secret-qr = Código para escanear con una aplicación de autenticación
staff-secret-typed = O escribe esto en la aplicación:
staff-codes-title = Códigos de recuperación
staff-codes-left = Códigos que quedan: { $left }. Los nuevos los reemplazan.
staff-codes-none = No tienes códigos de recuperación. Haz algunos ahora, para el día en que pierdas un dispositivo.
staff-codes-make = Hacer códigos nuevos
staff-codes-say = Imprímelos o escríbelos y guárdalos lejos de tu dispositivo. Cada uno sirve una vez, con tu nombre. No se muestran de nuevo.
staff-codes-kept = Ya los tengo

# Mis sesiones
staff-sessions-title = Dónde he entrado
staff-sessions-say = Guardamos el tipo de dispositivo y las horas, y ninguna dirección.
staff-session = { $device }, desde { $at }.
staff-session-used = Último uso { $at }.
staff-session-mine = Es esta.
staff-session-strange = El { $at } se usó desde otra red. Allí no se abrió nada.
staff-session-end = Terminar
staff-sessions-end = Terminar todas las demás
staff-device-phone = Teléfono
staff-device-tablet = Tableta
staff-device-computer = Ordenador
staff-device-other = Dispositivo

# Otro papel, y un grupo pequeño
staff-role-change = Cambiar papel
staff-role-change-title = Otro papel para { $name }
staff-role-change-say = Se cierra su sesión en todas partes y entra de nuevo.
staff-role-change-do = Cambiar
staff-group-title = Preparar un grupo pequeño
staff-group-say = Una persona dirige, dos deciden con ella y una de fuera da su acuerdo a lo que deben querer dos. Recibes un enlace para cada una.
staff-group-lead = Quién dirige
staff-group-lead-hint = Recibe tres enlaces: para decidir, para llevar el sitio y para cuidar de los casos. Cada uno es una entrada propia.
staff-group-one = Persona que modera
staff-group-two = Otra persona que modera
staff-group-outside = Segunda firma
staff-group-outside-hint = Alguien que no es del equipo, como una abogada o un socio. Puede aceptar o rechazar, y nada más.
staff-group-do = Hacer los enlaces
staff-group-twice = { $name } aparece dos veces. Cada lugar necesita otra persona.
staff-group-other-role = { $name } trabaja aquí como { $role }. Cambia primero su papel o termina su acceso.
staff-links-title = Los enlaces

# Yo
staff-me-role = Tu función: { $role }.
staff-me-signatory = Lo que espera a una segunda persona
staff-me-signatures = Peticiones sobre casos
staff-me-lines = Cambios de líneas de ayuda
staff-me-pages = Cambios de páginas
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
staff-state-training = en formación
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
staff-role-signatory = segunda firma
staff-role-signatory-may = De fuera del equipo. Da su acuerdo, como segunda persona, a lo que deben querer dos. No empieza nada y no ve pruebas.

# Lo que hace falta para publicar
gate-two-moderators = Dos personas que moderan, mayores de 18, deben haber aceptado y superado la formación.
gate-safety-contact = Hay que nombrar a una persona a quien llamar en caso de peligro, con teléfono o correo.
