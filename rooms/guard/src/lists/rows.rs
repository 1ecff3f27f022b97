//! Contents as they are read for memory.

use super::memory::Entry;
use crate::bank::{self, About, open_signal};
use hashbank::{EntryState, Held, Opinion, Signal, Until, View};
use std::collections::HashMap;
use store::{Db, Keys, Millis, Result, Uuid};

/// Contents read at once: a page is put into memory in one step, while no look judges.
pub(super) const PAGE: i64 = 4_000;

/// A content.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    bank: Uuid,
    about: Option<Vec<u8>>,
    labelled: bool,
    disabled_until: Millis,
    held_at: Option<Millis>,
    balance: i64,
    pub(super) changed: i64,
    listed: i64,
    deleted_at: Option<Millis>,
}

/// The rows as entries, with the hashes of those whose hashes changed after generation `known`. These are read by number,
/// so that a content that changes at this moment is never without.
pub(super) async fn read(db: &Db, keys: &Keys, page: Vec<Row>, known: i64) -> Result<Vec<Entry>> {
    let listed: Vec<i64> = page
        .iter()
        .filter(|row| row.listed > known && row.deleted_at.is_none())
        .map(|row| row.id)
        .collect();
    let mut signals: HashMap<i64, Vec<Signal>> = HashMap::new();
    for (id, kind, sealed) in bank::sealed_signals(db, &listed).await? {
        let signal = open_signal(keys, id, &kind, &sealed)?;
        signals.entry(id).or_default().push(signal);
    }
    let entry = |row: Row| {
        Ok(Entry {
            id: row.id,
            bank: row.bank,
            state: state(keys, &row)?,
            signals: (row.listed > known).then(|| signals.remove(&row.id).unwrap_or_default()),
        })
    };
    page.into_iter().map(entry).collect()
}

fn state(keys: &Keys, row: &Row) -> Result<EntryState> {
    let mut state = EntryState::default();
    state.disabled = match row.disabled_until {
        0 => None,
        Millis::MAX => Some(Until::Forever),
        until => Some(Until::Time(until)),
    };
    state.held = row.held_at.map(|since| Held {
        since,
        matches: 0,
        usual: 0,
    });
    // Who said what is in the database; here counts only which side has it.
    let view = match row.balance {
        0 => None,
        1.. => Some(View::Confirm),
        _ => Some(View::Deconfirm),
    };
    if let Some(view) = view {
        let (by, at) = ("all".into(), 0);
        state.add_opinion(Opinion { view, by, at });
    }
    if row.labelled {
        let about = About::open(keys, row.id, row.about.as_deref())?;
        let labels = about.labels.iter();
        state.labels = labels.map(|label| label.as_str().into()).collect();
    }
    Ok(state)
}
