//! Sends the report about a case: two people agreed, the key that is kept offline is here, and the line is theirs.

use super::{
    compose::{self, Whole},
    cybertip::Line,
    draft::{self, Drafted},
    folder,
    model::progress::Halt,
    queries,
    row::{About, Choices, Row},
    send::{Claim, Sender, Turn},
};
use crate::{
    Guard,
    case::{self, Case},
    key::{self, Slot},
};
use std::path::Path;
use store::{Error, Millis, Result, Tx, Uuid, args};
use web::{App, Person, audit};

/// How a run ended.
#[derive(Debug)]
pub enum Sent {
    /// It is finished there, under this number.
    Finished(Uuid, u64),
    /// It was taken back; nothing is reported.
    Retracted(Uuid),
    /// A person has to say how it goes on.
    Halted(Uuid, Halt),
    /// No report came about; why.
    Not(Drafted),
    /// No second person has agreed, or not to this officer and this key: for these cases.
    NotGranted(Vec<Uuid>),
    /// Another process sends it, until then at the latest.
    Held(Millis),
    /// The line leads to the other environment.
    OtherLine,
}

/// How a pause is waited for: by sleeping, or by moving a clock.
pub trait Pause: Sync {
    /// Comes back at `until` (milliseconds since 1970), or a little later.
    fn until(&self, until: Millis) -> impl Future<Output = ()> + Send;
}

/// What every run needs.
pub struct Officer<'a> {
    /// Who runs it.
    pub person: &'a Person,
    /// The private half of a vault key.
    pub private: &'a str,
}

