## The page of the screening service, for who runs it.

guard-hma-title = Screening service
guard-hma-well = The banks are in memory, and look-ups are answered.
guard-hma-trouble = Look-ups are not answered: the banks cannot be read. The log of this process says why.
guard-hma-answers = Calls that are answered here:
guard-hma-banks = Banks
guard-hma-no-banks = There is no bank yet. Nothing can match.
guard-hma-name = Name
guard-hma-purpose = For
guard-hma-threshold = Distance, in bits
guard-hma-share = Share of look-ups
guard-hma-for-abuse = known abuse
guard-hma-for-refused-here = refused here
guard-hma-for-known-good = known to be harmless
guard-hma-waiting = Waiting for a person
guard-hma-nothing-waits = Nothing is held and nothing is in doubt.
guard-hma-odd = entries are held or in doubt. They do not match until somebody has looked.
