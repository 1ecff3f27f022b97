# The way of a post, as the person who posts sees it. Numbers come from the page, never from here.

## The three ways
post-ways = Ways to take part
post-way-photo = Photo
post-way-draw = Draw on screen
post-way-count = No picture

## A photo
post-title = Show your X
post-photo-title = Your photo
post-photo-say = The back of your hand, with a red X. No face needed.
post-take = Take a photo
post-choose = Choose a photo
post-photo-blind = This browser cannot show that photo, so nothing can be hidden here. You can still send it. We hide faces before anyone else sees it.
post-preview = Your photo, as it will be sent
post-hide-hint = A face, a badge or a street sign? Hide it. What you hide never leaves your device.
post-hide-brush = Hide something
post-hide-box = Add a box
post-hide-around = Hide all but the hand
post-hide-pad = Move and size the box
post-undo = Undo
post-clear = Clear
post-done = Done
post-left-one = To the left
post-right-one = To the right
post-up-one = Up
post-down-one = Down
post-bigger = Bigger
post-smaller = Smaller

## The camera
post-camera = Camera
post-camera-say = Fit the back of your hand inside the line.
post-camera-take = Take the photo
post-camera-close = Close
post-camera-switch = Turn camera
post-camera-hand = Other hand

## Drawing
post-draw-title = Draw your X
post-draw-stage = The hand. Draw two strokes on it.
post-draw-hint = Two strokes on the hand. Or let us place the X: then move it with the arrow keys, change its size with plus and minus, and press Enter.
post-draw-place = Place the X for me
post-draw-pad = Move and size the X
post-draw-hand = The hand
post-draw-tone = The skin
post-draw-tone-n = Skin { $n }, from light to dark
post-draw-ready = Or take a ready X
post-draw-ready-n = X number { $n }

## No picture
post-count-title = Count me in
post-count-say = You stand with children who are hurt by trafficking. You do not have to show anything for that.
post-count-kept = We add one to the count. We keep no name and no picture.
post-count-me-in = Count me in

## Words
post-words-title = Say something, or nothing
post-caption = Your words
post-caption-hint = Why did you draw it? Please leave out names of people, schools and streets.
post-left = Characters left:
post-alt = Describe it for people who cannot see it
post-alt-label = What is in the picture?
post-alt-hint = If you leave this empty, we say: A hand with a red X drawn on it.
post-asks = Show my name, place or face
post-asks-hint = We treat every picture as if someone under { $age } were in it: no name, no place, faces hidden. If you want more, tell us this first. A moderator has to agree.
post-adult-alone = I am { $age } or older, and I am alone in the picture.
post-first-name = First name
post-place = Country or state
post-place-none = Do not show a place
post-place-states = States of the United States
post-place-countries = Countries
post-show-face = Leave my face visible

## Agreeing
post-agree-title = Before you send
# The words agreed to; their version is stored with each post. Change the version when you change the words.
post-consent = I made this picture, or I may share it. You may show it on the wall and on this campaign's pages and cards. I can take it back at any time with my receipt link.
post-others = Other people are in the picture, and they agree.
post-keep = Keep it on this device until it is sent
post-keep-hint = Helps if the network is weak. It is deleted when it has arrived. Exit deletes it too. Leave this off if others use it too.
post-send = Send my X

## On its way
post-progress = Sending
post-stop = Stop
post-try-now = Try now
post-say-ready = Ready to send.
post-say-sending = On its way.
post-say-checking = All sent. Waiting for the answer.
post-say-waiting = No connection right now. We keep trying. Please leave this page open.
post-say-waiting-kept = No connection right now. We keep trying. You may close this page and come back later.
post-say-busy = We cannot take it at this moment. We keep trying.
post-say-received = We have it. Thank you.
post-say-no-photo = Take or choose a photo first.
post-say-no-strokes = Draw two strokes first, or let us place the X for you.
post-say-too-long = This is too long. Please shorten it.
post-say-tick = Please tick this so that we may show your X.
post-say-trouble = That did not work. Please try again in a moment.
post-say-kept = Kept on this device until it is sent.
post-say-not-kept = This device does not let us keep it. Please stay on this page until it is sent.
post-say-not-hidden = We could not hide what you marked, so nothing was sent. Please try another photo.

## A draft that was left here
post-draft-back = There is an unsent X on this device.
post-draft-go-on = Go on with it
post-draft-delete = Delete the draft

## Not open yet
post-closed-title = You cannot post yet
post-closed-say = The people who look at every picture are still getting ready. Please come back soon. You do not have to wait to draw the X on your hand: any red pen will do.
post-full-title = We have more pictures than we can look at
post-full-say = Thank you. Somebody looks at every picture before it is shown, and right now there are more than we can manage. Leave your X on your hand.
post-full-until = Please come back at { $when }. We take pictures again then.
post-full-later = Please come back later today, or tomorrow.
post-full-count = Be counted without a picture
post-closed-opens = Posting opens on { $day }.
post-closed-day = The day is { $day }.

