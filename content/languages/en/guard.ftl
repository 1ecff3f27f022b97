# What stands in the way of posting, for the organiser.
gate-vault-key = Both keys of the vault must be set.
gate-unknown = It is not known what posting waits for, so it stays closed.
