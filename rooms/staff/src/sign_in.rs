//! Coming in, and going out.

use crate::{
    Staff,
    challenge::Kind,
    credential,
    invite::mac,
    model, passkey,
    prove::{Proved, Shown, prove},
    queries,
};
use http::HeaderMap;
use store::{Result, Token, Tx, Uuid, args};
use web::{
    Person, Visit, audit,
    session::{self, Whence},
};
use webauthn_rs::prelude::PublicKeyCredential;

/// By what somebody showed who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Link,
    Passkey,
    Password,
    Recovery,
    /// By nothing but a button, where links suffice.
    Button,
}

impl Way {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Passkey => "passkey",
            Self::Password => "password",
            Self::Recovery => "recovery",
            Self::Button => "button",
        }
    }
}

/// Whose link it is; `None` for one that was never made, was used, has ended or belongs to somebody who left. Which of
/// these it is, nobody is told.
pub(crate) async fn look(room: &Staff, token: &str) -> Result<Option<Person>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let app = room.app();
    let args = args![mac(app, &token), app.clock().now()];
    let row: Option<(Uuid, String, String)> = app.db().optional(queries::LINK, args).await?;
    row.map(model::person).transpose()
}

/// Uses the link up and starts a session. A link is a new beginning: what its bearer had to show who they are is taken
/// away and their sessions end, so that who made the link cannot be them unnoticed.
pub(crate) async fn by_link(
    room: &Staff,
    token: &str,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<Token>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let args = args![mac(app, &token), tx.now()];
    let used: Option<(Uuid,)> = tx.optional(queries::LINK_USE, args).await?;
    let Some((id,)) = used else {
        return Ok(None);
    };
    start_anew(&mut tx, id).await?;
    begin(tx, room, id, Way::Link, visit, headers).await
}

async fn start_anew(tx: &mut Tx, id: Uuid) -> Result<()> {
    if !credential::forget_all(tx, id).await? {
        return Ok(());
    }
    session::end_all_of(tx, id).await?;
    let id = id.to_string();
    audit::append(tx, &id, "staff.credential_removed", &id, "all").await?;
    Ok(())
}

/// Signs in whom the passkey belongs to. The question is taken out first: the same answer works once.
pub(crate) async fn by_passkey(
    room: &Staff,
    handle: &str,
    answer: &PublicKeyCredential,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<Token>> {
    let Some(asked) = passkey::waiting(room, Kind::SignIn, None, handle).await? else {
        return Ok(None);
    };
    let mut tx = room.app().db().begin().await?;
    match passkey::shown(&mut tx, room, asked, answer).await? {
        Some(id) => begin(tx, room, id, Way::Passkey, visit, headers).await,
        None => Ok(None),
    }
}

/// How signing in by name ended.
pub(crate) enum ByName {
    In(Token),
    No,
    Wait(u64),
    Busy,
}

/// By a name with a password and a code.
pub(crate) async fn by_password(
    room: &Staff,
    (name, password, code): (&str, &str, &str),
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<ByName> {
    let proved = prove(room, name, Shown::Password { password, code }).await?;
    by_name(room, proved, Way::Password, visit, headers).await
}

/// By a name with a recovery code: everything else is taken away, and set up anew.
pub(crate) async fn by_recovery(
    room: &Staff,
    (name, code): (&str, &str),
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<ByName> {
    let mut proved = prove(room, name, Shown::Recovery(code)).await?;
    if let Proved::Yes(person, tx) = &mut proved {
        let id = person.id.to_string();
        audit::append(tx, &id, "staff.recovery_used", &id, "").await?;
        start_anew(tx, person.id).await?;
    }
    by_name(room, proved, Way::Recovery, visit, headers).await
}

async fn by_name(
    room: &Staff,
    proved: Proved,
    way: Way,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<ByName> {
    Ok(match proved {
        Proved::Yes(person, tx) => begin(tx, room, person.id, way, visit, headers)
            .await?
            .map_or(ByName::No, ByName::In),
        Proved::No => ByName::No,
        Proved::Wait(seconds) => ByName::Wait(seconds),
        Proved::Busy => ByName::Busy,
    })
}

/// Starts a session; the one this browser had before ends. The person is locked meanwhile: who is sent away at this very
/// moment does not come in after all.
async fn begin(
    mut tx: Tx,
    room: &Staff,
    id: Uuid,
    way: Way,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<Token>> {
    let app = room.app();
    let Some(row) = tx.optional(queries::PERSON_ACTIVE, args![id]).await? else {
        return Ok(None);
    };
    let person = model::person(row)?;
    session::end(&mut tx, app, headers).await?;
    let whence = Whence::of(visit, headers);
    let enough = app.settings().links_suffice || credential::has_in(&mut tx, id).await?;
    let session = if enough {
        session::start(&mut tx, app, &person, whence).await?
    } else {
        session::start_bare(&mut tx, app, &person, whence).await?
    };
    let id = id.to_string();
    audit::append(&mut tx, &id, "staff.signed_in", &id, way.name()).await?;
    tx.commit().await?;
    Ok(Some(session))
}

/// Ends another session of a person, or every other than `mine`.
pub(crate) async fn end(room: &Staff, person: Uuid, mine: Uuid, one: Option<Uuid>) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let ended = match one {
        Some(one) => u64::from(session::end_one(&mut tx, person, one).await?),
        None => session::end_others(&mut tx, person, mine).await?,
    };
    if ended > 0 {
        let id = person.to_string();
        audit::append(&mut tx, &id, "staff.session_ended", &id, "").await?;
    }
    tx.commit().await
}

/// Ends the session of this browser, or every session of this person.
pub(crate) async fn sign_out(
    room: &Staff,
    person: &Person,
    headers: &HeaderMap,
    everywhere: bool,
) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    if everywhere {
        session::end_all_of(&mut tx, person.id).await?;
    } else {
        session::end(&mut tx, room.app(), headers).await?;
    }
    let id = person.id.to_string();
    let detail = if everywhere { "everywhere" } else { "" };
    audit::append(&mut tx, &id, "staff.signed_out", &id, detail).await?;
    tx.commit().await
}
