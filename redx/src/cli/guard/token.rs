//! `redx guard token`: who may ask the screening service.

use crate::{cli::say, config::Common};
use anyhow::{Result, bail};
use clap::Subcommand;
use guard::hma::{self, Made, Scope};
use serde_json::json;
use std::process::ExitCode;
use web::App;

/// Who may ask the screening service.
#[derive(Subcommand, Debug)]
pub enum Token {
    /// Make a token and print it, once.
    New {
        /// What it is for: the name of the program that will use it.
        #[arg(long)]
        name: String,
        /// What it may be used for, with commas: hash, match, curate.
        #[arg(long, value_delimiter = ',', required = true)]
        scopes: Vec<Scope>,
    },
    /// List the tokens, never what they are.
    List,
    /// End a token. It works for a second more at most.
    Revoke {
        /// Its name.
        name: String,
    },
}

impl Token {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::New { name, scopes } => make(common, app, &name, &scopes).await,
            Self::List => list(common, app).await,
            Self::Revoke { name } => revoke(common, app, &name).await,
        }
    }
}

async fn make(common: &Common, app: &App, name: &str, scopes: &[Scope]) -> Result<ExitCode> {
    let mut tx = app.db().begin().await?;
    let token = match hma::make_token(&mut tx, app, name, scopes).await? {
        Made::Token(token) => token,
        Made::NameTaken => bail!("there is, or was, a token of that name; choose another"),
        Made::Unusable => bail!(
            "a token needs a name of 1 to {} characters and a scope",
            hma::TOKEN_NAME_CHARS_MAX
        ),
    };
    tx.commit().await?;
    let words = format!("{token}\nKeep it now: it is stored nowhere and cannot be shown again.");
    say(common, &json!({ "name": name, "token": token }), &words);
    Ok(ExitCode::SUCCESS)
}

async fn list(common: &Common, app: &App) -> Result<ExitCode> {
    let tokens = hma::tokens(app.db()).await?;
    if tokens.is_empty() {
        say(common, &json!({ "tokens": 0 }), "no token was made yet");
    }
    for token in tokens {
        let scopes: Vec<_> = token
            .grant
            .scopes
            .iter()
            .map(|scope| scope.name())
            .collect();
        let object = json!({
            "name": token.grant.name,
            "scopes": scopes,
            "made_at": token.made_at,
            "revoked_at": token.revoked_at,
        });
        let ended = if token.revoked_at.is_some() {
            ", ended"
        } else {
            ""
        };
        let words = format!("{}: {}{ended}", token.grant.name, scopes.join(", "));
        say(common, &object, &words);
    }
    Ok(ExitCode::SUCCESS)
}

async fn revoke(common: &Common, app: &App, name: &str) -> Result<ExitCode> {
    let mut tx = app.db().begin().await?;
    if !hma::revoke_token(&mut tx, name).await? {
        bail!("no token of that name works");
    }
    tx.commit().await?;
    say(
        common,
        &json!({ "revoked": name }),
        &format!("{name} no longer works"),
    );
    Ok(ExitCode::SUCCESS)
}
