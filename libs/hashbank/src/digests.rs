//! Exact hashes by value.

use crate::EntryId;
use std::collections::BTreeSet;

/// Which entries have which digest of `N` bytes.
pub(crate) struct DigestSet<const N: usize>(BTreeSet<([u8; N], EntryId)>);

impl<const N: usize> Default for DigestSet<N> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}

impl<const N: usize> DigestSet<N> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn insert(&mut self, digest: [u8; N], entry: EntryId) {
        self.0.insert((digest, entry));
    }

    /// Looks at every digest once: entries leave seldom and many at a time.
    pub(crate) fn remove(&mut self, entries: &BTreeSet<EntryId>) -> usize {
        let before = self.0.len();
        self.0.retain(|(_, entry)| !entries.contains(entry));
        before.saturating_sub(self.0.len())
    }

    pub(crate) fn find(&self, digest: [u8; N]) -> impl Iterator<Item = EntryId> {
        let all = (digest, EntryId(0))..=(digest, EntryId(u64::MAX));
        self.0.range(all).map(|(_, entry)| *entry)
    }
}
