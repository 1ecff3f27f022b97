# Questions and answers. Numbers and times come from the page.
nav-ask = Ask
nav-questions = Questions

ask-title = What is that X?
ask-lead = Ask what you want to know. No account, no name. A person reads every question, and the answer is for everyone.
ask-search = Search the answers
ask-search-label = Search questions, pages and facts
ask-search-do = Search
ask-search-none = Nothing fits yet. Try fewer or other words, or ask us.
ask-found-answers = Answers
ask-found-pages = Pages and facts
ask-send-own = Ask your own question
ask-question = Your question
ask-question-hint = Please leave out names, numbers and places: we never publish them.
ask-name = Your first name
ask-name-hint = Only if you want it shown. You can leave this empty.
ask-about = Your question is about
ask-about-link = this page
ask-about-picture = Ask about the X
ask-similar = Perhaps this is answered already
ask-before = A person here reads it before anything is shown. That can take a day. It is not the way to get help: for that, open Help.
ask-send = Send
ask-newest = Newest answers
ask-older = Older answers
ask-feed = Answers as a feed
ask-all = All questions
ask-somebody = Somebody asked
ask-answered-by = Answered by the team
ask-related = More on this
ask-want = I want to know this too
ask-wanted = { $n ->
    [one] one other person’s click
   *[other] { $n } clicks
}
ask-thread = What people asked next
ask-collapsed = Folded away by the team
ask-thread-closed = This thread is closed.
ask-follow = Ask about this answer
ask-see-answer = See the answer
ask-picture = A picture of it, to share
ask-often = Asked again and again
ask-often-lead = The questions people ask most, with our answers. Read them, print them, cut them out.
ask-often-none = Nothing stands here yet. Look through the newest answers, or ask.

## The hoax shield
ask-shield = Please do not investigate
ask-shield-say = We take no tips and we publish no names. Do not follow, film, name or confront anybody: it can put a child, you, or somebody who did nothing in danger. If you know or saw something, call a line.
ask-shield-help = Lines you can call

## Help first
ask-care-title = Before anything else
ask-care-lead = It sounds as if you, or somebody close to you, may be going through something hard.
ask-care-fault = It is not your fault. You can talk to somebody now. They have heard it before, and you choose what you tell.
ask-care-choice = What should we do with what you wrote?
ask-care-kept = It is not published, and we have not kept it. You choose. If you close this page, it is gone.
ask-care-delete-say = We keep nothing.
ask-care-delete = Delete it
ask-care-read-say = One trained adult, the safety lead, reads it within { $hours } hours. Nobody else does. We cannot find you or call you, and we cannot answer you here.
ask-care-read = Let the safety lead read it
ask-care-not = I only want to ask a question
ask-chosen-read = Thank you for trusting us with it
ask-chosen-read-by = The safety lead reads it by { $time }.
ask-chosen-cannot = We cannot find or call you. If you need somebody now, please call or text one of these lines.
ask-chosen-gone = It is deleted
ask-chosen-late = This form was too old, and it is deleted
ask-chosen-gone-say = We kept nothing of what you wrote. These lines are there when you want them.
ask-chosen-safety = How to use this site safely

## Speaking in public
ask-speak = I am 18 or over, and I want to say this in public
ask-speak-say = You need not. If you want to: two trained adults read it before anybody else does. They may leave out words that could show who you are, and they add nothing but a heading. They may say no. Your name does not stand with it. You get a link, and with it you can take your words back at any time; copies that others made we cannot take back.
ask-speak-adult = I am 18 or over, these are my own words, and I want them to be public.
ask-speak-unticked = Only an adult can choose this. If you are 18 or over, tick the box. If you are not, please talk with one of the lines above: it is not your fault.
ask-speak-do = Send it to the two readers
ask-speak-receipt-save = Keep this address to see what became of your words, or to take them back. Whoever has it can do that.
ask-speak-withdraw = Take my words back
ask-speak-state-in-review = We have your words
ask-speak-state-in-review-say = Two trained adults read them before anybody else does. If both agree, they stand here for everyone.
ask-speak-state-answered = Your words are public
ask-speak-state-answered-say = Thank you. You can take them back at any time.
ask-speak-state-declined = We did not publish your words
ask-speak-state-declined-say = Thank you for trusting us with them. That we did not publish them says nothing about you: sometimes it is to keep you, or somebody else, safe. They are deleted.
ask-speak-state-withdrawn = You took them back
ask-speak-state-withdrawn-say = Your words are deleted.
ask-speak-state-removed = They were taken away
ask-speak-state-removed-say = The team took them off the site.
ask-spoken = Told by somebody who lived it; the heading is ours

