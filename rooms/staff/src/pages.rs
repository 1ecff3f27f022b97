//! The room's pages: extract, call a verb or a query, answer.

pub(crate) mod confirm;
pub(crate) mod enter;
pub(crate) mod people;
pub(crate) mod set_up;

use crate::{
    Invited, Ready, Staff,
    agree::{self, Agreed, Ticks},
    invite::invite,
    model,
    revoke::{self, Revoked},
    sign_in as door, views,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use store::Uuid;
use web::{Html, Problem, Result, Role, Visit, render, session};

/// One answer for a link that was never made, was used, has ended or was taken back.
fn dead_link() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "staff-link")
}

/// Looking does not use the link up, so that a preview of it in a chat does no harm; the button does.
pub(crate) async fn sign_in(
    visit: Visit,
    State(room): State<Staff>,
    Path(token): Path<String>,
) -> Result<Html> {
    let person = door::look(&room, &token).await?.ok_or_else(dead_link)?;
    render(&views::SignIn::new(
        visit.page(),
        &person,
        visit.href(&format!("/desk/sign-in/{token}")),
    ))
}

pub(crate) async fn signed_in(
    visit: Visit,
    State(room): State<Staff>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let session = door::by_link(&room, &token, &visit, &headers)
        .await?
        .ok_or_else(dead_link)?;
    // The desk leads to the welcome page as long as there is something to agree to.
    Ok(with_cookie(
        Redirect::to(&visit.href("/desk")),
        session::cookie(room.app(), &session),
    ))
}

/// With the cookie of a session that began or goes on.
fn with_cookie(answer: impl IntoResponse, cookie: Option<HeaderValue>) -> Response {
    let mut response = answer.into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

pub(crate) async fn welcome(visit: Visit, State(room): State<Staff>) -> Result<Html> {
    show_welcome(&visit, &room, None).await
}

async fn show_welcome(visit: &Visit, room: &Staff, wrong: Option<&'static str>) -> Result<Html> {
    let person = visit.staff()?;
    let member = model::member(room.app().db(), person.id).await?;
    let agreed = member.is_some_and(|member| member.agreed_at.is_some());
    render(&views::Welcome::new(visit.page(), person, agreed, wrong))
}

/// The ticks of the welcome page; a browser sends only those that are set.
#[derive(Deserialize)]
pub(crate) struct WelcomeForm {
    adult: Option<String>,
    read: Option<String>,
    agree: Option<String>,
}

pub(crate) async fn agreed(
    visit: Visit,
    State(room): State<Staff>,
    Form(form): Form<WelcomeForm>,
) -> Result<Response> {
    let ticks = Ticks {
        adult: form.adult.is_some(),
        read: form.read.is_some(),
        agree: form.agree.is_some(),
    };
    let wrong = match agree::agree(&room, visit.staff()?, ticks).await? {
        Agreed::Done => return Ok(Redirect::to(&visit.href("/desk")).into_response()),
        Agreed::NotAll => "staff-welcome-not-all",
        Agreed::NobodyToCall => "staff-welcome-nobody",
    };
    let page = show_welcome(&visit, &room, Some(wrong)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

pub(crate) async fn me(visit: Visit, State(room): State<Staff>) -> Result<Html> {
    let person = visit.staff()?;
    let sessions = session::of(room.app().db(), person.id).await?;
    let mine = visit.session().map(|held| held.id);
    render(&views::Me::new(visit.page(), person, &sessions, mine))
}

/// Ends one session, or every other; which one is this, its bearer signs out of.
#[derive(Deserialize)]
pub(crate) struct EndForm {
    session: Option<Uuid>,
}

pub(crate) async fn ended(
    visit: Visit,
    State(room): State<Staff>,
    Form(form): Form<EndForm>,
) -> Result<Response> {
    let mine = visit.session().ok_or_else(Problem::forbidden)?.id;
    let ended = form.session.filter(|id| *id != mine);
    let other = form.session.is_none() || ended.is_some();
    if other {
        door::end(&room, visit.staff()?.id, mine, ended).await?;
    }
    Ok(Redirect::to(&visit.href("/desk/me")).into_response())
}

#[derive(Deserialize)]
pub(crate) struct SignOutForm {
    everywhere: Option<String>,
}

pub(crate) async fn sign_out(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Form(form): Form<SignOutForm>,
) -> Result<Response> {
    door::sign_out(&room, visit.staff()?, &headers, form.everywhere.is_some()).await?;
    Ok(with_cookie(
        Redirect::to(&visit.href("/")),
        session::no_cookie(room.app()),
    ))
}

pub(crate) async fn people(visit: Visit, _: Ready, State(room): State<Staff>) -> Result<Html> {
    show_people(&visit, &room, None).await
}

async fn show_people(visit: &Visit, room: &Staff, wrong: Option<String>) -> Result<Html> {
    let people = model::people(room.app().db()).await?;
    render(&views::People::new(visit.page(), people, wrong))
}

#[derive(Deserialize)]
pub(crate) struct InviteForm {
    name: String,
    role: String,
}

/// Shows the link once: only its keyed digest is kept.
pub(crate) async fn invited(
    visit: Visit,
    Ready(owner): Ready,
    State(room): State<Staff>,
    Form(form): Form<InviteForm>,
) -> Result<Response> {
    let role = Role::parse(&form.role).ok_or_else(|| Problem::bad("bad-request"))?;
    let mut tx = room.app().db().begin().await?;
    let outcome = invite(&mut tx, room.app(), &form.name, role, &owner.id.to_string()).await?;
    tx.commit().await?;
    let page = visit.page();
    let wrong = match outcome {
        Invited::Link(token) => {
            let link = room.app().url(&format!("/desk/sign-in/{}", token.text()));
            return Ok(render(&views::Link::new(page, form.name, link))?.into_response());
        }
        Invited::OtherRole(other) => {
            page.with("staff-other-role", "role", views::role_words(&page, other))
        }
        Invited::BadName => page.t("staff-bad-name"),
    };
    let html = show_people(&visit, &room, Some(wrong)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
}

/// One who works here now.
async fn found(room: &Staff, id: Uuid) -> Result<model::Member> {
    let member = model::member(room.app().db(), id).await?;
    member.ok_or_else(Problem::not_found)
}

pub(crate) async fn revoke(
    visit: Visit,
    _: Ready,
    State(room): State<Staff>,
    Path(id): Path<Uuid>,
) -> Result<Html> {
    let member = found(&room, id).await?;
    render(&views::Revoke::new(visit.page(), &member))
}

pub(crate) async fn revoked(
    visit: Visit,
    Ready(owner): Ready,
    State(room): State<Staff>,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let mut tx = room.app().db().begin().await?;
    match revoke::revoke(&mut tx, id, &owner.id.to_string()).await? {
        Revoked::Done => tx.commit().await?,
        // Somebody else was quicker: what was wanted is so.
        Revoked::Gone => {}
        Revoked::LastOwner => {
            drop(tx);
            let wrong = visit.say("staff-last-owner");
            let html = show_people(&visit, &room, Some(wrong)).await?;
            return Ok((StatusCode::CONFLICT, html).into_response());
        }
    }
    Ok(Redirect::to(&visit.href("/desk/people")).into_response())
}
