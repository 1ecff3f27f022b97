# The desk, where people decide.
desk-title = Waiting for a decision
desk-waiting = Waiting
desk-oldest = Oldest
desk-decided = Decided by you today
desk-me = My page
desk-overview-say = Moderators look and decide. You see how it stands.
desk-empty = Nothing is waiting
desk-empty-say = Thank you. This page fills when you reload it.
desk-hold = Hold to look at the picture
desk-approve = Approve
desk-approve-words = The words are fine
desk-leave-words = Leave the words out
desk-refuse = Refuse
desk-face = Hide something
desk-escalate = May show abuse: seal it
desk-approved = Approved
desk-refused = Refused
desk-sealed = Sealed. You do not have to do anything more. If it stays with you, call the person named on your page.
desk-undone = Taken back. It waits again.
desk-hidden = Hidden. Please look at it again before you approve.
desk-told = Done
desk-undo = Undo
desk-failed = That did not go through. Please try again.
desk-keys = Keys
desk-keys-on = use keys
desk-key-move = next, back
desk-key-space = space
desk-key-hold = hold to look
desk-key-approve = approve
desk-key-refuse = refuse, then a number
desk-key-face = hide something
desk-key-escalate = seal it
desk-key-undo = undo
desk-key-single = one at a time
desk-key-rest = take a break
desk-rest = Take a break
desk-rest-title = Good. Look away for a while.
desk-rest-say = Nothing is lost: what was waiting for you goes back to the others. Stand up, drink something, look out of a window.
desk-rest-call = If something you saw stays with you, you can talk to:
desk-rest-back = Back to the desk

## What to know about a post
desk-kind-photo = photo
desk-kind-drawn = drawn
desk-kind-counted = no picture
desk-signal-easy = no face, no words
desk-signal-only-words = on the wall; only the words wait
desk-signal-wants-face = asks for the own face to be shown
desk-signal-faces = { $n ->
    [one] one face hidden
   *[other] { $n } faces hidden
}
desk-signal-everything = the whole picture is hidden
desk-signal-but-hand = everything but the hand is hidden
desk-signal-regions = parts are hidden
desk-signal-close = looks like one refused before
desk-signal-unsettled = matches an entry that is in question: a safety officer must look at the list first
desk-signal-near = nearly the same as an earlier one
desk-words-caption = Words:
desk-words-alt = Shows:
desk-words-name = Name:
desk-words-place = Place:

## Reasons to refuse
desk-reason-face = a face can be seen
desk-reason-not-the-x = no X on a hand
desk-reason-child = a child can be recognised
desk-reason-place = shows where somebody lives, works or learns
desk-reason-contact = shows how to reach somebody
desk-reason-sensational = shocks more than it tells
desk-reason-restraint = chains, ropes, tape
desk-reason-injury = blood or bruises
desk-reason-sexual = sexual content
desk-reason-spam = advertising, or the same again and again
desk-reason-unusable = something else
desk-reason-unreadable = cannot be read

## Hiding
desk-hide-title = Hide something
desk-hide-say = What you hide is gone from every size of the picture. What was hidden before stays hidden.
desk-hide-drag = Draw a box over what must not be seen. You can draw several.
desk-hide-clear = Take my boxes away
desk-hide-cells = Or hide parts of the picture
desk-hide-faces = Hide the face that was asked to be shown
desk-hide-all = Hide the whole picture
desk-hide-do = Hide it
desk-cell-1 = top left
desk-cell-2 = top middle
desk-cell-3 = top right
desk-cell-4 = middle left
desk-cell-5 = middle
desk-cell-6 = middle right
desk-cell-7 = bottom left
desk-cell-8 = bottom middle
desk-cell-9 = bottom right
problem-desk-no-original = This picture can no longer be changed
problem-desk-no-original-next = Its original is gone. You can still approve or refuse it.
problem-desk-act = That is not a decision we know
problem-desk-act-next = Go back to the desk and use its buttons. To hide something, choose what to hide.
problem-desk-gone = This is no longer yours to decide
problem-desk-gone-next = Somebody else decided, or its author took it back. Nothing was changed.
problem-desk-not-clear = This is no longer possible
problem-desk-not-clear-next = The picture cannot be shown any more. Nothing was published.
problem-desk-changed = It changed while you looked
problem-desk-changed-next = Its words or its picture are new. Nothing was published. Please look again.

