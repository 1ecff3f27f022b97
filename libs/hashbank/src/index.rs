//! An exact index of 256-bit codes within a Hamming distance.
//!
//! Entries lie in immutable *segments*, sorted by id. A query reads one snapshot of the list of segments without a
//! lock. An insert adds a segment of one and merges the small ones as a binary counter carries, so that it is
//! visible at once and costs a few copies; a segment that has grown to [`SEALED_LEN`] is left alone until
//! [`Index::compact`] merges the large ones aside. A removal marks entries dead in a new snapshot.
//!
//! A large segment has *bands* (see [`bands`]), a small one is scanned. Both are exact at any radius.

mod bands;
mod code;
mod dead;
mod segment;

use crate::EntryId;
use arc_swap::ArcSwap;
use code::Code;
use mediahash::Pdq;
use segment::{Live, Segment};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// From this many entries on a segment is changed only by [`Index::compact`]: the most that one insert may copy.
const SEALED_LEN: usize = 4096;

/// A segment with this share of its entries dead is written anew by [`Index::compact`]: one in this many.
const DEAD_SHARE: usize = 4;

/// An entry near to the code asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// In how many bits its nearest code differs.
    pub distance: u32,
    /// The entry.
    pub entry: EntryId,
}

/// Codes by entry, to be found within a distance. An entry may have several codes.
///
/// All methods take `&self`: share it between threads in an `Arc`. Queries never wait, not even for
/// [`compact`](Self::compact).
///
/// ```
/// use hashbank::{EntryId, Index};
/// use mediahash::Pdq;
///
/// let index = Index::new();
/// index.insert(EntryId(7), Pdq::from_bytes([0; 32]));
///
/// let mut near = [0; 32];
/// near[3] = 0b101;
/// let hits = index.query(&Pdq::from_bytes(near), 31);
/// assert_eq!((hits[0].entry, hits[0].distance), (EntryId(7), 2));
/// ```
#[derive(Default)]
pub struct Index {
    segments: ArcSwap<Vec<Live>>,
    writer: Mutex<()>,
    compactor: Mutex<()>,
}

impl Index {
    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many codes it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments.load().iter().map(Live::len).sum()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a code. The next query sees it.
    pub fn insert(&self, entry: EntryId, code: Pdq) {
        self.insert_many([(entry, code)]);
    }

    /// Adds many codes in one step: quicker than one by one, and seen all at once.
    pub fn insert_many(&self, entries: impl IntoIterator<Item = (EntryId, Pdq)>) {
        let entries = entries
            .into_iter()
            .map(|(entry, pdq)| (entry, Code::new(&pdq)))
            .collect();
        let added = Segment::new(entries);
        if added.len() == 0 {
            return;
        }
        let _writing = lock(&self.writer);
        let mut segments = Vec::clone(&self.segments.load());
        segments.push(Live::all(added));
        carry(&mut segments);
        self.segments.store(Arc::new(segments));
    }

    /// Removes all codes of an entry and says how many there were.
    pub fn remove(&self, entry: EntryId) -> usize {
        self.remove_many(&BTreeSet::from([entry]))
    }

    /// Removes all codes of many entries in one step and says how many there were.
    pub fn remove_many(&self, entries: &BTreeSet<EntryId>) -> usize {
        let _writing = lock(&self.writer);
        let mut segments = Vec::clone(&self.segments.load());
        let removed = segments.iter_mut().map(|live| live.kill(entries)).sum();
        if removed > 0 {
            segments.retain(|live| live.len() > 0);
            self.segments.store(Arc::new(segments));
        }
        removed
    }

    /// All entries with a code at most `radius` bits away, nearest first, then by id; each once.
    #[must_use]
    pub fn query(&self, pdq: &Pdq, radius: u32) -> Vec<Hit> {
        let code = Code::new(pdq);
        let mut hits = Vec::new();
        for live in self.segments.load().iter() {
            live.query(&code, radius, &mut |entry, distance| {
                hits.push(Hit { distance, entry })
            });
        }
        nearest_of_each(hits)
    }

    /// Merges large segments so that queries stay quick. Call it now and then from a thread that may take its time,
    /// seconds for millions of codes; everything else goes on meanwhile. Says whether there was anything to do.
    pub fn compact(&self) -> bool {
        let _compacting = lock(&self.compactor);
        let mut worked = false;
        while let Some(chosen) = choose(&self.segments.load()) {
            let merged = Segment::merged(&chosen);
            self.swap_in(&chosen, merged);
            worked = true;
        }
        worked
    }

    /// Puts a merged segment in the place of those it was made of, less what was removed in the meantime.
    fn swap_in(&self, chosen: &[Live], merged: Segment) {
        let _writing = lock(&self.writer);
        let current = self.segments.load();
        let (old, mut segments): (Vec<Live>, Vec<Live>) = current
            .iter()
            .cloned()
            .partition(|live| chosen.iter().any(|was| was.is_of_same_segment(live)));
        let mut merged = Live::all(merged);
        // What was chosen and is no longer there has died to the last entry.
        let removed = chosen.iter().flat_map(|was| {
            let now = old.iter().find(|now| was.is_of_same_segment(now));
            was.died_since(now)
        });
        merged.kill(&removed.collect());
        if merged.len() > 0 {
            segments.push(merged);
        }
        carry(&mut segments);
        self.segments.store(Arc::new(segments));
    }
}

/// How much it holds, never what.
impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// A writer that panicked has stored nothing, so the lock alone is as good as ever.
fn lock(mutex: &Mutex<()>) -> MutexGuard<'_, ()> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Moves the small segments behind the large ones and merges them from the end, as long as the last has caught up
/// with the one before it.
fn carry(segments: &mut Vec<Live>) {
    loop {
        segments.sort_by_key(|live| !live.is_sealed());
        let [.., before, last] = segments.as_slice() else {
            return;
        };
        if before.is_sealed() || before.len() > last.len().saturating_mul(2) {
            return;
        }
        let merged = Segment::merged(&[before.clone(), last.clone()]);
        segments.truncate(segments.len().saturating_sub(2));
        segments.push(Live::all(merged));
    }
}

/// The large segments that are worth merging: the smallest ones, as long as the next is no more than twice all
/// before it, so that an entry is copied only a few times in its life. One alone is worth it if much of it is dead.
fn choose(segments: &[Live]) -> Option<Vec<Live>> {
    let mut sealed: Vec<&Live> = segments.iter().filter(|live| live.is_sealed()).collect();
    if let Some(rotten) = sealed
        .iter()
        .find(|live| live.dead() > live.segment_len() / DEAD_SHARE)
    {
        return Some(vec![Live::clone(rotten)]);
    }
    sealed.sort_by_key(|live| live.len());
    let mut total = 0_usize;
    let chosen: Vec<Live> = sealed
        .into_iter()
        .take_while(|live| {
            let close = total == 0 || live.len() <= total.saturating_mul(2);
            total = total.saturating_add(live.len());
            close
        })
        .cloned()
        .collect();
    (chosen.len() > 1).then_some(chosen)
}

fn nearest_of_each(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (hit.entry, hit.distance));
    hits.dedup_by_key(|hit| hit.entry);
    hits.sort_unstable();
    hits
}

#[cfg(test)]
mod tests;
