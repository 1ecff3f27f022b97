//! How reports stand: for the safety officer's page, for the command line, and for the alarm.

use super::{
    by_hand::{self, ByHand},
    limits,
    model::{
        Environment,
        progress::{Halt, Step},
    },
    queries,
    row::Row,
};
use serde::Serialize;
use store::{Db, Keys, Millis, Result, Tx, Uuid, args};
use web::App;

/// A report, as an officer sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// Its row.
    pub id: Uuid,
    /// `test` or `production`.
    pub environment: &'static str,
    /// Thrown away on arrival.
    pub is_test: bool,
    /// What it is reported as.
    pub incident: &'static str,
    /// How far it has come: `drafted`, `submitting`, `opened`, `uploading`, `detailing`, `finishing`, `finished`,
    /// `retracting` or `retracted`.
    pub step: &'static str,
    /// Why it waits for a person: `submit-unknown`, `refused`, `expired`, `hash-differs`, `given-up` or
    /// `files-differ`.
    pub halt: Option<&'static str>,
    /// The code they refused it with.
    pub code: Option<u16>,
    /// The number it has there. For officers alone.
    pub number: Option<u64>,
    /// How many files it has.
    pub files: u32,
    /// Which time it is begun.
    pub attempt: u32,
    /// When it was put together, milliseconds since 1970 (UTC).
    pub made_at: Millis,
    /// When it is deleted there unless it is finished, milliseconds since 1970 (UTC).
    pub expires_at: Option<Millis>,
    /// When it was finished, milliseconds since 1970 (UTC).
    pub finished_at: Option<Millis>,
}

/// A report of a case is on its way: something of it may lie there, with what it says.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn is_being_sent(tx: &mut Tx, keys: &Keys, case: Uuid) -> Result<bool> {
    let row = Row::of_case(tx, keys, case).await?;
    Ok(row.is_some_and(|row| !row.progress.is_over() && row.progress.step != Step::Drafted))
}

/// Everything that is known of how a case is reported.
#[derive(Clone, Debug, Serialize)]
pub struct CaseReports {
    /// The newest through the interface, unless it was taken back.
    pub report: Option<Standing>,
    /// Those that people made by hand.
    pub by_hand: Vec<ByHand>,
}

impl Standing {
    fn of(row: &Row) -> Self {
        let halt = row.progress.halt;
        Self {
            id: row.id,
            environment: row.environment.name(),
            is_test: row.is_test,
            incident: row.incident.literal(),
            step: row.progress.step.stored().0,
            halt: halt.map(|halt| halt.stored().0),
            code: halt.and_then(|halt| match halt {
                Halt::Refused(code) => Some(code),
                _ => None,
            }),
            number: row.number,
            files: row.progress.files,
            attempt: row.progress.attempt,
            made_at: row.made_at,
            expires_at: row.progress.expires_at(),
            finished_at: row.finished_at,
        }
    }

    /// Why it waits for a person.
    #[must_use]
    pub fn stopped(&self) -> Option<Halt> {
        let code = self.code.map_or(0, i64::from);
        self.halt.and_then(|name| Halt::read(name, code))
    }

    /// How an output about it begins.
    #[must_use]
    pub fn banner(&self) -> &'static str {
        if self.is_test {
            Environment::Test.banner()
        } else {
            Environment::Production.banner()
        }
    }
}

/// How a case is reported.
///
/// # Errors
/// When the database cannot be reached.
pub async fn of_case(app: &App, case: Uuid) -> Result<CaseReports> {
    let mut tx = app.db().begin().await?;
    let row = Row::of_case(&mut tx, app.keys(), case).await?;
    drop(tx);
    Ok(CaseReports {
        report: row.as_ref().map(Standing::of),
        by_hand: by_hand::of_case(app.db(), app.keys(), case).await?,
    })
}

/// One report.
///
/// # Errors
/// When the database cannot be reached.
pub async fn one(app: &App, report: Uuid) -> Result<Option<Standing>> {
    let row = Row::read(app.db(), app.keys(), report).await?;
    Ok(row.as_ref().map(Standing::of))
}

/// Every report that is neither finished nor taken back, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open(app: &App) -> Result<Vec<Standing>> {
    let rows = Row::open(app.db(), app.keys()).await?;
    Ok(rows.iter().map(Standing::of).collect())
}

/// How many reports wait for a person: stopped, or begun and left alone.
///
/// # Errors
/// When the database cannot be reached.
pub async fn stuck(db: &Db) -> Result<i64> {
    let still_since = db.now() - limits::STILL_MS;
    db.number(queries::STUCK, args![still_since]).await
}
