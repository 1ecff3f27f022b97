# The lines as staff see them.
lines-title = Help lines
lines-say = A wrong number sends somebody in danger nowhere. If you learn that one is wrong, take it off at once. Putting it back, or any other change, takes two people.
lines-change = Change a line
lines-late = { $n ->
    [one] One line was to be read again. Open its source, call it, and put the new day in.
   *[other] { $n } lines were to be read again. Open their sources, call them, and put the new day in.
 }
lines-source = Where it was read
lines-off = Taken off
lines-back = Ask for it to be shown again
lines-suspend = This number is wrong
lines-why = What is wrong with it?
lines-suspend-do = Take it off now
problem-lines-why-missing = Please say what is wrong
problem-lines-why-missing-next = A few words are enough. They stay with the people who work here.
