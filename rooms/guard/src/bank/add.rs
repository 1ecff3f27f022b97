//! Contents added: one, or many in a lot.

use super::{
    About, Outcome,
    generation::{Goes, Step, step, tell},
    make::{Bank, read_by_id},
    pack, seal,
};
use crate::{limits, queries};
use hashbank::Signal;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{Result, Tx, Uuid, args};
use web::{App, audit};

/// A content to add.
#[derive(Clone, Default)]
pub struct NewContent {
    /// Its hashes: at least one.
    pub signals: Vec<Signal>,
    /// What is said about it.
    pub about: About,
}

/// How many hashes, not which.
impl std::fmt::Debug for NewContent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewContent")
            .field("signals", &self.signals.len())
            .finish_non_exhaustive()
    }
}

/// What came of adding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Contents that are new.
    pub added: u64,
    /// Contents whose every hash the bank had already: they make no new one.
    pub known: u64,
}

/// A signal with its digest.
pub(super) type Marked<'a> = ([u8; 32], &'a Signal);

/// Adds a content and gives its number. One whose every hash the bank has already is not added again: the number is the
/// older one's.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    bank: Uuid,
    new: &NewContent,
) -> Result<Outcome<i64>> {
    if !fits(new) {
        return Ok(Outcome::Invalid);
    }
    let step = step(tx, 1).await?;
    let Some(bank) = read_by_id(tx, bank).await? else {
        return Ok(Outcome::Missing);
    };
    let known = lot(tx, app, step, &bank, std::slice::from_ref(new)).await?;
    let id = if known.added == 1 {
        tell(tx, step, bank.purpose, Goes::Up)?;
        audit::append(
            tx,
            actor,
            "guard.content_added",
            &step.first.to_string(),
            "",
        )
        .await?;
        step.first
    } else {
        let mac = new.signals.first().map(|one| seal::mac(app.keys(), one));
        let mac = mac.unwrap_or_default();
        tx.number(queries::SIGNAL_CONTENT, args![bank.id, mac])
            .await?
    };
    Ok(Outcome::Done(id))
}

/// Adds many contents at once: some thousands, in memory of their size.
///
/// # Errors
/// When the database refuses.
pub async fn add_many(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    bank: Uuid,
    lot: &[NewContent],
) -> Result<Outcome<Added>> {
    let (outcome, step) = add_quietly(tx, app, bank, lot).await?;
    if let (Outcome::Done((bank, added)), Some(step)) = (&outcome, step)
        && added.added > 0
    {
        tell(tx, step, bank.purpose, Goes::Up)?;
        let detail = format!("added {} known {}", added.added, added.known);
        let subject = bank.id.to_string();
        audit::append(tx, actor, "guard.contents_added", &subject, &detail).await?;
    }
    Ok(match outcome {
        Outcome::Done((_, added)) => Outcome::Done(added),
        Outcome::Missing => Outcome::Missing,
        Outcome::Taken => Outcome::Taken,
        Outcome::Invalid => Outcome::Invalid,
    })
}

/// As [`add_many`], for a caller that writes one audit entry about many lots, and tells of them together.
pub(super) async fn add_quietly(
    tx: &mut Tx,
    app: &App,
    bank: Uuid,
    new: &[NewContent],
) -> Result<(Outcome<(Bank, Added)>, Option<Step>)> {
    if !new.iter().all(fits) {
        return Ok((Outcome::Invalid, None));
    }
    let step = step(tx, new.len()).await?;
    let Some(bank) = read_by_id(tx, bank).await? else {
        return Ok((Outcome::Missing, None));
    };
    let added = lot(tx, app, step, &bank, new).await?;
    Ok((Outcome::Done((bank, added)), Some(step)))
}

fn fits(new: &NewContent) -> bool {
    new.about.fits() && signals_fit(&new.signals)
}

pub(super) fn signals_fit(signals: &[Signal]) -> bool {
    (1..=limits::SIGNALS_PER_CONTENT_MAX).contains(&signals.len())
}

async fn lot(tx: &mut Tx, app: &App, step: Step, bank: &Bank, new: &[NewContent]) -> Result<Added> {
    let keys = app.keys();
    let marked: Vec<Vec<Marked<'_>>> = new.iter().map(|one| mark(app, &one.signals)).collect();
    let mut known = known(tx, bank.id, marked.iter().flatten()).await?;
    let (mut added, mut rows, mut signals) = (Added::default(), Vec::new(), Vec::new());
    let mut id = step.first;
    for (one, marked) in new.iter().zip(&marked) {
        if marked.iter().all(|(mac, _)| known.contains(mac)) {
            added.known += 1;
            continue;
        }
        added.added += 1;
        known.extend(marked.iter().map(|(mac, _)| *mac));
        let about = one.about.seal(keys, app.rng(), id)?;
        rows.push(json!([
            id,
            Value::Null,
            Value::Null,
            pack::hex_or_null(about.as_deref()),
            !one.about.labels.is_empty()
        ]));
        signals.extend(marked.iter().map(|marked| (id, *marked)));
        id += 1;
    }
    insert_contents(tx, step, bank.id, rows).await?;
    insert_signals(tx, app, bank.id, &signals).await?;
    Ok(added)
}

/// Signals with their digests, each once.
pub(super) fn mark<'a>(app: &App, signals: &'a [Signal]) -> Vec<Marked<'a>> {
    let all = signals
        .iter()
        .map(|signal| (seal::mac(app.keys(), signal), signal));
    all.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// The digests of which the bank has a signal already.
async fn known<'a>(
    tx: &mut Tx,
    bank: Uuid,
    marked: impl Iterator<Item = &'a Marked<'a>>,
) -> Result<BTreeSet<[u8; 32]>> {
    let macs = pack::list(marked.map(|(mac, _)| pack::hex(mac)));
    let rows: Vec<(Vec<u8>,)> = tx
        .all(queries::SIGNALS_KNOWN, vec![macs, bank.into()])
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(mac,)| <[u8; 32]>::try_from(mac).ok())
        .collect())
}

/// Rows of number, digest of the key, sealed key, what is said (hexadecimal or null), and whether there are labels.
pub(super) async fn insert_contents(
    tx: &mut Tx,
    step: Step,
    bank: Uuid,
    rows: Vec<Value>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let (rows, now) = (pack::list(rows), tx.now());
    let args = vec![rows, bank.into(), now.into(), step.generation.into()];
    tx.execute(queries::CONTENTS_INSERT, args).await?;
    Ok(())
}

/// Signals of contents that have none of them yet.
pub(super) async fn insert_signals(
    tx: &mut Tx,
    app: &App,
    bank: Uuid,
    signals: &[(i64, Marked<'_>)],
) -> Result<()> {
    if signals.is_empty() {
        return Ok(());
    }
    let mut tally: BTreeMap<&str, i64> = BTreeMap::new();
    let rows = signals.iter().map(|(content, (mac, signal))| {
        let kind = signal.kind().name();
        *tally.entry(kind).or_default() += 1;
        let sealed = seal::seal(app.keys(), app.rng(), *content, signal);
        json!([content, kind, pack::hex(mac), pack::hex(&sealed)])
    });
    let rows = pack::list(rows);
    tx.execute(queries::SIGNALS_INSERT, vec![rows, bank.into()])
        .await?;
    count(tx, bank, tally).await
}

/// Moves the bank's counts.
pub(super) async fn count(tx: &mut Tx, bank: Uuid, by: BTreeMap<&str, i64>) -> Result<()> {
    for (kind, n) in by {
        tx.execute(queries::TALLY, args![bank, kind, n]).await?;
    }
    Ok(())
}
