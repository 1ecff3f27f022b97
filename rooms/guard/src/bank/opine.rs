//! What people and sources think of a content.

use super::{
    Outcome,
    content::view_name,
    generation::{Goes, step, tell},
};
use crate::{Purpose, queries};
use hashbank::View;
use std::cmp::Ordering;
use store::{Result, Tx, Uuid, args};
use web::audit;

/// Says what `who` thinks of a content, in the place of what they said before. It stands unless more deny than confirm it.
/// `actor` is who brings it: the same, or the exchange that a member spoke through.
///
/// # Errors
/// When the database refuses.
pub async fn opine(
    tx: &mut Tx,
    actor: &str,
    id: i64,
    who: &str,
    view: View,
) -> Result<Outcome<()>> {
    let step = step(tx, 0).await?;
    let bank: Option<(Uuid, String)> = tx.optional(queries::CONTENT_BANK, args![id]).await?;
    let Some((_, purpose)) = bank else {
        return Ok(Outcome::Missing);
    };
    let before = tx.number(queries::CONTENT_BALANCE, args![id]).await?;
    let row = args![id, who, view_name(view), tx.now()];
    tx.execute(queries::OPINION_PUT, row).await?;
    let after = tx.number(queries::OPINIONS_BALANCE, args![id]).await?;
    let row = args![id, after, step.generation];
    tx.execute(queries::CONTENT_WEIGH, row).await?;
    let goes = match (before >= 0).cmp(&(after >= 0)) {
        Ordering::Less => Some(Goes::Up),
        Ordering::Greater => Some(Goes::Down),
        Ordering::Equal => None,
    };
    if let (Some(purpose), Some(goes)) = (Purpose::parse(&purpose), goes) {
        tell(tx, step, purpose, goes)?;
    }
    let subject = id.to_string();
    audit::append(tx, actor, "guard.content_judged", &subject, view_name(view)).await?;
    Ok(Outcome::Done(()))
}
