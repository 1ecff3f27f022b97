//! How much a whole list has lost, added up: a wrong or damaged file must not empty a bank, neither at once nor bit by
//! bit.

use super::{limits, model::Counts};
use serde::{Deserialize, Serialize};
use store::Millis;

/// What runs took away that were not told to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Lost {
    entries: u64,
    /// From when on it is added up.
    since: Millis,
}

impl Lost {
    /// Nothing yet.
    pub(super) fn begin(now: Millis) -> Self {
        let (entries, since) = (0, now);
        Self { entries, since }
    }

    /// As it counts now.
    pub(super) fn at(self, now: Millis) -> Self {
        let ends = self.since.saturating_add(limits::LOST_MS);
        if now < ends { self } else { Self::begin(now) }
    }

    /// After `gone` more.
    pub(super) fn and(self, gone: u64) -> Self {
        let entries = self.entries.saturating_add(gone);
        Self { entries, ..self }
    }

    /// True when a list that had `before` entries may not lose `gone` more of them without somebody's saying so.
    pub(super) fn is_too_much(self, gone: u64, before: u64) -> bool {
        let before = before.saturating_add(self.entries);
        let gone = gone.saturating_add(self.entries);
        before > limits::SMALL_LIST_ENTRIES
            && gone.saturating_mul(100) > before.saturating_mul(limits::GONE_PERCENT_MAX)
    }
}

/// What a row keeps of the last run that came to its end.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Ended {
    #[serde(flatten)]
    pub(super) counts: Counts,
    #[serde(default)]
    pub(super) lost: Lost,
}
