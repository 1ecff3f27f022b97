//! A list of hashes with a name and a purpose.

use crate::digests::DigestSet;
use crate::{EntryId, Index, Signal};
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The distance up to which two PDQ codes are called a match unless a bank says otherwise: the PDQ paper's. Bits.
pub const THRESHOLD_DEFAULT: u32 = mediahash::pdq::MATCH_DISTANCE_MAX;

/// What a match in a bank means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Known abuse material.
    Abuse,
    /// Turned down here before.
    RefusedHere,
    /// Checked and harmless: takes back matches by look (see [`Banks::screen`](crate::Banks::screen)).
    KnownGood,
    /// Seen before; neither good nor bad.
    NearDuplicate,
}

/// What is known about a bank as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankInfo {
    /// Its name in answers.
    pub name: Arc<str>,
    /// What a match in it means.
    pub purpose: Purpose,
    /// The largest distance of PDQ codes that is a match. Bits, of 256.
    pub threshold: u32,
    /// Where the list comes from, for people.
    pub source: String,
}

impl BankInfo {
    /// A bank with [`THRESHOLD_DEFAULT`] and no source named.
    #[must_use]
    pub fn new(name: &str, purpose: Purpose) -> Self {
        Self {
            name: name.into(),
            purpose,
            threshold: THRESHOLD_DEFAULT,
            source: String::new(),
        }
    }
}

/// Why an entry was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// It is the same file, byte for byte: a digest is equal.
    Exact,
    /// It looks the same: PDQ codes are near, perhaps equal.
    Perceptual,
}

/// An entry of a bank that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The bank's name.
    pub bank: Arc<str>,
    /// What the bank is for.
    pub purpose: Purpose,
    /// The entry.
    pub entry: EntryId,
    /// By its bytes or by its looks.
    pub kind: MatchKind,
    /// How far the PDQ codes are apart, in bits; 0 for an exact match.
    pub distance: u32,
}

/// A list of hashes of every kind, to be asked while it changes.
///
/// All methods take `&self`: share it between threads in an `Arc`.
pub struct Bank {
    info: BankInfo,
    pdq: Index,
    digests: RwLock<Digests>,
}

#[derive(Default)]
struct Digests {
    md5: DigestSet<16>,
    sha256: DigestSet<32>,
}

impl Bank {
    /// An empty bank.
    #[must_use]
    pub fn new(info: BankInfo) -> Self {
        Self {
            info,
            pdq: Index::new(),
            digests: RwLock::default(),
        }
    }

    /// What is known about it.
    #[must_use]
    pub const fn info(&self) -> &BankInfo {
        &self.info
    }

    /// How many hashes it holds, of all kinds.
    #[must_use]
    pub fn len(&self) -> usize {
        let digests = self.read();
        self.pdq.len() + digests.md5.len() + digests.sha256.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a hash. The next query sees it. An entry may have several hashes, of several kinds.
    pub fn insert(&self, entry: EntryId, signal: Signal) {
        self.insert_many([(entry, signal)]);
    }

    /// Adds many hashes, in memory of the size of the batch: feed a long list in batches of some thousands.
    pub fn insert_many(&self, entries: impl IntoIterator<Item = (EntryId, Signal)>) {
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
                Signal::Md5(md5) => digests.md5.insert(*md5.as_bytes(), entry),
                Signal::Sha256(sha256) => digests.sha256.insert(*sha256.as_bytes(), entry),
                Signal::Pdq(_) => {}
            }
        }
    }

    /// Removes all hashes of an entry and says how many there were.
    pub fn remove(&self, entry: EntryId) -> usize {
        self.remove_many(&BTreeSet::from([entry]))
    }

    /// Removes all hashes of many entries at once and says how many there were.
    pub fn remove_many(&self, entries: &BTreeSet<EntryId>) -> usize {
        let codes = self.pdq.remove_many(entries);
        let mut digests = self.write();
        codes + digests.md5.remove(entries) + digests.sha256.remove(entries)
    }

    /// All entries that match a hash, nearest first. Quality is the asker's business: leave out a PDQ code that is
    /// not [reliable](mediahash::pdq::PdqHash::is_reliable).
    #[must_use]
    pub fn query(&self, signal: &Signal) -> Vec<Match> {
        match signal {
            Signal::Pdq(code) => {
                let hits = self.pdq.query(code, self.info.threshold);
                hits.into_iter()
                    .map(|hit| self.found(hit.entry, MatchKind::Perceptual, hit.distance))
                    .collect()
            }
            Signal::Md5(md5) => self
                .read()
                .md5
                .find(*md5.as_bytes())
                .map(|entry| self.found(entry, MatchKind::Exact, 0))
                .collect(),
            Signal::Sha256(sha256) => {
                let digests = self.read();
                let entries = digests.sha256.find(*sha256.as_bytes());
                entries
                    .map(|entry| self.found(entry, MatchKind::Exact, 0))
                    .collect()
            }
        }
    }

    /// See [`Index::compact`].
    pub fn compact(&self) -> bool {
        self.pdq.compact()
    }

    fn found(&self, entry: EntryId, kind: MatchKind, distance: u32) -> Match {
        Match {
            bank: Arc::clone(&self.info.name),
            purpose: self.info.purpose,
            entry,
            kind,
            distance,
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Digests> {
        self.digests.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Digests> {
        self.digests.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What it is and how much it holds, never which hashes.
impl std::fmt::Debug for Bank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bank")
            .field("info", &self.info)
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
