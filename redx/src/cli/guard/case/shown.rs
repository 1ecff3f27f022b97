//! What is shown of cases on the command line: what the page of safety officers shows, and no more.

use crate::{cli::say, config::Common};
use anyhow::{Result, bail};
use guard::case::{self, Case, Grant, Ringing};
use serde_json::json;
use std::process::ExitCode;
use store::{Millis, Uuid};
use web::App;

pub(super) async fn list(common: &Common, app: &App, all: bool) -> Result<ExitCode> {
    let now = app.clock().now();
    let mut cases = Case::list(app.db()).await?;
    if all {
        cases.extend(Case::destroyed(app.db()).await?);
    }
    for case in &cases {
        let alarm = case.standing().alarm(now).map(case::Alarm::name);
        let mut object = serde_json::to_value(case)?;
        if let Some(object) = object.as_object_mut() {
            object.insert("alarm".into(), json!(alarm));
        }
        say(common, &object, &line(case, alarm));
    }
    if !common.json {
        let Ringing {
            waiting,
            late,
            ending,
            overdue,
        } = Ringing::now(app.db(), now).await?;
        let words =
            format!("{waiting} wait, {late} are late, {ending} end soon, {overdue} should be gone");
        say(common, &json!(null), &words);
    }
    Ok(ExitCode::SUCCESS)
}

fn line(case: &Case, alarm: Option<&str>) -> String {
    let hold = if case.held { " (on hold)" } else { "" };
    let clock = if case.state.is_waiting() {
        format!("decide by {}", moment(case.standing().due_at()))
    } else {
        format!("kept until {}", moment(case.preserve_until))
    };
    let alarm = alarm.map(|alarm| format!(" {}", alarm.to_uppercase()));
    format!(
        "{} {} {}{hold}, {clock}{}",
        case.id,
        case.kind.name(),
        case.state.name(),
        alarm.unwrap_or_default()
    )
}

fn moment(at: Millis) -> String {
    let moment = jiff::Timestamp::from_millisecond(at);
    moment.map_or_else(|_| at.to_string(), |moment| moment.to_string())
}

pub(super) async fn show(common: &Common, app: &App, id: Uuid) -> Result<ExitCode> {
    let Some(case) = Case::read(app.db(), id).await? else {
        bail!("there is no such case");
    };
    let certificate = Case::certificate(app, id).await?;
    let certificate = certificate
        .map(|(body, signature)| json!({ "body": body, "ed25519": case::hex(&signature) }));
    let linked = Case::linked(app.db(), case.chain).await?;
    let linked: Vec<Uuid> = linked
        .iter()
        .map(|case| case.id)
        .filter(|one| *one != id)
        .collect();
    let alarm = case
        .standing()
        .alarm(app.clock().now())
        .map(case::Alarm::name);
    let object = json!({
        "case": case,
        "alarm": alarm,
        "viewed": case.was_viewed(),
        "linked": linked,
        "notes": case::notes(app, id).await?,
        "holds": case::holds(app, id).await?,
        "requests": Grant::all(app, id).await?,
        "certificate": certificate,
    });
    let words = format!(
        "{}\n{}",
        line(&case, alarm),
        serde_json::to_string_pretty(&object)?
    );
    say(common, &object, &words);
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn verify(common: &Common, app: &App, id: Option<Uuid>) -> Result<ExitCode> {
    let faults = match id {
        None => case::check_all(app).await?,
        Some(id) => {
            let Some(case) = Case::read(app.db(), id).await? else {
                bail!("there is no such case");
            };
            let faults = case::check(app, &case).await?;
            faults.into_iter().map(|fault| (id, fault)).collect()
        }
    };
    for (id, fault) in &faults {
        let object = json!({ "case": id, "fault": fault.name() });
        say(
            common,
            &object,
            &format!("{id}: {}", fault.name().replace('_', " ")),
        );
    }
    if faults.is_empty() {
        say(common, &json!({ "faults": 0 }), "everything fits together");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}
