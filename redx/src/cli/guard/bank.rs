//! `redx guard bank`: lists of hashes to match against.

use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result};
use clap::{Subcommand, ValueEnum};
use guard::{List, Purpose};
use hashbank::{SignalKind, import::Format};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::App;

/// Lists of hashes.
#[derive(Subcommand, Debug)]
pub enum Bank {
    /// Read a list from a file.
    Import {
        /// The file.
        file: PathBuf,
        /// The bank it goes into; made when there is none.
        #[arg(long)]
        bank: String,
        /// What the bank is for.
        #[arg(long, value_enum, default_value = "abuse")]
        purpose: PurposeArg,
        /// Distance within which a PDQ of it matches, 0 to 63.
        #[arg(long, default_value_t = hashbank::THRESHOLD_DEFAULT, value_parser = clap::value_parser!(u32).range(0..=63))]
        threshold: u32,
        /// How the file is written; by its ending when absent.
        #[arg(long, value_enum)]
        format: Option<FormatArg>,
    },
    /// List the banks.
    List,
}

/// What a bank is for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PurposeArg {
    /// Known abuse material.
    Abuse,
    /// What was refused elsewhere.
    RefusedHere,
    /// Known to be harmless.
    KnownGood,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatArg {
    /// `<hex>` or `<kind> <hex>` a line.
    Lines,
    /// `hash,metadata`.
    Csv,
    /// One JSON object a line.
    JsonLines,
    /// An array of the same objects.
    Json,
    /// A page of NCMEC's hash sharing.
    NcmecXml,
    /// A page of StopNCII.
    #[value(name = "stopncii")]
    StopNcii,
}

impl Bank {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::Import {
                file,
                bank,
                purpose,
                threshold,
                format,
            } => import(common, app, &file, bank, purpose, threshold, format).await,
            Self::List => list(common, app).await,
        }
    }
}

async fn import(
    common: &Common,
    app: &App,
    file: &Path,
    bank: String,
    purpose: PurposeArg,
    threshold: u32,
    format: Option<FormatArg>,
) -> Result<ExitCode> {
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let bar = if common.json {
        ProgressBar::hidden()
    } else {
        ProgressBar::new_spinner()
    };
    bar.set_style(ProgressStyle::with_template(
        "{spinner} {human_pos} entries, {per_sec}",
    )?);
    let list = List {
        bank,
        purpose: match purpose {
            PurposeArg::Abuse => Purpose::Abuse,
            PurposeArg::RefusedHere => Purpose::RefusedHere,
            PurposeArg::KnownGood => Purpose::KnownGood,
        },
        threshold,
        format: format.map_or_else(|| by_ending(file), Format::from),
        usual: SignalKind::Pdq,
        input: BufReader::new(opened),
    };
    let done = guard::import(app, list, |n| bar.set_position(n)).await?;
    bar.finish_and_clear();
    let object = json!({ "added": done.added, "known": done.known, "bad": done.bad, "bad_lines": done.bad_lines });
    let bad = if done.bad == 0 {
        String::new()
    } else {
        format!(
            " {} lines are no hashes (first: {:?}).",
            done.bad, done.bad_lines
        )
    };
    say(
        common,
        &object,
        &format!("{} added, {} known already.{bad}", done.added, done.known),
    );
    Ok(if done.bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Lines => Self::Lines,
            FormatArg::Csv => Self::Csv,
            FormatArg::JsonLines => Self::JsonLines,
            FormatArg::Json => Self::Json,
            FormatArg::NcmecXml => Self::NcmecXml,
            FormatArg::StopNcii => Self::StopNcii,
        }
    }
}

fn by_ending(file: &Path) -> Format {
    match file.extension().and_then(|e| e.to_str()) {
        Some("csv") => Format::Csv,
        Some("json" | "jsonl" | "ndjson") => Format::JsonLines,
        Some("xml") => Format::NcmecXml,
        _ => Format::Lines,
    }
}

async fn list(common: &Common, app: &App) -> Result<ExitCode> {
    let banks = guard::bank::list(app.db()).await?;
    if banks.is_empty() {
        say(common, &json!({ "banks": 0 }), "no list is loaded");
    }
    for bank in banks {
        let (name, purpose, entries) = (&bank.name, bank.purpose.name(), bank.len());
        let (threshold, source) = (bank.threshold, &bank.source);
        let object = json!({ "bank": name, "purpose": purpose, "threshold": threshold, "source": source, "entries": entries });
        say(
            common,
            &object,
            &format!("{name}: {purpose}, {entries} entries, threshold {threshold}, from {source}"),
        );
    }
    Ok(ExitCode::SUCCESS)
}
