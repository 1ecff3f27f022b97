# The front page, the wall, one post, the screen in a hall. Dates and numbers come from the page.

## The front page
# What a search engine shows of a page that says nothing of its own.
site-description = Draw a red X on your hand, show it, and say why: no child is for sale.
home-title = Draw a red X on your hand
home-today = Today
home-after = Thank you
home-in-days = { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
home-do = Draw a red X on your hand.
home-why = Stand against child sex trafficking.
home-lead = On { $day }, show it. Someone will ask: “What is that X?” Your answer starts the talk.
home-lead-after = The day has passed, the talk goes on. The wall stays here, and you can still draw your X.
home-draw = Draw your X
home-what = What is it?
home-wall = On the wall
home-joined = { $n } times joined
home-see-wall = See the whole wall
home-asked = “What is that X?”
home-answer = “It means that no child is for sale. I wear it so that people talk about child sex trafficking, and so that a child who is hurt by it knows we care.”
home-answer-more = Child sex trafficking means that someone gives or gets something of value for a sexual act with a child, anyone under eighteen. It does not take force, and it does not take a border. The child is never to blame.
home-how = How to take part
home-step-draw = Draw
home-step-draw-say = Two strokes on the back of your hand. Any red pen will do. No pen? Draw it on the screen.
home-step-show = Show
home-step-show-say = Take a photo of your hand. No face, no name, no account.
home-step-tell = Tell
home-step-tell-say = When someone asks, say why. One honest talk counts.
home-next = After the X
home-next-say = The X opens the talk. The work goes on all year: learn what it is, know the number to call, stand by the people near you.
home-remind = Put { $day } in my calendar
home-card-alt = A drawn hand with a red X, the name of the day and its date.

## The wall
wall-title = Hands on the wall
wall-empty = No prints yet. Yours can be the first.
wall-yours = Draw your X
wall-new-one = {"{n}"} new
wall-new-other = {"{n}"} new
wall-older = Older prints
wall-newest = Newest prints
# What a picture shows, where its author said nothing. $hand is one of drawn-hand-*.
wall-alt-photo = A photo of a hand with a red X
wall-alt-photo-place = A photo of a hand with a red X, from { $place }
wall-alt-drawn = { $hand }, drawn, with a red X
wall-alt-drawn-hand = A drawn hand with a red X
problem-wall-full = The live wall is full right now
problem-wall-full-next = The wall itself is still open. It will ask for new prints now and then.
wall-tv = Show the wall on a big screen
wall-pictures = { $n ->
    [one] picture
   *[other] pictures
}
wall-without = without a picture
wall-joined = times joined

## One post
one-title = A hand with a red X
one-doors = About this picture
one-wall = See the wall
one-report = Report this
one-remove = Remove a picture of me
