# Before the queue opens: a briefing and ten drawn examples. The pages themselves are in content/training.
training-title = Before you decide
training-say = A short briefing, then ten drawn examples. After that the queue opens for you.
training-say-pages = One idea on each page. Take your time, and stop whenever you like.
training-say-examples = If an answer is not right, you read why, and it comes once more.
training-say-private = Nobody sees how you answered. What is kept is only that you passed.
training-begin = Begin
training-go-on = Go on
training-later = Not now
training-next = Next
training-back = Back
training-to-examples = To the examples
training-page-of = Page { $n } of { $all }
training-example = A drawn example
training-example-say = Decide as you would at the desk. Hold the picture, or the space key, to look.
training-drawn = drawn, for practice
training-left = { $n ->
    [one] One left
   *[other] { $n } left
}
training-right = That is right.
training-wrong = Not quite.
training-passed-title = The queue is open for you
training-passed-say = You have decided all the examples rightly. Thank you for taking the time.
training-to-desk = To the desk
training-read-again = Read the briefing again
training-texts = Texts of the training
