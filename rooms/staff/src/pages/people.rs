//! For owners: another role for somebody, and the links of a tiny group at once.

use super::{found, show_people};
use crate::{
    Invited, Placed, Preset, Ready, Staff,
    change_role::{Changed, change_role},
    place, views,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use serde::Deserialize;
use store::Uuid;
use web::{Html, Page, Problem, Result, Role, Visit, render};

pub(crate) async fn role(
    visit: Visit,
    _: Ready,
    State(room): State<Staff>,
    Path(id): Path<Uuid>,
) -> Result<Html> {
    let member = found(&room, id).await?;
    render(&views::ChangeRole::new(visit.page(), &member))
}

#[derive(Deserialize)]
pub(crate) struct RoleForm {
    role: String,
}

pub(crate) async fn role_changed(
    visit: Visit,
    Ready(owner): Ready,
    State(room): State<Staff>,
    Path(id): Path<Uuid>,
    Form(form): Form<RoleForm>,
) -> Result<Response> {
    let role = Role::parse(&form.role).ok_or_else(|| Problem::bad("bad-request"))?;
    let mut tx = room.app().db().begin().await?;
    match change_role(&mut tx, id, role, &owner.id.to_string()).await? {
        Changed::Done => tx.commit().await?,
        // What was wanted is so, or nobody is there to want it for.
        Changed::Same | Changed::Gone => {}
        Changed::LastOwner => {
            drop(tx);
            let wrong = visit.say("staff-last-owner");
            let html = show_people(&visit, &room, Some(wrong)).await?;
            return Ok((StatusCode::CONFLICT, html).into_response());
        }
    }
    Ok(Redirect::to(&visit.href("/desk/people")).into_response())
}

pub(crate) async fn group(visit: Visit, _: Ready) -> Result<Html> {
    render(&views::Group::new(visit.page(), None))
}

#[derive(Deserialize)]
pub(crate) struct GroupForm {
    lead: String,
    one: String,
    two: String,
    outside: String,
}

/// Shows the links once: only their keyed digests are kept.
pub(crate) async fn grouped(
    visit: Visit,
    Ready(owner): Ready,
    State(room): State<Staff>,
    Form(form): Form<GroupForm>,
) -> Result<Response> {
    let preset = Preset {
        lead: form.lead,
        moderators: vec![form.one, form.two],
        outside: form.outside,
    };
    let mut tx = room.app().db().begin().await?;
    let placed = place(&mut tx, room.app(), &preset, &owner.id.to_string()).await?;
    let page = visit.page();
    let wrong = match placed {
        Placed::Links(places) => {
            tx.commit().await?;
            return Ok(render(&views::Links::new(page, &places))?.into_response());
        }
        Placed::Not(name, not) => not_placed(&page, name, &not),
        Placed::Twice(name) => page.with("staff-group-twice", "name", name),
    };
    drop(tx);
    let again = render(&views::Group::new(page, Some(wrong)))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
}

fn not_placed(page: &Page, name: String, not: &Invited) -> String {
    match not {
        Invited::OtherRole(role) => {
            let role = views::role_words(page, *role);
            page.with2("staff-group-other-role", ("name", name), ("role", role))
        }
        _ => page.t("staff-bad-name"),
    }
}
