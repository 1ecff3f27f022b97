//! A report as it lies in the database.

use super::{
    limits,
    model::{
        Environment,
        document::{FileAnnotation, Incident, IndustryClass, ReportAnnotation},
        progress::{Halt, Progress, Step},
    },
    queries,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Db, Error, Keys, Millis, Result, Rng, Tx, Uuid, args};

/// What its columns are sealed as.
const SEALED_AS: &str = "guard-report";

/// What an officer says beside what is known anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// A type of incident other than the one that goes with the case, by its literal.
    pub incident: Option<String>,
    /// Why it cannot wait: a child is in danger now. Anything said here puts the report first.
    pub urgent_because: Option<String>,
    /// What holds of the whole, by the names of the interface.
    pub report_annotations: Vec<String>,
    /// What holds of every file.
    pub file_annotations: Vec<String>,
    /// The industry's class of the files, for who has signed for it.
    pub class: Option<String>,
    /// Whether anybody could see the files here; nothing said when nobody knows.
    pub public: Option<bool>,
    /// Police who were told already, and their number for it.
    pub told: Option<(String, Option<String>)>,
    /// Cases of the chain whose files only help to understand.
    pub supplemental: Vec<Uuid>,
    /// Cases of other chains that an officer says are of the same person.
    pub also: Vec<Uuid>,
}

/// A report, with what decides how it goes on.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) environment: Environment,
    pub(crate) is_test: bool,
    pub(crate) incident: Incident,
    pub(crate) choices: Choices,
    pub(crate) progress: Progress,
    /// The number it has there.
    pub(crate) number: Option<u64>,
    pub(crate) made_at: Millis,
    pub(crate) finished_at: Option<Millis>,
    pub(crate) held_until: Millis,
    /// Until when it may be taken up again without two people agreeing anew.
    pub(crate) granted_until: Millis,
}

/// A case of a report.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) case: Uuid,
    /// Which file it is; a text is none.
    pub(crate) place: Option<u32>,
    pub(crate) supplemental: bool,
}

#[derive(sqlx::FromRow)]
struct Stored {
    id: Uuid,
    environment: String,
    is_test: bool,
    incident: String,
    choices: Vec<u8>,
    step: String,
    at_file: i64,
    halt: Option<String>,
    halt_code: i64,
    files: i64,
    attempt: i64,
    tries: i64,
    not_before: Millis,
    opened_at: Millis,
    changed_at: Millis,
    finish_sent: bool,
    number: Option<Vec<u8>>,
    made_at: Millis,
    finished_at: Option<Millis>,
    held_until: Millis,
    granted_until: Millis,
}

fn unknown() -> Error {
    Error::Setting("a report is in a state that this version does not know".into())
}

impl Stored {
    fn open(self, keys: &Keys) -> Result<Row> {
        let sealed = |bytes: &[u8]| keys.open(SEALED_AS, self.id.as_bytes(), bytes);
        let count = |n: i64| u32::try_from(n).map_err(|_| unknown());
        let halt = match &self.halt {
            Some(name) => Some(Halt::read(name, self.halt_code).ok_or_else(unknown)?),
            None => None,
        };
        let progress = Progress {
            step: Step::read(&self.step, self.at_file).ok_or_else(unknown)?,
            halt,
            files: count(self.files)?,
            attempt: count(self.attempt)?,
            tries: count(self.tries)?,
            not_before: self.not_before,
            opened_at: self.opened_at,
            changed_at: self.changed_at,
            finish_sent: self.finish_sent,
        };
        let number = self.number.as_deref();
        let number = number.map(|sealed| self::number(keys, self.id, sealed));
        Ok(Row {
            id: self.id,
            environment: Environment::parse(&self.environment).ok_or_else(unknown)?,
            is_test: self.is_test,
            incident: incident(&self.incident).ok_or_else(unknown)?,
            choices: serde_json::from_slice(&sealed(&self.choices)?)?,
            progress,
            number: number.transpose()?,
            made_at: self.made_at,
            finished_at: self.finished_at,
            held_until: self.held_until,
            granted_until: self.granted_until,
        })
    }
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::Unsealable)
}

/// The type of incident with this literal.
pub(crate) fn incident(literal: &str) -> Option<Incident> {
    Incident::ALL.into_iter().find(|i| i.literal() == literal)
}

