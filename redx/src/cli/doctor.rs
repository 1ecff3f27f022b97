//! `redx doctor`: looks at an instance and says what is missing, in the order in which it should be mended.

mod cases;

use crate::{
    config::Common,
    node::{self, Node},
    overdue::Overdue,
};
use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use post::Post;
use serde_json::json;
use std::process::ExitCode;
use web::{App, Settings};

/// Jobs that are named; more are counted.
const JOBS_NAMED_MAX: u32 = 5;
/// People were told by when somebody reads what they wrote. How many, and nothing of whom.
async fn disclosures(app: &App) -> Result<Finding> {
    let late = ask::late_disclosures(app.db(), app.clock().now()).await?;
    let say = match late {
        0 => "all read in time".to_owned(),
        n => format!("{n} not read in time: the safety officer opens them at /desk/disclosures"),
    };
    Ok(Finding::new("disclosures", late == 0, say))
}

async fn objections(app: &App) -> Result<Finding> {
    let late = desk::overdue_objections(app.db(), app.clock().now()).await?;
    let say = match late {
        0 => "all decided in time".to_owned(),
        n => format!("posts past the time to decide: {n}, /desk/objections"),
    };
    Ok(Finding::new("objections", late == 0, say))
}

/// Reports that stopped, or that nobody goes on with. Nothing of what they are about.
async fn reports(app: &App) -> Result<Finding> {
    let stuck = guard::report::stuck(app.db()).await?;
    let (environment, _) = guard::report::environment(app.db()).await?;
    let say = match stuck {
        0 => format!("none is stuck; they go to {}", environment.name()),
        n => format!("{n} wait for a person: `redx guard report list`"),
    };
    Ok(Finding::new("reports", stuck == 0, say))
}

/// Facts and lines to call that are named; more are counted.
const LATE_NAMED_MAX: usize = 5;

/// One thing that was looked at.
#[derive(Debug)]
struct Finding {
    name: &'static str,
    holds: bool,
    /// Something for a person to do, though nothing is broken.
    to_do: bool,
    say: String,
}

impl Finding {
    fn new(name: &'static str, holds: bool, say: impl Into<String>) -> Self {
        Self {
            name,
            holds,
            to_do: false,
            say: say.into(),
        }
    }

    fn print(&self, common: &Common) {
        let Self {
            name,
            holds,
            to_do,
            say,
        } = self;
        let mark = match (holds, to_do) {
            (false, _) => "NO",
            (true, true) => "TO DO",
            (true, false) => "ok",
        };
        super::say(
            common,
            &json!({ "check": name, "ok": holds, "to_do": to_do, "say": say }),
            &format!("{mark} {name}: {say}"),
        );
    }
}

/// Check this instance and say what is missing.
#[derive(Args, Debug)]
pub struct Doctor {
    /// Compare every post with its objects, too. Takes a while where there are many.
    #[arg(long)]
    deep: bool,
}

