# Lo que falta para poder publicar, para quien organiza.
gate-vault-key = Faltan las dos claves de la caja fuerte.
gate-unknown = No se sabe qué falta para poder publicar, así que sigue cerrado.

# Las listas con las que se comparan los archivos: para responsables de seguridad.
guard-banks = Listas
guard-banks-say = Cada archivo se compara con estas listas antes de que nadie lo vea. Aquí no se muestra ningún hash.
guard-counts-say = Cada archivo se compara con las listas cargadas. Sus nombres son para responsables de seguridad.
guard-hashes = Hashes
guard-loaded = Listas cargadas
guard-loaded-none = No hay ninguna lista cargada. Las imágenes solo se comparan con lo que se rechazó aquí, así que una persona tiene que ver cada una.
guard-purpose-abuse = Material de abuso conocido. Una coincidencia se sella.
guard-purpose-refused-here = Lo que se rechazó aquí. El mismo archivo se rechaza otra vez.
guard-purpose-known-good = Se sabe que no hace daño. Anula una coincidencia que solo es parecida.
guard-source = Origen
guard-exchange = Intercambio
guard-threshold = Bits que pueden cambiar
guard-share = Se consulta para
guard-share-of = { $n } % de los archivos
guard-labels = Etiquetas
guard-waiting = Esperan a una persona
guard-waiting-none = No espera nada.
guard-waiting-say = Nada que se parezca a una de estas entradas se puede aprobar hasta que decidas. Suelta la entrada si es correcta. Desactívala si es errónea.
guard-held-since = De pronto coincidió con mucho más que antes. Retenida desde { $when }.
guard-doubted = Más personas la niegan que la confirman.
guard-disabled = Está desactivada.
guard-opinions = Confirmada por { $yes }, negada por { $no }
guard-release = Soltar
guard-confirm = Debe estar aquí
guard-deconfirm = No debe estar aquí
guard-disable = Desactivar
guard-enable = Activar
