//! Contents kept as their source has them: found by what the source calls them, made, changed, brought back.

use super::{
    About, Outcome,
    add::{insert_contents, insert_signals, mark, signals_fit},
    generation::{Goes, Step, step, tell},
    make::{Bank, read_by_id},
    pack,
    remove::destroy_signals,
    seal,
};
use crate::{limits, queries};
use hashbank::Signal;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Result, Tx, Uuid, args};
use web::{App, audit};

/// A content as its source has it now.
#[derive(Clone)]
pub struct Put {
    /// What the source calls it, the same in every answer of the source.
    pub key: String,
    /// All its hashes: those it had and are not among them are taken away.
    pub signals: Vec<Signal>,
    /// What is said about it.
    pub about: About,
}

/// How many hashes, not which.
impl std::fmt::Debug for Put {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Put")
            .field("signals", &self.signals.len())
            .finish_non_exhaustive()
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Contents that are new, or were deleted and are back.
    pub added: u64,
    /// Contents that have changed.
    pub changed: u64,
    /// Contents that were just so.
    pub same: u64,
}

/// A content that the bank has or had: its number, key's digest, what is said, when it was deleted.
type Had = (i64, Vec<u8>, Option<Vec<u8>>, Option<i64>);

/// Brings many contents to what their source says: some thousands at once. Of two of one key the last counts. What
/// people here did with a content (an opinion, switching it off) stays.
///
/// # Errors
/// When the database refuses.
pub async fn put_many(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    bank: Uuid,
    lot: &[Put],
) -> Result<Outcome<Updated>> {
    if !lot.iter().all(fits) {
        return Ok(Outcome::Invalid);
    }
    let step = step(tx, lot.len()).await?;
    let Some(bank) = read_by_id(tx, bank).await? else {
        return Ok(Outcome::Missing);
    };
    let by_key: BTreeMap<[u8; 32], &Put> = lot
        .iter()
        .map(|put| (seal::key_mac(app.keys(), &put.key), put))
        .collect();
    let mut writer = Writer::new(app, step, &bank);
    let had = had(tx, bank.id, by_key.keys()).await?;
    for (mac, put) in by_key {
        match had.get(mac.as_slice()) {
            Some(had) => writer.change(tx, had, put).await?,
            None => writer.add(mac, put)?,
        }
    }
    let updated = writer.finish(tx).await?;
    if updated.added + updated.changed > 0 {
        tell(tx, step, bank.purpose, Goes::Up)?;
        if updated.changed > 0 {
            // By a hash it had it may have excused something.
            tell(tx, step, bank.purpose, Goes::Down)?;
        }
        let detail = format!(
            "added {} changed {} same {}",
            updated.added, updated.changed, updated.same
        );
        audit::append(
            tx,
            actor,
            "guard.contents_put",
            &bank.id.to_string(),
            &detail,
        )
        .await?;
    }
    Ok(Outcome::Done(updated))
}

fn fits(put: &Put) -> bool {
    (1..=limits::SOURCE_KEY_BYTES_MAX).contains(&put.key.len())
        && put.about.fits()
        && signals_fit(&put.signals)
}

async fn had(
    tx: &mut Tx,
    bank: Uuid,
    macs: impl Iterator<Item = &[u8; 32]>,
) -> Result<HashMap<Vec<u8>, Had>> {
    let macs = pack::list(macs.map(|mac| pack::hex(mac)));
    let rows: Vec<Had> = tx
        .all(queries::CONTENTS_OF_KEYS, vec![macs, bank.into()])
        .await?;
    Ok(rows.into_iter().map(|row| (row.1.clone(), row)).collect())
}

/// What a lot comes to, row by row; new contents are written together at the end.
struct Writer<'a> {
    app: &'a App,
    step: Step,
    bank: &'a Bank,
    next: i64,
    rows: Vec<serde_json::Value>,
    signals: Vec<(i64, super::add::Marked<'a>)>,
    updated: Updated,
}

impl<'a> Writer<'a> {
    fn new(app: &'a App, step: Step, bank: &'a Bank) -> Self {
        Self {
            app,
            step,
            bank,
            next: step.first,
            rows: Vec::new(),
            signals: Vec::new(),
            updated: Updated::default(),
        }
    }

    fn add(&mut self, mac: [u8; 32], put: &'a Put) -> Result<()> {
        let (keys, rng, id) = (self.app.keys(), self.app.rng(), self.next);
        let about = put.about.seal(keys, rng, id)?;
        self.rows.push(serde_json::json!([
            id,
            pack::hex(&mac),
            pack::hex(&seal::seal_key(keys, rng, id, &put.key)),
            pack::hex_or_null(about.as_deref()),
            !put.about.labels.is_empty(),
        ]));
        let marked = mark(self.app, &put.signals);
        self.signals.extend(marked.into_iter().map(|one| (id, one)));
        self.next += 1;
        self.updated.added += 1;
        Ok(())
    }

    async fn change(&mut self, tx: &mut Tx, had: &Had, put: &'a Put) -> Result<()> {
        let (id, _, about, deleted_at) = had;
        let (keys, rng) = (self.app.keys(), self.app.rng());
        let marked = mark(self.app, &put.signals);
        let macs: Vec<(Vec<u8>,)> = tx.all(queries::SIGNAL_MACS, args![*id]).await?;
        let before: BTreeSet<&[u8]> = macs.iter().map(|(mac,)| mac.as_slice()).collect();
        let same = before.len() == marked.len()
            && marked
                .iter()
                .all(|(mac, _)| before.contains(mac.as_slice()));
        if same && deleted_at.is_none() && About::open(keys, *id, about.as_deref())? == put.about {
            self.updated.same += 1;
            return Ok(());
        }
        if !same {
            destroy_signals(tx, self.bank.id, &[*id]).await?;
            self.signals
                .extend(marked.into_iter().map(|one| (*id, one)));
        }
        let about = put.about.seal(keys, rng, *id)?;
        let labelled = !put.about.labels.is_empty();
        let (generation, now) = (self.step.generation, tx.now());
        let row = args![*id, about, generation, !same, labelled, now];
        tx.execute(queries::CONTENT_PUT, row).await?;
        match deleted_at {
            Some(_) => self.updated.added += 1,
            None => self.updated.changed += 1,
        }
        Ok(())
    }

    async fn finish(self, tx: &mut Tx) -> Result<Updated> {
        insert_contents(tx, self.step, self.bank.id, self.rows).await?;
        insert_signals(tx, self.app, self.bank.id, &self.signals).await?;
        Ok(self.updated)
    }
}
