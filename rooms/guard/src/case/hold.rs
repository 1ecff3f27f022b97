//! Legal holds: while one stands nothing is destroyed, whoever asks and however old it is.

use super::{Case, Outcome, decide::done, note, queries};
use serde::Serialize;
use store::{Millis, Result, Uuid, args};
use web::App;

/// A hold.
#[derive(Clone, Debug, Serialize)]
pub struct Hold {
    /// Its row.
    pub id: Uuid,
    /// The officer who set it.
    pub by: Uuid,
    /// Why, in their words.
    pub reason: String,
    /// Since when, milliseconds since 1970 (UTC).
    pub at: Millis,
    /// When it was released, milliseconds since 1970 (UTC).
    pub released_at: Option<Millis>,
}

/// Sets a hold. Several may stand at once: each is released by itself.
///
/// # Errors
/// When the database refuses.
pub async fn hold(app: &App, officer: Uuid, id: Uuid, why: &str) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let case = Case::find(&mut tx, id).await?;
    if case.is_none_or(|case| case.destroyed_at.is_some()) {
        return Ok(Outcome::Gone);
    }
    let (hold, now) = (tx.ids().row(), tx.now());
    let row = args![hold, id, officer, note::sealed(app, hold, why), now];
    tx.execute(queries::HOLD_INSERT, row).await?;
    done(tx, officer, id, "guard.case_held").await
}

/// Releases a hold.
///
/// # Errors
/// When the database refuses.
pub async fn release(app: &App, officer: Uuid, id: Uuid, hold: Uuid, why: &str) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let row = args![hold, id, officer, now];
    if tx.execute(queries::HOLD_RELEASE, row).await? == 0 {
        return Ok(Outcome::Gone);
    }
    note::keep(&mut tx, app, (id, officer), "release", why).await?;
    done(tx, officer, id, "guard.case_released").await
}

/// The holds of a case, oldest first.
///
/// # Errors
/// When the database cannot be reached, or a reason is sealed with another key.
pub async fn holds(app: &App, id: Uuid) -> Result<Vec<Hold>> {
    type Row = (Uuid, Uuid, Vec<u8>, Millis, Option<Millis>);
    let rows: Vec<Row> = app.db().all(queries::HOLDS, args![id]).await?;
    let open = |(id, by, reason, at, released_at): Row| {
        let reason = note::opened(app, id, &reason)?;
        Ok(Hold {
            id,
            by,
            reason,
            at,
            released_at,
        })
    };
    rows.into_iter().map(open).collect()
}
