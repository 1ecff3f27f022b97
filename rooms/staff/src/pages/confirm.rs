//! Showing again who one is, and going back to where one was.

use super::{
    enter::{Shown, answered, asked, wrong_passkey},
    with_cookie,
};
use crate::{
    Staff,
    challenge::Kind,
    confirm::{self, Bearer},
    credential::Kept,
    passkey, views,
};
use axum::{
    Form, Json,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, uri::PathAndQuery};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Result, Visit, render, session};

#[derive(Deserialize)]
pub(crate) struct Back {
    to: Option<String>,
}

pub(crate) async fn page(
    visit: Visit,
    State(room): State<Staff>,
    Query(back): Query<Back>,
) -> Result<Response> {
    let to = own(back.to.as_deref());
    Ok(show(&visit, &room, &to).await?.into_response())
}

async fn show(visit: &Visit, room: &Staff, to: &str) -> Result<Response> {
    let Some(page) = view(visit, room, to).await? else {
        return Ok(Redirect::to(&visit.href("/desk/set-up")).into_response());
    };
    Ok(render(&page)?.into_response())
}

/// `None` for a person who has nothing to show yet, and has to.
async fn view(visit: &Visit, room: &Staff, to: &str) -> Result<Option<views::Confirm>> {
    let kept = Kept::of(room, visit.staff()?.id).await?;
    if !kept.is_something() && !room.app().settings().links_suffice {
        return Ok(None);
    }
    let elsewhere = visit.session().is_some_and(|held| !held.here);
    let passkey = room.webauthn().is_some() && !kept.passkeys.is_empty();
    let ways = (passkey, kept.password_at.is_some());
    Ok(Some(views::Confirm::new(visit.page(), ways, elsewhere, to)))
}

#[derive(Deserialize)]
pub(crate) struct ConfirmForm {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    to: Option<String>,
}

pub(crate) async fn confirmed(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Form(form): Form<ConfirmForm>,
) -> Result<Response> {
    let to = own(form.to.as_deref());
    let bearer = Bearer {
        person: visit.staff()?,
        visit: &visit,
        headers: &headers,
    };
    let ended = confirm::by_password(&room, bearer, &form.password, &form.code).await?;
    let Some(again) = view(&visit, &room, &to).await? else {
        return Ok(Redirect::to(&visit.href("/desk/set-up")).into_response());
    };
    answered(&visit, &room, ended, &to, || render(&again.wrong()))
}

pub(crate) async fn ask(visit: Visit, State(room): State<Staff>) -> Result<Json<Value>> {
    let me = visit.staff()?.id;
    asked(passkey::ask(&room, Kind::Confirm, Some(me)).await?)
}

pub(crate) async fn shown(
    visit: Visit,
    State(room): State<Staff>,
    headers: HeaderMap,
    Json(shown): Json<Shown>,
) -> Result<Response> {
    let bearer = Bearer {
        person: visit.staff()?,
        visit: &visit,
        headers: &headers,
    };
    let token = confirm::by_passkey(&room, bearer, &shown.handle, &shown.credential)
        .await?
        .ok_or_else(wrong_passkey)?;
    let to = Json(json!({ "to": visit.href(&own(shown.to.as_deref())) }));
    Ok(with_cookie(to, session::cookie(room.app(), &token)))
}

/// Where to go on: a page of the desk, never another site.
fn own(to: Option<&str>) -> String {
    let desk = |to: &&str| {
        let rest = to.strip_prefix("/desk");
        let ours = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        ours && to.is_ascii() && to.parse::<PathAndQuery>().is_ok()
    };
    to.filter(desk).unwrap_or("/desk").to_owned()
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn the_way_back_is_a_page_of_the_desk() {
        for good in ["/desk", "/desk/cases/1?said=done", "/desk?all=1"] {
            assert_eq!(own(Some(good)), good);
        }
        for bad in [
            "",
            "https://evil.example/desk",
            "//evil.example/desk",
            "/\\evil.example",
            "/deskevil",
            "/desk/\r\nset-cookie: x=y",
            "/desk/\u{202e}",
            "javascript:alert(1)",
        ] {
            assert_eq!(own(Some(bad)), "/desk", "{bad:?}");
        }
        assert_eq!(own(None), "/desk");
    }
}
