//! A second opinion: somebody else decides, and who asked never gets that picture again.

use crate::{Desk, batch, limits, model::Outcome, queries};
use post::held_view;
use store::{Tx, Uuid, args};
use web::{Person, Result, audit};

/// Hands a post on to the others. The one whose opinion it is decides: it is not handed on twice.
pub(crate) async fn stash(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    let view = held_view(&mut tx, post).await?.filter(|view| view.waits);
    let Some(view) = view else {
        return Ok(Outcome::Gone);
    };
    if batch::in_other_hands(&mut tx, person.id, post).await? {
        return Ok(Outcome::Gone);
    }
    let asked = tx
        .number(queries::STASHED, args![post, view.upload])
        .await?;
    if asked > 0 {
        return Ok(Outcome::Second);
    }
    let now = tx.now();
    let row = args![post, person.id, view.upload, now];
    tx.execute(queries::STASH_PUT, row).await?;
    tx.execute(queries::LEASE_DROP, args![post]).await?;
    let (actor, subject) = (person.id.to_string(), post.to_string());
    audit::append(&mut tx, &actor, "desk.stashed", &subject, "").await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Takes that back within ten seconds, unless somebody has it in hand already. False when there is nothing to take back.
pub(crate) async fn take_back(tx: &mut Tx, person: &Person, post: Uuid) -> Result<bool> {
    let now = tx.now();
    let asked = args![post, person.id, now - limits::UNDO_MS];
    if tx.execute(queries::STASH_BACK, asked).await? == 0 {
        return Ok(false);
    }
    let until = now + limits::LEASE_MS;
    let back = args![post, person.id, now, until];
    if tx.execute(queries::LEASE_BACK, back).await? == 0 {
        return Ok(false);
    }
    let (actor, subject) = (person.id.to_string(), post.to_string());
    audit::append(tx, &actor, "desk.unstashed", &subject, "").await?;
    Ok(true)
}
