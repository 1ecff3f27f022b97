//! `redx guard key`: the vault's keys.

use super::case::{outside, private_half};
use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result};
use clap::Subcommand;
use guard::Slot;
use serde_json::json;
use std::{
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::App;

/// The vault's keys.
#[derive(Subcommand, Debug)]
pub enum Key {
    /// Make the operator's key and the recovery key. The private halves go into files that you then keep offline.
    New {
        /// The folder for the private halves: a stick, not this machine.
        #[arg(long)]
        out: PathBuf,
    },
    /// Show that a private half still opens what is sealed here, and write down the day. Twice a year, for each.
    Rehearse {
        /// The private half.
        #[arg(long)]
        key_file: PathBuf,
    },
}

impl Key {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::New { out } => new_keys(common, app, &out).await,
            Self::Rehearse { key_file } => rehearse(common, app, &key_file).await,
        }
    }
}

async fn rehearse(common: &Common, app: &App, key_file: &Path) -> Result<ExitCode> {
    let private = private_half(key_file)?;
    let slot = guard::case::rehearse(app, &private).await;
    let slot = slot.context("this key does not open what is sealed here")?;
    say(
        common,
        &json!({ "slot": slot.name(), "opens": true }),
        &format!("the {} key opens: written down", slot.name()),
    );
    Ok(ExitCode::SUCCESS)
}

async fn new_keys(common: &Common, app: &App, out: &Path) -> Result<ExitCode> {
    outside(common, out).context(
        "keep the private halves outside the data folder: whoever has both can open the vault",
    )?;
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
        say(
            common,
            &json!({ "slot": slot.name(), "file": path }),
            &format!("{} key: {}", slot.name(), path.display()),
        );
    }
    tx.commit().await?;
    Ok(ExitCode::SUCCESS)
}
