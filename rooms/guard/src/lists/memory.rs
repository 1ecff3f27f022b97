//! The banks in memory.

use crate::{bank::Bank, limits};
use hashbank::{BankInfo, Banks, EntryId, EntryState, Signal};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, PoisonError, RwLock},
};
use store::Uuid;

/// The banks as looks ask them.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) banks: Banks,
    /// Held for reading while a look judges, and for writing while a page of changes is put in: a content whose hashes
    /// change is never seen without any.
    turn: RwLock<()>,
}

impl Asked {
    /// Asks the banks as they are between two pages of changes.
    pub(crate) fn ask(&self, question: &hashbank::Question<'_>) -> hashbank::Answer {
        let _turn = self.turn.read().unwrap_or_else(PoisonError::into_inner);
        self.banks.screen(question)
    }
}

/// A content as it goes into memory.
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) bank: Uuid,
    pub(super) state: EntryState,
    /// All its hashes, when they may have changed.
    pub(super) signals: Option<Vec<Signal>>,
}

/// The banks, and how far they were read.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) asked: Arc<Asked>,
    pub(super) by_id: HashMap<Uuid, Arc<hashbank::Bank>>,
    /// All changes up to here are in; `None` before the first reading.
    pub(super) generation: Option<i64>,
    /// The largest number of a content that was ever put in: of a larger one there is nothing to take away first.
    pub(super) last_content: i64,
    /// Banks that are not in their files as they are here.
    unsaved: BTreeSet<Uuid>,
}

impl Memory {
    /// Makes, changes and takes away banks.
    pub(super) fn set_banks(&mut self, rows: &[Bank]) {
        let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
        let asked = &self.asked;
        self.by_id.retain(|id, bank| {
            let stays = ids.contains(id);
            if !stays {
                asked.banks.take(&bank.info().name);
            }
            stays
        });
        // A name may go from one bank to another: first every bank has the name it is to have.
        for row in rows {
            if let Some(bank) = self.by_id.get(&row.id) {
                bank.set_info(info(row));
            }
        }
        for row in rows {
            self.set_bank(row);
        }
    }

    /// Makes a bank unless it is there.
    pub(super) fn set_bank(&mut self, row: &Bank) {
        if !self.by_id.contains_key(&row.id) {
            self.put_bank(row.id, hashbank::Bank::new(info(row)));
        }
    }

    pub(super) fn put_bank(&mut self, id: Uuid, bank: hashbank::Bank) {
        let bank = Arc::new(bank);
        self.asked.banks.put(Arc::clone(&bank));
        self.by_id.insert(id, bank);
    }

    /// The banks to save, and the numbers of all there are.
    pub(super) fn unsaved(&mut self) -> (BTreeMap<Uuid, Arc<hashbank::Bank>>, BTreeSet<Uuid>) {
        let changed = std::mem::take(&mut self.unsaved);
        let changed = changed
            .into_iter()
            .filter_map(|id| Some((id, Arc::clone(self.by_id.get(&id)?))));
        (changed.collect(), self.by_id.keys().copied().collect())
    }

    /// Forgets what a reading that failed has left.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Puts a page of changes in, in one step.
    pub(super) fn apply(&mut self, page: Vec<Entry>) {
        let mut by_bank: HashMap<Uuid, Vec<Entry>> = HashMap::new();
        for entry in page {
            by_bank.entry(entry.bank).or_default().push(entry);
        }
        let asked = Arc::clone(&self.asked);
        let _turn = asked.turn.write().unwrap_or_else(PoisonError::into_inner);
        let before = self.last_content;
        for (bank, entries) in by_bank {
            // Of a bank that was made after the banks were read, or deleted: the next reading knows more.
            if let Some(of) = self.by_id.get(&bank) {
                if entries.iter().any(|entry| entry.signals.is_some()) {
                    self.unsaved.insert(bank);
                }
                let last = put(of, entries, before);
                self.last_content = self.last_content.max(last);
            }
        }
    }
}

/// Puts entries into a bank, and says which is the last.
fn put(bank: &hashbank::Bank, entries: Vec<Entry>, known: i64) -> i64 {
    let may_be_there = |entry: &&Entry| entry.signals.is_some() && entry.id <= known;
    let old: BTreeSet<EntryId> = entries
        .iter()
        .filter(may_be_there)
        .filter_map(|entry| number(entry.id))
        .collect();
    if !old.is_empty() {
        bank.remove_many(&old);
    }
    let mut last = 0;
    let mut signals = Vec::new();
    for entry in entries {
        let Some(id) = number(entry.id) else { continue };
        last = last.max(entry.id);
        if entry.id <= known || entry.state != EntryState::default() {
            bank.set_state(id, entry.state);
        }
        signals.extend(
            entry
                .signals
                .into_iter()
                .flatten()
                .map(|signal| (id, signal)),
        );
    }
    bank.insert_many(signals);
    last
}

/// A content's number as the index has it.
fn number(id: i64) -> Option<EntryId> {
    u64::try_from(id).ok().map(EntryId)
}

pub(super) fn info(row: &Bank) -> BankInfo {
    let mut info = BankInfo::new(&row.name, row.purpose.in_library());
    info.threshold = row.threshold;
    info.enabled_ratio = f64::from(row.enabled_ppm) / f64::from(limits::RATIO_PPM_MAX);
    info.source.clone_from(&row.source);
    info.labels = row
        .labels
        .iter()
        .map(|label| label.as_str().into())
        .collect();
    info
}
