//! Every limit of the room, with its unit and its reason.

use store::Millis;
use web::{Field, Rate};

/// A question is short; a story is not for here.
pub(crate) const QUESTION: Field = Field {
    name: "question",
    chars_max: 600,
    too_long: "ask-too-long",
};
/// A first name, not a full one.
pub(crate) const FIRST_NAME: Field = Field {
    name: "first_name",
    chars_max: 30,
    too_long: "ask-name-too-long",
};
/// One paragraph of an answer.
pub(crate) const PARAGRAPH: Field = Field {
    name: "answer",
    chars_max: 1_500,
    too_long: "ask-answer-too-long",
};
/// Paragraphs of an answer: one screen.
pub(crate) const PARAGRAPHS_MAX: usize = 8;
/// Related pages under an answer.
pub(crate) const RELATED_MAX: usize = 6;
/// Characters of an address of ours.
pub(crate) const PATH_CHARS_MAX: usize = 120;
/// What a question is about: a post's name or a page's slug.
pub(crate) const ABOUT_CHARS_MAX: usize = 80;

/// Questions from one home: a class asks a few at once.
pub(crate) const ASKING: Rate = Rate::new("ask", 6, 24);
/// "I want to know this too", from one home.
pub(crate) const WANTING: Rate = Rate::new("want", 20, 120);
/// Pictures of answers drawn for one home.
pub(crate) const PICTURES: Rate = Rate::new("ask-picture", 30, 300);
/// Searches from one home; while somebody types there is one every half second.
pub(crate) const SEARCHING: Rate = Rate::new("search", 120, 3_600);
/// Looks at receipts: more than anyone needs, too few to guess 128 bits.
pub(crate) const RECEIPTS: Rate = Rate::new("ask-receipt", 60, 1_200);

/// The breaker: new questions of all homes in an hour. A team of two reads these in a day; beyond it the form is shut
/// and the answers that are there stay.
pub(crate) const NEW_MAX: i64 = 300;
/// The hour it counts over.
pub(crate) const HOUR_MS: Millis = 3_600_000;
/// The breaker: questions that wait. With more than these nobody would be answered.
pub(crate) const WAITING_MAX: i64 = 3_000;
/// Follow-ups an hour in a thread that was slowed.
pub(crate) const SLOW_MAX: i64 = 2;
/// Follow-ups an hour in any other.
pub(crate) const FOLLOW_UPS_MAX: i64 = 30;
/// Homes remembered for "I want to know this too", today only; about 40 bytes each.
pub(crate) const HOMES_MAX: usize = 100_000;

/// Whoever is shown help first has this long to choose; nothing is stored until then.
pub(crate) const CHOICE_MS: Millis = 30 * 60_000;
/// The safety lead reads within this time; it is said to whoever chose it.
pub(crate) const READ_BY_MS: Millis = 24 * 3_600_000;
/// What somebody let us read is destroyed after this, read or not.
pub(crate) const DISCLOSURE_MS: Millis = 30 * 86_400_000;
/// The words of a declined question are kept this long, so that a mistake can be put right.
pub(crate) const DECLINED_MS: Millis = 7 * 86_400_000;
/// How often somebody looks for those.
pub(crate) const SWEEP_MS: Millis = 3_600_000;
/// Decisions of people that a delay is drawn from, and with how few it is not.
pub(crate) const DELAYS_DRAWN_FROM: i64 = 200;
pub(crate) const DELAYS_MIN: usize = 20;
/// One to twelve hours: what a small team takes.
pub(crate) const DELAY_FALLBACK_MS: (Millis, Millis) = (3_600_000, 12 * 3_600_000);

/// Answers on a page.
pub(crate) const PAGE: i64 = 20;
/// Answers in the feed.
pub(crate) const FEED: i64 = 30;
/// Questions among those that are asked again and again: what a class can print.
pub(crate) const OFTEN: i64 = 60;
/// Follow-ups shown under a question.
pub(crate) const THREAD: i64 = 100;
/// Questions on a page of the people who answer.
pub(crate) const DESK: i64 = 40;

/// Of a search only so much is read.
pub(crate) const SEARCH_CHARS_MAX: usize = 200;
/// Words of a search that are looked for.
pub(crate) const TERMS_MAX: usize = 8;
/// Answers found.
pub(crate) const FOUND_MAX: usize = 10;
/// Pages and facts found beside them.
pub(crate) const FOUND_BESIDE_MAX: usize = 6;
/// Places looked at for one word: the newest, those in the question itself first.
pub(crate) const PLACES_MAX: i64 = 250;
