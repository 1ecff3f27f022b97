# The audit trail, for owners, lead moderators and auditors.
trail-title = Trail
trail-say = Everything that people here decided, newest first. No entry says who posted, asked or objected. What is about lists and cases is for safety officers and is not shown, but it is part of what is checked.
trail-whole = The record is whole
trail-whole-say = { $n } entries, each follows from the one before. Signed up to entry { $sealed }.
trail-whole-at = All of it was last checked on { $when }.
trail-whole-never = All of it has not been checked yet since this was set up. That happens by itself.
trail-late = { $n ->
    [one] One signature was made long after its day. That is so when no server ran.
   *[other] { $n } signatures were made long after their days. That is so when no server ran.
}
trail-going = The record is being checked
trail-so-far = So far { $n } of { $of }.
trail-go-on = Go on checking
trail-broken = Somebody changed the record
trail-broken-next = Please tell the owner and who runs the server now. They look with the command "redx doctor".
trail-fault-entry = Entry { $n } does not follow from the one before it.
trail-fault-end = Entries from { $n } on are gone.
trail-fault-seal = Signature { $n } is gone, or it is not ours.
trail-fault-missing = The day { $day } ended and was not signed.
trail-fault-cut = What was to be kept when old entries were taken off is not what was signed.
trail-fault-rewritten = Entry { $n } was seen here before. It is another one now, or it is gone.
trail-day = Day (UTC)
trail-who = Who
trail-anybody = Anybody
trail-system = The program
trail-left = Somebody who does not work here any more
trail-verb = What was done
trail-verb-hint = As the list below writes it, for example post.refused
trail-filter = Show these
trail-all = Show all
trail-none = There is no such entry.
trail-number = Number
trail-when = When
trail-subject = To what
trail-older = Older entries
trail-key = The key to check signatures with
trail-key-say = Who is given the record as a file checks it with this key, without this server.