impl Doctor {
    /// Looks, prints a line each, and fails when something does not hold.
    ///
    /// # Errors
    /// When the instance cannot be opened at all.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        let settings = Settings {
            data: common.data.clone(),
            ..Settings::default()
        };
        let app = node::open_app(common, common.file()?.campaign, settings).await?;
        let node = node::build(app.clone(), 1)?;
        let mut findings = vec![
            Finding::new("database", app.db().answers().await, "answers"),
            Finding::new("objects", app.blobs().answers().await, "answer"),
            trail(common, &app).await?,
            events(&app).await?,
            posting(&app).await?,
            lists(&app).await?,
            model(&app),
            jobs(&app).await?,
            disclosures(&app).await?,
            reports(&app).await?,
            objections(&app).await?,
            exchanges(&app).await?,
        ];
        findings.extend(cases::look(&app, self.deep).await?);
        findings.extend(overdue(&node).await?);
        if self.deep {
            findings.push(posts(&node.post).await?);
        }
        drop(node);
        for finding in &findings {
            finding.print(common);
        }
        Ok(if findings.iter().all(|f| f.holds) {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// The whole trail with its seals, however long that takes.
async fn trail(common: &Common, app: &App) -> Result<Finding> {
    let found = super::audit::walk(common, app).await?;
    let say = found.map_or_else(super::audit::fault_words, super::audit::standing_words);
    Ok(Finding::new("audit trail", found.is_ok(), say))
}

/// A hole in the log is an event that a live wall may have missed.
async fn events(app: &App) -> Result<Finding> {
    let holes = store::events::holes(app.db()).await?;
    Ok(Finding::new(
        "events",
        holes == 0,
        format!("{holes} missing"),
    ))
}

/// Rows, jobs and objects. A number here is a fault of the program, not of the operator.
async fn posts(room: &Post) -> Result<Finding> {
    let found = post::check(room).await?;
    let whole = found == post::Check::default();
    let say = if whole {
        "every post has its pictures, and every picture its post".to_owned()
    } else {
        format!("{found:?}")
    };
    Ok(Finding::new("posts", whole, say))
}

async fn posting(app: &App) -> Result<Finding> {
    let shut = app.shut_gates().await?;
    let lang = app.words().choose(None);
    let words: Vec<String> = shut
        .iter()
        .map(|key| app.words().say(&lang, key, None))
        .collect();
    let say = if shut.is_empty() {
        "open".to_owned()
    } else {
        format!("closed until: {}", words.join("; "))
    };
    let untrained = web::switches::read(app.db()).await?.untrained;
    let say = match untrained {
        true => format!(
            "{say}; an owner has let it open before two moderators have passed the training: /desk/group"
        ),
        false => say,
    };
    let mut finding = Finding::new("posting", shut.is_empty(), say);
    finding.to_do = untrained;
    Ok(finding)
}

/// Running without a list is allowed; claiming otherwise is not.
async fn lists(app: &App) -> Result<Finding> {
    let banks = guard::bank::list(app.db()).await?;
    let abuse = banks
        .iter()
        .filter(|bank| bank.purpose == guard::Purpose::Abuse && !bank.is_empty())
        .count();
    let say = match abuse {
        0 => "no abuse list is loaded: pictures are only compared with what was refused here"
            .to_owned(),
        n => format!("abuse lists loaded: {n}"),
    };
    Ok(Finding::new("lists", true, say))
}

/// A list of others that could not be fetched, or not for long, by name: the operator set it up.
async fn exchanges(app: &App) -> Result<Finding> {
    let now = app.clock().now();
    let all = guard::exchange::list(app.db()).await?;
    let broken = all
        .iter()
        .filter(|one| matches!(one.state(now), "failed" | "late"));
    let why: Vec<String> = broken
        .map(|one| match &one.last_error {
            Some(code) => format!("{}: {}", one.name, super::guard::why(app, code)),
            None => format!("{}: late", one.name),
        })
        .collect();
    let say = match why.as_slice() {
        [] => format!("lists of others that are fetched: {}", all.len()),
        why => why.join("; "),
    };
    Ok(Finding::new("exchanges", why.is_empty(), say))
}

fn model(app: &App) -> Finding {
    let found = node::face_model(app).is_some();
    Finding::new(
        "face model",
        found,
        if found {
            "found"
        } else {
            "not found: whole pictures are hidden"
        },
    )
}

/// A job that is set aside is never tried again by itself: the operator needs to know which and why.
async fn jobs(app: &App) -> Result<Finding> {
    let dead = store::jobs::dead(app.db(), JOBS_NAMED_MAX).await?;
    let why: Vec<String> = dead
        .iter()
        .map(|job| format!("{}: {}", job.kind, job.failure))
        .collect();
    let count = store::jobs::depth(app.db()).await?.dead;
    let say = match why.as_slice() {
        [] => "none set aside".to_owned(),
        why => format!("{count} set aside for a person ({})", why.join("; ")),
    };
    Ok(Finding::new("jobs", count == 0, say))
}

/// Facts and lines to call that somebody was to read again by now. This does not make the command fail: nothing is broken,
/// readers see the date, and a check that turns red by the calendar alone is one that people learn to pass over.
async fn overdue(node: &Node) -> Result<[Finding; 2]> {
    node.learn.edited().refresh().await?;
    node.help.edited().refresh().await?;
    let Overdue { facts, lines } = Overdue::of(&node.learn, &node.help);
    Ok([
        late("facts", "/desk/facts", &facts),
        late("lines", "/desk/lines", &lines),
    ])
}

fn late(name: &'static str, place: &str, late: &[(String, Date)]) -> Finding {
    if late.is_empty() {
        return Finding::new(name, true, "none is to be read again yet");
    }
    let named = late.iter().take(LATE_NAMED_MAX);
    let mut named: Vec<_> = named.map(|(id, by)| format!("{id} (by {by})")).collect();
    let more = late.len() - named.len();
    if more > 0 {
        named.push(format!("and {more} more"));
    }
    let count = late.len();
    let say = format!("{count} to be read again, {place}: {}", named.join(", "));
    Finding {
        to_do: true,
        ..Finding::new(name, true, say)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_late_ones_are_named_and_nothing_fails() {
        let day = jiff::civil::date(2026, 11, 1);
        let some: Vec<_> = (1..=7).map(|n| (format!("fact-{n}"), day)).collect();
        let none = late("facts", "/desk/facts", &[]);
        assert!(none.holds && !none.to_do);
        let two = late("facts", "/desk/facts", &some[..2]);
        assert_eq!(
            two.say,
            "2 to be read again, /desk/facts: fact-1 (by 2026-11-01), fact-2 (by 2026-11-01)"
        );
        let seven = late("facts", "/desk/facts", &some);
        assert!(seven.holds && seven.to_do);
        assert!(seven.say.starts_with("7 to be read again") && seven.say.contains("fact-5 "));
        assert!(seven.say.ends_with(", and 2 more") && !seven.say.contains("fact-6"));
    }
}
