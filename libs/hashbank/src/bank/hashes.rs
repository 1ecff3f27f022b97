//! The hashes of a bank, of every kind.

mod saved;

use super::MatchKind;
use crate::digests::DigestSet;
use crate::{EntryId, Index, Signal};
use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// So many digests are looked at while everybody else waits: some hundred microseconds.
const LOOKED_AT_ONCE: usize = 4_096;

/// An entry that a hash led to.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) entry: EntryId,
    pub(super) kind: MatchKind,
    pub(super) distance: u32,
    /// The place of the hash in the question.
    pub(super) signal: usize,
}

impl Found {
    /// Exact before perceptual, then by distance.
    fn rank(&self) -> (MatchKind, u32, EntryId) {
        (self.kind, self.distance, self.entry)
    }
}

#[derive(Default)]
pub(super) struct Hashes {
    pdq: Index,
    digests: RwLock<Digests>,
}

#[derive(Clone, Default)]
struct Digests {
    md5: DigestSet<16>,
    sha1: DigestSet<20>,
    sha256: DigestSet<32>,
}

impl Digests {
    fn len(&self) -> usize {
        self.md5.len() + self.sha1.len() + self.sha256.len()
    }

    fn find(&self, signal: &Signal) -> Vec<EntryId> {
        match signal {
            Signal::Pdq(_) => Vec::new(),
            Signal::Md5(hash) => self.md5.find(*hash.as_bytes()).collect(),
            Signal::Sha1(hash) => self.sha1.find(*hash.as_bytes()).collect(),
            Signal::Sha256(hash) => self.sha256.find(*hash.as_bytes()).collect(),
        }
    }
}

impl Hashes {
    pub(super) fn len(&self) -> usize {
        self.pdq.len() + self.read().len()
    }

    pub(super) fn insert_many(&self, entries: impl IntoIterator<Item = (EntryId, Signal)>) {
        let mut codes = Vec::new();
        let mut exact = Vec::new();
        for (entry, signal) in entries {
            match signal {
                Signal::Pdq(code) => codes.push((entry, code)),
                other => exact.push((entry, other)),
            }
        }
        self.pdq.insert_many(codes);
        if exact.is_empty() {
            return;
        }
        let mut digests = self.write();
        for (entry, signal) in exact {
            match signal {
                Signal::Pdq(_) => {}
                Signal::Md5(hash) => digests.md5.insert(*hash.as_bytes(), entry),
                Signal::Sha1(hash) => digests.sha1.insert(*hash.as_bytes(), entry),
                Signal::Sha256(hash) => digests.sha256.insert(*hash.as_bytes(), entry),
            }
        }
    }

    pub(super) fn remove_many(&self, entries: &BTreeSet<EntryId>) -> usize {
        let codes = self.pdq.remove_many(entries);
        let exact = self.remove_from(entries, |all| &mut all.md5)
            + self.remove_from(entries, |all| &mut all.sha1)
            + self.remove_from(entries, |all| &mut all.sha256);
        codes + exact
    }

    /// Looks at every digest of a kind once, some at a time: entries leave seldom and many together, and those who ask
    /// must not wait for the end.
    fn remove_from<const N: usize>(
        &self,
        entries: &BTreeSet<EntryId>,
        set: impl Fn(&mut Digests) -> &mut DigestSet<N>,
    ) -> usize {
        let (mut removed, mut next) = (0_usize, Some(DigestSet::FIRST));
        while let Some(from) = next {
            let mut digests = self.write();
            let set = set(&mut digests);
            let found;
            (found, next) = set.some_of(entries, from, LOOKED_AT_ONCE);
            removed = removed.saturating_add(set.remove(&found));
        }
        removed
    }

    /// Every entry that one of the hashes leads to, once, by its best, and the best first.
    pub(super) fn find(&self, signals: &[Signal], threshold: u32) -> Vec<Found> {
        let mut found = Vec::new();
        for (place, signal) in signals.iter().enumerate() {
            let to_found = |entry, kind, distance| Found {
                entry,
                kind,
                distance,
                signal: place,
            };
            if let Signal::Pdq(code) = signal {
                let hits = self.pdq.query(code, threshold).into_iter();
                found.extend(
                    hits.map(|hit| to_found(hit.entry, MatchKind::Perceptual, hit.distance)),
                );
            } else {
                let entries = self.read().find(signal).into_iter();
                found.extend(entries.map(|entry| to_found(entry, MatchKind::Exact, 0)));
            }
        }
        found.sort_by_key(|found| (found.entry, found.rank()));
        found.dedup_by_key(|found| found.entry);
        found.sort_by_key(Found::rank);
        found
    }

    pub(super) fn compact(&self) -> bool {
        self.pdq.compact()
    }

    fn read(&self) -> RwLockReadGuard<'_, Digests> {
        self.digests.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Digests> {
        self.digests.write().unwrap_or_else(PoisonError::into_inner)
    }
}