impl Row {
    pub(crate) async fn read(db: &Db, keys: &Keys, id: Uuid) -> Result<Option<Self>> {
        let row: Option<Stored> = db.optional(queries::ONE, args![id]).await?;
        row.map(|row| row.open(keys)).transpose()
    }

    /// The report that a case is in, finished or under way.
    pub(crate) async fn of_case(tx: &mut Tx, keys: &Keys, case: Uuid) -> Result<Option<Self>> {
        let row: Option<Stored> = tx.optional(queries::OF_CASE, args![case]).await?;
        row.map(|row| row.open(keys)).transpose()
    }

    /// Every report that is neither finished nor taken back.
    pub(crate) async fn open(db: &Db, keys: &Keys) -> Result<Vec<Self>> {
        let rows: Vec<Stored> = db.all(queries::OPEN, args![]).await?;
        rows.into_iter().map(|row| row.open(keys)).collect()
    }

    /// In a transaction that will change it: on PostgreSQL its row is locked.
    pub(crate) async fn lock(tx: &mut Tx, keys: &Keys, id: Uuid) -> Result<Option<Self>> {
        tx.execute(queries::LOCK, args![id]).await?;
        let row: Option<Stored> = tx.optional(queries::ONE, args![id]).await?;
        row.map(|row| row.open(keys)).transpose()
    }

    /// Writes how far it has come. False when another process has taken it over meanwhile, and then nothing was written.
    pub(crate) async fn save(
        &self,
        tx: &mut Tx,
        (keys, rng): (&Keys, &Rng),
        holder: Uuid,
    ) -> Result<bool> {
        let (step, at_file) = self.progress.step.stored();
        let halt = self.progress.halt.map(Halt::stored);
        let seal = |number: u64| {
            let plain = number.to_string();
            keys.seal(SEALED_AS, self.id.as_bytes(), plain.as_bytes(), rng)
        };
        let now = tx.now();
        let row = args![
            self.id,
            holder,
            step,
            at_file,
            halt.map(|(name, _)| name),
            halt.map_or(0, |(_, code)| code),
            self.progress.attempt,
            self.progress.tries,
            self.progress.not_before,
            self.progress.opened_at,
            self.progress.changed_at,
            self.progress.finish_sent,
            self.number.map(seal),
            !self.progress.is_over(),
            self.finished_at,
            now,
            now + limits::HELD_MS,
        ];
        Ok(tx.execute(queries::MOVE, row).await? == 1)
    }
}

type StoredAbout = (Uuid, Option<i64>, bool);

impl About {
    /// Those with a file first, in their order.
    pub(crate) async fn all(db: &Db, report: Uuid) -> Result<Vec<Self>> {
        let rows: Vec<StoredAbout> = db.all(queries::CASES, args![report]).await?;
        Ok(Self::sorted(rows))
    }

    /// As [`About::all`], within a transaction.
    pub(crate) async fn of(tx: &mut Tx, report: Uuid) -> Result<Vec<Self>> {
        let rows: Vec<StoredAbout> = tx.all(queries::CASES, args![report]).await?;
        Ok(Self::sorted(rows))
    }

    /// The two databases put rows without a place at different ends.
    fn sorted(rows: Vec<StoredAbout>) -> Vec<Self> {
        let about = |(case, place, supplemental): StoredAbout| Self {
            case,
            place: place.and_then(|n| u32::try_from(n).ok()),
            supplemental,
        };
        let mut all: Vec<Self> = rows.into_iter().map(about).collect();
        all.sort_by_key(|about| about.place.unwrap_or(u32::MAX));
        all
    }
}

/// The numbers that files were given, by their places.
pub(crate) async fn files(db: &Db, keys: &Keys, report: Uuid) -> Result<BTreeMap<u32, String>> {
    let rows: Vec<(i64, Vec<u8>)> = db.all(queries::FILES, args![report]).await?;
    let open = |(place, sealed): (i64, Vec<u8>)| {
        let place = u32::try_from(place).map_err(|_| unknown())?;
        Ok((
            place,
            text(keys.open(SEALED_AS, report.as_bytes(), &sealed)?)?,
        ))
    };
    rows.into_iter().map(open).collect()
}

