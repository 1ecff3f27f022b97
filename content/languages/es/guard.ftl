# Lo que falta para poder publicar, para quien organiza.
gate-vault-key = Faltan las dos claves de la caja fuerte.
gate-unknown = No se sabe qué falta para poder publicar, así que sigue cerrado.
