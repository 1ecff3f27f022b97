# Learn: the frame of the pages. What they say is in content/pages.
nav-learn = Learn
learn-title = Learn
learn-description = Short, plain pages about child sex trafficking: what it is, where and how it happens, and what helps.
learn-lead = Short pages in plain words. Every number has its source, its year, and says of whom it is.
learn-more = More to learn
learn-contents = On this page
learn-next = Read on
learn-card = This answer as a card to print
learn-note = Before you read on
learn-note-skip = Skip this part
learn-sources = Where this comes from
learn-source-read = Read on { $date }.
learn-source-repeats = It repeats: { $origin }.
learn-statement = The statement
learn-draft = not confirmed yet
learn-late = due for a new look
learn-untranslated = This page is not there in your language yet. Here it is in English.
learn-stale = The English page has changed since this was translated.
learn-not-a-signal = The X is a sign of support, not a signal for help.
learn-to-help = If you need help, open Help.

learn-facts = All facts
learn-facts-say = Every number we use, with its source.

learn-cards = What do I say?
learn-cards-say = A short answer to each question, on a card you can print.
learn-cards-lead = One question, one short answer. Print them, one to a sheet, or read one out.

learn-check = What do you know now?
learn-check-say = Seven questions. No account, and your answers are not kept.
learn-check-lead = Seven questions. Take your time. You can look things up.
learn-check-send = See the answers
learn-check-kept = Your answers are not kept and not counted.
learn-check-score = { $right } of { $all } are right.
learn-check-right = Right.
learn-check-wrong = Not quite. The answer is:
learn-check-open = The answer is:
learn-check-where = Read more: { $title }
learn-check-again = Try again

# Staff: pages and facts.
learn-desk-title = Pages and facts
learn-desk-stale = The English text has changed since this was translated.
facts-desk-title = Facts to confirm
facts-desk-say = Open each source and read the number there. Readers see a fact only after somebody has done so.
facts-desk-late = { $n ->
    [one] One fact was to be read again by now.
   *[other] { $n } facts were to be read again by now.
 }
facts-desk-open = Still to confirm: { $n }
facts-desk-done = Confirmed: { $n }
facts-desk-source = Open the source
facts-desk-confirm = I read it there today
facts-desk-doubt = Take it off the pages
facts-desk-again = To be read again.

# Places.
places-title = Places
places-lead = What the law says, whom to call, and the dated figures there are, country by country and state by state.
places-no-rank = We do not rank places. More reports can mean more harm, or more people who look and report.
places-countries = Countries
places-states = States of the United States
places-figures = { $n ->
    [one] one figure
   *[other] { $n } figures
 }
place-description = { $place }: the law, whom to call, and dated figures.
place-call = Whom to call
place-call-say = The lines that answer here, the emergency number first:
place-call-unknown = We have no checked line for this place. In danger, call the local emergency number. These pages lead to more:
place-law = What the law says
place-law-unknown = We have not checked the law of { $place } and so say nothing about it.
place-law-state-unknown = Federal law holds here. We have not checked the state law of { $place } and so say nothing about it.
place-agreed = What countries have agreed on
place-figures = Figures
place-figures-say = Each holds for its year and for whom it counts, and no further.
place-figures-unknown = We know of no dated figure about { $place } that we would print. That does not mean that it does not happen there.
place-whole = About all states together
learn-places = By country and state
learn-places-say = The law, whom to call, dated figures.
facts-desk-learned = What readers know
facts-desk-learned-say = The knowledge check, all answers together. Who answered, and when, is kept nowhere.
facts-desk-rightly = { $rightly } of { $answered } right
