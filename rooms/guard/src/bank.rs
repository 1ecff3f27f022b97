//! Banks: named lists of hashes with a purpose and a threshold, filled from files.

use crate::{BankGrew, Purpose, lists::SEALED_AS, queries};
use hashbank::{Signal, SignalKind, import::Format};
use std::io::BufRead;
use store::{Error, Result, Tx, Uuid, args};
use web::App;

/// Entries are committed this many at a time; a crash leaves whole lots, and importing again adds the rest.
const LOT: usize = 2_000;

/// What an import did. Bad lines are named by number, never by content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new.
    pub added: u64,
    /// Entries the bank already held.
    pub known: u64,
    /// Lines that are not a hash of a known kind: how many, and the first few by number.
    pub bad: u64,
    /// The numbers of the first bad lines.
    pub bad_lines: Vec<u64>,
}

/// How many lots may wait for the database while the file is read on.
const LOTS_WAITING: usize = 4;

/// A list to read.
pub struct List<R> {
    /// The bank it goes into; made when there is none.
    pub bank: String,
    /// What the bank is for.
    pub purpose: Purpose,
    /// Distance within which a PDQ of it matches.
    pub threshold: u32,
    /// How it is written.
    pub format: Format,
    /// The kind of a hash that does not say its own.
    pub usual: SignalKind,
    /// The text.
    pub input: R,
}

/// Reads a list into a bank. `progress` is told how many entries were read so far.
///
/// # Errors
/// When the text cannot be read, or the bank exists with another purpose.
pub async fn import<R>(app: &App, list: List<R>, mut progress: impl FnMut(u64)) -> Result<Imported>
where
    R: BufRead + Send + 'static,
{
    let mut tx = app.db().begin().await?;
    let bank = find_or_make(
        &mut tx,
        &list.bank,
        list.purpose,
        i64::from(list.threshold),
        "file",
    )
    .await?;
    tx.commit().await?;
    let (send, mut lots) = tokio::sync::mpsc::channel(LOTS_WAITING);
    let List {
        bank: name,
        format,
        usual,
        input,
        ..
    } = list;
    let reader = tokio::task::spawn_blocking(move || read(input, format, usual, &send));
    let mut report = Imported::default();
    while let Some(mut lot) = lots.recv().await {
        add_lot(app, bank, &mut lot, &mut report).await?;
        progress(report.added + report.known);
    }
    let read = reader.await.map_err(|e| Error::Setting(e.to_string()))??;
    report.bad += read.bad;
    report.bad_lines = read.first_bad.iter().map(|bad| bad.line).collect();
    grown(app, &name, &report).await?;
    Ok(report)
}

/// Reads on a thread of its own and hands over lots; a full channel makes it wait.
fn read(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    lots: &tokio::sync::mpsc::Sender<Vec<Signal>>,
) -> std::io::Result<hashbank::import::Report> {
    let mut lot = Vec::with_capacity(LOT);
    let report = hashbank::import::read(input, format, usual, |row| {
        lot.push(row.signal);
        if lot.len() < LOT {
            return Ok(());
        }
        lots.blocking_send(std::mem::take(&mut lot))
            .map_err(std::io::Error::other)
    })?;
    lots.blocking_send(lot).map_err(std::io::Error::other)?;
    Ok(report)
}

async fn add_lot(
    app: &App,
    bank: Uuid,
    lot: &mut Vec<Signal>,
    report: &mut Imported,
) -> Result<()> {
    let mut tx = app.db().begin().await?;
    for signal in lot.drain(..) {
        let new = match signal {
            Signal::Pdq(hash) => add(&mut tx, app, bank, "pdq", hash.as_bytes()).await?,
            Signal::Md5(hash) => add(&mut tx, app, bank, "md5", hash.as_bytes()).await?,
            Signal::Sha256(hash) => add(&mut tx, app, bank, "sha256", hash.as_bytes()).await?,
            // A kind that a later edition of the library knows and this room does not match by.
            _ => {
                report.bad += 1;
                continue;
            }
        };
        if new {
            report.added += 1
        } else {
            report.known += 1
        }
    }
    tx.commit().await
}

/// The lists of every node are behind from here on, and what is held or public is looked at again.
async fn grown(app: &App, name: &str, report: &Imported) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let generation = tx.number(queries::GENERATION_GROW, args![]).await?;
    let detail = format!(
        "added {} known {} bad {}",
        report.added, report.known, report.bad
    );
    web::audit::append(&mut tx, "system", "guard.bank_imported", name, &detail).await?;
    tx.emit(&BankGrew { generation })?;
    tx.commit().await
}

/// The bank of that name, made when there is none.
pub(crate) async fn find_or_make(
    tx: &mut Tx,
    name: &str,
    purpose: Purpose,
    threshold: i64,
    source: &str,
) -> Result<Uuid> {
    let (id, now) = (tx.ids().row(), tx.now());
    tx.execute(
        queries::BANK_INSERT,
        args![id, name, purpose.name(), threshold, source, now],
    )
    .await?;
    let (id, found): (Uuid, String) = tx.one(queries::BANK_FIND, args![name]).await?;
    if found != purpose.name() {
        return Err(Error::Setting(format!(
            "the bank {name:?} exists for another purpose ({found})"
        )));
    }
    Ok(id)
}

/// Adds one hash; false when the bank already holds it.
pub(crate) async fn add(
    tx: &mut Tx,
    app: &App,
    bank: Uuid,
    kind: &str,
    hash: &[u8],
) -> Result<bool> {
    let (id, now) = (tx.ids().row(), tx.now());
    let mac = app.keys().mac("guard-entry", hash);
    let sealed = app.keys().seal(SEALED_AS, id.as_bytes(), hash, app.rng());
    Ok(tx
        .execute(
            queries::ENTRY_INSERT,
            args![id, bank, kind, mac, sealed, now],
        )
        .await?
        == 1)
}

/// Every bank: name, purpose, threshold, source, entries.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(app: &App) -> Result<Vec<(String, String, i64, String, i64)>> {
    app.db().all(queries::BANKS, args![]).await
}