## Tips
ask-tip-title = We cannot take reports
ask-tip-lead = What you wrote sounds like a report. We did not keep it, and nobody here will read it.
ask-tip-not = The people at these lines take reports and know what to do. Please do not follow or confront anybody.
ask-tip-question = Is it a question?
ask-tip-question-say = Then leave out the people and the places, and send it again.

## The receipt
ask-state-in-review = We have your question
ask-state-in-review-say = A person reads it. If it is published, the answer stands beside it for everyone.
ask-state-answered = Your question is answered
ask-state-answered-say = You can take it back at any time.
ask-state-declined = We did not publish your question
ask-state-care = The safety lead has what you wrote
ask-state-care-say = Somebody here was worried about you. What you wrote is not published. Only the safety lead reads it. We cannot find or call you; these lines can talk with you now. You can delete it below.
ask-state-withdrawn = You took it back
ask-state-withdrawn-say = Your words are deleted.
ask-state-removed = It was taken away
ask-state-removed-say = The team took it off the site.
ask-receipt-save = Keep this address to see the answer or to take the question back. Whoever has it can do that.
ask-receipt-sent = Sent:
ask-withdraw = Take my question back

## Why a question is not published. Said to its writer, and offered to whoever decides.
ask-reason-asked-before = It is answered already.
ask-reason-contact = It shows how to reach or find somebody.
ask-reason-accusation = It names or accuses somebody. We publish no such claims, true or not.
ask-reason-off-topic = It is about something else.
ask-reason-unkind = It may hurt somebody.
ask-reason-spam = It is advertising, or the same again and again.
ask-reason-not-known = We do not know the answer. A line on the Help page may.
ask-reason-unusable = We could not use it.

## What the filters saw, for whoever decides
ask-sign-phone = a phone number
ask-sign-email = an e-mail address
ask-sign-handle = a way to be reached elsewhere
ask-sign-link = a web address
ask-sign-plate = a number plate
ask-sign-place = an address
ask-sign-name = maybe a name
ask-sign-accusation = maybe an accusation
ask-sign-grave = maybe grave: read with care
ask-sign-abusive = abusive words
ask-sign-mixed-scripts = letters of several scripts
ask-sign-too-long = very long

## The people who answer
ask-desk-waiting = { $n ->
    [0] Nothing waits.
    [one] One question waits.
   *[other] { $n } questions wait.
}
ask-desk-none = Nothing waits. Thank you.
ask-desk-follows = follow-up
ask-desk-times = { $n } times
ask-desk-folded = Folded away: open it when you are ready
ask-desk-open = Open
ask-desk-one = One question
ask-desk-words = The question, as it is shown
ask-desk-words-hint = Take out names, places and numbers. Keep the person’s own words where you can.
ask-desk-answer = The answer
ask-desk-answer-hint = Short and kind. An empty line begins a new paragraph. No phone numbers and no web addresses: link pages below.
ask-desk-related = Pages and facts of ours that belong to it, one address a line
ask-desk-named = Show the first name
ask-desk-publish = Publish
ask-desk-back = Back
ask-desk-decline = Do not publish
ask-desk-reason = Why
ask-desk-see = If it is answered already: the address of that answer
ask-desk-decline-do = Do not publish it
ask-desk-care = Somebody tells of themselves
ask-desk-care-say = Only the safety lead can read it from then on. Its writer sees help at their receipt. Do not ask anything back.
ask-desk-care-do = Hand it to the safety lead
ask-desk-seal = It may be a crime
ask-desk-seal-say = It is sealed as evidence and becomes a case. Its writer is not told. There is no undo.
ask-desk-case = What it is
ask-desk-seal-do = Seal it
ask-case-threat = a threat
ask-case-enticement = somebody approaches a child
ask-case-trafficking = somebody offers or looks for a child
ask-desk-thread = The thread
ask-desk-close = Close the thread
ask-desk-reopen = Open the thread again
ask-desk-slow = Slow the thread
ask-desk-unslow = Slow it no longer
ask-desk-collapse = Fold this away
ask-desk-expand = Unfold this
ask-desk-often = Put it among “asked again and again”
ask-desk-seldom = Take it out of “asked again and again”
ask-desk-remove = Take it away
ask-desk-close-say = After the day you can end all threads at once. The answers stay.
ask-desk-close-all = Close all threads
ask-desk-write = Write a question and its answer
ask-said-answered = Published
ask-said-declined = Not published
ask-said-care = The safety lead has it. If it stays with you, call the person named on your page.
ask-said-seal = Sealed. If it stays with you, call the person named on your page.
ask-said-changed = Done
ask-said-gone = Somebody else decided, or its writer took it back. Nothing was changed.
ask-said-written = Published
ask-said-unwritten = Not published: something is missing, too long, or shows how to reach or find somebody.
ask-said-closed = All threads are closed

