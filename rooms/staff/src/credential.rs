//! What a person has to show who they are: passkeys, or a password with codes from an app.

use crate::{Staff, code, passkey, password, queries, recovery};
use crate::{
    challenge::{self, Kind},
    password::Busy,
};
use store::{Db, Millis, Result, Tx, Uuid, args};
use web::{Person, audit, session};

/// All of it, as its owner sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) passkeys: Vec<passkey::Listed>,
    /// Since when there is a password.
    pub(crate) password_at: Option<Millis>,
    /// Recovery codes that were not used.
    pub(crate) codes: i64,
}

impl Kept {
    pub(crate) async fn of(room: &Staff, person: Uuid) -> Result<Self> {
        let db = room.app().db();
        let password: Option<(Millis,)> =
            db.optional(queries::PASSWORD_MADE, args![person]).await?;
        Ok(Self {
            passkeys: passkey::of(room.app(), person).await?,
            password_at: password.map(|(at,)| at),
            codes: db.number(queries::RECOVERY_LEFT, args![person]).await?,
        })
    }

    pub(crate) fn is_something(&self) -> bool {
        self.password_at.is_some() || !self.passkeys.is_empty()
    }
}

/// True for a person who can show who they are.
pub(crate) async fn has(db: &Db, person: Uuid) -> Result<bool> {
    Ok(db.number(queries::CREDENTIALS_COUNT, args![person]).await? > 0)
}

/// The same within a transaction.
pub(crate) async fn has_in(tx: &mut Tx, person: Uuid) -> Result<bool> {
    Ok(tx.number(queries::CREDENTIALS_COUNT, args![person]).await? > 0)
}

/// How keeping a password ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    Done,
    /// The password will not do; the key of the words that say why.
    Weak(&'static str),
    /// The code is not the one the app shows for this secret.
    WrongCode,
    /// The page with the secret is too old.
    Late,
    /// Too many passwords are being looked at.
    Busy,
}

/// Keeps a password and the secret of the codes, once a code shows that the app has it.
pub(crate) async fn set_password(
    room: &Staff,
    person: &Person,
    handle: &str,
    password: &str,
    typed: &str,
) -> Result<(Set, Option<Tx>)> {
    let app = room.app();
    let secret: Option<Vec<u8>> =
        challenge::peek(app, Kind::NewSecret, Some(person.id), handle).await?;
    let Some(secret) = secret else {
        return Ok((Set::Late, None));
    };
    if let Some(why) = password::weakness(password, &person.name, &app.campaign().name) {
        return Ok((Set::Weak(why), None));
    }
    let Some(step) = code::step(&secret, typed, app.clock().now()) else {
        return Ok((Set::WrongCode, None));
    };
    let hash = match room.hashing().hash(app, password).await? {
        Ok(hash) => hash,
        Err(Busy) => return Ok((Set::Busy, None)),
    };
    let sealed = app
        .keys()
        .seal("staff-secret", person.id.as_bytes(), &secret, app.rng());
    let mut tx = app.db().begin().await?;
    let row = args![person.id, hash, sealed, step, tx.now()];
    tx.execute(queries::PASSWORD_PUT, row).await?;
    tx.execute(queries::CHALLENGES_DROP, args![person.id, "new-secret"])
        .await?;
    let id = person.id.to_string();
    audit::append(&mut tx, &id, "staff.credential_added", &id, "password").await?;
    Ok((Set::Done, Some(tx)))
}

/// What is to be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Passkey(Uuid),
    Password,
}

/// Takes one thing away, and ends every session but `mine`: what was lost may have begun one. False when it is the last:
/// nobody locks themselves out by a slip.
pub(crate) async fn remove(room: &Staff, person: Uuid, mine: Uuid, which: Which) -> Result<bool> {
    let mut tx = room.app().db().begin().await?;
    // Locks the person, so that two at once do not take away the last two.
    let _: Option<(Uuid, String, String)> =
        tx.optional(queries::PERSON_ACTIVE, args![person]).await?;
    let (gone, kind) = match which {
        Which::Passkey(id) => {
            let gone = tx.execute(queries::PASSKEY_REMOVE, args![person, id]);
            (gone.await?, "passkey")
        }
        Which::Password => {
            let gone = tx.execute(queries::PASSWORD_REMOVE, args![person]);
            (gone.await?, "password")
        }
    };
    if gone > 0 && !has_in(&mut tx, person).await? {
        return Ok(false);
    }
    if gone > 0 {
        session::end_others(&mut tx, person, mine).await?;
        let id = person.to_string();
        audit::append(&mut tx, &id, "staff.credential_removed", &id, kind).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Takes everything away but the recovery codes: it was lost, or an owner made a new link. True when there was something.
pub(crate) async fn forget_all(tx: &mut Tx, person: Uuid) -> Result<bool> {
    let passkeys = tx.execute(queries::PASSKEYS_REMOVE, args![person]).await?;
    let password = tx.execute(queries::PASSWORD_REMOVE, args![person]).await?;
    Ok(passkeys + password > 0)
}

/// New recovery codes for a person.
pub(crate) async fn new_codes(room: &Staff, person: Uuid) -> Result<Vec<String>> {
    let mut tx = room.app().db().begin().await?;
    let codes = recovery::make(&mut tx, room.app(), person).await?;
    tx.commit().await?;
    Ok(codes)
}

/// A secret for an app, and the handle of the page that shows it.
pub(crate) async fn new_secret(room: &Staff, person: Uuid) -> Result<(String, Vec<u8>)> {
    let secret = code::fresh(room.app().rng()).to_vec();
    let handle = challenge::put(room.app(), Kind::NewSecret, Some(person), &secret).await?;
    Ok((handle.text(), secret))
}

/// The secret of a page that is shown again, because something on it was wrong.
pub(crate) async fn same_secret(
    room: &Staff,
    person: Uuid,
    handle: &str,
) -> Result<Option<Vec<u8>>> {
    challenge::peek(room.app(), Kind::NewSecret, Some(person), handle).await
}
