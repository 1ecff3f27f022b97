//! For the second signatory: what waits for a second person, why, and the two buttons. Nothing else of a case, and to
//! everybody but them this address does not exist.

use super::{Grant, Second, answer, pages::people, views};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, App, Html, Problem, Result, Role, Routes, Visit, render};

const SECOND: Access = Access::staff(&[Role::Signatory]).secret();

pub(super) fn routes() -> Routes<App> {
    Routes::new().get("/desk/signatures", list, SECOND).post(
        "/desk/signatures/{id}",
        decide,
        SECOND.fresh().audits("guard.case_granted|refused"),
    )
}

async fn list(visit: Visit, _: Ready, State(app): State<App>) -> Result<Html> {
    let waiting = Grant::waiting(&app).await?;
    let people = people(&app).await?;
    render(&views::SignaturesPage::new(visit.page(), &people, &waiting))
}

#[derive(Deserialize)]
struct Decided {
    act: String,
}

async fn decide(
    visit: Visit,
    Ready(person): Ready,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(decided): Form<Decided>,
) -> Result<Redirect> {
    let agrees = match decided.act.as_str() {
        "grant" => true,
        "refuse" => false,
        _ => return Err(Problem::bad("cases-act")),
    };
    // Somebody was quicker, or its time is over: then it is not in the list any more.
    answer(&app, Second::Officer(person.id), id, agrees).await?;
    Ok(Redirect::to(&visit.href("/desk/signatures")))
}
