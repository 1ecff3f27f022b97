# Iniciar sesión.
staff-hello = Te damos la bienvenida, { $name }
staff-sign-in = Entrar
staff-sign-in-say = Este enlace te deja entrar una vez, en este dispositivo. Tu función: { $role }.
staff-not-you = ¿No eres tú? Cierra esta página y avisa a quien te envió el enlace.
