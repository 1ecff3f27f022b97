//! A moderator has read the briefing and decided the drawn examples. What they read and decide there is the desk's; here
//! stands only that they passed, and by which edition.

use crate::queries;
use store::{Db, Result, Tx, Uuid, args};
use web::audit;

/// The training as it is now. A new meaning is a new name, and everybody is asked again; better words are not.
pub const TRAINING: &str = "training-1";

/// Writes down that a person passed an edition of the training. Twice is once.
///
/// # Errors
/// When the database refuses.
pub async fn passed(tx: &mut Tx, person: Uuid, edition: &str) -> Result<()> {
    let now = tx.now();
    if tx
        .execute(queries::PASS, args![person, edition, now])
        .await?
        == 0
    {
        return Ok(());
    }
    let id = person.to_string();
    audit::append(tx, &id, "staff.trained", &id, edition).await?;
    Ok(())
}

/// True for a person who works here and has passed the training as it is now.
///
/// # Errors
/// When the database cannot be reached.
pub async fn has_passed(db: &Db, person: Uuid) -> Result<bool> {
    Ok(db.number(queries::PASSED, args![person, TRAINING]).await? == 1)
}
