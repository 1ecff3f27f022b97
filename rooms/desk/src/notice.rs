//! "Report this" and "remove a picture of me", for everyone: no account, no script, an address to see the outcome.

use crate::{
    Desk, limits,
    model::Kind,
    object::{Objection, object, told},
    signed::Filled,
    views,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use post::find_shown;
use serde::Deserialize;
use store::Token;
use web::{Access, Html, Problem, Result, Routes, Visit, render};

pub(crate) fn routes() -> Routes<Desk> {
    let send = Access::reader().rate(limits::OBJECTING);
    Routes::new()
        .get("/p/{name}/report", report, Access::reader())
        .post("/p/{name}/report", reported, send)
        .get("/p/{name}/remove", remove, Access::reader())
        .post("/p/{name}/remove", asked_to_remove, send)
        .get(
            "/objection/{token}",
            outcome,
            Access::reader().rate(limits::OUTCOMES),
        )
}

#[derive(Clone, Default, Deserialize)]
pub(crate) struct NoticeForm {
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(flatten)]
    pub(crate) filled: Filled,
}

async fn report(visit: Visit, State(room): State<Desk>, Path(name): Path<String>) -> Result<Html> {
    form(&visit, &room, &name, Kind::Report).await
}

async fn remove(visit: Visit, State(room): State<Desk>, Path(name): Path<String>) -> Result<Html> {
    form(&visit, &room, &name, Kind::Remove).await
}

/// A name that was never given, one that is gone and one that is out of sight all answer that nothing is here.
async fn form(visit: &Visit, room: &Desk, name: &str, kind: Kind) -> Result<Html> {
    find_shown(room.app().db(), name)
        .await?
        .ok_or_else(Problem::not_found)?;
    let empty = NoticeForm::default();
    render(&views::Notice::new(visit.page(), name, kind, &empty, None))
}

async fn reported(
    visit: Visit,
    State(room): State<Desk>,
    Path(name): Path<String>,
    Form(form): Form<NoticeForm>,
) -> Result<Response> {
    receive(&visit, &room, &name, Kind::Report, form).await
}

async fn asked_to_remove(
    visit: Visit,
    State(room): State<Desk>,
    Path(name): Path<String>,
    Form(form): Form<NoticeForm>,
) -> Result<Response> {
    receive(&visit, &room, &name, Kind::Remove, form).await
}

async fn receive(
    visit: &Visit,
    room: &Desk,
    name: &str,
    kind: Kind,
    form: NoticeForm,
) -> Result<Response> {
    Token::parse(name).ok_or_else(Problem::not_found)?;
    let Some(reason) = kind.reason(&form.reason) else {
        return again(visit, name, kind, &form, "desk-notice-reason");
    };
    let Ok(note) = limits::NOTE.read(&form.note) else {
        return again(visit, name, kind, &form, "desk-notice-long");
    };
    let signed = match form.filled.read(kind, reason, note.is_some()) {
        Ok(signed) => signed,
        Err(wrong) => return again(visit, name, kind, &form, wrong),
    };
    let objection = Objection {
        kind,
        reason,
        note,
        signed,
        home: visit.home(),
    };
    let token = object(room, name, objection)
        .await?
        .ok_or_else(Problem::not_found)?;
    let to = visit.href(&format!("/objection/{}", token.text()));
    Ok(Redirect::to(&to).into_response())
}

/// The form once more, as it was filled in.
fn again(
    visit: &Visit,
    name: &str,
    kind: Kind,
    form: &NoticeForm,
    wrong: &'static str,
) -> Result<Response> {
    let notice = views::Notice::new(visit.page(), name, kind, form, Some(wrong));
    let page = render(&notice)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn outcome(
    visit: Visit,
    State(room): State<Desk>,
    Path(token): Path<String>,
) -> Result<Html> {
    let told = told(&room, &token).await?.ok_or_else(Problem::not_found)?;
    let page = visit.page();
    let address = page.url(&visit.href(&format!("/objection/{token}")));
    render(&views::Told::new(page, &told, address))
}
