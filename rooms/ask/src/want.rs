//! "I want to know this too": a count, and nothing about who.

use crate::{Ask, queries, shown};
use store::args;
use web::{Problem, Result, Visit};

/// Counts once a day for a home. To whoever asks it is done either way.
///
/// # Errors
/// 404 when nothing public has that name.
pub(crate) async fn want(room: &Ask, visit: &Visit, name: &str) -> Result<()> {
    let app = room.app();
    let shown = shown::by_name(app.db(), name)
        .await?
        .ok_or_else(Problem::not_found)?;
    let now = app.clock().now();
    if room.homes().first_today(visit.home(), shown.question, now) {
        let mut tx = app.db().begin().await?;
        tx.execute(queries::WANT, args![name]).await?;
        tx.commit().await?;
    }
    Ok(())
}
