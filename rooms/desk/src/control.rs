//! Drawn items among the real ones, to see how the group does. They are no posts: they have rows of their own, which the
//! room of posts has never heard of, so no decision on them can publish anything. Who answered is kept nowhere.
//!
//! Never: one where nobody's batch is full; a figure of one person, or of few answers.

mod draw;
mod keep;
pub(super) mod queries;
#[cfg(test)]
mod tests;

pub(crate) use draw::picture;
pub(crate) use keep::{Answered, Figure, answer, end, figure, find, mark, mix};

use store::Millis;

/// One item in this many is drawn: enough for a figure on the day, too few to tire anybody.
pub(crate) const ONE_IN: u64 = 50;
/// Answers under which nothing is said, and by which the figure grows: one more answer never shows.
pub(crate) const ANSWERS_MIN: i64 = 20;
/// How long one stays in a hand.
const LIFE_MS: Millis = 60 * 60_000;
