//! The page of appeals: extract, call, answer.

use super::{Deed, answer, views::Appeals};
use crate::{Desk, limits};
use axum::{
    Form,
    extract::{Query, State},
    response::Redirect,
};
use http::StatusCode;
use post::{Answer, Answered};
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, DECIDERS, Html, Problem, Result, Routes, Visit, render};

const DECIDES: Access = Access::staff(DECIDERS);

pub(crate) fn routes() -> Routes<Desk> {
    let acts = "post.appeal_stands|appeal_let_back|escalated";
    Routes::new().get("/desk/appeals", show, DECIDES).post(
        "/desk/appeals",
        decide,
        DECIDES.audits(acts),
    )
}

#[derive(Deserialize)]
struct Back {
    said: Option<String>,
}

async fn show(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let open = post::appeals(room.post(), limits::APPEALS_PAGE).await?;
    let me = person.id.to_string();
    render(&Appeals::new(
        visit.page(),
        &open,
        &me,
        back.said.as_deref(),
    ))
}

#[derive(Deserialize)]
struct AnswerForm {
    post: Uuid,
    answer: String,
}

async fn decide(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<AnswerForm>,
) -> Result<Redirect> {
    let deed = Deed::parse(&form.answer).ok_or_else(|| Problem::bad("desk-act"))?;
    let said = match answer(&room, &person, form.post, deed).await? {
        Answered::Done => match deed {
            Deed::Answer(Answer::Stands) => "stands",
            Deed::Answer(Answer::LetBack) => "back",
            Deed::Escalate => "sealed",
        },
        Answered::Gone => "gone",
        Answered::NotYours => return Err(Problem::new(StatusCode::FORBIDDEN, "appeal-yours")),
    };
    Ok(Redirect::to(
        &visit.href(&format!("/desk/appeals?said={said}")),
    ))
}
