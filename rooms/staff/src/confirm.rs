//! Who is signed in shows again who they are, before what cannot be undone.

use crate::{
    Staff,
    challenge::Kind,
    credential, passkey,
    prove::{Proved, Shown, prove},
    sign_in::{ByName, Way},
};
use http::HeaderMap;
use store::{Result, Token, Tx};
use web::{
    Person, Visit, audit,
    session::{self, Whence},
};
use webauthn_rs::prelude::PublicKeyCredential;

/// Whose session it is, and where it is now.
#[derive(Clone, Copy)]
pub(crate) struct Bearer<'a> {
    pub(crate) person: &'a Person,
    pub(crate) visit: &'a Visit,
    pub(crate) headers: &'a HeaderMap,
}

/// By a passkey of theirs; somebody else's does not do.
pub(crate) async fn by_passkey(
    room: &Staff,
    bearer: Bearer<'_>,
    handle: &str,
    answer: &PublicKeyCredential,
) -> Result<Option<Token>> {
    let me = bearer.person.id;
    let Some(asked) = passkey::waiting(room, Kind::Confirm, Some(me), handle).await? else {
        return Ok(None);
    };
    let mut tx = room.app().db().begin().await?;
    if passkey::shown(&mut tx, room, asked, answer).await? != Some(me) {
        return Ok(None);
    }
    confirmed(tx, room, bearer, Way::Passkey).await
}

/// By their password and a code; by a button alone where links suffice and they have neither that nor a passkey.
pub(crate) async fn by_password(
    room: &Staff,
    bearer: Bearer<'_>,
    password: &str,
    code: &str,
) -> Result<ByName> {
    let me = bearer.person.id;
    let app = room.app();
    let none = !credential::has(app.db(), me).await?;
    if none && app.settings().links_suffice {
        let tx = app.db().begin().await?;
        let token = confirmed(tx, room, bearer, Way::Button).await?;
        return Ok(token.map_or(ByName::No, ByName::In));
    }
    let shown = Shown::Password { password, code };
    match prove(room, &bearer.person.name, shown).await? {
        Proved::Yes(person, tx) if person.id == me => {
            let token = confirmed(tx, room, bearer, Way::Password).await?;
            Ok(token.map_or(ByName::No, ByName::In))
        }
        Proved::Wait(seconds) => Ok(ByName::Wait(seconds)),
        Proved::Busy => Ok(ByName::Busy),
        Proved::Yes(..) | Proved::No => Ok(ByName::No),
    }
}

/// The session goes on, with another token, from where its bearer is now.
pub(crate) async fn confirmed(
    mut tx: Tx,
    room: &Staff,
    bearer: Bearer<'_>,
    way: Way,
) -> Result<Option<Token>> {
    let whence = Whence::of(bearer.visit, bearer.headers);
    let Some(token) = session::confirm(&mut tx, room.app(), bearer.headers, whence).await? else {
        return Ok(None);
    };
    let id = bearer.person.id.to_string();
    audit::append(&mut tx, &id, "staff.confirmed", &id, way.name()).await?;
    tx.commit().await?;
    Ok(Some(token))
}
