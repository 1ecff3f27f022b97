//! Exact hashes by value.

use crate::EntryId;
use crate::snapshot::{Kind, OpenError, Reader, Shape, Writer};
use std::collections::BTreeSet;
use std::io::{self, Read, Write};

/// A digest and an entry that has it.
type Row<const N: usize> = ([u8; N], EntryId);

/// Which entries have which digest of `N` bytes.
#[derive(Clone)]
pub(crate) struct DigestSet<const N: usize>(BTreeSet<Row<N>>);

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

    /// Before all others.
    pub(crate) const FIRST: Row<N> = ([0; N], EntryId(0));

    /// Looks at some digests from a place on, and says which are of these entries and where to go on: whoever removes
    /// from a large set lets others in between.
    pub(crate) fn some_of(
        &self,
        entries: &BTreeSet<EntryId>,
        from: Row<N>,
        most: usize,
    ) -> (Vec<Row<N>>, Option<Row<N>>) {
        let mut from_there = self.0.range(from..);
        let some = from_there.by_ref().take(most);
        let found = some.filter(|(_, entry)| entries.contains(entry));
        let found = found.copied().collect();
        (found, from_there.next().copied())
    }

    /// Removes some and says how many were there.
    pub(crate) fn remove(&mut self, some: &[Row<N>]) -> usize {
        some.iter().filter(|one| self.0.remove(one)).count()
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
