//! Coming in by a link, and going out.

use crate::{Staff, invite::mac, model, queries};
use http::HeaderMap;
use store::{Result, Token, Uuid, args};
use web::{
    Person, Visit, audit,
    session::{self, Whence},
};

/// Whose link it is; `None` for one that was never made, was used, has ended or belongs to somebody who left. Which of
/// these it is, nobody is told.
pub(crate) async fn look(room: &Staff, token: &str) -> Result<Option<Person>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let app = room.app();
    let args = args![mac(app, &token), app.clock().now()];
    let row: Option<(Uuid, String, String)> = app.db().optional(queries::LINK, args).await?;
    row.map(person).transpose()
}

/// Uses the link up and starts a session; the one this browser had before ends.
pub(crate) async fn sign_in(
    room: &Staff,
    token: &str,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<(Person, Token)>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let used: Option<(Uuid,)> = tx
        .optional(queries::LINK_USE, args![mac(app, &token), now])
        .await?;
    let Some((id,)) = used else {
        return Ok(None);
    };
    let Some(row) = tx.optional(queries::PERSON_ACTIVE, args![id]).await? else {
        return Ok(None);
    };
    let person = person(row)?;
    session::end(&mut tx, app, headers).await?;
    let session = session::start(&mut tx, app, &person, Whence::of(visit, headers)).await?;
    audit::append(
        &mut tx,
        &id.to_string(),
        "staff.signed_in",
        &id.to_string(),
        "",
    )
    .await?;
    tx.commit().await?;
    Ok(Some((person, session)))
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

fn person((id, name, role): (Uuid, String, String)) -> Result<Person> {
    Ok(Person {
        id,
        name,
        role: model::role(&role)?,
    })
}
