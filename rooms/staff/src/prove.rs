//! Somebody says a name and shows a password with a code, or a recovery code. Whatever is wrong, and whether anybody bears
//! the name at all, the answer and the work for it are the same.

use crate::{
    Staff,
    attempt::{self, Tried},
    code, limits, model,
    password::Busy,
    queries, recovery,
};
use store::{Result, Tx, Uuid, args};
use web::Person;

/// What came of it.
pub(crate) enum Proved {
    /// It is this person. What was used up is used up in this transaction.
    Yes(Box<Person>, Tx),
    /// It is not.
    No,
    /// The name is locked for so many seconds.
    Wait(u64),
    /// Too many passwords are being looked at.
    Busy,
}

/// What is shown besides the name.
pub(crate) enum Shown<'a> {
    Password { password: &'a str, code: &'a str },
    Recovery(&'a str),
}

/// Looks at it.
pub(crate) async fn prove(room: &Staff, name: &str, shown: Shown<'_>) -> Result<Proved> {
    let app = room.app();
    let Ok(Some(name)) = limits::NAME.read(name) else {
        return Ok(Proved::No);
    };
    let failures = match attempt::count(app, &name).await? {
        Tried::Go(failures) => failures,
        Tried::Wait(seconds) => return Ok(Proved::Wait(seconds)),
    };
    let found: Option<(Uuid, String, String)> = app
        .db()
        .optional(queries::PERSON_NAMED, args![&name])
        .await?;
    let person = found.map(model::person).transpose()?;
    let id = person.as_ref().map(|person| person.id);
    let right = match shown {
        Shown::Password { password, code } => by_password(room, id, password, code).await?,
        Shown::Recovery(code) => by_recovery(room, id, code).await?,
    };
    match (right, person) {
        (Right::Busy, _) => Ok(Proved::Busy),
        (Right::Yes(mut tx), Some(person)) => {
            attempt::forget(&mut tx, app, &name).await?;
            Ok(Proved::Yes(Box::new(person), tx))
        }
        _ => {
            attempt::failed(app, id, failures).await?;
            Ok(Proved::No)
        }
    }
}

enum Right {
    Yes(Tx),
    No,
    Busy,
}

async fn by_password(
    room: &Staff,
    person: Option<Uuid>,
    password: &str,
    typed: &str,
) -> Result<Right> {
    let app = room.app();
    let id = person.unwrap_or_else(Uuid::nil);
    let kept: Option<(String, Vec<u8>)> = app.db().optional(queries::PASSWORD, args![id]).await?;
    let (hash, sealed) = kept.unzip();
    let secret = match sealed {
        Some(sealed) => app.keys().open("staff-secret", id.as_bytes(), &sealed)?,
        None => code::fresh(app.rng()).to_vec(),
    };
    let step = code::step(&secret, typed, app.clock().now());
    let fits = match room.hashing().fits(app, password, hash).await? {
        Ok(fits) => fits,
        Err(Busy) => return Ok(Right::Busy),
    };
    // Right or wrong, the step is asked for: in the one statement that also spends it, so that a code works once.
    let mut tx = app.db().begin().await?;
    let step = step.filter(|_| fits).unwrap_or(i64::MIN);
    let spent = tx.execute(queries::STEP_USE, args![id, step]).await?;
    Ok(if fits && spent == 1 {
        Right::Yes(tx)
    } else {
        Right::No
    })
}

async fn by_recovery(room: &Staff, person: Option<Uuid>, code: &str) -> Result<Right> {
    let mut tx = room.app().db().begin().await?;
    let used = recovery::use_up(&mut tx, room.app(), person, code).await?;
    Ok(if used { Right::Yes(tx) } else { Right::No })
}
