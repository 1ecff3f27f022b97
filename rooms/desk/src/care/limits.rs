//! Every limit of care, with its unit and its reason.

use store::Millis;

/// Pictures that one person looks at in a day, unless the desk or they themselves say fewer. At twenty a minute this is
/// twenty minutes of the easy ones, or two hours of hard ones.
pub(crate) const PICTURES_A_DAY_MAX: i64 = 400;
/// The fewest that can be set: below it nobody could finish what is in hand.
pub(crate) const PICTURES_A_DAY_MIN: i64 = 20;
/// Work without a break, after which the page offers one.
pub(crate) const BREAK_AFTER_MS: Millis = 25 * 60_000;
/// Away for so long is a break.
pub(crate) const AWAY_MS: Millis = 5 * 60_000;
/// That somebody works is written down at most this often.
pub(crate) const WORK_EVERY_MS: Millis = 60_000;
