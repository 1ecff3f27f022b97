//! Every limit of the room, with its unit and its reason.

use std::time::Duration;

/// Prints on a page of the wall.
pub(crate) const PAGE_POSTS: u32 = 60;
/// Prints on the front page; they fill whole lines on every width.
pub(crate) const HOME_POSTS: u32 = 12;
/// Prints that a screen in a hall goes round with, until new ones come.
pub(crate) const SCREEN_POSTS: u32 = 60;
/// Prints that "N new" brings at most: more than two pages nobody scrolls through at once.
pub(crate) const FRESH_POSTS_MAX: u32 = 120;
/// Prints among them that are looked up by name, because they came back to an old place.
pub(crate) const FRESH_SINGLE_MAX: usize = 20;
/// Pictures of the wall that load at once: the first view of a phone.
pub(crate) const EAGER_WALL: usize = 6;
/// "Times joined" is not shown on the front page below this: a small number would speak against taking part.
pub(crate) const JOINED_SHOWN_FROM: i64 = 100;
/// Letters of a caption that fit into one line below a print.
pub(crate) const SHORT_CAPTION_CHARS: usize = 20;

/// Rendered pages kept, about 45 KB each with their compressed form.
pub(crate) const PAGES_KEPT: usize = 256;
/// Prints kept as text, in bytes.
pub(crate) const PRINTS_KEPT_BYTES: u64 = 16 << 20;
/// So many of them, about: the first 250 pages of the wall in one language.
pub(crate) const PRINTS_KEPT: usize = 16_000;
/// What a kept print takes beside its text: key, times, places in the cache's lists.
pub(crate) const PRINT_EXTRA_BYTES: u64 = 160;
/// Of eleven levels. A 30 KB page takes about a millisecond at 5 and is 2 % larger than at 9.
pub(crate) const BROTLI_LEVEL: i32 = 5;
/// The largest window that a page of this size can use, as a power of two.
pub(crate) const BROTLI_WINDOW: i32 = 18;

/// Frames come at most this often: nine a second to 10,000 listeners fill a core.
pub(crate) const FRAME_EVERY: Duration = Duration::from_secs(1);
/// Frames a listener may be behind before it is closed; it comes back with the last event it has.
pub(crate) const FRAMES_BEHIND_MAX: usize = 16;
/// Comings and goings kept in memory for listeners who come back; about 100 bytes each.
pub(crate) const ACTS_KEPT: usize = 8_192;
/// Events read at the start to fill that memory: after a restart everyone comes back at once.
pub(crate) const EVENTS_AT_START: i64 = 8_192;
/// Events read at once.
pub(crate) const EVENTS_A_READ: u32 = 500;
/// Events a listener or "N new" may be behind; beyond it a page that starts afresh is smaller.
pub(crate) const EVENTS_BEHIND_MAX: usize = 2_000;
/// A listener who comes before the log was read once waits this long, then is sent away for a moment.
pub(crate) const READY_WITHIN: Duration = Duration::from_secs(5);
/// Sent away because the node is full or stops: how long to stay away, in seconds.
pub(crate) const AWAY_SECONDS: u64 = 30;
/// A comment keeps proxies from closing a quiet stream. Each listener has its own beat between these, around 20 s.
pub(crate) const BEAT_MS: (u64, u64) = (17_000, 23_000);
/// After how long a listener who lost the stream comes back, each after a time of its own.
pub(crate) const RETRY_MS: (u64, u64) = (2_000, 6_000);

/// Nine tenths of what the process may hold open; the rest is for pages, the database and workers. The hard limit, for
/// the program raises its own to that before it listens, and after the rooms are made.
pub(crate) fn listeners_max() -> usize {
    let open_files = rustix::process::getrlimit(rustix::process::Resource::Nofile).maximum;
    let open_files = open_files
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(1 << 20);
    open_files / 10 * 9
}