## Thank you
thanks-title = We have your X. Thank you.
thanks-looked-at = A person looks at every picture before it goes on the wall.
thanks-counted = You are counted.
thanks-card-title = Your card, ready now
thanks-card-say = No face, no name. Show it wherever you like.
thanks-card-alt = A card with a hand and a red X on it.
thanks-card-square = Square card
thanks-card-tall = Tall card
thanks-card-wide = Wide card
thanks-share = Share my card
thanks-answer-title = Someone will ask: what is that X?
thanks-answer = It is a stand against child sex trafficking. Some children are used for sex, and someone is paid for it. Most people never talk about it. I drew the X so that somebody would ask. You just did.
thanks-copy-words = Copy these words
thanks-tell-one = The best thing you can do now: tell one person.
thanks-tell-words = I drew a red X on my hand today. It is a stand against child sex trafficking. Will you draw one too?
thanks-tell-button = Tell one person
thanks-next-title = One next step
thanks-calendar = Put the day in my calendar
thanks-receipt-title = Your receipt link
thanks-receipt-say = With it you can see where your X is, change your words, or take it back at any time. No account, no e-mail.
thanks-receipt-open = Open my receipt
thanks-copy-link = Copy the link
thanks-receipt-shared = Keep it only where nobody else looks. Whoever has the link can take your X back.
copied = Copied.

## When something is missing or wrong: what, and what to do next
problem-media-missing = There is no photo yet
problem-media-missing-next = Take or choose a photo, then send again.
problem-consent-missing = The tick is missing
problem-consent-missing-next = Please tick that we may show your X.
problem-adult-needed = A name, a place or a face needs one more tick
problem-adult-needed-next = Say that you are an adult and alone in the picture, or leave these fields empty.
problem-adult-others = You ticked that you are alone, and that others are in the picture
problem-adult-others-next = Please leave only the one that is true.
problem-place-unknown = We do not know this place
problem-place-unknown-next = Please choose one from the list, or none.
problem-drawing-hand = We do not know this hand
problem-drawing-hand-next = Please choose a hand and a skin again.
problem-drawing-strokes = The X did not arrive whole
problem-drawing-strokes-next = Please draw two strokes again.
problem-caption-too-long = Your words are too long
problem-caption-too-long-next = Please shorten them.
problem-alt-too-long = The description is too long
problem-alt-too-long-next = Please shorten it.
problem-name-too-long = The name is too long
problem-name-too-long-next = A first name is enough.
problem-form-broken = The form did not arrive whole
problem-form-broken-next = Please send it again.
problem-form-not-text = Some of the words cannot be read
problem-form-not-text-next = Please type them again.
problem-form-text-too-long = Some of the words are far too long
problem-form-text-too-long-next = Please shorten them.
problem-posting-closed = You cannot post right now
problem-posting-closed-next = Nothing was kept. Please come back later.
problem-receipt-not-now = This cannot be changed now
problem-receipt-not-now-next = Open your receipt again to see where your X is.

## Why a picture was not used
post-reason-face = A face can be seen. Please show only the hand.
post-reason-child = A child could be recognised. Please show only the hand.
post-reason-place = It shows a place where someone could be found. Please hide it, or take the photo somewhere else.
post-reason-contact = It shows how someone can be reached. Please leave that out.
post-reason-sensational = It could frighten people. A hand with an X is enough.
post-reason-restraint = It shows ropes, chains or the like. We do not use such pictures. A hand with an X is enough.
post-reason-injury = It shows blood or wounds. We do not use such pictures. A hand with an X is enough.
post-reason-sexual = We could not use this picture.
post-reason-abuse = We could not use this picture.
post-reason-spam = It looks like advertising, or like the same picture many times.
post-reason-not-the-x = We could not find a red X on a hand.
post-reason-unreadable = We could not open this file. Please try another photo.
post-reason-unusable = We could not use this picture.

## Another picture after a refusal
replace-title = Send another picture
replace-send = Send this picture
replace-back = Back to my receipt

## Cards and the calendar
card-headline = I drew the X
calendar-summary = { $campaign }
thanks-next-go = Go there

## Files that cannot be used
problem-picture-empty = This file is empty
problem-picture-empty-next = Please choose another photo.
problem-picture-none = This is not a picture
problem-picture-none-next = Please choose a photo: JPEG, PNG, WebP, GIF or HEIC.
problem-picture-other-kind = We cannot read this kind of picture
problem-picture-other-kind-next = Please choose a JPEG, PNG, WebP, GIF or HEIC. A screenshot of it works, too.
problem-picture-video = This is a video
problem-picture-video-next = We can only take photos for now. Please choose a photo.
problem-picture-damaged = This picture is damaged
problem-picture-damaged-next = It may have been cut off on its way. Please choose another, or take the photo again.
problem-picture-too-small = This picture is too small
problem-picture-too-small-next = Please choose a larger one.
problem-picture-too-many-pixels = This picture has too many pixels
problem-picture-too-many-pixels-next = Please choose a smaller one, or take a screenshot of it and send that.
problem-picture-too-many-scans = This picture is stored in a way we do not read
problem-picture-too-many-scans-next = Please take a screenshot of it and send that.

## When words beside a picture must not be kept
post-care-title = It is good that you say something
post-care-say = If this happened to you or to somebody you know: you are not alone, and it is not your fault. There are people who listen, by day and by night.
post-care-help = Talk to somebody
post-care-kept = We have not kept your words or your picture. Nobody has seen them.
post-care-tell = Tell it to us so that only one trained person reads it
post-care-again = Take part without these words
problem-words-care = You are not alone
problem-words-care-next = Please open Help on this page: people there listen. Nothing of this was kept. You can take part without these words.
problem-words-tip = We cannot take reports here
problem-words-tip-next = Nothing of this was kept. Please open Help on this page: it says who takes reports and who comes at once.
problem-words-contact = Your words say how to reach somebody
problem-words-contact-next = Please leave out phone numbers, e-mail addresses, names on other services and web addresses. Then send it again.
