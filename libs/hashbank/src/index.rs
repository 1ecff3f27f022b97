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
mod near;
mod saved;
mod segment;

use crate::EntryId;
use arc_swap::ArcSwap;
use code::Code;
use mediahash::Pdq;
use near::Asked;
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
    state: ArcSwap<State>,
    writer: Mutex<()>,
    compactor: Mutex<()>,
}

/// What one query sees.
#[derive(Clone, Default)]
pub(crate) struct State {
    segments: Vec<Live>,
    /// The entries that are not to be found for now, by id. Marks of entries, not of their codes: they outlast merges,
    /// and hold for codes that come later.
    disabled: Arc<Vec<EntryId>>,
}

impl State {
    fn len(&self) -> usize {
        self.segments.iter().map(Live::len).sum()
    }

    fn disable(&mut self, entries: &BTreeSet<EntryId>) {
        let disabled = Arc::make_mut(&mut self.disabled);
        disabled.extend(entries);
        disabled.sort_unstable();
        disabled.dedup();
    }

    fn enable(&mut self, entries: &BTreeSet<EntryId>) {
        if entries.iter().any(|entry| self.is_disabled(*entry)) {
            Arc::make_mut(&mut self.disabled).retain(|entry| !entries.contains(entry));
        }
    }

    fn is_disabled(&self, entry: EntryId) -> bool {
        self.disabled.binary_search(&entry).is_ok()
    }
}

impl Index {
    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many codes it holds, those of disabled entries included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.state.load().len()
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
        self.change(|state| {
            state.segments.push(Live::all(added));
            carry(&mut state.segments);
        });
    }

    /// Removes all codes of an entry and says how many there were. Whether it was disabled is forgotten, too.
    pub fn remove(&self, entry: EntryId) -> usize {
        self.remove_many(&BTreeSet::from([entry]))
    }

    /// Removes all codes of many entries in one step and says how many there were.
    pub fn remove_many(&self, entries: &BTreeSet<EntryId>) -> usize {
        self.change(|state| {
            let segments = &mut state.segments;
            let removed = segments.iter_mut().map(|live| live.kill(entries)).sum();
            segments.retain(|live| live.len() > 0);
            state.enable(entries);
            removed
        })
    }

    /// No query finds these entries from now on, whatever codes they have or get, until they are
    /// [enabled](Self::enable). Costs a copy of the list of all that are disabled.
    pub fn disable(&self, entries: &BTreeSet<EntryId>) {
        self.change(|state| state.disable(entries));
    }

    /// Queries find these entries again. Nothing is inserted or built anew for it.
    pub fn enable(&self, entries: &BTreeSet<EntryId>) {
        self.change(|state| state.enable(entries));
    }

    /// All entries with a code at most `radius` bits away that are not disabled, nearest first, then by id; each once.
    #[must_use]
    pub fn query(&self, pdq: &Pdq, radius: u32) -> Vec<Hit> {
        let asked = Asked {
            code: &Code::new(pdq),
            radius,
        };
        let mut hits = Vec::new();
        let state = self.state.load();
        for live in &state.segments {
            live.query(&asked, &mut |entry, distance| {
                hits.push(Hit { distance, entry })
            });
        }
        let mut hits = nearest_of_each(hits);
        hits.retain(|hit| !state.is_disabled(hit.entry));
        hits
    }

    /// Makes the next state out of the present one.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let _writing = lock(&self.writer);
        let mut state = State::clone(&self.state.load());
        let result = change(&mut state);
        self.state.store(Arc::new(state));
        result
    }

    /// Merges large segments so that queries stay quick. Call it now and then from a thread that may take its time,
    /// seconds for millions of codes; everything else goes on meanwhile. Says whether there was anything to do.
    pub fn compact(&self) -> bool {
        let _compacting = lock(&self.compactor);
        let mut worked = false;
        while let Some(chosen) = choose(&self.state.load().segments) {
            let merged = Segment::merged(&chosen);
            self.swap_in(&chosen, merged);
            worked = true;
        }
        worked
    }

    /// Puts a merged segment in the place of those it was made of, less what was removed in the meantime.
    fn swap_in(&self, chosen: &[Live], merged: Segment) {
        self.change(|state| {
            let of_chosen = |live: &mut Live| chosen.iter().any(|was| was.is_of_same_segment(live));
            let old: Vec<Live> = state.segments.extract_if(.., of_chosen).collect();
            let mut merged = Live::all(merged);
            // What was chosen and is no longer there has died to the last entry.
            let removed = chosen.iter().flat_map(|was| {
                let now = old.iter().find(|now| was.is_of_same_segment(now));
                was.died_since(now)
            });
            merged.kill(&removed.collect());
            if merged.len() > 0 {
                state.segments.push(merged);
            }
            carry(&mut state.segments);
        });
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
