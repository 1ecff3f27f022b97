//! A moderator puts into better words what a picture shows. Its author's receipt says that somebody did.

use crate::{Decision, Held, model::State, queries, row::Row};
use store::{Result, Tx, Uuid, args};
use web::audit;

/// Writes `alt` for a post that waits, as its author may change it again. The words themselves are in no log.
///
/// # Errors
/// When the database refuses.
pub async fn describe(
    tx: &mut Tx,
    post: Uuid,
    alt: Option<String>,
    actor: &str,
) -> Result<Decision> {
    let Some(row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    let waits = match row.state()? {
        State::Held => true,
        State::Approved => !row.words_ok,
        _ => false,
    };
    if !waits {
        return Ok(Decision::Gone);
    }
    if row.alt == alt {
        return Ok(Decision::Done);
    }
    tx.execute(queries::DESCRIBED, args![post, alt]).await?;
    audit::append(tx, actor, "post.described", &post.to_string(), "").await?;
    tx.emit(&Held { post })?;
    Ok(Decision::Done)
}
