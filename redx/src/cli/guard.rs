//! `redx guard`: lists, keys, and hashing files.

use crate::{config::Common, node};
use anyhow::{Context as _, Result, bail};
use clap::{Subcommand, ValueEnum};
use guard::{List, Purpose, Slot};
use hashbank::{SignalKind, import::Format};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::{
    fs::File,
    io::{BufReader, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::{App, Settings};

/// Lists, keys and cases.
#[derive(Subcommand, Debug)]
pub enum Guard {
    /// Lists of hashes to match uploads against.
    #[command(subcommand)]
    Bank(Bank),
    /// The vault's keys.
    #[command(subcommand)]
    Key(Key),
    /// How many cases wait.
    Case,
}

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

/// The vault's keys.
#[derive(Subcommand, Debug)]
pub enum Key {
    /// Make the operator's key and the recovery key. The private halves go into files that you then keep offline.
    New {
        /// The folder for the private halves: a stick, not this machine.
        #[arg(long)]
        out: PathBuf,
    },
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
}

impl Guard {
    /// Does it.
    ///
    /// # Errors
    /// When the instance cannot be opened or a file cannot be read.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        let settings = Settings {
            data: common.data.clone(),
            ..Settings::default()
        };
        let app = node::open_app(common, common.file()?.campaign, settings).await?;
        match self {
            Self::Bank(Bank::Import {
                file,
                bank,
                purpose,
                threshold,
                format,
            }) => import(common, &app, &file, bank, purpose, threshold, format).await,
            Self::Bank(Bank::List) => list(common, &app).await,
            Self::Key(Key::New { out }) => new_keys(common, &app, &out).await,
            Self::Case => {
                let open = guard::open_cases(app.db()).await?;
                super::say(
                    common,
                    &json!({ "open": open }),
                    &format!("{open} cases wait"),
                );
                Ok(ExitCode::SUCCESS)
            }
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
    super::say(
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
        }
    }
}

fn by_ending(file: &Path) -> Format {
    match file.extension().and_then(|e| e.to_str()) {
        Some("csv") => Format::Csv,
        Some("json" | "jsonl" | "ndjson") => Format::JsonLines,
        _ => Format::Lines,
    }
}

async fn list(common: &Common, app: &App) -> Result<ExitCode> {
    let banks = guard::banks(app).await?;
    if banks.is_empty() {
        super::say(common, &json!({ "banks": 0 }), "no list is loaded");
    }
    for (name, purpose, threshold, source, entries) in banks {
        let object = json!({ "bank": name, "purpose": purpose, "threshold": threshold, "source": source, "entries": entries });
        super::say(
            common,
            &object,
            &format!("{name}: {purpose}, {entries} entries, threshold {threshold}, from {source}"),
        );
    }
    Ok(ExitCode::SUCCESS)
}

async fn new_keys(common: &Common, app: &App, out: &Path) -> Result<ExitCode> {
    if out.starts_with(&common.data) {
        bail!(
            "keep the private halves outside the data folder: whoever has both can open the vault"
        );
    }
    std::fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut tx = app.db().begin().await?;
    for slot in Slot::ALL {
        let pair = guard::make_key();
        guard::add_key(&mut tx, slot, &pair.public).await?;
        let path = out.join(format!("vault-{}.key", slot.name()));
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        file.write_all(pair.private.as_bytes())?;
        file.sync_all()?;
        super::say(
            common,
            &json!({ "slot": slot.name(), "file": path }),
            &format!("{} key: {}", slot.name(), path.display()),
        );
    }
    tx.commit().await?;
    Ok(ExitCode::SUCCESS)
}
