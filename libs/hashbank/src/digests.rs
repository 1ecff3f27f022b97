//! Exact hashes by value.

use crate::EntryId;
use crate::snapshot::{Kind, OpenError, Reader, Shape, Writer};
use std::collections::BTreeSet;
use std::io::{self, Read, Write};

/// Which entries have which digest of `N` bytes.
#[derive(Clone)]
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

    pub(crate) fn shape(&self) -> Shape {
        Shape::new(Kind::Digests, N, self.0.len())
    }

    /// Writes it as the next table of a snapshot.
    pub(crate) fn write(&self, writer: &mut Writer<'_, impl Write>) -> io::Result<()> {
        for (digest, entry) in &self.0 {
            writer.row(*entry, digest)?;
        }
        writer.end_table()
    }

    /// The set that comes next in a snapshot.
    pub(crate) fn read(reader: &mut Reader<'_, impl Read + Send>) -> Result<Self, OpenError> {
        let shape = Shape::new(Kind::Digests, N, 0);
        let (entries, digests) = reader.table(shape, Digest)?;
        let rows = digests.into_iter().map(|digest| digest.0).zip(entries);
        Ok(Self(rows.collect()))
    }
}

/// An array of any length has no default value of its own.
#[derive(Clone)]
struct Digest<const N: usize>([u8; N]);

impl<const N: usize> Default for Digest<N> {
    fn default() -> Self {
        Self([0; N])
    }
}
