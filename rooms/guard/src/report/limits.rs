//! Every limit of reporting, with its unit and its reason.

use store::Millis;

/// An unfinished report is deleted there this long after it was opened ...
pub(crate) const OPEN_MS: Millis = 24 * 3_600_000;
/// ... or this long after the last change, whichever is later.
pub(crate) const CHANGED_MS: Millis = 3_600_000;
/// Tries of one step before a person has to look: five pauses, eleven minutes in all.
pub(crate) const TRIES_MAX: u32 = 6;
/// Times a report is begun before its being begun again needs a person.
pub(crate) const ATTEMPTS_MAX: u32 = 3;
/// The pause after the first failed try; each later one is four times as long.
pub(crate) const PAUSE_FIRST_MS: Millis = 2_000;
/// A process that sends holds its report for this long after each step; longer than the slowest step.
pub(crate) const HELD_MS: Millis = 10 * 60_000;
/// A report that nobody moved for this long is forgotten by whoever began it.
pub(crate) const STILL_MS: Millis = 30 * 60_000;
/// An answer is a few hundred bytes; the schema is 60 KB.
pub(crate) const ANSWER_BYTES_MAX: u64 = 1024 * 1024;
/// A file of 40 MB over a slow line.
pub(crate) const UPLOAD_SECONDS_MAX: u64 = 480;
/// Every other call.
pub(crate) const CALL_SECONDS_MAX: u64 = 60;
/// Files of one report: a receipt chain has a handful.
pub(crate) const FILES_MAX: usize = 200;
/// Bytes of all its files together: they are opened into the memory of an officer's machine.
pub(crate) const BYTES_MAX: i64 = 1 << 30;
/// Why a report cannot wait, and what its time means: as long as the interface takes.
pub(crate) const REASON_CHARS_MAX: usize = 3_000;
/// The name of the application.
pub(crate) const PLATFORM_CHARS_MAX: usize = 256;
/// An agency, a case number, a reference.
pub(crate) const NAME_CHARS_MAX: usize = 100;
/// The switch to production asks that `/status` was well this recently.
pub(crate) const STATUS_WELL_MS: Millis = 24 * 3_600_000;
/// A proposal to switch that nobody agreed to lapses.
pub(crate) const PROPOSAL_MS: Millis = 7 * 24 * 3_600_000;
/// What two people agreed to is sent within this, stopped and taken up again as often as it needs.
pub(crate) const GRANTED_MS: Millis = OPEN_MS;
