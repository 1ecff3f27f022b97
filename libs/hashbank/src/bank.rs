//! A list of hashes with a name and a purpose.

mod flood;
mod hashes;
mod info;
mod saved;

pub use flood::FloodPolicy;
pub use info::{BankInfo, Purpose, THRESHOLD_DEFAULT, THRESHOLD_MAX};

use crate::entry::Standing;
use crate::{EntryId, EntryState, Held, Question, Signal};
use arc_swap::ArcSwap;
use flood::Floods;
use hashes::{Found, Hashes};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

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
#[non_exhaustive]
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
    /// Which of the question's signals found it best: its place there, from 0.
    pub signal: usize,
    /// What the bank and the entry are called in their list.
    pub labels: Vec<Arc<str>>,
}

/// What one bank knows about one thing.
#[derive(Default)]
pub(crate) struct Matches {
    pub(crate) standing: Vec<Match>,
    pub(crate) doubted: Vec<Match>,
    pub(crate) held: Vec<Match>,
    pub(crate) newly_held: Vec<(EntryId, Held)>,
    /// Whether there was more than was asked for.
    pub(crate) more: bool,
}

/// A list of hashes of every kind, to be asked while it changes.
///
/// All methods take `&self`: share it between threads in an `Arc`. A change is seen by the next question.
pub struct Bank {
    info: ArcSwap<BankInfo>,
    hashes: Hashes,
    /// Of those entries alone of which there is something to know. A tree, because a table that grows stops its readers.
    states: RwLock<BTreeMap<EntryId, EntryState>>,
    floods: Mutex<Floods>,
}

impl Bank {
    /// An empty bank.
    #[must_use]
    pub fn new(info: BankInfo) -> Self {
        Self {
            info: ArcSwap::from_pointee(info),
            hashes: Hashes::default(),
            states: RwLock::default(),
            floods: Mutex::default(),
        }
    }

    /// What is known about it.
    #[must_use]
    pub fn info(&self) -> Arc<BankInfo> {
        self.info.load_full()
    }

    /// Changes what is known about it, its threshold for example; its hashes stay where they are.
    pub fn set_info(&self, info: BankInfo) {
        self.info.store(Arc::new(info));
    }

    /// How many hashes it holds, of all kinds, those of disabled entries included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a hash. An entry may have several hashes, of several kinds.
    pub fn insert(&self, entry: EntryId, signal: Signal) {
        self.insert_many([(entry, signal)]);
    }

    /// Adds many hashes, in memory of the size of the batch: feed a long list in batches of some thousands.
    pub fn insert_many(&self, entries: impl IntoIterator<Item = (EntryId, Signal)>) {
        self.hashes.insert_many(entries);
    }

    /// Removes all hashes of an entry and what is known of it, and says how many hashes there were.
    pub fn remove(&self, entry: EntryId) -> usize {
        self.remove_many(&BTreeSet::from([entry]))
    }

    /// Removes all hashes of many entries at once and what is known of them, and says how many hashes there were.
    pub fn remove_many(&self, entries: &BTreeSet<EntryId>) -> usize {
        let removed = self.hashes.remove_many(entries);
        for entry in entries {
            self.set_state(*entry, EntryState::default());
            self.floods().forget(*entry);
        }
        removed
    }

    /// What is known of an entry.
    #[must_use]
    pub fn state(&self, entry: EntryId) -> EntryState {
        let states = self.states.read().unwrap_or_else(PoisonError::into_inner);
        states.get(&entry).cloned().unwrap_or_default()
    }

    /// Sets what is known of an entry. It may be set before the entry's hashes come.
    pub fn set_state(&self, entry: EntryId, state: EntryState) {
        self.change_state(entry, |known| *known = state);
    }

    /// Changes what is known of an entry in one step. An entry that is let go from being held begins a new history.
    ///
    /// ```
    /// # use hashbank::{Bank, BankInfo, EntryId, Purpose, Until};
    /// # let bank = Bank::new(BankInfo::new("partners", Purpose::Abuse));
    /// bank.change_state(EntryId(7), |state| state.disabled = Some(Until::Forever));
    /// bank.change_state(EntryId(7), |state| state.disabled = None);
    /// ```
    pub fn change_state(&self, entry: EntryId, change: impl FnOnce(&mut EntryState)) {
        let mut states = self.states.write().unwrap_or_else(PoisonError::into_inner);
        let mut state = states.remove(&entry).unwrap_or_default();
        let was_held = state.held.is_some();
        change(&mut state);
        let let_go = was_held && state.held.is_none();
        if state != EntryState::default() {
            states.insert(entry, state);
        }
        drop(states);
        if let_go {
            self.floods().forget(entry);
        }
    }

    /// The entries that match and stand, best first: exact ones, then the nearest. A bank that is asked directly takes
    /// part whatever its [`enabled_ratio`](BankInfo::enabled_ratio).
    #[must_use]
    pub fn query(&self, question: &Question<'_>) -> Vec<Match> {
        self.ask(question).standing
    }

    /// Merges what grew in small pieces, so that questions stay quick. See [`Index::compact`](crate::Index::compact).
    pub fn compact(&self) -> bool {
        self.hashes.compact()
    }

    pub(crate) fn ask(&self, question: &Question<'_>) -> Matches {
        let info = self.info.load();
        let threshold = info.threshold.min(THRESHOLD_MAX);
        let found = self.hashes.find(question.signals, threshold);
        let mut matches = Matches::default();
        if found.is_empty() {
            return matches;
        }
        if let Some(policy) = info.flood.as_ref().filter(|_| question.counted) {
            matches.newly_held = self.count(policy, &found, question);
        }
        let states = self.states.read().unwrap_or_else(PoisonError::into_inner);
        for found in found {
            let state = states.get(&found.entry);
            let list = match state.map_or(Standing::Stands, |state| state.standing(question.now)) {
                Standing::Stands => &mut matches.standing,
                Standing::Doubted => &mut matches.doubted,
                Standing::Held => &mut matches.held,
                Standing::Disabled => continue,
            };
            if list.len() < question.most {
                list.push(to_match(&info, &found, state));
            } else {
                matches.more = true;
            }
        }
        matches
    }

    /// Counts what was found and holds what it is too much for.
    fn count(
        &self,
        policy: &FloodPolicy,
        found: &[Found],
        question: &Question<'_>,
    ) -> Vec<(EntryId, Held)> {
        let mut newly = Vec::new();
        for found in found.iter().take(question.most) {
            let Some(signal) = question.signals.get(found.signal) else {
                continue;
            };
            let count = self
                .floods()
                .count(policy, found.entry, signal, question.now);
            let Some(held) = count else { continue };
            self.change_state(found.entry, |state| {
                if state.standing(question.now) != Standing::Disabled
                    && state.held.is_none()
                    && !state.is_confirmed()
                {
                    state.held = Some(held);
                    newly.push((found.entry, held));
                }
            });
        }
        newly
    }

    fn floods(&self) -> MutexGuard<'_, Floods> {
        self.floods.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn to_match(info: &BankInfo, found: &Found, state: Option<&EntryState>) -> Match {
    let of_entry = state.map(|state| state.labels.as_slice());
    Match {
        bank: Arc::clone(&info.name),
        purpose: info.purpose,
        entry: found.entry,
        kind: found.kind,
        distance: found.distance,
        signal: found.signal,
        labels: [&info.labels, of_entry.unwrap_or_default()].concat(),
    }
}

/// What it is and how much it holds, never which hashes.
impl std::fmt::Debug for Bank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bank")
            .field("info", &self.info())
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
