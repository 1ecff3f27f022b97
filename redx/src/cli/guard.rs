//! `redx guard`: lists, keys, and hashing files.

mod bank;
mod key;

use crate::{config::Common, node};
use anyhow::Result;
use bank::Bank;
use clap::Subcommand;
use key::Key;
use serde_json::json;
use std::process::ExitCode;
use web::Settings;

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
            Self::Bank(bank) => bank.run(common, &app).await,
            Self::Key(key) => key.run(common, &app).await,
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
