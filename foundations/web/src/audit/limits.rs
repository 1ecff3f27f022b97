//! The limits of the trail, with their units and reasons.

use store::Millis;

const HOUR_MS: Millis = 3_600_000;

/// A seal may come this long after its day: the job runs every few minutes, and a server may be down for a while.
pub(super) const SEAL_GRACE_MS: Millis = 3 * HOUR_MS;
/// How often the trail is looked at, and sealed when a day has ended.
pub(super) const KEEP_EVERY_MS: Millis = 10 * 60_000;
/// The whole chain is walked again this long after the last time.
pub(super) const WHOLE_EVERY_MS: Millis = 24 * HOUR_MS;
/// Entries read at once: about 100 KB.
pub(super) const PAGE_ENTRIES: u32 = 500;
/// Seals read at once: more than a year has.
pub(super) const PAGE_SEALS: i64 = 400;
/// Entries walked in one go of the job: under two seconds of one core.
pub(super) const RUN_ENTRIES_MAX: i64 = 200_000;
/// Entries walked for somebody who waits for a page.
pub const VIEW_ENTRIES_MAX: i64 = 5_000;
/// The trail is kept for a year at least, whatever the campaign says: no setting makes it forget what just happened.
pub(super) const KEPT_DAYS_MIN: i64 = 365;
