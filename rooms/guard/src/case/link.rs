//! Cases of one uploader belong together: those of one post by themselves, others when an officer says so.

use super::{Case, Outcome, decide::done, queries};
use store::{Result, Uuid, args};
use web::App;

/// Links a case, and whatever is linked with it, with another.
///
/// # Errors
/// When the database refuses.
pub async fn link(app: &App, officer: Uuid, id: Uuid, with: Uuid) -> Result<Outcome> {
    let mut tx = app.db().begin().await?;
    // Always in the same order, so that two officers never wait for each other.
    let (first, second) = (id.min(with), id.max(with));
    let (first, second) = (
        Case::find(&mut tx, first).await?,
        Case::find(&mut tx, second).await?,
    );
    let (Some(first), Some(second)) = (first, second) else {
        return Ok(Outcome::Gone);
    };
    if first.chain == second.chain {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::CHAIN_JOIN, args![second.chain, first.chain])
        .await?;
    done(tx, officer, id, "guard.case_linked").await
}

/// Takes a case out of what it is linked with. The uploads of one post stay together.
///
/// # Errors
/// When the database refuses.
pub async fn unlink(app: &App, officer: Uuid, id: Uuid) -> Result<Outcome> {
    let mut tx = app.db().begin().await?;
    let Some(case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    let chain = tx.ids().row();
    tx.execute(queries::CHAIN_LEAVE, args![case.post, chain])
        .await?;
    done(tx, officer, id, "guard.case_unlinked").await
}