/// Begins or takes up the report about a case and sends it.
///
/// # Errors
/// When the database refuses, or the evidence cannot be opened with this key.
pub async fn submit(
    guard: &Guard,
    case: Uuid,
    (officer, choices): (&Officer<'_>, &Choices),
    line: &Line,
    pause: &impl Pause,
) -> Result<Sent> {
    let (report, whole) = match ready(guard, case, officer, choices).await? {
        Ok(ready) => ready,
        Err(not) => return Ok(not),
    };
    drive(guard, report, whole, (officer.person, line), pause).await
}

/// Begins the report about a case, or finds it, and opens what it is made of. Who agreed is used up, and that each case is
/// opened is written down, before a byte of it is.
async fn ready(
    guard: &Guard,
    case: Uuid,
    officer: &Officer<'_>,
    choices: &Choices,
) -> Result<std::result::Result<(Uuid, Whole), Sent>> {
    let app = guard.app();
    let by = (officer.person.id, slot_of(app, officer.private).await?);
    let mut tx = app.db().begin().await?;
    let begun = Row::of_case(&mut tx, app.keys(), case).await?;
    let begun = begun.filter(|row| !row.progress.is_over());
    let report = match &begun {
        Some(row) => row.id,
        None => match draft::draft(guard, &mut tx, case, choices, officer.person).await? {
            Drafted::Report(report) => report,
            not => return Ok(Err(Sent::Not(not))),
        },
    };
    let about = About::of(&mut tx, report).await?;
    let about: Vec<Uuid> = about.into_iter().map(|about| about.case).collect();
    if begun.is_none_or(|row| row.granted_until <= tx.now()) {
        let missing = granted(app, &mut tx, by, (case, &about)).await?;
        if !missing.is_empty() {
            return Ok(Err(Sent::NotGranted(missing)));
        }
        let until = tx.now() + super::limits::GRANTED_MS;
        tx.execute(queries::GRANTED, args![report, until]).await?;
    }
    case::note_for_report(&mut tx, by, &about).await?;
    tx.commit().await?;
    let whole = draft::open(guard, report, officer.private).await?;
    Ok(Ok((report, whole)))
}

async fn slot_of(app: &App, private: &str) -> Result<Slot> {
    let slot = key::slot_of(app.db(), private).await?;
    slot.ok_or(Error::Unsealable)
}

/// Uses up the grants for a report about these cases; gives those that have none.
async fn granted(
    app: &App,
    tx: &mut Tx,
    by: (Uuid, Slot),
    (named, about): (Uuid, &[Uuid]),
) -> Result<Vec<Uuid>> {
    let named = Case::read(app.db(), named).await?.ok_or(Error::Missing)?;
    let mut cases = Vec::new();
    for id in about {
        cases.push(Case::read(app.db(), *id).await?.ok_or(Error::Missing)?);
    }
    case::use_up_for_report(app, tx, by, &named, &cases).await
}

/// The same as files that a person can send. The case stays open until they write down that they did.
///
/// # Errors
/// As [`submit`], and when the folder cannot be written.
pub async fn to_folder(
    guard: &Guard,
    case: Uuid,
    (officer, choices): (&Officer<'_>, &Choices),
    out: &Path,
) -> Result<std::result::Result<usize, Sent>> {
    let app = guard.app();
    if let Some(not) = draft::bars_by_hand(guard, case, choices).await? {
        return Ok(Err(Sent::Not(not)));
    }
    folder::is_new(out)?;
    let by = (officer.person.id, slot_of(app, officer.private).await?);
    let mut tx = app.db().begin().await?;
    let (named, cases) = match draft::unsent(guard, &mut tx, case, choices).await? {
        Ok(cases) => cases,
        Err(not) => return Ok(Err(Sent::Not(not))),
    };
    let missing = case::use_up_for_report(app, &mut tx, by, &named, &cases).await?;
    if !missing.is_empty() {
        return Ok(Err(Sent::NotGranted(missing)));
    }
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id).collect();
    case::note_for_report(&mut tx, by, &ids).await?;
    tx.commit().await?;
    let opened = draft::open_unsent(guard, (&named, cases), choices, officer.private);
    let whole = match opened.await? {
        Ok(whole) => whole,
        Err(not) => return Ok(Err(Sent::Not(not))),
    };
    let written = folder::write(out, &whole, &ids)?;
    let mut tx = app.db().begin().await?;
    let actor = officer.person.id.to_string();
    for id in &ids {
        let subject = id.to_string();
        audit::append(&mut tx, &actor, "guard.report_written", &subject, "").await?;
    }
    tx.commit().await?;
    Ok(Ok(written))
}

/// Sends a made-up report through every step of the test environment.
///
/// # Errors
/// When the database refuses.
pub async fn rehearse(guard: &Guard, by: &Person, line: &Line, pause: &impl Pause) -> Result<Sent> {
    let report = match draft::rehearse(guard, by).await? {
        Drafted::Report(report) => report,
        not => return Ok(Sent::Not(not)),
    };
    let whole = compose::made_up(guard.app());
    drive(guard, report, whole, (by, line), pause).await
}

/// Goes on until it is over or a person has to say.
async fn drive(
    guard: &Guard,
    report: Uuid,
    whole: Whole,
    (by, line): (&Person, &Line),
    pause: &impl Pause,
) -> Result<Sent> {
    let actor = by.id.to_string();
    let mut sender = match Sender::claim(guard, line, report, whole, &actor).await? {
        Claim::Taken(sender) => sender,
        Claim::Held(until) => return Ok(Sent::Held(until)),
        Claim::OtherEnvironment => return Ok(Sent::OtherLine),
        Claim::None => return Err(Error::Missing),
    };
    loop {
        match sender.turn().await? {
            Turn::Moved => {}
            Turn::Wait(until) => pause.until(until).await,
            Turn::Person(halt) => {
                sender.release().await?;
                return Ok(Sent::Halted(report, halt));
            }
            Turn::Over => {
                let number = sender.row().number;
                let finished = sender.row().finished_at.is_some();
                sender.release().await?;
                return Ok(match number {
                    Some(number) if finished => Sent::Finished(report, number),
                    _ => Sent::Retracted(report),
                });
            }
        }
    }
}
