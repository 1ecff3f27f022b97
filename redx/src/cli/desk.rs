//! `redx desk`: who may decide.

use crate::{
    config::{Common, Listen},
    node,
};
use anyhow::{Result, bail};
use clap::Subcommand;
use serde_json::json;
use staff::{Invited, Placed, Preset};
use std::process::ExitCode;
use web::{App, Role, Settings};

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
    /// Print a link for each place of a tiny group: who leads (three links: owner, lead moderator, safety officer), who
    /// decides, and a second signatory from outside.
    Preset {
        /// Who leads.
        #[arg(long)]
        lead: String,
        /// Who decides; posting needs two: `--moderators Sam,Maya`.
        #[arg(long, value_delimiter = ',', num_args = 1.., required = true)]
        moderators: Vec<String>,
        /// Somebody from outside, who agrees as the second of two.
        #[arg(long)]
        outside: String,
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
    /// When the database cannot be opened, the role is none, or a name cannot be used.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        match self {
            Self::Roles => roles(common)?,
            Self::Invite { role, name, listen } => {
                let Some(role) = Role::parse(&role) else {
                    bail!("there is no role {role:?}; see `redx desk roles`");
                };
                invite(common, &open(common, &listen).await?, &name, role).await?;
            }
            Self::Preset {
                lead,
                moderators,
                outside,
                listen,
            } => {
                let preset = Preset {
                    lead,
                    moderators,
                    outside,
                };
                place(common, &open(common, &listen).await?, &preset).await?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn open(common: &Common, listen: &Listen) -> Result<App> {
    let settings = Settings {
        public_url: listen.url(),
        data: common.data.clone(),
        ..Settings::default()
    };
    node::open_app(common, common.file()?.campaign, settings).await
}

fn roles(common: &Common) -> Result<()> {
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
    Ok(())
}

async fn invite(common: &Common, app: &App, name: &str, role: Role) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let invited = staff::invite(&mut tx, app, name, role, "system").await?;
    let Invited::Link(token) = invited else {
        bail!("{}", why_not(name, &invited));
    };
    tx.commit().await?;
    let link = app.url(&format!("/desk/sign-in/{}", token.text()));
    super::say(
        common,
        &json!({ "link": link }),
        &format!("{link}\nIt works once, for a day. Give it to {name} only."),
    );
    Ok(())
}

async fn place(common: &Common, app: &App, preset: &Preset) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let places = match staff::place(&mut tx, app, preset, "system").await? {
        Placed::Links(places) => places,
        Placed::Twice(name) => bail!("{name} is named twice; each place needs another person"),
        Placed::Not(name, invited) => bail!("{}", why_not(&name, &invited)),
    };
    tx.commit().await?;
    for place in places {
        let link = app.url(&format!("/desk/sign-in/{}", place.token.text()));
        let (name, role) = (&place.name, place.role.name());
        super::say(
            common,
            &json!({ "name": name, "role": role, "link": link }),
            &format!("{name} ({role}): {link}"),
        );
    }
    Ok(())
}

fn why_not(name: &str, invited: &Invited) -> String {
    match invited {
        Invited::OtherRole(role) => format!("{name} already works here as {}", role.name()),
        _ => format!("{name:?} cannot be used as a name"),
    }
}
