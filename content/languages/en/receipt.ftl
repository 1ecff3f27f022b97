# The receipt of a post, and reporting one. Dates come from the page.

## The receipt
receipt-title = Your X
receipt-in-review = We have your X
receipt-in-review-say = A person looks at every picture before it goes on the wall. You do not have to wait here.
receipt-approved = Your X is on the wall
receipt-approved-say = Thank you. Someone will see it and ask.
receipt-counted = You are counted
receipt-counted-say = There is no picture and no name. You can take it back below.
receipt-uncounted = You took it back
receipt-uncounted-say = You are no longer counted. You can join again whenever you like.
receipt-refused = We could not use this picture
receipt-withdrawn = You took your X back
receipt-withdrawn-say = It is gone from the wall, and we have deleted it. You can draw a new one whenever you like.
receipt-removed = This picture was taken off the wall
receipt-removed-say = It is no longer shown. Below you find why, and what you can do.
receipt-line-sent = Sent
receipt-line-looks = A person looks at it
receipt-line-looked = A person looked at it
receipt-line-wall = On the wall
receipt-see = See it on the wall
receipt-replace = Send another picture
receipt-appeal = I think this was a mistake
receipt-appeal-why = Tell us why
receipt-appeal-hint = You can ask once. Where a person refused it, another person answers.
receipt-appeal-send = Ask again
receipt-words = Change your words
receipt-words-save = Save the words
receipt-alt-by-desk = Somebody at the desk put what your picture shows into other words. You can change them.
receipt-withdraw = Take it back
receipt-withdraw-say = One tap, and it is gone from the wall. We cannot call back copies that others made.
receipt-withdraw-do = Take my X back
receipt-keep = This page is your receipt
receipt-keep-say = Keep the link if you want to come back. If others use this phone, do not keep it: whoever has the link can take your X back.

## Reporting
report-title = Report this picture
remove-title = Remove a picture of me
report-say = We hide it as soon as you send this. Then a person decides. You do not have to say who you are.
report-why = What is wrong?
report-note = Do you want to add something?
report-note-hint = You can leave this empty. Please leave out names.
report-send = Report it
remove-send = Ask to remove it
report-back = Go back
report-danger = Is a child in danger, or are you? Please do not wait for us:
reported-title = Thank you. It is hidden now.
reported-say = A person will look at it and decide.
reported-link = At this link you can see what was decided. Only you have it.
reported-stays = We looked at it. It stays.
reported-stays-say = A person looked and found nothing against our rules. You can report it again if something else is wrong.
reported-gone = It is gone. Thank you.
reported-wall = Back to the wall
