//! A person does not publish a question, and says why.

use crate::{
    Ask,
    model::{Act, Reason},
    queries,
    row::Row,
    shown,
};
use store::{Uuid, args};
use web::{Result, audit};

/// Declines a question and all that wait with the same words. `see` is the public name of one that answers it. False
/// when somebody else decided.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn decline(
    room: &Ask,
    person: Uuid,
    id: Uuid,
    reason: Reason,
    see: Option<&str>,
) -> Result<bool> {
    let db = room.app().db();
    let see = match see {
        Some(name) => shown::by_name(db, name).await?.map(|shown| shown.name),
        None => None,
    };
    let mut tx = db.begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    if row.move_by(&mut tx, Act::Decline).await?.is_none() {
        return Ok(false);
    }
    let now = tx.now();
    tx.execute(
        queries::REASON,
        args![id, reason.name(), see.clone(), 0_i64],
    )
    .await?;
    let same = args![&row.same_mac, id, now, reason.name(), see];
    tx.execute(queries::SAME_DECLINED, same).await?;
    let (actor, subject) = (person.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "ask.declined", &subject, reason.name()).await?;
    tx.commit().await?;
    Ok(true)
}