/// Writes the number that a file was given.
pub(crate) async fn save_file(
    tx: &mut Tx,
    (keys, rng): (&Keys, &Rng),
    (report, place): (Uuid, u32),
    file: &str,
) -> Result<()> {
    let sealed = keys.seal(SEALED_AS, report.as_bytes(), file.as_bytes(), rng);
    tx.execute(queries::FILE, args![report, place, sealed])
        .await
        .map(drop)
}

/// Writes a new report with its cases: those with `true` are files.
pub(crate) async fn insert(
    tx: &mut Tx,
    sealing: (&Keys, &Rng),
    what: (Environment, Incident),
    choices: &Choices,
    cases: &[(Uuid, bool)],
    by: Uuid,
) -> Result<Uuid> {
    let files = cases.iter().filter(|(_, file)| *file).count();
    let id = insert_row(tx, sealing, what, choices, files, by).await?;
    let mut next = 0_i64;
    for (case, file) in cases {
        let place = file.then_some(next);
        next += i64::from(*file);
        let supplemental = choices.supplemental.contains(case);
        tx.execute(queries::CASE_INSERT, args![id, *case, place, supplemental])
            .await?;
    }
    Ok(id)
}

/// Writes a report about nothing.
pub(crate) async fn insert_made_up(
    tx: &mut Tx,
    sealing: (&Keys, &Rng),
    what: (Environment, Incident),
    files: usize,
    by: Uuid,
) -> Result<Uuid> {
    insert_row(tx, sealing, what, &Choices::default(), files, by).await
}

async fn insert_row(
    tx: &mut Tx,
    (keys, rng): (&Keys, &Rng),
    (environment, incident): (Environment, Incident),
    choices: &Choices,
    files: usize,
    by: Uuid,
) -> Result<Uuid> {
    let (id, now) = (tx.ids().row(), tx.now());
    let sealed = keys.seal(SEALED_AS, id.as_bytes(), &serde_json::to_vec(choices)?, rng);
    let row = args![
        id,
        environment.name(),
        environment == Environment::Test,
        incident.literal(),
        sealed,
        i64::try_from(files).unwrap_or(i64::MAX),
        by,
        now,
        now + limits::GRANTED_MS,
    ];
    tx.execute(queries::INSERT, row).await?;
    Ok(id)
}

/// Opens the number of a report.
pub(crate) fn number(keys: &Keys, report: Uuid, sealed: &[u8]) -> Result<u64> {
    let plain = text(keys.open(SEALED_AS, report.as_bytes(), sealed)?)?;
    plain.parse().map_err(|_| unknown())
}

/// Every word of `choices` is one that the interface knows.
pub(crate) fn check(choices: &Choices) -> std::result::Result<(), String> {
    if let Some(literal) = &choices.incident
        && incident(literal).is_none()
    {
        return Err(format!("there is no type of incident {literal:?}"));
    }
    for name in &choices.report_annotations {
        report_annotation(name)
            .ok_or_else(|| format!("nothing is said of a report by {name:?}"))?;
    }
    for name in &choices.file_annotations {
        file_annotation(name).ok_or_else(|| format!("nothing is said of a file by {name:?}"))?;
    }
    if let Some(name) = &choices.class {
        class(name)
            .ok_or_else(|| format!("there is no class {name:?}; there are A1, A2, B1, B2"))?;
    }
    let long = choices.urgent_because.as_ref();
    if long.is_some_and(|why| why.chars().count() > limits::REASON_CHARS_MAX) {
        return Err(format!(
            "a reason has {} characters at most",
            limits::REASON_CHARS_MAX
        ));
    }
    if long.is_some_and(|why| why.trim().is_empty()) {
        return Err("say why it is urgent, or leave that out".into());
    }
    Ok(())
}

pub(crate) fn report_annotation(name: &str) -> Option<ReportAnnotation> {
    ReportAnnotation::ALL
        .into_iter()
        .find(|a| a.element() == name)
}

pub(crate) fn file_annotation(name: &str) -> Option<FileAnnotation> {
    FileAnnotation::ALL
        .into_iter()
        .find(|a| a.element() == name)
}

pub(crate) fn class(name: &str) -> Option<IndustryClass> {
    IndustryClass::ALL.into_iter().find(|c| c.literal() == name)
}
