//! Limits of cases, and why.

use store::Millis;

const HOUR_MS: Millis = 3_600_000;
const DAY_MS: Millis = 24 * HOUR_MS;

/// How long evidence is preserved after a report (18 USC 2258A(h), as amended by Pub. L. 118-59 in 2024: one year).
pub(crate) const PRESERVE_MS: Millis = 365 * DAY_MS;
/// How long before that ends somebody is told: long enough to ask whoever asked for the report.
pub(crate) const NOTICE_MS: Millis = 30 * DAY_MS;
/// What need not be reported is somebody's ordinary picture: kept for an objection and a second thought, no longer.
pub(crate) const NOT_REPORTABLE_KEPT_MS: Millis = 30 * DAY_MS;
/// How long before the end of that somebody is told.
pub(crate) const NOT_REPORTABLE_NOTICE_MS: Millis = 7 * DAY_MS;
/// "As soon as reasonably possible" (18 USC 2258A(a)): a day, for two people who also sleep.
pub(crate) const DECIDE_MS: Millis = DAY_MS;
/// The same where somebody's life may be at stake.
pub(crate) const IMMEDIATE_MS: Millis = HOUR_MS;
/// The job that destroys runs every few minutes; what still stands a day later needs a person.
pub(crate) const OVERDUE_MS: Millis = DAY_MS;
/// How long a request waits for a second person.
pub(crate) const ASKED_MS: Millis = DAY_MS;
/// How long a grant stands: time to fetch the key from its safe, not to forget that it stands.
pub(crate) const GRANTED_MS: Millis = HOUR_MS;
/// How often keys should be shown to open (a rehearsal). Twice a year.
pub(crate) const REHEARSE_EVERY_MS: Millis = 180 * DAY_MS;
/// How long the job that seals something may take to open its case, with all its tries, before one is opened for it.
pub(crate) const ADOPT_AFTER_MS: Millis = HOUR_MS;
/// How often cases are looked after.
pub(crate) const LOOK_AFTER_EVERY_MS: Millis = 5 * 60_000;
/// How many the job destroys at a time; the next run takes the others.
pub(crate) const DESTROYED_AT_ONCE_MAX: i64 = 50;
/// Cases on one page of the list.
pub(crate) const LIST_MAX: i64 = 200;
/// Letters in a note or a reason.
pub(crate) const WORDS_CHARS_MAX: usize = 2_000;
/// A reason shorter than this says nothing.
pub(crate) const REASON_CHARS_MIN: usize = 8;
