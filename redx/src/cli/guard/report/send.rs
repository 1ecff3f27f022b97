//! `redx guard case submit` and `reported`, and the rehearsal.

use super::{Line, person, told};
use crate::{
    cli::{
        guard::case::{Officer, outside, private_half},
        say,
    },
    config::Common,
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::{
    Guard,
    report::{self, ByHand, Choices, Environment, Pause, Recorded},
};
use jiff::Timestamp;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use store::{Clock, Millis, Uuid};
use web::App;

/// Send the report about a case and everything else of its uploader, or write it as files.
#[derive(Args, Debug)]
pub struct Submit {
    /// The case.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    /// The private half of a vault key.
    #[arg(long)]
    key_file: PathBuf,
    /// A file with `user` and `password` (TOML) that NCMEC gave you, readable by you only.
    #[arg(
        long,
        env = "REDX_CYBERTIP_CREDENTIALS",
        value_name = "FILE",
        required_unless_present = "to_folder"
    )]
    credentials: Option<PathBuf>,
    /// Do not send: write the same report into a new folder, for a person to send.
    #[arg(long, value_name = "FOLDER")]
    to_folder: Option<PathBuf>,
    /// Report it as this type, by its words in the interface, and not as what goes with the case.
    #[arg(long, value_name = "WORDS")]
    incident: Option<String>,
    /// A file that says why it cannot wait: a child is in danger now. It puts the report first, so use it for that alone.
    #[arg(long, value_name = "FILE")]
    urgent: Option<PathBuf>,
    /// What holds of the whole: sextortion, csamSolicitation, minorToMinorInteraction, spam, sadisticOnlineExploitation.
    #[arg(long, value_delimiter = ',')]
    annotate: Vec<String>,
    /// What holds of every file: generativeAi, infant, viral and so on, by the names of the interface.
    #[arg(long, value_delimiter = ',')]
    annotate_files: Vec<String>,
    /// The industry's class of the files (A1, A2, B1, B2), if the operator has signed for it.
    #[arg(long)]
    class: Option<String>,
    /// Whether anybody could see the files here; nothing is said when this is left out.
    #[arg(long)]
    public: Option<bool>,
    /// Police who were told already.
    #[arg(long, value_name = "AGENCY")]
    told: Option<String>,
    /// Their number for it.
    #[arg(long, requires = "told", value_name = "NUMBER")]
    told_number: Option<String>,
    /// Further cases that are of the same person.
    #[arg(long, value_delimiter = ',', value_name = "CASES")]
    also: Vec<Uuid>,
    /// Further cases whose files only help to understand.
    #[arg(long, value_delimiter = ',', value_name = "CASES")]
    supplemental: Vec<Uuid>,
}

impl Submit {
    pub(in crate::cli::guard) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        let person = person(app, &self.officer).await?;
        let private = private_half(&self.key_file)?;
        let officer = report::Officer {
            person: &person,
            private: &private,
        };
        let (choices, guard) = (self.choices()?, Guard::new(app.clone()));
        if let Some(out) = &self.to_folder {
            let what = (&officer, &choices);
            return write(common, app, &guard, self.id, what, out).await;
        }
        let (environment, _) = report::environment(app.db()).await?;
        let Some(credentials) = self.credentials.clone() else {
            bail!("name the file with your credentials: --credentials");
        };
        let line = Line::of(credentials).open(app, environment)?;
        let pause = Sleep(app.clock().clone());
        let what = (&officer, &choices);
        let sent = report::submit(&guard, self.id, what, &line, &pause).await?;
        Ok(told::sent(common, environment.banner(), &sent))
    }

    fn choices(&self) -> Result<Choices> {
        let urgent_because = match &self.urgent {
            Some(file) => Some(words(file)?),
            None => None,
        };
        let told = self.told.clone();
        Ok(Choices {
            incident: self.incident.clone(),
            urgent_because,
            report_annotations: self.annotate.clone(),
            file_annotations: self.annotate_files.clone(),
            class: self.class.clone(),
            public: self.public,
            told: told.map(|agency| (agency, self.told_number.clone())),
            supplemental: self.supplemental.clone(),
            also: self.also.clone(),
        })
    }
}

fn words(file: &Path) -> Result<String> {
    let text = std::fs::read_to_string(file);
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.trim().to_owned())
}

async fn write(
    common: &Common,
    app: &App,
    guard: &Guard,
    case: Uuid,
    what: (&report::Officer<'_>, &Choices),
    out: &Path,
) -> Result<ExitCode> {
    outside(common, out).context("evidence does not go into the data folder")?;
    let (environment, _) = report::environment(app.db()).await?;
    match report::to_folder(guard, case, what, out).await? {
        Ok(files) => {
            let object = json!({ "outcome": "written", "folder": out, "files": files });
            let words = format!(
                "written to {}, files: {files}. Nothing is reported yet: read README.txt there",
                out.display()
            );
            say(common, &object, &words);
            Ok(ExitCode::SUCCESS)
        }
        Err(not) => Ok(told::sent(common, environment.banner(), &not)),
    }
}

/// A made-up report through the test environment.
pub(super) async fn rehearse(
    common: &Common,
    app: &App,
    officer: &Officer,
    line: &Line,
) -> Result<ExitCode> {
    let person = person(app, officer).await?;
    let guard = Guard::new(app.clone());
    let line = line.open(app, Environment::Test)?;
    let pause = Sleep(app.clock().clone());
    let sent = report::rehearse(&guard, &person, &line, &pause).await?;
    Ok(told::sent(common, Environment::Test.banner(), &sent))
}

/// Waits as long as it takes.
struct Sleep(Clock);

impl Pause for Sleep {
    async fn until(&self, until: Millis) {
        let left = u64::try_from(until - self.0.now()).unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(left)).await;
    }
}

/// Write down that you reported a case by hand. Its clock stops when you did.
#[derive(Args, Debug)]
pub struct Reported {
    /// The case.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    /// To whom: NCMEC, NCA, IWF ...
    #[arg(long, value_name = "AUTHORITY")]
    to: String,
    /// Their number for it.
    #[arg(long)]
    reference: String,
    /// The country whose law asked for it, ISO code.
    #[arg(long, value_name = "COUNTRY")]
    jurisdiction: String,
    /// When, as 2027-02-22T15:00:00Z; now when absent.
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
}

impl Reported {
    pub(in crate::cli::guard) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        let person = person(app, &self.officer).await?;
        let guard = Guard::new(app.clone());
        let now = app.clock().now();
        let report = ByHand {
            jurisdiction: self.jurisdiction.trim().to_ascii_uppercase(),
            authority: self.to,
            reference: self.reference,
            reported_at: self.at.map_or(now, Timestamp::as_millisecond),
        };
        let recorded = report::record_by_hand(&guard, self.id, &report, &person).await?;
        let (outcome, words) = match recorded {
            Recorded::Done => (
                "done",
                format!(
                    "reported to {} at {}; the evidence is kept for a year",
                    report.authority,
                    told::moment(report.reported_at)
                ),
            ),
            Recorded::None => (
                "none",
                "there is no such case, or its evidence is gone".to_owned(),
            ),
            Recorded::UnderWay => (
                "under-way",
                "a report of this case to NCMEC is under way: send it, or retract it first"
                    .to_owned(),
            ),
            Recorded::Unusable => (
                "unusable",
                "say to whom, with their number, a country's ISO code, and a time that has passed"
                    .to_owned(),
            ),
        };
        say(common, &json!({ "outcome": outcome }), &words);
        Ok(told::code(recorded == Recorded::Done))
    }
}
