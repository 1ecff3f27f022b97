//! For the safety officer alone: what somebody chose to let them read. To everybody else these addresses do not exist.

use crate::{
    Ask,
    answer::{Draft, Outcome},
    limits, queries,
    speak::{self, Opened},
    staff_pages::says,
    views::{self, Disclosed, DisclosurePage},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use serde::Deserialize;
use staff::Ready;
use store::{Uuid, args};
use web::{Access, Html, Person, Problem, Result, Role, Routes, Visit, audit, render};

const SAFETY: Access = Access::staff(&[Role::SafetyOfficer]).secret();

pub(crate) fn routes() -> Routes<Ask> {
    let acts = "ask.disclosure_read|disclosure_destroyed|vouched|spoken_declined";
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
    #[serde(default)]
    heading: String,
    #[serde(default)]
    told: String,
}

async fn act(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
    Form(form): Form<Act>,
) -> Result<Response> {
    let list = || Redirect::to(&visit.href("/desk/disclosures")).into_response();
    match form.act.as_str() {
        "destroy" => {
            destroy(&room, &person, id).await?;
            Ok(list())
        }
        "vouch" => {
            let draft = Draft {
                words: form.heading,
                answer: form.told,
                ..Draft::default()
            };
            match speak::vouch(&room, person.id, id, &draft).await? {
                Outcome::Done(_) | Outcome::Gone => Ok(list()),
                outcome => {
                    let wrong = says(&visit.page(), &outcome);
                    let page = DisclosurePage::new(
                        visit.page(),
                        id.to_string(),
                        read(&room, &person, id).await?,
                    );
                    let page = render(&page.wrong(draft, wrong))?;
                    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
                }
            }
        }
        _ => {
            let opened = read(&room, &person, id).await?;
            let view = DisclosurePage::new(visit.page(), id.to_string(), opened);
            Ok(render(&view)?.into_response())
        }
    }
}

/// Reading is an act: it is written down before the words are shown.
async fn read(room: &Ask, person: &Person, id: Uuid) -> Result<Opened> {
    let mut tx = room.app().db().begin().await?;
    let opened = speak::open(room, &mut tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let now = tx.now();
    tx.execute(queries::DISCLOSURE_READ, args![id, now]).await?;
    let (actor, subject) = (person.id.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "ask.disclosure_read", &subject, "").await?;
    tx.commit().await?;
    Ok(opened)
}

/// What its writer wanted to be public is declined with it.
async fn destroy(room: &Ask, person: &Person, id: Uuid) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let opened = speak::open(room, &mut tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    tx.execute(queries::DISCLOSURE_DESTROY, args![id]).await?;
    let (actor, subject) = (person.id.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "ask.disclosure_destroyed", &subject, "").await?;
    tx.commit().await?;
    if let Some(question) = opened.question {
        speak::decline(room, person.id, question).await?;
    }
    Ok(())
}
