//! `redx audit`: the trail of what people decided, verified and as a file.

use crate::{config::Common, node};
use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::json;
use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::{
    App, Settings,
    audit::{self, Fault, FileFault, Found, Standing},
};

/// A word on the command line was wrong: nothing was looked at.
const WRONG_WORDS: u8 = 2;
const DAY_MS: i64 = 86_400_000;

/// The trail of what people decided.
#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Walk the whole trail of this instance with its seals; or a file that was exported, which needs no instance.
    Verify {
        /// An exported file.
        file: Option<PathBuf>,
        /// The key that must have signed the file, in hexadecimal digits: as /desk/trail shows it.
        #[arg(long, requires = "file")]
        key: Option<String>,
    },
    /// Write entries and seals into a file that verifies by itself. Keep it where nobody can change it.
    Export(Export),
}

/// Write entries and seals into a file.
#[derive(Args, Debug)]
pub struct Export {
    /// The first day (UTC), as 2027-02-22. Without one from the beginning.
    #[arg(long)]
    from: Option<Date>,
    /// The last day (UTC). Without one up to now.
    #[arg(long)]
    to: Option<Date>,
    /// A file that is not there yet.
    file: PathBuf,
}

impl Audit {
    /// Does it.
    ///
    /// # Errors
    /// When the instance or the file cannot be opened.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        match self {
            Self::Verify {
                file: Some(file),
                key,
            } => verify_file(common, &file, key.as_deref()),
            Self::Verify { file: None, .. } => verify(common).await,
            Self::Export(export) => export.run(common).await,
        }
    }
}

async fn open(common: &Common) -> Result<App> {
    let settings = Settings {
        data: common.data.clone(),
        ..Settings::default()
    };
    node::open_app(common, common.file()?.campaign, settings).await
}

async fn verify(common: &Common) -> Result<ExitCode> {
    let app = open(common).await?;
    let found = walk(common, &app).await?;
    let key = hex::encode(audit::public_key(app.keys()).to_bytes());
    let object = match found {
        Ok(standing) => json!({
            "ok": true, "entries": standing.seq, "sealed": standing.sealed,
            "seals": standing.seals, "late": standing.late, "key": key,
        }),
        Err(fault) => json!({ "ok": false, "say": fault_words(fault), "key": key }),
    };
    let words = format!(
        "{}\nkey: {key}",
        found.map_or_else(fault_words, standing_words)
    );
    super::say(common, &object, &words);
    Ok(code(found.is_ok()))
}

/// Walks all of it, showing on a terminal how far it has come.
pub(super) async fn walk(common: &Common, app: &App) -> Result<Result<Standing, Fault>> {
    let bar = if common.json {
        ProgressBar::hidden()
    } else {
        ProgressBar::new(0)
    };
    let style = "{wide_bar} {human_pos} of {human_len}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style)?);
    let found = audit::check(app, |so_far, of| {
        bar.set_length(u64::try_from(of).unwrap_or(0));
        bar.set_position(u64::try_from(so_far).unwrap_or(0));
    })
    .await?;
    bar.finish_and_clear();
    Ok(found)
}

/// How the trail stands, in a line.
pub(super) fn standing_words(standing: Standing) -> String {
    let Standing {
        seq,
        sealed,
        seals,
        late,
    } = standing;
    let late = match late {
        0 => String::new(),
        n => format!("; seals made long after their day, because no server ran: {n}"),
    };
    format!("whole: {seq} entries, sealed up to {sealed} by {seals} seals{late}")
}

/// What is wrong with it, and what that means.
pub(super) fn fault_words(fault: Fault) -> String {
    match fault {
        Fault::Entry(seq) => {
            format!("entry {seq} does not follow from the one before: somebody changed the record")
        }
        Fault::End(seq) => format!("entries from {seq} on are gone: somebody changed the record"),
        Fault::Seal(number) => {
            format!("seal {number} is gone or false: somebody changed the record")
        }
        Fault::Missing(day) => {
            let day = date(day).map_or_else(String::new, |day| format!("{day} "));
            format!(
                "{day}ended without a seal: does a server run? if one did, somebody took it away"
            )
        }
        Fault::Cut => {
            "what was to be kept of a cut is not what was signed: somebody changed the record"
                .into()
        }
        Fault::Rewritten(seq) => format!(
            "entry {seq} was here before and is another one now, or gone. After a backup was restored on purpose, \
             remove trail.json from the data folder; otherwise somebody changed the record"
        ),
    }
}

fn date(day: i64) -> Option<Date> {
    let at = Timestamp::from_millisecond(day.checked_mul(DAY_MS)?).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
}

fn days(date: Date) -> Result<i64> {
    Ok(audit::day_of(
        date.to_zoned(TimeZone::UTC)?.timestamp().as_millisecond(),
    ))
}

fn verify_file(common: &Common, file: &Path, key: Option<&str>) -> Result<ExitCode> {
    let key = match key.map(hex::decode) {
        Some(Err(_)) => {
            eprintln!("redx: --key is not hexadecimal digits");
            return Ok(ExitCode::from(WRONG_WORDS));
        }
        Some(Ok(key)) => Some(key),
        None => None,
    };
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let found = audit::read(BufReader::new(opened), key.as_deref())?;
    let object = match &found {
        Ok(Found {
            entries,
            seals,
            first,
            last,
            key,
        }) => json!({
            "ok": true, "entries": entries, "seals": seals, "first": first, "last": last, "key": key,
        }),
        Err(fault) => json!({ "ok": false, "say": file_words(fault) }),
    };
    let words = match &found {
        Ok(Found {
            entries,
            seals,
            first,
            last,
            key: signed,
        }) => {
            let next = if key.is_some() {
                "as expected"
            } else {
                "compare it with the one at /desk/trail"
            };
            format!(
                "whole: {entries} entries ({first} to {last}), {seals} seals\nkey: {signed}, {next}"
            )
        }
        Err(fault) => file_words(fault),
    };
    super::say(common, &object, &words);
    Ok(code(found.is_ok()))
}

fn file_words(fault: &FileFault) -> String {
    match fault {
        FileFault::Line(number) => {
            format!("line {number} is no line of such a file, or not in its place")
        }
        FileFault::Key => "another key signed it".into(),
        FileFault::Chain(fault) => fault_words(*fault),
        FileFault::End => "its end is gone or changed".into(),
    }
}

fn code(ok: bool) -> ExitCode {
    if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

impl Export {
    async fn run(self, common: &Common) -> Result<ExitCode> {
        let (from, to) = (
            self.from.map(days).transpose()?,
            self.to.map(days).transpose()?,
        );
        let app = open(common).await?;
        let file = File::create_new(&self.file)
            .with_context(|| format!("cannot make {}", self.file.display()))?;
        note(&app, &self).await?;
        let mut file = BufWriter::new(file);
        let done = audit::export(&app, from, to, |line| file.write_all(line.as_bytes())).await?;
        file.into_inner()
            .map_err(|error| error.into_error())?
            .sync_all()?;
        let words = format!(
            "{} entries, {} seals in {}",
            done.entries,
            done.seals,
            self.file.display()
        );
        let object = json!({ "entries": done.entries, "seals": done.seals, "file": self.file });
        super::say(common, &object, &words);
        Ok(ExitCode::SUCCESS)
    }
}

/// That the trail was handed out is itself in it.
async fn note(app: &App, export: &Export) -> Result<()> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let detail = format!("{}..{}", day(export.from), day(export.to));
    let mut tx = app.db().begin().await?;
    audit::append(&mut tx, "system", "web.trail_exported", "", &detail).await?;
    tx.commit().await?;
    Ok(())
}