## The safety officer
ask-disclosures = What somebody let you read
ask-disclosures-say = Each was shown help first, and chose that you read it. Opening one is written down. It is destroyed after thirty days, or when you say so.
ask-disclosures-none = Nothing waits.
ask-disclosure-late = late
ask-disclosure-was-read = opened
ask-disclosure-by = open by { $time }
ask-disclosure-open = Open
ask-disclosure-one = Read it slowly
ask-disclosure-cannot = We cannot find or call whoever wrote this, and we told them so. If it names a child in danger, do what the law where you are asks of you.
ask-disclosure-destroy = Destroy it
ask-disclosure-speaks = wants it to be public
ask-vouch = Its writer wants it to be public
ask-vouch-say = Its writer says they are 18 or over. Leave out every word that could show who or where they are, and every detail of abuse. Add nothing. If it could be a child, or if making it public could hurt them, do not lay it before anybody.
ask-vouch-heading = A heading, in our words
ask-vouch-heading-hint = A question that it answers, such as “What helped you?”
ask-vouch-told = Their words
ask-vouch-told-hint = An empty line begins a new paragraph.
ask-vouch-do = Lay it before a second reader
ask-vouch-not = If it should not be public, destroy it. Its writer is told that it was not published, kindly, and without more.
ask-second = Waits for a second reader
ask-second-say = Somebody who says they are 18 or over wants to say this in public. The safety lead agrees. It becomes public only when you agree, too, in exactly these words. Say no if it could be a child, if it shows who or where somebody is, or if you doubt it. You can leave this to somebody else at any time.
ask-desk-spoken = These are the words of somebody who lived it. They can be taken away here, and not changed.

problem-ask-empty = Please write a question
problem-ask-empty-next = Some words are missing. Go back, write them, and send it again.
problem-ask-too-long = This is too long
problem-ask-too-long-next = Please ask it in a few sentences.
problem-ask-name-too-long = The name is too long
problem-ask-name-too-long-next = A first name is enough, or none.
problem-ask-answer-too-long = The answer is too long
problem-ask-answer-too-long-next = Please shorten it to a screen full.
problem-ask-reveals = This shows how to reach or find somebody
problem-ask-reveals-next = Take it out, then publish. We never publish phone numbers, addresses, accounts or number plates.
problem-ask-adds = There is a word in it that its writer did not say
problem-ask-adds-next = You can leave words out. Nothing is added but the heading.
problem-ask-shut = Questions are not open yet
problem-ask-shut-next = The answers that are there can be read and searched.
problem-ask-busy = Many people are asking right now
problem-ask-busy-next = Nothing was kept. Please search the answers, or try again later.
problem-ask-slow = This thread is slow on purpose
problem-ask-slow-next = Nothing was kept. Please try again in an hour.
problem-ask-closed = This thread is closed
problem-ask-closed-next = You can ask a new question.
problem-ask-act = That is not something we can do with a question
problem-ask-act-next = Go back and use the buttons on the page.
problem-ask-care = This sounds as if somebody may need help
problem-ask-care-next = Nothing was kept. Please open the Help page for people who can talk with you now.
problem-ask-tip = We cannot take reports
problem-ask-tip-next = Nothing was kept. Please call one of the lines on the Help page.
