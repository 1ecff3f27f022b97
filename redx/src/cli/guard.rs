//! `redx guard`: lists, keys, and hashing files.

mod bank;
mod case;
mod exchange;
mod files;
mod hash;
mod key;
mod matching;
mod report;
mod serve;
mod token;

use crate::{config::Common, node};
use anyhow::{Result, bail};
use bank::Bank;
use case::Case;
use clap::Subcommand;
use exchange::Exchange;
use hash::Hash;
use key::Key;
use matching::Matching;
use report::Report;
use serve::Serve;
use std::process::ExitCode;
use token::Token;
use web::Settings;

pub(super) use exchange::why;

/// Lists, keys and cases.
#[derive(Subcommand, Debug)]
pub enum Guard {
    Hash(Hash),
    #[command(name = "match")]
    Match(Matching),
    /// Lists of hashes to match uploads against.
    #[command(subcommand)]
    Bank(Bank),
    /// Lists that others keep, fetched into banks.
    #[command(subcommand)]
    Exchange(Exchange),
    /// The vault's keys.
    #[command(subcommand)]
    Key(Key),
    /// Run the screening engine as a service for other platforms.
    Serve(Serve),
    /// Who may ask that service.
    #[command(subcommand)]
    Token(Token),
    /// Cases: what was sealed, and what officers do about it.
    #[command(subcommand)]
    Case(Case),
    /// Reports to the CyberTipline.
    #[command(subcommand)]
    Report(Report),
}

impl Guard {
    /// Does it.
    ///
    /// # Errors
    /// When the instance cannot be opened or a file cannot be read.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        if let Self::Hash(hash) = self {
            return hash.run(common).await;
        }
        if matches!(self, Self::Match(_)) && !common.data.is_dir() {
            bail!("there is no instance in {}", common.data.display());
        }
        let settings = Settings {
            data: common.data.clone(),
            inside: common.reach_inside.clone(),
            ..Settings::default()
        };
        let app = node::open_app(common, common.file()?.campaign, settings).await?;
        match self {
            Self::Hash(hash) => hash.run(common).await,
            Self::Match(files) => files.run(common, &app).await,
            Self::Bank(bank) => bank.run(common, &app).await,
            Self::Exchange(exchange) => exchange.run(common, &app).await,
            Self::Key(key) => key.run(common, &app).await,
            Self::Serve(serve) => serve.run(common, &app).await,
            Self::Token(token) => token.run(common, &app).await,
            Self::Case(case) => case.run(common, &app).await,
            Self::Report(report) => report.run(common, &app).await,
        }
    }
}
