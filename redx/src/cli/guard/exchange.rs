//! `redx guard exchange`: lists that others keep, fetched into banks.

mod add;
mod tell;

use crate::{cli::say, config::Common};
pub(in crate::cli) use tell::why;

use add::Add;
use anyhow::{Context as _, Result};
use clap::Subcommand;
use guard::exchange::{self, Leave, Ran};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::{process::ExitCode, time::Duration};
use store::Tx;
use web::App;

/// Who the audit chain says it was.
const ACTOR: &str = "operator";

/// Lists that others keep.
#[derive(Subcommand, Debug)]
pub enum Exchange {
    /// Fetch a list from now on. A running server begins at once.
    Add(Box<Add>),
    /// Every exchange and how it goes.
    List,
    /// One exchange in full.
    Show {
        /// Its name.
        name: String,
    },
    /// Fetch now, here, and wait for it. Where a run was broken off it goes on.
    Run {
        /// Its name.
        name: String,
        /// Agree that the list lost most of its entries: take them out of the bank.
        #[arg(long)]
        accept_removals: bool,
    },
    /// Stop fetching; what is in the bank stays in use.
    Pause {
        /// Its name.
        name: String,
    },
    /// Fetch again.
    Resume {
        /// Its name.
        name: String,
    },
    /// Forget an exchange. What is in its bank stays in use until the bank is deleted.
    Remove {
        /// Its name.
        name: String,
    },
}

impl Exchange {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::Add(add) => add.run(common, app).await,
            Self::List => list(common, app).await,
            Self::Show { name } => {
                tell::one(common, app, &find(app, &name).await?).await?;
                Ok(ExitCode::SUCCESS)
            }
            Self::Run {
                name,
                accept_removals,
            } => run(common, app, &name, accept_removals).await,
            Self::Pause { name } => act(common, app, &name, Act::Pause).await,
            Self::Resume { name } => act(common, app, &name, Act::Resume).await,
            Self::Remove { name } => act(common, app, &name, Act::Remove).await,
        }
    }
}

async fn find(app: &App, name: &str) -> Result<exchange::Exchange> {
    let found = exchange::named(app.db(), name).await?;
    found.with_context(|| format!("there is no exchange {name:?}"))
}

async fn list(common: &Common, app: &App) -> Result<ExitCode> {
    let all = exchange::list(app.db()).await?;
    if all.is_empty() {
        say(common, &json!({ "exchanges": 0 }), "no exchange is set up");
    }
    for one in &all {
        tell::line(common, app, one);
    }
    Ok(ExitCode::SUCCESS)
}

async fn run(common: &Common, app: &App, name: &str, shrinking: bool) -> Result<ExitCode> {
    let exchange = find(app, name).await?;
    let bar = if common.json {
        ProgressBar::hidden()
    } else {
        ProgressBar::new_spinner()
    };
    bar.set_style(ProgressStyle::with_template("{spinner} {msg}, {elapsed}")?);
    bar.enable_steady_tick(Duration::from_millis(200));
    let progress = |counts| bar.set_message(tell::counts(&counts));
    let ran = exchange::run(app, exchange.id, Leave { shrinking }, progress).await?;
    bar.finish_and_clear();
    Ok(match ran {
        Ran::Done(counts) => {
            let object = json!({ "done": true, "counts": counts });
            say(common, &object, &tell::counts(&counts));
            ExitCode::SUCCESS
        }
        Ran::Failed(code, next) => {
            let object = json!({ "done": false, "error": code, "next": tell::time(next) });
            let next = tell::time(next);
            let why = tell::why(app, code);
            say(
                common,
                &object,
                &format!("{why} A running server tries again at {next}."),
            );
            ExitCode::FAILURE
        }
        Ran::Busy(until) => {
            let until = tell::time(until);
            let object = json!({ "done": false, "error": "busy", "until": until });
            say(
                common,
                &object,
                "it is being fetched now, by another process",
            );
            ExitCode::FAILURE
        }
        Ran::Stopped => {
            let object = json!({ "done": false, "error": "paused" });
            say(common, &object, "it is paused");
            ExitCode::FAILURE
        }
    })
}

#[derive(Clone, Copy)]
enum Act {
    Pause,
    Resume,
    Remove,
}

async fn act(common: &Common, app: &App, name: &str, act: Act) -> Result<ExitCode> {
    let exchange = find(app, name).await?;
    let mut tx: Tx = app.db().begin().await?;
    let (done, word, not) = match act {
        Act::Pause => (
            exchange::pause(&mut tx, ACTOR, &exchange).await?,
            "paused",
            "it was paused already",
        ),
        Act::Resume => (
            exchange::resume(&mut tx, ACTOR, &exchange).await?,
            "resumed; it is due now",
            "it was not paused",
        ),
        Act::Remove => (
            exchange::remove(&mut tx, ACTOR, &exchange).await?,
            "removed; its bank stays in use until you delete that, too",
            "it was gone already",
        ),
    };
    tx.commit().await?;
    let object = json!({ "exchange": name, "changed": done });
    say(common, &object, if done { word } else { not });
    Ok(ExitCode::SUCCESS)
}
