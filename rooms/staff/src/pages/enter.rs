//! Signing in without a link: by a passkey, by a password with a code, or by a recovery code.

use super::with_cookie;
use crate::{
    Staff,
    challenge::Kind,
    passkey::{self, Asked},
    sign_in::{self, ByName},
    views,
};
use axum::{
    Form, Json,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Html, Problem, Result, Visit, render, session};
use webauthn_rs::prelude::PublicKeyCredential;

pub(crate) async fn page(visit: Visit, State(room): State<Staff>) -> Result<Html> {
    render(&views::Enter::new(
        visit.page(),
        room.webauthn().is_some(),
        "",
    ))
}

/// A name, a password and a code.
#[derive(Deserialize)]
pub(crate) struct NameForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

pub(crate) async fn named(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let said = (&*form.name, &*form.password, &*form.code);
    let ended = sign_in::by_password(&room, said, &visit, &headers).await?;
    let passkeys = room.webauthn().is_some();
    let again = views::Enter::new(visit.page(), passkeys, &form.name);
    answered(&visit, &room, ended, "/desk", || render(&again.wrong()))
}

pub(crate) async fn recover(visit: Visit) -> Result<Html> {
    render(&views::Recover::new(visit.page(), ""))
}

pub(crate) async fn recovered(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let said = (&*form.name, &*form.code);
    let ended = sign_in::by_recovery(&room, said, &visit, &headers).await?;
    let again = views::Recover::new(visit.page(), &form.name);
    answered(&visit, &room, ended, "/desk/set-up", || {
        render(&again.wrong())
    })
}

/// What came of a name, as an answer: `to` with a session, or the page `again`.
pub(super) fn answered(
    visit: &Visit,
    room: &Staff,
    ended: ByName,
    to: &str,
    again: impl FnOnce() -> Result<Html>,
) -> Result<Response> {
    match ended {
        ByName::In(token) => {
            let to = Redirect::to(&visit.href(to));
            Ok(with_cookie(to, session::cookie(room.app(), &token)))
        }
        ByName::No => Ok((StatusCode::UNPROCESSABLE_ENTITY, again()?).into_response()),
        ByName::Wait(seconds) => Err(locked(seconds)),
        ByName::Busy => Err(Problem::unavailable("too many passwords at once")),
    }
}

fn locked(seconds: u64) -> Problem {
    Problem::new(StatusCode::TOO_MANY_REQUESTS, "staff-locked").after(seconds)
}

pub(crate) async fn ask(State(room): State<Staff>) -> Result<Json<Value>> {
    asked(passkey::ask(&room, Kind::SignIn, None).await?)
}

/// What the browser is to ask the device; 404 where there are no passkeys, or no room for another.
pub(super) fn asked(asked: Option<Asked>) -> Result<Json<Value>> {
    let Asked { handle, options } = asked.ok_or_else(Problem::not_found)?;
    Ok(Json(json!({ "handle": handle.text(), "options": options })))
}

/// What a device answered when it was asked for its passkey.
#[derive(Deserialize)]
pub(crate) struct Shown {
    pub(super) handle: String,
    pub(super) credential: PublicKeyCredential,
    pub(super) to: Option<String>,
}

pub(crate) async fn shown(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Json(shown): Json<Shown>,
) -> Result<Response> {
    let Shown {
        handle, credential, ..
    } = &shown;
    let token = sign_in::by_passkey(&room, handle, credential, &visit, &headers)
        .await?
        .ok_or_else(wrong_passkey)?;
    let to = Json(json!({ "to": visit.href("/desk") }));
    Ok(with_cookie(to, session::cookie(room.app(), &token)))
}

/// One answer for a passkey that nobody has, that is not what it says, or whose question was answered before.
pub(super) fn wrong_passkey() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "staff-passkey-wrong")
}
