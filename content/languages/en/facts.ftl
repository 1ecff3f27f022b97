# Facts: the words around them. What they say is in content/facts.

# Numbers, as the data give them.
fact-in = { $one } in { $n }
fact-part = { $part } of { $of }
fact-percent = { $n }%
fact-percents = { $from } to { $to }%
fact-millions = { $n } million
fact-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
fact-is-about = about { $n }
fact-is-more-than = more than { $n }
fact-is-almost = almost { $n }

# When.
fact-years = { $from } to { $to }
fact-span-fiscal = fiscal year { $year }
fact-span-first-half = the first half of { $year }
fact-span-quarter-1 = the first quarter of { $year }
fact-span-quarter-2 = the second quarter of { $year }
fact-span-quarter-3 = the third quarter of { $year }
fact-span-quarter-4 = the fourth quarter of { $year }
fact-span-end = the end of { $year }
fact-span-straddling = { $from }-{ $to }
fact-span-report = the report of { $year }
fact-span-inferred = probably { $year }

# Under a fact.
fact-of = Of: { $who }
fact-counted = Counted: { $what }
fact-source = Source: { $name }
fact-repeats = { $name }, which repeats { $origin }
fact-checked = checked on { $date }
fact-draft = Draft, not yet confirmed
fact-secondary = Secondary source
fact-old = There is a newer figure
fact-late = Due for a new check since { $date }

# The list.
facts-title = Facts and their sources
facts-description = Every number and every law we cite, each with its year, its place, of whom it is a share, and its source.
facts-lead = Every number we use, with its year, its place and its source. A number says something only if you know of whom.
facts-demo = In this demo you also see drafts. On a real site a fact is shown only after a person has checked it on its source's own page.
facts-by-topic = By topic
facts-by-place = By place
facts-all = All
facts-none = Nothing here has been confirmed yet. Facts appear when a person has checked each on its source's own page.
facts-corrections = Corrections
facts-corrections-none = None so far. When a number was wrong, we say here what we changed.
facts-how = How we check
facts-how-say = We read a number on a page before we use it. We say when we read it, and we look again within a year. If a page repeats what somebody else found, we name both. What is old, thin or guessed is not shown.
facts-not-compare = Two numbers can be compared only if they count the same thing, of the same people, in the same way.

# One fact.
fact-one = Fact
fact-crumb = Facts
fact-year = Year
fact-place = Place
fact-of-whom = Of whom
fact-what-counted = What is counted
fact-stands = Where it stands
fact-read = Source
fact-published = Published
fact-origin = First found by
fact-also = Also there
fact-grade = How well it is known
fact-grade-a = We read it on the source's own page.
fact-grade-a-minus = We read it in an old or unusual copy of the source's own page.
fact-grade-b = We read it on a page that repeats the source it names.
fact-licence = Use
fact-licence-public-domain = Public domain
fact-licence-cc-by = Creative Commons Attribution (CC BY): name the source
fact-licence-ogl = Open Government Licence (OGL): name the source
fact-licence-cite-only = Say it in your own words and name the source
fact-reviewed = Checked on
fact-again = To be checked again by
fact-careful = Read this with it
fact-history = Earlier figures
fact-history-say = Kept so that you can see what was said when. Look at what each is a share of: it is not always the same.
fact-newer = The newer one:
fact-no-corrections = This fact has not been corrected.
fact-cite = To cite it
fact-cite-read = Read on { $date }.
fact-share = To share it
fact-as-picture = As a picture
fact-as-data = As data (JSON)
fact-picture-alt = The fact as a picture: { $says }

# Charts and maps.
chart-table = The numbers behind this
chart-year = Year
chart-value = Number
chart-share = Share
chart-place = Place
chart-region = Region
chart-source = Source
chart-gap = no data
chart-gaps = There are no data we can cite for { $years }.
chart-from-to = Years: { $years }. Counted: { $what }.
chart-from-to-share = Years: { $years }. Share of: { $what }.
chart-break = Mark { $mark }, before { $year }:
chart-draft = It has drafts in it, not yet confirmed.
chart-known = Known for { $known } of { $all } regions, and there only in part.
chart-part = { $place }: { $value }
chart-bar = { $place }, { $year }
chart-of = of { $who }
