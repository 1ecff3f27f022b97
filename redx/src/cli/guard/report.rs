//! `redx guard report`: reports to the CyberTipline, and `submit` and `reported` of `redx guard case`.

mod line;
mod send;
mod told;

use super::case::Officer;
use crate::{cli::say, config::Common};
use anyhow::{Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use guard::{
    Guard,
    report::{self, Decided, Decision, Environment},
};
pub(super) use line::Line;
pub(super) use send::{Reported, Submit};
use serde_json::json;
use std::process::ExitCode;
use store::Uuid;
use web::{App, Person, Role};

/// Reports to the CyberTipline.
#[derive(Subcommand, Debug)]
pub enum Report {
    /// Try a line out: ask whether they know you, and fetch their schema.
    Check(line::Check),
    /// Send a made-up report through every step of the test environment.
    Rehearse {
        #[command(flatten)]
        officer: Officer,
        #[command(flatten)]
        line: Line,
    },
    /// Where reports go: say it, or change it, which takes two people.
    Environment {
        /// Propose that they go there; needs a line that was tried (`check`) lately.
        #[arg(long, value_enum, requires = "name")]
        propose: Option<EnvironmentArg>,
        /// Agree with what somebody else proposed.
        #[arg(long, conflicts_with = "propose", requires = "name")]
        agree: bool,
        /// Your name, as colleagues see it: a safety officer who has agreed.
        #[arg(long = "as", id = "name", value_name = "NAME")]
        name: Option<String>,
    },
    /// List the reports that are neither finished nor taken back.
    List,
    /// Show one report: how far it came, why it stopped, and what to do.
    Show {
        /// The report.
        id: Uuid,
    },
    /// The reason why it stopped is mended: `submit` goes on from there.
    GoOn(About),
    /// The answer to its submission was lost, and you found out what became of it.
    Lost(Lost),
    /// Give the unfinished report up and begin again with the next `submit`.
    StartOver(About),
    /// Give it up. Only before it is finished; what is open there is taken back by the next `submit`.
    Retract(About),
    /// A finished report lacks files there, and you wrote to them about it: the alarm ends.
    Noted(About),
}

/// Which of the two.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EnvironmentArg {
    /// Reports are thrown away on arrival.
    Test,
    /// The real one.
    Production,
}

impl From<EnvironmentArg> for Environment {
    fn from(environment: EnvironmentArg) -> Self {
        match environment {
            EnvironmentArg::Test => Self::Test,
            EnvironmentArg::Production => Self::Production,
        }
    }
}

/// A report and who decides.
#[derive(Args, Debug)]
pub struct About {
    /// The report.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
}

/// A report whose submission was lost, who found out, and what.
#[derive(Args, Debug)]
pub struct Lost {
    /// The report.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    #[command(flatten)]
    became: Became,
}

/// What became of it: one of the two.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct Became {
    /// It came to nothing, or a day has passed, after which an unfinished one is deleted there: submit it again.
    #[arg(long)]
    submit_again: bool,
    /// It did arrive: NCMEC gave you its number.
    #[arg(long, value_name = "NUMBER")]
    opened_as: Option<u64>,
}

impl Report {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::Check(check) => check.run(common, app).await,
            Self::Rehearse { officer, line } => send::rehearse(common, app, &officer, &line).await,
            Self::Environment {
                propose,
                agree,
                name,
            } => line::environment(common, app, propose, agree, name).await,
            Self::List => list(common, app).await,
            Self::Show { id } => show(common, app, id).await,
            Self::GoOn(about) => about.decide(common, app, Decision::GoOn).await,
            Self::StartOver(about) => about.decide(common, app, Decision::StartOver).await,
            Self::Retract(about) => about.decide(common, app, Decision::Retract).await,
            Self::Noted(about) => about.decide(common, app, Decision::Noted).await,
            Self::Lost(lost) => {
                let decision = match (lost.became.opened_as, lost.became.submit_again) {
                    (Some(number), _) => Decision::OpenedAs(number),
                    (None, true) => Decision::SubmitAgain,
                    (None, false) => bail!("say what became of it"),
                };
                let (id, officer) = (lost.id, lost.officer);
                About { id, officer }.decide(common, app, decision).await
            }
        }
    }
}

impl About {
    async fn decide(self, common: &Common, app: &App, decision: Decision) -> Result<ExitCode> {
        let person = person(app, &self.officer).await?;
        let guard = Guard::new(app.clone());
        let decided = report::decide(&guard, self.id, decision, &person).await?;
        let (outcome, words) = match decided {
            Decided::Done => (
                "done",
                "written down; `redx guard case submit` goes on from there".to_owned(),
            ),
            Decided::NotNow => (
                "not-now",
                "that cannot be decided about this report now; see `redx guard report show`"
                    .to_owned(),
            ),
            Decided::Held(until) => ("held", told::held(until)),
            Decided::None => ("none", "there is no such report".to_owned()),
        };
        say(common, &json!({ "outcome": outcome }), &words);
        Ok(told::code(decided == Decided::Done))
    }
}

/// The officer of that name.
async fn person(app: &App, officer: &Officer) -> Result<Person> {
    let (id, name) = officer.find(app).await?;
    Ok(Person {
        id,
        name,
        role: Role::SafetyOfficer,
    })
}

async fn list(common: &Common, app: &App) -> Result<ExitCode> {
    let open = report::open(app).await?;
    if open.is_empty() {
        say(common, &json!({ "open": 0 }), "no report is under way");
    }
    for standing in &open {
        told::standing(common, standing);
    }
    Ok(told::code(open.iter().all(|report| report.halt.is_none())))
}

async fn show(common: &Common, app: &App, id: Uuid) -> Result<ExitCode> {
    let Some(standing) = report::one(app, id).await? else {
        say(
            common,
            &json!({ "outcome": "none" }),
            "there is no such report",
        );
        return Ok(ExitCode::FAILURE);
    };
    told::standing(common, &standing);
    Ok(told::code(standing.halt.is_none()))
}
