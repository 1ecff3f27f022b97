# What stands in the way of posting, for the organiser.
gate-vault-key = Both keys of the vault must be set.
gate-unknown = It is not known what posting waits for, so it stays closed.

# The lists that uploads are matched against: for safety officers.
guard-banks = Lists
guard-banks-say = Every upload is matched against these lists before anybody sees it. No hash is shown here.
guard-counts-say = Every upload is matched against the lists that are loaded. What they are called is for safety officers.
guard-hashes = Hashes
guard-loaded = Loaded lists
guard-loaded-none = No list is loaded. Pictures are only compared with what was refused here, so every one needs a person's eyes.
guard-purpose-abuse = Known abuse material. A match is sealed.
guard-purpose-refused-here = What was refused here. The same file is refused again.
guard-purpose-known-good = Known to be harmless. It takes back a match that is only alike.
guard-source = From
guard-exchange = Exchange
guard-threshold = Bits that may differ
guard-share = Asked for
guard-share-of = { $n } % of uploads
guard-labels = Labels
guard-waiting = Waiting for a person
guard-waiting-none = Nothing waits.
guard-waiting-say = No upload that is like one of these can be approved until you decide. Let an entry go if it is right. Switch it off if it is wrong.
guard-held-since = It suddenly matched far more than before. Held since { $when }.
guard-doubted = More people deny it than confirm it.
guard-disabled = It is switched off.
guard-opinions = Confirmed by { $yes }, denied by { $no }
guard-release = Let it go
guard-confirm = It belongs here
guard-deconfirm = It does not belong here
guard-disable = Switch off
guard-enable = Switch on
