//! An exchange's row.

use super::{
    lost::Ended,
    model::{Exchange, Kind, Run},
    queries,
};
use hashbank::import::Format;
use store::{Db, Error, Millis, Result, Uuid, args};

/// How files are written, by the names of rows and the command line.
const FORMATS: [(&str, Format); 6] = [
    ("lines", Format::Lines),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("json-lines", Format::JsonLines),
    ("ncmec-xml", Format::NcmecXml),
    ("stopncii", Format::StopNcii),
];

pub(super) fn format_name(format: Format) -> Option<&'static str> {
    let found = FORMATS.iter().find(|(_, one)| *one == format);
    found.map(|(name, _)| *name)
}

/// Every exchange, by name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(db: &Db) -> Result<Vec<Exchange>> {
    let rows: Vec<Row> = db.all(queries::LIST, args![]).await?;
    rows.into_iter().map(|row| row.open(db.now())).collect()
}

/// The exchange of that name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn named(db: &Db, name: &str) -> Result<Option<Exchange>> {
    let row: Option<Row> = db.optional(queries::NAMED, args![name]).await?;
    row.map(|row| row.open(db.now())).transpose()
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    name: String,
    kind: String,
    place: String,
    remote: Option<String>,
    format: Option<String>,
    bank: Uuid,
    credentials_file: Option<String>,
    enabled: bool,
    interval_ms: i64,
    checkpoint: String,
    run: Option<String>,
    turn: i64,
    running_until: i64,
    next_at: i64,
    last_started: Option<i64>,
    last_done: Option<i64>,
    last_error: Option<String>,
    failures: i64,
    counts: String,
    made_at: i64,
}

impl Row {
    pub(super) fn open(self, now: Millis) -> Result<Exchange> {
        let kind = Kind::parse(&self.kind)
            .ok_or_else(|| Error::Setting("an exchange has an unknown kind".into()))?;
        // One that an older or newer release wrote down differently begins again.
        let run = self
            .run
            .and_then(|run| serde_json::from_str::<Run>(&run).ok());
        let format = self.format.as_deref();
        let format = FORMATS.iter().find(|(name, _)| Some(*name) == format);
        let ended = serde_json::from_str::<Ended>(&self.counts).unwrap_or_default();
        Ok(Exchange {
            id: self.id,
            name: self.name,
            kind,
            place: self.place,
            remote: self.remote,
            format: format.map(|(_, format)| *format),
            bank: self.bank,
            credentials_file: self.credentials_file,
            enabled: self.enabled,
            interval_ms: self.interval_ms,
            running: self.running_until > now,
            under_way: run.as_ref().map(|run| run.counts),
            next_at: self.next_at,
            last_started: self.last_started,
            last_done: self.last_done,
            last_error: self.last_error,
            failures: self.failures,
            counts: ended.counts,
            made_at: self.made_at,
            checkpoint: self.checkpoint,
            run,
            lost: ended.lost,
            turn: self.turn,
        })
    }
}
