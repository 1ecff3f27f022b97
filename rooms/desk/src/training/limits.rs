//! Every limit of the training, with its unit and its reason.

/// Pages of a briefing. Ten are read in a quarter of an hour; more nobody reads before their first shift.
pub(crate) const LEAVES_MAX: usize = 20;
/// Letters of one page: one idea.
pub(crate) const LEAF_CHARS_MAX: usize = 2_500;
/// Letters of what is said after an answer.
pub(crate) const WHY_CHARS_MAX: usize = 400;
