## The page of the screening service, for who runs it.

guard-hma-title = Servicio de cribado
guard-hma-well = Los bancos están en memoria y las consultas se responden.
guard-hma-trouble = Las consultas no se responden: los bancos no se pueden leer. El registro de este proceso dice por qué.
guard-hma-answers = Llamadas que se responden aquí:
guard-hma-banks = Bancos
guard-hma-no-banks = Todavía no hay ningún banco. Nada puede coincidir.
guard-hma-name = Nombre
guard-hma-purpose = Para
guard-hma-threshold = Distancia, en bits
guard-hma-share = Parte de las consultas
guard-hma-for-abuse = abuso conocido
guard-hma-for-refused-here = rechazado aquí
guard-hma-for-known-good = se sabe que no hace daño
guard-hma-waiting = Espera a una persona
guard-hma-nothing-waits = Nada está retenido y nada está en duda.
guard-hma-odd = entradas están retenidas o en duda. No coinciden hasta que alguien las mire.
