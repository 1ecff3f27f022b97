# El registro de decisiones, para propietarios, moderadores jefe y auditores.
trail-title = Registro
trail-say = Todo lo que decidieron las personas de aquí, lo más nuevo primero. Ninguna entrada dice quién publicó, preguntó o se opuso. Lo que trata de listas y casos es para responsables de seguridad y no se muestra, pero forma parte de lo que se comprueba.
trail-whole = El registro está completo
trail-whole-say = { $n } entradas; cada una sigue de la anterior. Firmado hasta la entrada { $sealed }.
trail-whole-at = Todo se comprobó por última vez el { $when }.
trail-whole-never = Todavía no se ha comprobado todo desde la instalación. Se hace por sí solo.
trail-late = { $n ->
    [one] Una firma se hizo mucho después de su día. Es así cuando no había un servidor en marcha.
   *[other] { $n } firmas se hicieron mucho después de sus días. Es así cuando no había un servidor en marcha.
}
trail-going = Se está comprobando el registro
trail-so-far = Hasta ahora { $n } de { $of }.
trail-go-on = Seguir comprobando
trail-broken = Alguien cambió el registro
trail-broken-next = Avise ahora al propietario y a quien lleva el servidor. Ellos miran con la orden "redx doctor".
trail-fault-entry = La entrada { $n } no sigue de la anterior.
trail-fault-end = Faltan las entradas desde la { $n }.
trail-fault-seal = La firma { $n } falta o no es nuestra.
trail-fault-missing = El día { $day } terminó y no se firmó.
trail-fault-cut = Lo que debía guardarse al quitar entradas viejas no es lo que se firmó.
trail-fault-rewritten = La entrada { $n } ya se había visto aquí. Ahora es otra o falta.
trail-day = Día (UTC)
trail-who = Quién
trail-anybody = Cualquiera
trail-system = El programa
trail-left = Alguien que ya no trabaja aquí
trail-verb = Qué se hizo
trail-verb-hint = Como se escribe en la lista de abajo, por ejemplo post.refused
trail-filter = Mostrar estas
trail-all = Mostrar todas
trail-none = No hay ninguna entrada así.
trail-number = Número
trail-when = Cuándo
trail-subject = A qué
trail-older = Entradas más antiguas
trail-key = La clave para comprobar las firmas
trail-key-say = Quien recibe el registro como archivo lo comprueba con esta clave, sin este servidor.
