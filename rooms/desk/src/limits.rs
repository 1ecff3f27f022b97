//! Every limit of the room, with its unit and its reason.

use store::Millis;
use web::{Field, Rate};

/// How many one person has in hand: a screen full, and not more than they look at in ten minutes.
pub(crate) const BATCH_MAX: i64 = 20;
/// How long they are theirs. Whoever stays away longer gives them back.
pub(crate) const LEASE_MS: Millis = 10 * 60_000;
/// How much later the turn of a harder one comes, per step. None waits for ever behind easy ones.
pub(crate) const STEP_MS: Millis = 20 * 60_000;
/// Regions hidden in one picture. More is everything.
pub(crate) const REGIONS_MAX: usize = 20;
/// Posts revealed at once, and decided at once when they show nearly the same: a row that one look takes in.
pub(crate) const ROW_MAX: usize = 6;
/// The size of the grid.
pub(crate) const GRID_SIDE_PIXELS: u32 = 320;
/// How long handing on for a second opinion can be taken back, as any decision.
pub(crate) const UNDO_MS: Millis = 10_000;
/// What one moderator tells another about a post.
pub(crate) const COLLEAGUE_NOTE: Field = Field {
    name: "note",
    chars_max: 500,
    too_long: "desk-note-too-long",
};
/// Notes on one post. More is a conversation, and belongs elsewhere.
pub(crate) const NOTES_MAX: i64 = 20;
/// What a picture shows, corrected by a moderator: as long as its author's own.
pub(crate) const ALT: Field = Field {
    name: "alt",
    chars_max: 300,
    too_long: "desk-note-too-long",
};
/// What people are told while intake is closed, and why a post was refused: a few sentences.
pub(crate) const OWN_WORDS: Field = Field {
    name: "words",
    chars_max: 300,
    too_long: "desk-note-too-long",
};
/// Hours for which intake can be closed with a time to come back; people remember no further than a day.
pub(crate) const CLOSED_HOURS: [i64; 6] = [1, 2, 4, 8, 12, 24];
/// Sizes staff may ask for: the grid's, and the one to hide something in.
pub(crate) const SIDES_PIXELS: [u32; 2] = [320, 800];

/// A person decides on an objection within this time (TAKE IT DOWN Act, s. 3: 48 hours).
pub(crate) const DUE_MS: Millis = 48 * 3_600_000;
/// What the objector wants to add.
pub(crate) const NOTE: Field = Field {
    name: "note",
    chars_max: 500,
    too_long: "desk-note-too-long",
};
/// Who objects, if they say so.
pub(crate) const OBJECTOR_NAME: Field = Field {
    name: "name",
    chars_max: 100,
    too_long: "desk-note-too-long",
};
/// How they can be reached.
pub(crate) const CONTACT: Field = Field {
    name: "contact",
    chars_max: 200,
    too_long: "desk-note-too-long",
};
/// A name typed under a request.
pub(crate) const SIGNATURE: Field = Field {
    name: "signature",
    chars_max: 100,
    too_long: "desk-note-too-long",
};
/// Objections to one post that are written down each for itself while nobody has decided; more share one row and one
/// address for each reason. Nobody reads more than [`OBJECTIONS_SHOWN`] of them.
pub(crate) const OBJECTIONS_PER_POST_MAX: i64 = 100;
/// The same for requests that somebody signs.
pub(crate) const SIGNED_PER_POST_MAX: i64 = 200;
/// Copies of a removed picture that are hidden at once. More than that is no reasonable effort but an attack on the wall.
pub(crate) const COPIES_MAX: i64 = 100;
/// What objectors wrote is destroyed this long after the decision, which the privacy page promises.
pub(crate) const OBJECTION_WORDS_MS: Millis = help::kept::OBJECTION_WORDS_DAYS * 86_400_000;
/// And that there was a decision this long after it: as long as the Digital Services Act gives to complain of one.
pub(crate) const OBJECTION_MS: Millis = help::kept::OBJECTION_DAYS * 86_400_000;
/// How often both are looked for.
pub(crate) const PRUNE_MS: Millis = 3_600_000;
/// Objections from one home: a family with a grievance, not a machine.
pub(crate) const OBJECTING: Rate = Rate::new("objection", 30, 60);
/// Looks at outcomes: more than anyone needs, too few to guess 128 bits.
pub(crate) const OUTCOMES: Rate = Rate::new("outcome", 60, 600);
/// Posts that one home may put out of sight in an hour; beyond it a person looks before anything is hidden. Somebody
/// who finds pictures of themselves, of a child or of a friend stays below it.
pub(crate) const HIDES_PER_HOME_MAX: usize = 5;
/// Posts that all homes together may put out of sight in an hour. A desk of two looks through these in half an hour;
/// without an end a crowd could empty the wall.
pub(crate) const HIDES_MAX: i64 = 60;
/// Posts that one home may put out of sight in an hour by saying that they show the abuse of a child: far more than
/// anybody meets who is not looking for them, for everything on the wall was screened and seen by a person.
pub(crate) const ABUSE_HIDES_PER_HOME_MAX: usize = 10;
/// The same for all homes together: four a minute. A desk that falls behind that cannot keep a wall.
pub(crate) const ABUSE_HIDES_MAX: i64 = 240;
/// How often people find that a post stays before its being reported for the abuse of a child hides it no more. For any other
/// reason once is enough.
pub(crate) const ABUSE_LOOKS_MAX: i64 = 2;
/// Objections of one home that people found wrong in a day before it hides nothing more on its word that day.
pub(crate) const WRONG_MAX: u32 = 3;
/// Objections of one home that a decision is held against: the last ones.
pub(crate) const REMEMBERED_PER_HOME_MAX: usize = 16;
/// The day after which a home has another key, and nothing is known of it.
pub(crate) const HOME_DAY_MS: Millis = 86_400_000;
/// The hour both are counted over.
pub(crate) const BREAKER_MS: Millis = 3_600_000;
/// Homes remembered; about 700 bytes each at most. With more than this a flood is certain.
pub(crate) const HOMES_MAX: usize = 20_000;
/// Appeals on one page.
pub(crate) const APPEALS_PAGE: i64 = 20;
/// Posts with objections on one page.
pub(crate) const OBJECTIONS_PAGE: i64 = 20;
/// Objections shown of one post. Ten thousand on one post say no more than these.
pub(crate) const OBJECTIONS_SHOWN: i64 = 5;

/// Entries of the trail on a page: a screen or two.
pub(crate) const TRAIL_ROWS: u32 = 50;
