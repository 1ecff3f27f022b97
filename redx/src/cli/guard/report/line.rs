//! The line to them, and which of the two it is.

use super::{EnvironmentArg, told};
use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::{
    Guard,
    report::{self, Environment, Switched, Well},
};
use serde_json::json;
use std::{
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};
use web::{App, outbound::Credentials};

/// How to reach them.
#[derive(Args, Debug)]
pub struct Line {
    /// A file with `user` and `password` (TOML) that NCMEC gave you, readable by you only. Test and production have different
    /// ones.
    #[arg(long, env = "REDX_CYBERTIP_CREDENTIALS", value_name = "FILE")]
    credentials: PathBuf,
    /// A stand-in of your own instead of NCMEC's test environment.
    #[arg(long, value_name = "URL", hide_short_help = true)]
    stand_in: Option<String>,
}

impl Line {
    /// With these credentials, to NCMEC itself.
    pub(super) fn of(credentials: PathBuf) -> Self {
        Self {
            credentials,
            stand_in: None,
        }
    }

    /// Opens it; nothing is connected yet.
    pub(super) fn open(&self, app: &App, environment: Environment) -> Result<report::Line> {
        let stand_in = self.stand_in.as_deref();
        if stand_in.is_some() && environment == Environment::Production {
            bail!("production is NCMEC's own address and no other");
        }
        for_owner_only(&self.credentials)?;
        let credentials = Credentials::read(&self.credentials);
        let credentials = credentials.with_context(|| self.credentials.display().to_string())?;
        Ok(report::Line::new(
            app.settings(),
            environment,
            stand_in,
            credentials,
        )?)
    }
}

/// A password that others on this machine can read is no secret.
fn for_owner_only(file: &Path) -> Result<()> {
    let about = std::fs::metadata(file);
    let about = about.with_context(|| format!("cannot read {}", file.display()))?;
    if about.mode() & 0o077 != 0 {
        bail!("{} can be read by others: chmod 600", file.display());
    }
    Ok(())
}

/// Try a line out.
#[derive(Args, Debug)]
pub struct Check {
    #[command(flatten)]
    line: Line,
    /// Which line; the one that reports go to when absent.
    #[arg(long, value_enum)]
    environment: Option<EnvironmentArg>,
    /// Fetch their schema into this file, and hold sample documents against it with `xmllint`, where there is one.
    #[arg(long, value_name = "FILE")]
    xsd: Option<PathBuf>,
}

impl Check {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        let (set, _) = report::environment(app.db()).await?;
        let environment = self.environment.map_or(set, Environment::from);
        let line = self.line.open(app, environment)?;
        let guard = Guard::new(app.clone());
        let well = report::try_out(&guard, &line).await?;
        let banner = environment.banner();
        let words = match well {
            Well::Yes => "they know us".to_owned(),
            Well::Refused(code) => {
                format!("they said no (code {code}): {}", report::say_code(code))
            }
            Well::Unclear => "what came back cannot be understood".to_owned(),
            Well::Unreachable(why) => format!("no connection: {why}"),
        };
        let object =
            json!({ "environment": environment.name(), "well": well == Well::Yes, "say": words });
        say(common, &object, &format!("[{banner}] {words}"));
        if well != Well::Yes {
            return Ok(ExitCode::FAILURE);
        }
        match &self.xsd {
            Some(file) => schema(common, app, &line, file).await,
            None => Ok(ExitCode::SUCCESS),
        }
    }
}

/// Saves their schema, and holds samples of ours against it.
async fn schema(common: &Common, app: &App, line: &report::Line, file: &Path) -> Result<ExitCode> {
    let Some(schema) = line.xsd().await else {
        say(common, &json!({ "schema": null }), "they gave no schema");
        return Ok(ExitCode::FAILURE);
    };
    std::fs::write(file, schema).with_context(|| format!("cannot write {}", file.display()))?;
    let mut all_fit = true;
    for (name, xml) in report::samples(app) {
        let sample = file.with_extension(format!("{name}.sample.xml"));
        std::fs::write(&sample, xml)?;
        let fits = held_against(file, &sample);
        let words = match fits {
            Some(true) => format!("{name}: fits their schema"),
            Some(false) => format!(
                "{name}: does NOT fit their schema, see `xmllint --noout --schema {} {}`",
                file.display(),
                sample.display()
            ),
            None => format!(
                "{name}: not held against it, there is no xmllint here (Debian: libxml2-utils). With one: `xmllint --noout --schema {} {}`",
                file.display(),
                sample.display()
            ),
        };
        all_fit &= fits != Some(false);
        say(common, &json!({ "document": name, "fits": fits }), &words);
    }
    Ok(told::code(all_fit))
}

fn held_against(schema: &Path, sample: &Path) -> Option<bool> {
    let mut xmllint = Command::new("xmllint");
    xmllint
        .args(["--nonet", "--noout", "--schema"])
        .arg(schema)
        .arg(sample);
    let done = xmllint.stdout(Stdio::null()).stderr(Stdio::null()).status();
    done.ok().map(|status| status.success())
}

/// Says where reports go, or is one of the two people who change it.
pub(super) async fn environment(
    common: &Common,
    app: &App,
    propose: Option<EnvironmentArg>,
    agree: bool,
    name: Option<String>,
) -> Result<ExitCode> {
    let person = match &name {
        Some(name) => Some(super::person(app, &super::Officer::named(name)).await?),
        None => None,
    };
    let switched = match (propose, agree, person) {
        (Some(to), _, Some(person)) => report::propose(app, to.into(), &person).await?,
        (None, true, Some(person)) => report::agree(app, &person).await?,
        _ => return said(common, app).await,
    };
    let (outcome, words) = match switched {
        Switched::Proposed => (
            "proposed",
            "proposed; somebody else agrees: `redx guard report environment --agree --as NAME`".to_owned(),
        ),
        Switched::Done(to) => ("done", format!("[{}] reports go there from now on", to.banner())),
        Switched::Already => ("already", "reports go there already".to_owned()),
        Switched::SamePerson => ("same-person", "you proposed it: somebody else has to agree".to_owned()),
        Switched::NothingProposed => ("nothing-proposed", "nobody proposed anything in the last week".to_owned()),
        Switched::NotTried => (
            "not-tried",
            "try the line first: `redx guard report check --environment production` must have been well within a day".to_owned(),
        ),
        Switched::Demo => ("demo", "a demonstration never reports".to_owned()),
    };
    say(common, &json!({ "outcome": outcome }), &words);
    Ok(told::code(matches!(
        switched,
        Switched::Proposed | Switched::Done(_) | Switched::Already
    )))
}

async fn said(common: &Common, app: &App) -> Result<ExitCode> {
    let (environment, proposed) = report::environment(app.db()).await?;
    let proposed = proposed.map(Environment::name);
    let mut words = format!(
        "[{}] reports go to {}",
        environment.banner(),
        environment.base()
    );
    if let Some(to) = proposed {
        words.push_str(&format!("; somebody proposes {to}"));
    }
    let object = json!({ "environment": environment.name(), "proposed": proposed });
    say(common, &object, &words);
    Ok(ExitCode::SUCCESS)
}
