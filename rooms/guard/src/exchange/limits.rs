//! Limits of exchanges, unit last.

/// Shortest time between two runs: others' servers are not ours to load. Milliseconds.
pub(super) const INTERVAL_MS_MIN: i64 = 60_000;
/// Longest. What was withdrawn has to leave us within this. Milliseconds.
pub(super) const INTERVAL_MS_MAX: i64 = 31 * 24 * 3_600_000;
/// Beyond two intervals, how long until a run that did not end is late. Milliseconds.
pub(super) const LATE_MS: i64 = 3_600_000;
/// A name for people. Characters.
pub(super) const NAME_CHARS_MAX: usize = 60;
/// An address or a path. Bytes.
pub(super) const PLACE_BYTES_MAX: usize = 1_000;
/// Pages of one run: a hundred million entries at a thousand a page. More is a server that never ends.
pub(super) const PAGES_MAX: u64 = 100_000;
/// Pages in a row without an entry that still lead on. More is a server that leads nowhere.
pub(super) const EMPTY_PAGES_MAX: u64 = 100;
/// How old a link to a next page may be: NCMEC's live for about twelve hours. Milliseconds.
pub(super) const LINK_MS_MAX: i64 = 11 * 3_600_000;
/// A link to a next page. Bytes.
pub(super) const LINK_BYTES_MAX: usize = 4_000;
/// Between two pages, so that we load nobody. Milliseconds.
pub(super) const PAGE_PAUSE_MS: u64 = 200;
/// One page. A thousand entries of NCMEC are below 2 MB. Bytes.
pub(super) const PAGE_BYTES_MAX: u64 = 64 << 20;
/// One file from a web server: fifty million hashes. Bytes.
pub(super) const FILE_BYTES_MAX: u64 = 4 << 30;
/// One file from a web server. Seconds.
pub(super) const FILE_SECONDS_MAX: u64 = 2 * 3_600;
/// Contents written in one transaction.
pub(super) const LOT_ENTRIES: usize = 1_000;
/// How long a run may be silent before another takes over: longer than any request. Milliseconds.
pub(super) const SILENT_MS_MAX: i64 = 180_000;
/// The first pause after a failure. Milliseconds.
pub(super) const RETRY_FIRST_MS: i64 = 60_000;
/// The longest pause after failures. Milliseconds.
pub(super) const RETRY_MS_MAX: i64 = 6 * 3_600_000;
/// The longest pause that another side may ask for. Milliseconds.
pub(super) const RETRY_ASKED_MS_MAX: i64 = 24 * 3_600_000;
/// Tries at one place of a run before it begins again from its checkpoint.
pub(super) const TRIES_MAX: i64 = 5;
/// Of a whole list, how much may be gone at once without somebody's saying so. Parts of a hundred.
pub(super) const GONE_PERCENT_MAX: u64 = 50;
/// For how long what a whole list lost is added up: half of it every hour would be most of it, too. Milliseconds.
pub(super) const LOST_MS: i64 = 7 * 24 * 3_600_000;
/// With more lines that cannot be read a whole list is not known to be whole, and takes nothing away. Parts of a hundred.
pub(super) const BAD_PERCENT_MAX: u64 = 10;
/// A list that small may change as it likes. Entries.
pub(super) const SMALL_LIST_ENTRIES: u64 = 100;
/// How long a run by pages goes on before others have their turn. A node that stops does not wait for it. Milliseconds.
pub(super) const SLICE_MS: i64 = 60_000;
/// When a run that found no place on its node looks again, if nobody calls it before. Milliseconds.
pub(super) const PLACE_AGAIN_MS: i64 = 30_000;
/// How often it is looked whether every exchange has its place in the queue. Milliseconds.
pub(super) const WATCH_MS: i64 = 300_000;
/// Contents in one part of a feed to others: about 200 kB.
pub(super) const FEED_ENTRIES: i64 = 1_000;
