//! What a list holds, whatever its format.

use crate::{Millis, Opinion, Signal};
use std::collections::BTreeMap;
use std::fmt;

/// An entry of a list: something with one or several hashes.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// What the list calls it, where lists name their entries; one that comes again takes the place of the one before.
    /// Where there is none, an entry is known by its signals.
    pub key: Option<String>,
    /// What it is, where the list says so.
    pub media: Option<Media>,
    /// Its hashes of kinds known here. It may be none: all others were skipped.
    pub signals: Vec<Signal>,
    /// What the list calls things of its sort: a classification, for example.
    pub labels: Vec<String>,
    /// What members of an exchange said of it.
    pub opinions: Vec<Opinion>,
    /// What the list says about it, as it stands there.
    pub metadata: Option<String>,
    /// It was taken out of the list, or withdrawn: whoever has it must forget it.
    pub deleted: bool,
    /// When it last changed, as the list says.
    pub at: Option<Millis>,
}

/// Of what a list has hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Media {
    /// A picture.
    Image,
    /// A video.
    Video,
}

impl Media {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
        }
    }
}

/// Never what it says.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<_> = self.signals.iter().map(Signal::kind).collect();
        f.debug_struct("Entry")
            .field("kinds", &kinds)
            .field("deleted", &self.deleted)
            .finish_non_exhaustive()
    }
}

/// Where a list goes on that comes in pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// What to ask for the next page with: an address or a token, as it stands there. None on the last page.
    pub next: Option<String>,
    /// The latest change that the page speaks of. Entries need not be in the order of time: a reader may go on from here
    /// only when it has read the **last** page.
    pub max_at: Option<Millis>,
}

/// Something of which nothing can be made, or not all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine {
    /// Which line; in a format without lines, which entry. From 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a line or an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// Over [`LINE_BYTES_MAX`](super::LINE_BYTES_MAX), or with too many hashes.
    #[error("it is too long")]
    TooLong,
    /// Not UTF-8.
    #[error("it is not UTF-8 text")]
    NotText,
    /// Quotes that do not close, not an object, a column or a name missing, more words than two.
    #[error("it is not of this format")]
    Form,
    /// See [`SignalKind`](crate::SignalKind).
    #[error("the kind of hash is not known")]
    Kind,
    /// Not the hex digits of a hash of its kind. Other hashes of the same entry were handed on.
    #[error("the hash is not one of its kind")]
    Hash,
}

/// What became of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Entries handed on.
    pub rows: u64,
    /// How many of them say that something was deleted.
    pub deleted: u64,
    /// Lines or entries of which nothing could be made, or not all.
    pub bad: u64,
    /// The first [`BAD_LINES_NAMED_MAX`](super::BAD_LINES_NAMED_MAX) of them.
    pub first_bad: Vec<BadLine>,
    /// How many hashes of other kinds were skipped, by kind.
    pub skipped: BTreeMap<&'static str, u64>,
    /// Where the list goes on.
    pub page: Page,
}

impl Report {
    pub(super) fn add_bad(&mut self, line: u64, reason: Reason) {
        self.bad = self.bad.saturating_add(1);
        if self.first_bad.len() < super::BAD_LINES_NAMED_MAX {
            self.first_bad.push(BadLine { line, reason });
        }
    }

    pub(super) fn add_skipped(&mut self, kind: &'static str) {
        let count = self.skipped.entry(kind).or_default();
        *count = count.saturating_add(1);
    }
}
