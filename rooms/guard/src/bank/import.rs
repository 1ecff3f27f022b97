//! A list read from a file into a bank.

use super::{
    About, Bank, NewBank, NewContent, Outcome,
    add::add_quietly,
    ensure,
    generation::{Goes, step, tell},
};
use crate::{Purpose, rescreen};
use hashbank::{SignalKind, import::Format};
use std::io::BufRead;
use store::{Error, Result};
use tokio::sync::mpsc;
use web::{App, audit};

/// Contents are committed this many at a time; a crash leaves whole lots, and importing again adds the rest.
const LOT: usize = 2_000;
/// How many lots may wait for the database while the file is read on.
const LOTS_WAITING: usize = 4;

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

/// A list to read.
pub struct List<R> {
    /// The bank it goes into; made when there is none.
    pub bank: String,
    /// What the bank is for.
    pub purpose: Purpose,
    /// Distance within which a PDQ of it matches. Of a bank that is there it stays as it is.
    pub threshold: u32,
    /// How it is written.
    pub format: Format,
    /// The kind of a hash that does not say its own.
    pub usual: SignalKind,
    /// The text.
    pub input: R,
}

/// Reads a list into a bank. `progress` is told how many entries were read so far. Killed in the middle, it has added
/// whole lots, which every node matches by; what is held or public is then looked at again before long all the same.
///
/// # Errors
/// When the text cannot be read, or the bank exists with another purpose.
pub async fn import<R>(app: &App, list: List<R>, mut progress: impl FnMut(u64)) -> Result<Imported>
where
    R: BufRead + Send + 'static,
{
    let bank = begin(app, &list).await?;
    let (send, mut lots) = mpsc::channel(LOTS_WAITING);
    let List {
        format,
        usual,
        input,
        ..
    } = list;
    let reader = tokio::task::spawn_blocking(move || read(input, format, usual, &send));
    let mut report = Imported::default();
    while let Some(lot) = lots.recv().await {
        add_lot(app, &bank, &lot, &mut report).await?;
        progress(report.added + report.known);
    }
    let read = reader.await.map_err(|e| Error::Setting(e.to_string()))??;
    report.bad += read.bad;
    report.bad_lines = read.first_bad.iter().map(|bad| bad.line).collect();
    end(app, &bank, &report).await?;
    Ok(report)
}

async fn begin<R>(app: &App, list: &List<R>) -> Result<Bank> {
    let new = NewBank {
        threshold: list.threshold,
        ..NewBank::new(&list.bank, list.purpose, "file")
    };
    let mut tx = app.db().begin().await?;
    let bank = match ensure(&mut tx, "system", &new).await? {
        Outcome::Done(bank) => bank,
        Outcome::Taken => {
            return Err(Error::Setting(
                "the bank of this name exists for another purpose".into(),
            ));
        }
        Outcome::Invalid | Outcome::Missing => {
            return Err(Error::Setting(
                "the name of a bank is one line of at most 100 characters, and its threshold at most 63".into(),
            ));
        }
    };
    audit::append(
        &mut tx,
        "system",
        "guard.bank_import_begun",
        &bank.id.to_string(),
        "",
    )
    .await?;
    tx.commit().await?;
    Ok(bank)
}

/// Reads on a thread of its own and hands over lots; a full channel makes it wait.
fn read(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    lots: &mpsc::Sender<Vec<NewContent>>,
) -> std::io::Result<hashbank::import::Report> {
    let mut lot = Vec::with_capacity(LOT);
    let report = hashbank::import::read(input, format, usual, |row| {
        lot.push(NewContent {
            signals: vec![row.signal],
            about: About::of_source(row.metadata),
        });
        if lot.len() < LOT {
            return Ok(());
        }
        lots.blocking_send(std::mem::take(&mut lot))
            .map_err(std::io::Error::other)
    })?;
    lots.blocking_send(lot).map_err(std::io::Error::other)?;
    Ok(report)
}

async fn add_lot(app: &App, bank: &Bank, lot: &[NewContent], report: &mut Imported) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let (outcome, _) = add_quietly(&mut tx, app, bank.id, lot).await?;
    match outcome {
        Outcome::Done((_, lot)) => {
            report.added += lot.added;
            report.known += lot.known;
        }
        Outcome::Invalid => {
            return Err(Error::Setting("the list says too much of one entry".into()));
        }
        Outcome::Missing | Outcome::Taken => {
            return Err(Error::Setting("the bank was deleted meanwhile".into()));
        }
    }
    // If the import is killed before it tells of all lots together.
    rescreen::before_long(&mut tx).await?;
    tx.commit().await
}

/// What is held or public is looked at again from here on.
async fn end(app: &App, bank: &Bank, report: &Imported) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let step = step(&mut tx, 0).await?;
    let detail = format!(
        "added {} known {} bad {}",
        report.added, report.known, report.bad
    );
    let subject = bank.id.to_string();
    if report.added > 0 {
        tell(&mut tx, step, bank.purpose, Goes::Up)?;
    }
    audit::append(&mut tx, "system", "guard.bank_imported", &subject, &detail).await?;
    tx.commit().await
}
