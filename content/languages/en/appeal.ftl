# Asking for another look, and the statement of reasons. Dates come from the page.

## On the receipt
appeal-until = You can ask until:
appeal-note-hint = You can leave this empty. Only the person who answers reads it.
appeal-asked = You asked for another look
appeal-open = We have it. You find the answer on this page.
appeal-stands = You have the answer: it stays as it is.
appeal-let-back = Another person let your picture back. It is looked at anew.
problem-appeal-too-long = This is too long
problem-appeal-too-long-next = Please shorten what you want to add.
receipt-hidden = Your X is out of sight for now
receipt-hidden-say = It is looked at again. You do not have to do anything.

## The statement of reasons
statement-title = What we decided, and why
statement-what = What
statement-why = Why
statement-by = Person or machine
statement-redress = If you think this is wrong
statement-ground = The rules you agreed to
statement-contact = Contact
statement-refused = The picture was not used.
statement-removed = The picture was taken off the wall for good.
statement-hidden = The picture is out of sight while it is looked at again.
statement-by-no = A person looked and decided. Before that, a machine only checked that people may look.
statement-by-yes = A machine: it could not open the file. No person has looked.
statement-by-not-said = A person after looking, or a machine by our rules. Which of the two, we tell nobody in any case like this: it would help people who test what we find.
statement-redress-appeal = Ask for another look, on this page.
statement-redress-replace = Send another picture.
statement-redress-contact = Write to who answers for this campaign.
post-reason-taken-away = It did not fit our rules, or somebody in it asked us to take it away.
post-reason-looked-at-again = Somebody objected, or our own checks asked for another look.

## At the desk
appeal-title = Asked for another look
appeal-to = { $n ->
    [one] One asks for another look
   *[other] { $n } ask for another look
}
appeal-none = Nobody asks for another look
appeal-refused-for = refused: { $reason }
appeal-says = Its author says:
appeal-not-yours = You refused this one. It waits for somebody else.
appeal-answer-stands = It stays refused
appeal-answer-back = Let it back
appeal-said-stands = Done. Its author can read the answer.
appeal-said-back = It is back at the desk, in your hands. Please decide on it there.
appeal-said-sealed = Sealed. You do not have to do anything more. If it stays with you, call the person named on your page.
problem-appeal-yours = Somebody else has to answer this
problem-appeal-yours-next = You refused it. Another moderator or the lead decides.
