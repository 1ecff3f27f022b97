//! For safety officers alone: cases, with their clocks. Never a picture, a word or a hash of the evidence. To everybody
//! else these addresses do not exist.

use super::{
    Case, Grant, Outcome, Purpose, Ringing, Second, answer, answer_doubt, ask, destroy, doubt,
    hold, holds, link, mark_immediate, note, notes, put_back, rehearsals, release, reopen, second,
    take, unlink, views,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::Method;
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, App, Html, Problem, Result, Role, Routes, Visit, render};

const SAFETY: Access = Access::staff(&[Role::SafetyOfficer]).secret();

/// Every address of cases.
pub fn routes(app: App) -> Routes {
    let acts = "guard.case_taken|put_back|noted|held|released|doubted|not_reportable|doubt_refused|reopened|linked|unlinked|made_immediate|made_ordinary|asked|granted|refused|destroyed";
    Routes::new()
        .get("/desk/cases", list, SAFETY)
        .get("/desk/cases/{id}", one, SAFETY)
        .post("/desk/cases/{id}", act, SAFETY.audits(acts))
        .merge(second::routes())
        .with(app)
}

async fn list(visit: Visit, _: Ready, State(app): State<App>) -> Result<Html> {
    let (db, now) = (app.db(), app.clock().now());
    let seen = views::Seen {
        ringing: Ringing::now(db, now).await?,
        rehearsals: rehearsals(db).await?,
        cases: Case::list(db).await?,
        destroyed: Case::destroyed(db).await?,
        people: people(&app).await?,
        now,
    };
    render(&views::CasesPage::new(visit.page(), &seen))
}

#[derive(Deserialize)]
struct Back {
    said: Option<String>,
}

async fn one(
    visit: Visit,
    Ready(person): Ready,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let case = Case::read(app.db(), id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let known = views::Known {
        linked: Case::linked(app.db(), case.chain).await?,
        notes: notes(&app, id).await?,
        holds: holds(&app, id).await?,
        grants: Grant::all(&app, id).await?,
        certificate: Case::certificate(&app, id).await?.map(|(body, _)| body),
        reports: crate::report::of_case(&app, id).await?,
        people: people(&app).await?,
        me: person.id,
        now: app.clock().now(),
        case,
    };
    let said = back.said.as_deref();
    render(&views::CasePage::new(visit.page(), &known, said))
}

/// Names of everybody who works here, for who did what.
pub(super) async fn people(app: &App) -> Result<views::People> {
    let all = staff::people(app.db()).await?;
    Ok(all
        .into_iter()
        .map(|member| (member.id, member.name))
        .collect())
}

/// What opens, sends or destroys evidence, or lets somebody else do so: who does it shows again who they are.
const GRAVE: [&str; 6] = ["ask", "grant", "destroy", "release", "doubt", "agree"];

#[derive(Deserialize)]
struct Acted {
    act: String,
    #[serde(default)]
    words: String,
    /// Another case, a hold, a request or a purpose: whatever the act is about.
    #[serde(default)]
    about: String,
}

async fn act(
    visit: Visit,
    Ready(person): Ready,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(acted): Form<Acted>,
) -> Result<Response> {
    if GRAVE.contains(&acted.act.as_str())
        && let Some(first) = staff::confirm_first(&visit, &Method::POST)
    {
        return Ok(first);
    }
    let outcome = done(&app, person.id, id, &acted).await?;
    let said = format!("/desk/cases/{id}?said={}", outcome.name());
    Ok(Redirect::to(&visit.href(&said)).into_response())
}

async fn done(app: &App, me: Uuid, id: Uuid, acted: &Acted) -> Result<Outcome> {
    let why = &acted.words;
    let outcome = match acted.act.as_str() {
        "take" => take(app, me, id).await,
        "put_back" => put_back(app, me, id).await,
        "immediate" => mark_immediate(app, me, id, true).await,
        "ordinary" => mark_immediate(app, me, id, false).await,
        "note" => note(app, me, id, why).await,
        "hold" => hold(app, me, id, why).await,
        "doubt" => doubt(app, me, id, why).await,
        "agree" => answer_doubt(app, me, id, true, why).await,
        "disagree" => answer_doubt(app, me, id, false, why).await,
        "reopen" => reopen(app, me, id, why).await,
        "unlink" => unlink(app, me, id).await,
        _ => return about_another(app, me, id, acted).await,
    };
    Ok(outcome?)
}

/// Acts that are about something else of the case, too.
async fn about_another(app: &App, me: Uuid, id: Uuid, acted: &Acted) -> Result<Outcome> {
    let why = &acted.words;
    let purpose = Purpose::parse(&acted.about);
    let other = acted.about.trim().parse::<Uuid>().ok();
    let outcome = match (acted.act.as_str(), purpose, other) {
        ("ask", Some(purpose), _) => ask(app, me, id, purpose, why).await,
        ("destroy", Some(purpose), _) => destroy(app, me, id, purpose).await,
        ("link", _, Some(other)) => link(app, me, id, other).await,
        ("release", _, Some(hold)) => release(app, me, id, hold, why).await,
        ("grant" | "refuse", _, Some(grant)) => {
            let agrees = acted.act == "grant";
            answer(app, Second::Officer(me), grant, agrees).await
        }
        _ => return Err(Problem::bad("cases-act")),
    };
    Ok(outcome?)
}
