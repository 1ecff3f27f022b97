### Cases, for safety officers alone. Nothing here says what was sealed.

cases-title = Cases
cases-one = Case { $id }
cases-say = What is sealed is opened with your key, on your own machine, never here. The guide says how.
cases-n-waiting = { $n ->
    [0] No case waits.
    [one] One case waits for a decision.
   *[other] { $n } cases wait for a decision.
}
cases-n-late = { $n ->
    [one] One case should have been decided by now.
   *[other] { $n } cases should have been decided by now.
}
cases-n-ending = { $n ->
    [one] One case is kept only a little longer. Does somebody still need it?
   *[other] { $n } cases are kept only a little longer. Does somebody still need them?
}
cases-n-overdue = { $n ->
    [one] One case should have been destroyed by now and was not. Tell the operator.
   *[other] { $n } cases should have been destroyed by now and were not. Tell the operator.
}
cases-rehearse-operator = Show that the operator’s key still opens: redx guard key rehearse
cases-rehearse-recovery = Show that the recovery key still opens: redx guard key rehearse
cases-destroyed = Destroyed
cases-back = All cases
cases-who-left = somebody who has left
cases-immediate = life at stake
cases-held = on hold
cases-decide-by = Decide by { $when }.
cases-kept-until = Kept until { $when }.
cases-destroyed-at = Destroyed on { $when }.

## Kinds, states, alarms
cases-kind-csam = Picture: abuse of a child
cases-kind-trafficking = Text: a child offered or sought
cases-kind-enticement = Text: a child approached
cases-kind-other = Something else
cases-state-open = nobody has taken it
cases-state-in-review = taken
cases-state-doubted = waits for a second officer
cases-state-not-reportable = need not be reported
cases-state-reported = reported
cases-state-destroyed = destroyed
cases-alarm-waiting = This case waits for a decision.
cases-alarm-late = This case is late.
cases-alarm-ending = Its time ends soon.
cases-alarm-overdue = It should be gone by now.
cases-certainty-exact = the same file as one on a list
cases-certainty-unconfirmed = similar only: a hold, not proof
cases-certainty-person = a person said so
cases-detected-hash-match = it matched a list
cases-detected-flag = somebody in public told us
cases-detected-sighting = a moderator saw it
cases-detected-filter = the filter of texts found it

## Facts
cases-fact-kind = What it may be
cases-fact-state = Where it stands
cases-fact-certainty = How sure it is
cases-fact-detected = How we learned of it
cases-fact-known = Known since
cases-fact-assignee = Taken by
cases-fact-viewed = Seen by anybody here
cases-fact-opened = First opened
cases-fact-reported = Reported
cases-fact-report = Number of the report
cases-fact-file = The file
cases-file-is = { $type }, { $size } KB
cases-viewed-yes = yes
cases-viewed-no = no

## What can be done
cases-take = Take this case
cases-put-back = Put it back
cases-make-immediate = Somebody’s life may be at stake
cases-make-ordinary = Nobody’s life is at stake
cases-why = Why?
cases-why-hint = A sentence or a few. Only officers read it. Name no visitor.
cases-doubt = Need not be reported
cases-doubt-say = A second officer has to agree. Until then the case still waits.
cases-doubted = Need it be reported?
cases-doubted-say = A colleague says that it need not. You decide: look at the facts and at their reason first.
cases-doubted-mine = You say that it need not. Somebody else has to agree. You can still take it back.
cases-agree = I agree: it need not be reported
cases-disagree = It goes on
cases-reopen = Look at it anew
cases-holds = Holds
cases-holds-none = Nothing keeps this case beyond its time.
cases-hold = Set a hold
cases-hold-say = While a hold stands nothing is destroyed, not even on its day. Say who asked for it.
cases-release = Release this hold
cases-two = For two people
cases-two-say = One asks, somebody else agrees, and whoever asked then has an hour. Opening and exporting happen on your own machine, with the key from its safe.
cases-ask = What do you need?
cases-ask-do = Ask a second person
cases-grant = Agree
cases-refuse = Say no
cases-take-back = Take my question back
cases-destroy-now = Destroy it now, for good
cases-purpose-open = To open it and look
cases-purpose-export = To make a sealed package for law enforcement
cases-purpose-report = To send its report
cases-purpose-destroy = To destroy it
cases-purpose-destroy-by-order = To destroy it before its day: law enforcement asks
cases-grant-waits = waits for a second person until { $when }
cases-grant-stands = granted until { $when }
cases-grant-ended = ended on { $when }
cases-grant-refused = refused
cases-grant-used = used on { $when }
cases-linked = From the same person
cases-linked-none = No other case is linked with this one.
cases-link = Link with another case
cases-link-other = The other case
cases-link-hint = Its whole number, from the address of its page.
cases-unlink = Take this case out of the group
cases-notes = Notes
cases-note-new = A note
cases-note-hint = Only officers read it. Name no visitor, and describe nothing you saw.
cases-note-add = Add the note
cases-note-note = Note
cases-note-doubt = Need not be reported, because
cases-note-agree = Agreed, because
cases-note-disagree = Goes on, because
cases-note-reopen = Looked at anew, because
cases-note-release = Hold released, because
cases-certificate = Certificate
cases-certificate-say = What was destroyed, when and by whom, signed by this instance.

## What was done
cases-said-done = Done.
cases-said-gone = That is no longer possible. Somebody else was quicker, or its time is over.
cases-said-same-person = You are the first of the two. Somebody else has to agree.
cases-said-no-reason = Please give a reason, in a sentence or a few.
cases-said-not-granted = Nobody agreed to this, or the hour is over.
cases-said-held = A hold stands. Nothing is destroyed.
cases-said-undecided = This case is not decided yet. Nothing is destroyed.
cases-said-too-soon = The law asks us to keep it for longer. Only an order of law enforcement comes before that.
cases-said-destroyed = It is destroyed already.
problem-cases-act = We did not understand that
problem-cases-act-next = Go back to the case and choose again.

# For the second signatory
cases-signatures-title = What waits for you
cases-signatures-say = A safety officer asks, and says why. You agree, or you do not. You see nothing of what was sealed. Ask them if you are not sure.
cases-signatures-none = Nothing waits.
cases-signatures-case = Case { $case }
