//! For the second reader: what somebody lived through and wants to be public, as the safety officer left it.

use crate::{Ask, row::Row, speak, staff_pages::back, views};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, DECIDERS, Html, Problem, Result, Routes, Visit, render};

const SECOND: Access = Access::staff(DECIDERS);

pub(crate) fn routes() -> Routes<Ask> {
    let acts = "ask.second_agreed|spoken_declined";
    Routes::new()
        .get("/desk/questions/spoken/{id}", one, SECOND)
        .post("/desk/questions/spoken/{id}", decide, SECOND.audits(acts))
}

async fn one(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
) -> Result<Html> {
    let row = Row::read(room.app().db(), id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let (heading, told) = speak::vouched(&row, person.id)?.ok_or_else(Problem::not_found)?;
    render(&views::SpokenPage::new(visit.page(), &row, heading, &told))
}

#[derive(Deserialize)]
pub(crate) struct Decided {
    act: String,
}

async fn decide(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
    Form(decided): Form<Decided>,
) -> Result<Response> {
    let row = Row::read(room.app().db(), id).await?;
    let may = row.map(|row| speak::vouched(&row, person.id)).transpose()?;
    if may.flatten().is_none() {
        return Ok(back(&visit, "ask-said-gone"));
    }
    let (done, said) = match decided.act.as_str() {
        "publish" => (
            speak::publish(&room, person.id, id).await?,
            "ask-said-answered",
        ),
        "decline" => (
            speak::decline(&room, person.id, id).await?,
            "ask-said-declined",
        ),
        _ => return Err(Problem::bad("ask-act")),
    };
    Ok(back(&visit, if done { said } else { "ask-said-gone" }))
}