## Objections, at the desk
desk-objections = Objections
desk-objections-n = { $n ->
    [one] One objection
   *[other] { $n } objections
}
desk-objections-none = Nobody objects to anything
desk-objection-public = still on the wall
desk-objection-hidden = hidden for now
desk-objection-due = decide by { $when }
desk-objection-count = { $n } times
desk-answer-remove = Remove for good
desk-answer-back = Put it back
desk-answer-stays = It stays

## Cases, for the safety officer
desk-cases = Cases

## Objecting, for everyone
desk-notice-say = A person looks at it within { $hours } hours. As a rule we hide it as soon as you send this. You do not have to say who you are.
desk-notice-reason = Please choose what is wrong.
desk-notice-long = This is too long. Please shorten it.
problem-desk-note-too-long = This is too long
problem-desk-note-too-long-next = Please shorten what you want to add.
desk-why-abuse = It may show the abuse of a child
desk-why-child = A child can be recognised
desk-why-sexual = It is sexual
desk-why-private = It shows where somebody lives, or how to reach them
desk-why-cruel = It is cruel, or it mocks someone
desk-why-spam = It is advertising
desk-why-other = Something else
desk-why-me = I am in it, and I do not want it here
desk-why-my-child = My child is in it
desk-why-for-somebody = I ask for somebody who is in it
desk-why-intimate = It is an intimate picture
desk-told-open = Thank you. We have it.
desk-told-by = A person will look at it and decide, at the latest on { $when }.
desk-told-gone = It is no longer on the wall.
desk-told-abuse-title = Is a child in danger?
desk-told-abuse-say = Do not wait for us. Call the emergency number where you are, or a hotline. Please do not copy or send the picture.
desk-told-help = Get help now
desk-to-questions = Questions
desk-to-learn = Pages and facts
desk-to-facts = Facts to confirm
desk-to-lines = Help lines

## Looking, handing on, the day
desk-show = Show
desk-more = More
desk-stash = Second opinion
desk-stashed = Somebody else will look at it
desk-look-first = Please look at it first: hold space, or press Show.
desk-some-gone = Done. Some were decided by somebody else or taken back meanwhile.
desk-described = The description is changed. Please look at the post again before you approve it.
desk-noted = Noted
desk-working = Working now
desk-key-stash = second opinion
desk-signal-second = second opinion asked
desk-signal-alike = { $n } nearly the same, decided together
desk-one-title = One post
desk-crop = Or keep only one part
desk-crop-box = Keep only my box
desk-crop-do = Cut it
desk-crop-middle = the middle
desk-crop-top = the upper part
desk-crop-bottom = the lower part
desk-crop-left = the left part
desk-crop-right = the right part
desk-alt = What the picture shows
desk-alt-say = For people who do not see it. Its author is told that you changed it.
desk-alt-do = Change it
desk-notes = Notes between moderators
desk-note = Tell the next moderator
desk-note-do = Add the note
desk-day-title = The day at the desk
desk-day-intake = Taking pictures
desk-day-intake-open = People can send pictures.
desk-day-intake-closed = No pictures are taken.
desk-day-intake-say = People are told kindly that there are more pictures than we can look at. They can still be counted without one.
desk-day-back = Come back
desk-day-back-open = when somebody opens it again
desk-day-hours = { $n ->
    [one] in one hour
   *[other] in { $n } hours
}
desk-day-words = Your own words to them, if you like
desk-day-close = Take no pictures for now
desk-day-open = Take pictures again
desk-day-until = Until { $when }.
desk-day-until-opened = Until somebody opens it again.
desk-day-wall = The wall
desk-day-wall-runs = What is approved appears on the wall.
desk-day-wall-paused = The wall is paused. It shows what it has; nothing new appears.
desk-day-pause = Pause the wall
desk-day-resume = Let the wall go on
desk-reasons-title = What authors read when a post is refused
desk-reasons-say = Write it once, in each language. Leave a field empty to use the words above it. A language without your words uses ours.
desk-reasons-save = Save
problem-desk-not-seen = You have not looked at it yet
problem-desk-not-seen-next = Look at the picture as it is now, then decide. Nothing was published.
problem-desk-second = This is the second opinion
problem-desk-second-next = A colleague asked for yours. Please decide, or ask your lead.
problem-desk-notes-full = There are enough notes on this post
problem-desk-notes-full-next = Please talk about it with your lead.
