//! `redx guard case`: what waits, what officers do about it, and everything that needs a key kept offline.

mod evidence;
mod shown;

use super::report::{Reported, Submit};
use crate::{cli::say, config::Common};
use anyhow::{Result, bail};
use clap::{Args, Subcommand, ValueEnum};
pub(super) use evidence::outside;
use evidence::{Export, Open};
use guard::case::{self, Outcome, Purpose, Second};
use serde_json::json;
use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use store::Uuid;
use web::{App, Role};

/// Cases.
#[derive(Subcommand, Debug)]
pub enum Case {
    /// List what is not destroyed: first what waits for a decision.
    List {
        /// Those whose evidence was destroyed, too.
        #[arg(long)]
        all: bool,
    },
    /// Show one case: its clock, notes, holds, requests, certificate. Nothing of its evidence.
    Show {
        /// The case.
        id: Uuid,
    },
    /// Add a note.
    Note(About),
    /// Set a hold: nothing is destroyed while it stands.
    Hold(About),
    /// Release a hold.
    Release {
        #[command(flatten)]
        about: About,
        /// The hold, as `show` names it.
        #[arg(long)]
        hold: Uuid,
    },
    /// Link a case with another one of the same uploader.
    Link {
        /// The case.
        id: Uuid,
        /// The other one.
        other: Uuid,
        #[command(flatten)]
        officer: Officer,
    },
    /// Ask a second person for what nobody does alone.
    Ask {
        #[command(flatten)]
        about: About,
        /// What for.
        #[arg(long, value_enum)]
        purpose: PurposeArg,
    },
    /// Agree to a request as the holder of a vault key. Officers agree at /desk/cases.
    Grant {
        /// The request, as `show` names it.
        request: Uuid,
        /// The private half: shows that you hold it. What you grant needs the other key to open.
        #[arg(long)]
        key_file: PathBuf,
    },
    /// Open evidence that you were granted, into a folder on this machine. This counts as a look at it.
    Open(Open),
    /// Make a sealed package for law enforcement of evidence that you were granted.
    Export(Export),
    Submit(Box<Submit>),
    Reported(Reported),
    /// Destroy evidence that you were granted to.
    Destroy {
        /// The case.
        id: Uuid,
        #[command(flatten)]
        officer: Officer,
        /// Law enforcement asked for it before its time.
        #[arg(long)]
        by_order: bool,
    },
    /// Check that rows, keys, objects and certificates fit together. Opens nothing.
    Verify {
        /// The case; all of them when absent.
        id: Option<Uuid>,
    },
}

/// Who does it.
#[derive(Args, Debug)]
pub struct Officer {
    /// Your name, as colleagues see it: a safety officer who has agreed.
    #[arg(long = "as", value_name = "NAME")]
    name: String,
}

/// A case, who acts, and their words.
#[derive(Args, Debug)]
pub struct About {
    /// The case.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    /// A file with your words or your reason; `-` for standard input. Not an argument: others on this machine see those.
    #[arg(long, value_name = "FILE")]
    words: PathBuf,
}

/// What for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PurposeArg {
    /// To open it and look.
    Open,
    /// To make a sealed package for law enforcement.
    Export,
    /// To destroy it.
    Destroy,
    /// To destroy it before its time: law enforcement asks.
    DestroyByOrder,
    /// To send its report.
    Report,
}

impl From<PurposeArg> for Purpose {
    fn from(purpose: PurposeArg) -> Self {
        match purpose {
            PurposeArg::Open => Self::Open,
            PurposeArg::Export => Self::Export,
            PurposeArg::Destroy => Self::Destroy,
            PurposeArg::DestroyByOrder => Self::DestroyByOrder,
            PurposeArg::Report => Self::Report,
        }
    }
}

