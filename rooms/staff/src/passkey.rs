//! Passkeys: keys that never leave a person's device, bound to our address, so that no other site can ask for them. The
//! device finds out by itself whose it is: nobody types a name.

use crate::{
    Staff,
    challenge::{self, Kind},
    limits, queries,
};
use serde_json::{Value, json};
use store::{Error, Millis, Result, Token, Tx, Uuid, args};
use web::{App, Person, audit};
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// What asks for passkeys at our address; `None` where browsers have none (an address without a name, as
/// `http://127.0.0.1`).
pub(crate) fn asks(app: &App) -> Option<Webauthn> {
    let origin = Url::parse(&app.settings().public_url).ok()?;
    let name = app.campaign().name.clone();
    let builder = WebauthnBuilder::new(origin.domain()?, &origin).ok()?;
    builder.rp_name(&name).build().ok()
}

/// What goes to the browser: the handle for the answer, and what to ask the device.
pub(crate) struct Asked {
    pub(crate) handle: Token,
    pub(crate) options: Value,
}

/// A passkey as its owner sees it in the list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) made_at: Millis,
    pub(crate) used_at: Option<Millis>,
}

/// The passkeys of a person, oldest first.
pub(crate) async fn of(app: &App, person: Uuid) -> Result<Vec<Listed>> {
    app.db().all(queries::PASSKEYS, args![person]).await
}

/// Asks any passkey of ours to show itself. `person`: who is signed in already.
pub(crate) async fn ask(room: &Staff, kind: Kind, person: Option<Uuid>) -> Result<Option<Asked>> {
    let Some(webauthn) = room.webauthn() else {
        return Ok(None);
    };
    let (options, state) = webauthn.start_discoverable_authentication().map_err(odd)?;
    asked(room, kind, person, &state, json!(options.public_key)).await
}

/// Asks the device of a person for a new passkey; a device that has one already is not asked for another.
pub(crate) async fn ask_new(room: &Staff, person: &Person) -> Result<Option<Asked>> {
    let Some(webauthn) = room.webauthn() else {
        return Ok(None);
    };
    let db = room.app().db();
    let had: Vec<(Vec<u8>,)> = db.all(queries::CREDENTIALS, args![person.id]).await?;
    if had.len() >= limits::PASSKEYS_MAX {
        return Ok(None);
    }
    let had: Vec<CredentialID> = had.into_iter().map(|(id,)| id).collect();
    let name = &person.name;
    let (options, state) = webauthn
        .start_passkey_registration(person.id, name, name, Some(had))
        .map_err(odd)?;
    let mut options = json!(options.public_key);
    // Without this a key would have to be told whose it is before it can answer, and so would we.
    if let Some(wanted) = options.pointer_mut("/authenticatorSelection") {
        wanted["residentKey"] = "required".into();
        wanted["requireResidentKey"] = true.into();
    }
    asked(room, Kind::NewPasskey, Some(person.id), &state, options).await
}

async fn asked(
    room: &Staff,
    kind: Kind,
    person: Option<Uuid>,
    state: &impl serde::Serialize,
    options: Value,
) -> Result<Option<Asked>> {
    let handle = challenge::put(room.app(), kind, person, state).await?;
    Ok(Some(Asked { handle, options }))
}

/// What was asked of a device that now answers; taken out, whatever the answer is.
pub(crate) async fn waiting(
    room: &Staff,
    kind: Kind,
    person: Option<Uuid>,
    handle: &str,
) -> Result<Option<DiscoverableAuthentication>> {
    challenge::take(room.app(), kind, person, handle).await
}

/// Whose passkey answered, and rightly. Its counter moves on, so that a copy of the key is found out.
pub(crate) async fn shown(
    tx: &mut Tx,
    room: &Staff,
    asked: DiscoverableAuthentication,
    answer: &PublicKeyCredential,
) -> Result<Option<Uuid>> {
    let Some(webauthn) = room.webauthn() else {
        return Ok(None);
    };
    let Ok((claimed, credential)) = webauthn.identify_discoverable_authentication(answer) else {
        return Ok(None);
    };
    let found: Option<(Uuid, Uuid, String)> =
        tx.optional(queries::PASSKEY, args![credential]).await?;
    let Some((id, person, kept)) = found.filter(|(_, person, _)| *person == claimed) else {
        return Ok(None);
    };
    let mut passkey: Passkey = serde_json::from_str(&kept).map_err(odd)?;
    let checked = webauthn.finish_discoverable_authentication_v2(answer, asked, &passkey);
    let Ok(result) = checked else {
        return Ok(None);
    };
    passkey.update_credential(&result);
    let now = tx.now();
    let kept = serde_json::to_string(&passkey).map_err(odd)?;
    tx.execute(queries::PASSKEY_USED, args![id, kept, now])
        .await?;
    Ok(Some(person))
}

/// Keeps a new passkey. False when the answer is not to what was asked, or another person has this very key.
pub(crate) async fn keep(
    tx: &mut Tx,
    room: &Staff,
    person: Uuid,
    asked: &PasskeyRegistration,
    answer: &RegisterPublicKeyCredential,
) -> Result<bool> {
    let Some(webauthn) = room.webauthn() else {
        return Ok(false);
    };
    let Ok(passkey) = webauthn.finish_passkey_registration(answer, asked) else {
        return Ok(false);
    };
    let kept = serde_json::to_string(&passkey).map_err(odd)?;
    let credential: &[u8] = passkey.cred_id().as_ref();
    let row = args![tx.ids().row(), person, credential, kept, tx.now()];
    if tx.execute(queries::PASSKEY_PUT, row).await? == 0 {
        return Ok(false);
    }
    let id = person.to_string();
    audit::append(tx, &id, "staff.credential_added", &id, "passkey").await?;
    Ok(true)
}

fn odd(error: impl std::fmt::Display) -> Error {
    Error::Setting(format!("passkeys: {error}"))
}
