//! For the safety officer alone: what somebody chose to let them read. To everybody else these addresses do not exist.

use crate::{
    Ask, care, limits, queries,
    views::{self, Disclosed},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use staff::Ready;
use store::{Millis, Uuid, args};
use web::{Access, Html, Problem, Result, Role, Routes, Visit, audit, render};

const SAFETY: Access = Access::staff(&[Role::SafetyOfficer]).secret();

pub(crate) fn routes() -> Routes<Ask> {
    let acts = "ask.disclosure_read|disclosure_destroyed";
    Routes::new().get("/desk/disclosures", list, SAFETY).post(
        "/desk/disclosures/{id}",
        act,
        SAFETY.audits(acts),
    )
}

async fn list(visit: Visit, _: Ready, State(room): State<Ask>) -> Result<Html> {
    let app = room.app();
    let all: Vec<Disclosed> = app
        .db()
        .all(queries::DISCLOSURES, args![limits::DESK])
        .await?;
    render(&views::DisclosuresPage::new(
        visit.page(),
        &all,
        app.clock().now(),
    ))
}

#[derive(Deserialize)]
pub(crate) struct Act {
    act: String,
}

/// Reading is an act: it is written down before the words are shown.
async fn act(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
    Form(form): Form<Act>,
) -> Result<Response> {
    let mut tx = room.app().db().begin().await?;
    let row: Option<(Vec<u8>, String, Millis)> =
        tx.optional(queries::DISCLOSURE, args![id]).await?;
    let (sealed, lang, made_at) = row.ok_or_else(Problem::not_found)?;
    let (actor, subject, now) = (person.id.to_string(), id.to_string(), tx.now());
    if form.act == "destroy" {
        tx.execute(queries::DISCLOSURE_DESTROY, args![id]).await?;
        audit::append(&mut tx, &actor, "ask.disclosure_destroyed", &subject, "").await?;
        tx.commit().await?;
        return Ok(Redirect::to(&visit.href("/desk/disclosures")).into_response());
    }
    tx.execute(queries::DISCLOSURE_READ, args![id, now]).await?;
    audit::append(&mut tx, &actor, "ask.disclosure_read", &subject, "").await?;
    let words = care::open_kept(&room, id, &sealed)?;
    tx.commit().await?;
    let page = visit.page();
    let view = views::DisclosurePage::new(page, subject, words, lang, made_at);
    Ok(render(&view)?.into_response())
}
