//! Setting up what one shows who one is: passkeys, a password with codes from an app, recovery codes.

use super::{enter::asked, with_cookie};
use crate::{
    Staff,
    challenge::{self, Kind},
    confirm::{self, Bearer},
    confirm_first,
    credential::{self, Kept, Set, Which},
    passkey,
    sign_in::Way,
    views,
};
use axum::{
    Form, Json,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, Method, StatusCode};
use serde::Deserialize;
use serde_json::json;
use store::Uuid;
use web::{Html, Problem, Result, Visit, render, session};
use webauthn_rs::prelude::RegisterPublicKeyCredential;

pub(crate) async fn page(visit: Visit, State(room): State<Staff>) -> Result<Html> {
    show(&visit, &room, None).await
}

async fn show(visit: &Visit, room: &Staff, wrong: Option<&'static str>) -> Result<Html> {
    let kept = Kept::of(room, visit.staff()?.id).await?;
    let offered = room.webauthn().is_some();
    render(&views::SetUp::new(visit.page(), &kept, offered, wrong))
}

/// What to answer instead of a change: who has something to show shows it first. The first thing needs nothing.
async fn closed(visit: &Visit, room: &Staff, method: &Method) -> Result<Option<Response>> {
    let has = credential::has(room.app().db(), visit.staff()?.id).await?;
    Ok(confirm_first(visit, method).filter(|_| has))
}

pub(crate) async fn ask(visit: Visit, State(room): State<Staff>) -> Result<Response> {
    if let Some(first) = closed(&visit, &room, &Method::POST).await? {
        return Ok(first);
    }
    let person = visit.staff()?;
    Ok(asked(passkey::ask_new(&room, person).await?)?.into_response())
}

/// What a device answered when it was asked for a new passkey.
#[derive(Deserialize)]
pub(crate) struct Made {
    handle: String,
    credential: RegisterPublicKeyCredential,
}

pub(crate) async fn made(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response> {
    if let Some(first) = closed(&visit, &room, &Method::POST).await? {
        return Ok(first);
    }
    let person = visit.staff()?;
    let refused = || Problem::new(StatusCode::FORBIDDEN, "staff-passkey-not-kept");
    let state = challenge::take(room.app(), Kind::NewPasskey, Some(person.id), &made.handle)
        .await?
        .ok_or_else(refused)?;
    let mut tx = room.app().db().begin().await?;
    if !passkey::keep(&mut tx, &room, person.id, &state, &made.credential).await? {
        return Err(refused());
    }
    let bearer = Bearer {
        person,
        visit: &visit,
        headers: &headers,
    };
    // A device has just seen them: that is as good as showing it.
    let token = confirm::confirmed(tx, &room, bearer, Way::Passkey)
        .await?
        .ok_or_else(refused)?;
    let to = Json(json!({ "to": visit.href("/desk/set-up") }));
    Ok(with_cookie(to, session::cookie(room.app(), &token)))
}

pub(crate) async fn password(visit: Visit, State(room): State<Staff>) -> Result<Response> {
    if let Some(first) = closed(&visit, &room, &Method::GET).await? {
        return Ok(first);
    }
    let (handle, secret) = credential::new_secret(&room, visit.staff()?.id).await?;
    Ok(secret_page(&visit, &handle, &secret, None)?.into_response())
}

fn secret_page(
    visit: &Visit,
    handle: &str,
    secret: &[u8],
    wrong: Option<&'static str>,
) -> Result<Html> {
    let name = &visit.staff()?.name;
    render(&views::Password::new(
        visit.page(),
        name,
        handle,
        secret,
        wrong,
    ))
}

#[derive(Deserialize)]
pub(crate) struct PasswordForm {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

pub(crate) async fn password_set(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    if let Some(first) = closed(&visit, &room, &Method::POST).await? {
        return Ok(first);
    }
    let person = visit.staff()?;
    let PasswordForm {
        handle,
        password,
        code,
    } = &form;
    let (set, tx) = credential::set_password(&room, person, handle, password, code).await?;
    let bearer = Bearer {
        person,
        visit: &visit,
        headers: &headers,
    };
    let wrong = match (set, tx) {
        (Set::Done, Some(mut tx)) => {
            // Who knew the one before may have a session.
            let mine = visit.session().ok_or_else(Problem::forbidden)?.id;
            session::end_others(&mut tx, person.id, mine).await?;
            let token = confirm::confirmed(tx, &room, bearer, Way::Password)
                .await?
                .ok_or_else(Problem::forbidden)?;
            let to = Redirect::to(&visit.href("/desk/set-up"));
            return Ok(with_cookie(to, session::cookie(room.app(), &token)));
        }
        (Set::Weak(why), _) => why,
        (Set::Busy, _) => return Err(Problem::unavailable("too many passwords at once")),
        (Set::Late, _) => "staff-password-late",
        (Set::WrongCode | Set::Done, _) => "staff-password-code-wrong",
    };
    let same = credential::same_secret(&room, person.id, handle).await?;
    let (handle, secret) = match same {
        Some(secret) => (handle.clone(), secret),
        None => credential::new_secret(&room, person.id).await?,
    };
    let page = secret_page(&visit, &handle, &secret, Some(wrong))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Shown once; only keyed digests are kept.
pub(crate) async fn codes(visit: Visit, State(room): State<Staff>) -> Result<Response> {
    let person = visit.staff()?;
    let has = credential::has(room.app().db(), person.id).await?;
    if !has {
        return Ok(Redirect::to(&visit.href("/desk/set-up")).into_response());
    }
    if let Some(first) = confirm_first(&visit, &Method::POST) {
        return Ok(first);
    }
    let codes = credential::new_codes(&room, person.id).await?;
    let name = person.name.clone();
    Ok(render(&views::Codes::new(visit.page(), name, codes))?.into_response())
}

pub(crate) async fn passkey_removed(
    visit: Visit,
    State(room): State<Staff>,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    removed(&visit, &room, Which::Passkey(id)).await
}

pub(crate) async fn password_removed(visit: Visit, State(room): State<Staff>) -> Result<Response> {
    removed(&visit, &room, Which::Password).await
}

async fn removed(visit: &Visit, room: &Staff, which: Which) -> Result<Response> {
    if let Some(first) = closed(visit, room, &Method::POST).await? {
        return Ok(first);
    }
    let mine = visit.session().ok_or_else(Problem::forbidden)?.id;
    if credential::remove(room, visit.staff()?.id, mine, which).await? {
        return Ok(Redirect::to(&visit.href("/desk/set-up")).into_response());
    }
    let page = show(visit, room, Some("staff-set-up-last")).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}
