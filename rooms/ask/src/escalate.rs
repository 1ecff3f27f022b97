//! A person sees in a question what the filters did not: somebody who tells of themselves, or what may be a crime.

use crate::{
    Ask, care,
    model::Act,
    queries,
    row::{Row, resolve_at},
    thread,
};
use guard::{TextFacts, case::Detected, text::TextCase};
use store::{Uuid, args};
use web::{Result, audit};

/// Hands a question to the safety officer. From here on nobody else can read it; its writer sees help at the receipt,
/// and can delete it there. False when somebody else decided.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn hand_over(room: &Ask, person: Uuid, id: Uuid) -> Result<bool> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    let Some(words) = row.words.clone() else {
        return Ok(false);
    };
    if row.move_by(&mut tx, Act::HandOver).await?.is_none() {
        return Ok(false);
    }
    care::hand_over(room, &mut tx, id, &words, &row.lang).await?;
    tx.execute(queries::NO_WORDS, args![id]).await?;
    let (actor, subject) = (person.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "ask.handed_over", &subject, "").await?;
    tx.commit().await?;
    Ok(true)
}

/// Seals a question into the vault as a case. To its writer it waits on, and is declined in time. False when somebody
/// else decided.
///
/// # Errors
/// When the vault or the database refuses: then nothing has changed.
pub(crate) async fn seal(room: &Ask, person: Uuid, id: Uuid, kind: TextCase) -> Result<bool> {
    let found = Row::read(room.app().db(), id).await?;
    let Some((row, words)) = found.and_then(|row| row.words.clone().map(|words| (row, words)))
    else {
        return Ok(false);
    };
    let facts = TextFacts {
        id,
        kind,
        received_at: row.made_at,
        sender: None,
        about: row.about.clone(),
        detected: Detected::Sighting,
    };
    room.guard().seal_text(&facts, &words).await?;
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    if row.move_by(&mut tx, Act::Seal).await?.is_none() {
        return Ok(false);
    }
    room.guard().open_text_case(&mut tx, &facts).await?;
    let none: Option<&str> = None;
    let at = resolve_at(room, &mut tx).await?;
    tx.execute(queries::REASON, args![id, none, none, at])
        .await?;
    tx.execute(queries::NO_WORDS, args![id]).await?;
    thread::unpublish(&mut tx, id).await?;
    let (actor, subject) = (person.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "ask.escalated", &subject, kind.name()).await?;
    tx.commit().await?;
    Ok(true)
}
