//! Every limit of the room.

/// Bytes of one page's source. The longest of ours is a sixth of it; more is not a page people read.
pub(crate) const PAGE_BYTES_MAX: usize = 64 * 1024;
/// Main headings from which a page has a table of contents.
pub(crate) const CONTENTS_FROM: usize = 5;
/// Flesch-Kincaid school grade an English page may need at most.
pub(crate) const ENGLISH_GRADE_MAX: f64 = 8.0;
/// Points a Spanish page needs at least on the INFLESZ scale: from here on it is "bastante fácil".
pub(crate) const SPANISH_EASE_MIN: f64 = 65.0;

/// Checks from one home: a class of thirty at once, then one every ten seconds. They are counted.
pub(crate) const CHECKS: web::Rate = web::Rate::new("check", 40, 360);
/// Totals of the check are written down this often.
pub(crate) const WRITE_DOWN_EVERY: std::time::Duration = std::time::Duration::from_secs(60);
