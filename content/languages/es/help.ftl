# Ayuda. Los números y las direcciones vienen de los datos de las líneas, nunca de aquí.
help-now = ¿Estás en peligro ahora?
help-exit-say = Salir te saca de este sitio al instante. No borra tu historial.
help-lines = Personas con quienes puedes hablar
help-device = Si alguien vigila tu teléfono
help-device-say = Usa otro dispositivo si puedes: en casa de una amiga o un amigo, en una biblioteca, en la escuela. Una ventana privada ayuda. Si borras todo tu historial, alguien puede notarlo.
help-checked = Comprobado el { $date }