impl Case {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        match self {
            Self::List { all } => shown::list(common, app, all).await,
            Self::Show { id } => shown::show(common, app, id).await,
            Self::Open(open) => open.run(common, app).await,
            Self::Export(export) => export.run(common, app).await,
            Self::Submit(submit) => submit.run(common, app).await,
            Self::Reported(reported) => reported.run(common, app).await,
            Self::Verify { id } => shown::verify(common, app, id).await,
            other => Ok(told(common, other.act(app).await?)),
        }
    }

    /// Everything that changes a case and needs no evidence.
    async fn act(self, app: &App) -> Result<Outcome> {
        Ok(match self {
            Self::Note(about) => {
                let (officer, words) = about.read(app).await?;
                case::note(app, officer, about.id, &words).await?
            }
            Self::Hold(about) => {
                let (officer, words) = about.read(app).await?;
                case::hold(app, officer, about.id, &words).await?
            }
            Self::Release { about, hold } => {
                let (officer, words) = about.read(app).await?;
                case::release(app, officer, about.id, hold, &words).await?
            }
            Self::Link { id, other, officer } => {
                case::link(app, officer.find(app).await?.0, id, other).await?
            }
            Self::Ask { about, purpose } => {
                let (officer, words) = about.read(app).await?;
                case::ask(app, officer, about.id, purpose.into(), &words).await?
            }
            Self::Grant { request, key_file } => {
                let private = private_half(&key_file)?;
                let Some(slot) = guard::slot_of(app.db(), &private).await? else {
                    bail!("this is no key of the vault");
                };
                case::answer(app, Second::Key(slot), request, true).await?
            }
            Self::Destroy {
                id,
                officer,
                by_order,
            } => {
                let purpose = if by_order {
                    Purpose::DestroyByOrder
                } else {
                    Purpose::Destroy
                };
                case::destroy(app, officer.find(app).await?.0, id, purpose).await?
            }
            _ => Outcome::Gone,
        })
    }
}

impl Officer {
    /// Whoever has this name.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
        }
    }

    /// The officer of that name, and the name as it is written.
    pub(super) async fn find(&self, app: &App) -> Result<(Uuid, String)> {
        let people = staff::people(app.db()).await?;
        let is_officer = |member: &&staff::Member| {
            member.name == self.name
                && member.role == Role::SafetyOfficer
                && member.agreed_at.is_some()
        };
        let Some(member) = people.iter().find(is_officer) else {
            bail!("no safety officer of that name has agreed to the rules of the desk");
        };
        Ok((member.id, member.name.clone()))
    }
}

impl About {
    async fn read(&self, app: &App) -> Result<(Uuid, String)> {
        let (officer, _) = self.officer.find(app).await?;
        let mut words = String::new();
        if self.words == Path::new("-") {
            std::io::stdin().read_to_string(&mut words)?;
        } else {
            words = std::fs::read_to_string(&self.words)?;
        }
        Ok((officer, words))
    }
}

/// Reads a private half. It never stands among the arguments, where every user of a machine sees it.
pub(super) fn private_half(file: &Path) -> Result<zeroize::Zeroizing<String>> {
    use anyhow::Context as _;
    let text = std::fs::read_to_string(file);
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(zeroize::Zeroizing::new(text))
}

/// How it went; what was not done is a failure of the command.
fn told(common: &Common, outcome: Outcome) -> ExitCode {
    let words = match outcome {
        Outcome::Done => "done",
        Outcome::Gone => "there is no such case or request, or this can no longer be done",
        Outcome::SamePerson => {
            "you are the first of the two, or this is the operator's key, which agrees to no destruction: somebody else has to agree"
        }
        Outcome::NoReason => "give a reason, in a sentence or a few",
        Outcome::NotGranted => "nobody agreed to this, or the hour is over",
        Outcome::Kept(_) => {
            "the evidence must be kept: a hold stands, its time is not over, or nobody has decided yet"
        }
    };
    say(common, &json!({ "outcome": outcome.name() }), words);
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
