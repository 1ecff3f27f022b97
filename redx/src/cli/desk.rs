//! `redx desk`: who may decide.

use crate::{
    config::{Common, Listen},
    node,
};
use anyhow::{Result, bail};
use clap::Subcommand;
use serde_json::json;
use staff::Invited;
use std::process::ExitCode;
use web::{Role, Settings};

/// The people who decide.
#[derive(Subcommand, Debug)]
pub enum Desk {
    /// Print a one-time sign-in link for a person.
    Invite {
        /// What they may do; see `redx desk roles`.
        #[arg(long)]
        role: String,
        /// The name colleagues see.
        #[arg(long)]
        name: String,
        #[command(flatten)]
        listen: Listen,
    },
    /// List the roles and what each may do.
    Roles,
}

impl Desk {
    /// Does it.
    ///
    /// # Errors
    /// When the database cannot be opened or the role is none.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        match self {
            Self::Roles => {
                let campaign = common.file()?.campaign;
                let words = web::Words::load(&campaign.languages, web::Unreviewed::English);
                let lang = words.choose(None);
                for (role, key) in staff::roles() {
                    let what = words.say(&lang, &key, None);
                    super::say(
                        common,
                        &json!({ "role": role.name(), "may": what }),
                        &format!("{:<16} {what}", role.name()),
                    );
                }
            }
            Self::Invite { role, name, listen } => {
                let Some(role) = Role::parse(&role) else {
                    bail!("there is no role {role:?}; see `redx desk roles`");
                };
                let settings = Settings {
                    public_url: listen.url(),
                    data: common.data.clone(),
                    ..Settings::default()
                };
                let app = node::open_app(common, common.file()?.campaign, settings).await?;
                let mut tx = app.db().begin().await?;
                match staff::invite(&mut tx, &app, &name, role, "system").await? {
                    Invited::Link(token) => {
                        tx.commit().await?;
                        let link = app.url(&format!("/desk/sign-in/{}", token.text()));
                        super::say(
                            common,
                            &json!({ "link": link }),
                            &format!("{link}\nIt works once, for a day. Give it to {name} only."),
                        );
                    }
                    Invited::OtherRole(role) => {
                        bail!("{name} already works here as {}", role.name())
                    }
                    Invited::BadName => bail!("this name cannot be used"),
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
