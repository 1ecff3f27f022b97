//! For safety officers: the banks in numbers, and what waits in them for a person. Owners see how much is listed, and not
//! what the lists are called. Never a hash, never a picture. To everybody else these addresses do not exist.

use super::{Content, ContentChange, Outcome, change, list, odd_ones, opine, release, views};
use crate::Guard;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use hashbank::View;
use serde::Deserialize;
use staff::Ready;
use store::{Millis, Tx};
use web::{Access, Html, Problem, Result, Role, Routes, Visit, render};

const READS: Access = Access::staff(&[Role::SafetyOfficer, Role::Owner]).secret();
const ACTS: Access = Access::staff(&[Role::SafetyOfficer]).secret();

/// Every address of banks.
pub fn routes(guard: Guard) -> Routes {
    let verbs = "guard.content_judged|content_released|content_changed";
    Routes::new()
        .get("/desk/guard", banks, READS)
        .post("/desk/guard/contents/{id}", act, ACTS.audits(verbs))
        .with(guard)
}

async fn banks(visit: Visit, Ready(person): Ready, State(guard): State<Guard>) -> Result<Html> {
    let app = guard.app();
    let banks = list(app.db()).await?;
    if person.role != Role::SafetyOfficer {
        return render(&views::CountsPage::new(visit.page(), &banks));
    }
    let odd: Vec<Content> = odd_ones(app).await?;
    render(&views::BanksPage::new(visit.page(), &banks, &odd))
}

#[derive(Deserialize)]
struct Acted {
    act: String,
}

async fn act(
    visit: Visit,
    Ready(person): Ready,
    State(guard): State<Guard>,
    Path(id): Path<i64>,
    Form(acted): Form<Acted>,
) -> Result<Response> {
    let mut tx = guard.app().db().begin().await?;
    let me = person.id.to_string();
    match done(&mut tx, &guard, (&me, id), &acted.act).await? {
        Outcome::Done(()) => tx.commit().await?,
        // Somebody else was quicker, or its source took it back: the page says how it is now.
        Outcome::Missing | Outcome::Taken | Outcome::Invalid => drop(tx),
    }
    super::count_held(guard.app().db()).await?;
    Ok(Redirect::to(&visit.href("/desk/guard")).into_response())
}

async fn done(tx: &mut Tx, guard: &Guard, (me, id): (&str, i64), act: &str) -> Result<Outcome<()>> {
    let switch = |until| ContentChange {
        disabled_until: Some(until),
        ..ContentChange::default()
    };
    let outcome = match act {
        "confirm" => opine(tx, me, id, me, View::Confirm).await,
        "deconfirm" => opine(tx, me, id, me, View::Deconfirm).await,
        "release" => release(tx, me, id).await,
        "disable" => change(tx, guard.app(), me, id, &switch(Some(Millis::MAX))).await,
        "enable" => change(tx, guard.app(), me, id, &switch(None)).await,
        _ => return Err(Problem::bad("bad-request")),
    };
    Ok(outcome?)
}
