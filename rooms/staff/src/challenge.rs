//! What was asked and waits for one answer. It is kept here and not in the browser, and taken out before the answer is
//! looked at: the same answer sent again finds nothing.

use crate::{limits, queries};
use serde::{Serialize, de::DeserializeOwned};
use store::{Error, Millis, Result, Token, Uuid, args};
use web::App;

/// What for. An answer to one thing is never taken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Somebody signs in with a passkey.
    SignIn,
    /// Somebody who is signed in shows it again.
    Confirm,
    /// A new passkey.
    NewPasskey,
    /// A new secret for codes.
    NewSecret,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Confirm => "confirm",
            Self::NewPasskey => "new-passkey",
            Self::NewSecret => "new-secret",
        }
    }

    fn lasts_ms(self) -> Millis {
        match self {
            Self::NewSecret => limits::SECRET_MS,
            _ => limits::CHALLENGE_MS,
        }
    }
}

/// Keeps `state` until it is answered; what the same person was asked before for the same thing is forgotten. The handle
/// goes into the page.
pub(crate) async fn put(
    app: &App,
    kind: Kind,
    person: Option<Uuid>,
    state: &impl Serialize,
) -> Result<Token> {
    let mut tx = app.db().begin().await?;
    let (handle, now) = (tx.ids().token(), tx.now());
    let mac = mac(app, &handle);
    let plain = serde_json::to_vec(state).map_err(|error| Error::Setting(error.to_string()))?;
    let sealed = app.keys().seal("staff-challenge", &mac, &plain, app.rng());
    if let Some(person) = person {
        tx.execute(queries::CHALLENGES_DROP, args![person, kind.name()])
            .await?;
    }
    let row = args![mac, kind.name(), person, sealed, now + kind.lasts_ms()];
    tx.execute(queries::CHALLENGE_PUT, row).await?;
    tx.commit().await?;
    Ok(handle)
}

/// Takes it out, for good. `None` for a handle that was never given out, was answered, has ended, or was given to
/// somebody else or for something else.
pub(crate) async fn take<T: DeserializeOwned>(
    app: &App,
    kind: Kind,
    person: Option<Uuid>,
    handle: &str,
) -> Result<Option<T>> {
    let Some(handle) = Token::parse(handle) else {
        return Ok(None);
    };
    let mac = mac(app, &handle);
    let mut tx = app.db().begin().await?;
    let args = args![mac, kind.name(), tx.now()];
    let row: Option<(Option<Uuid>, Vec<u8>)> = tx.optional(queries::CHALLENGE_TAKE, args).await?;
    tx.commit().await?;
    opened(app, &mac, person, row)
}

/// Reads it and leaves it there: for what a person may mistype.
pub(crate) async fn peek<T: DeserializeOwned>(
    app: &App,
    kind: Kind,
    person: Option<Uuid>,
    handle: &str,
) -> Result<Option<T>> {
    let Some(handle) = Token::parse(handle) else {
        return Ok(None);
    };
    let mac = mac(app, &handle);
    let args = args![mac, kind.name(), app.clock().now()];
    let row = app.db().optional(queries::CHALLENGE_PEEK, args).await?;
    opened(app, &mac, person, row)
}

fn opened<T: DeserializeOwned>(
    app: &App,
    mac: &[u8; 32],
    person: Option<Uuid>,
    row: Option<(Option<Uuid>, Vec<u8>)>,
) -> Result<Option<T>> {
    let Some((asked, sealed)) = row else {
        return Ok(None);
    };
    if asked != person {
        return Ok(None);
    }
    let plain = app.keys().open("staff-challenge", mac, &sealed)?;
    Ok(serde_json::from_slice(&plain).ok())
}

fn mac(app: &App, handle: &Token) -> [u8; 32] {
    app.keys().mac("staff-challenge", handle.bytes())
}
