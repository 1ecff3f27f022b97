//! A person no longer works here: their sessions end at once, their links stop working.

use crate::{model::AGREEMENT, queries};
use store::{Result, Tx, Uuid, args};
use web::{audit, session};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Revoked {
    Done,
    /// They are the last owner who can act.
    LastOwner,
    /// Nobody of that id works here (any more).
    Gone,
}

pub(crate) async fn revoke(tx: &mut Tx, id: Uuid, by: &str) -> Result<Revoked> {
    if is_last_owner(tx, id).await? {
        return Ok(Revoked::LastOwner);
    }
    let now = tx.now();
    if tx.execute(queries::REVOKE, args![id, now]).await? == 0 {
        return Ok(Revoked::Gone);
    }
    tx.execute(queries::INVITES_DROP, args![id]).await?;
    session::end_all_of(tx, id).await?;
    audit::append(tx, by, "staff.revoked", &id.to_string(), "").await?;
    Ok(Revoked::Done)
}

/// An owner who was invited but has not agreed yet cannot act, so they do not count beside one who can.
pub(crate) async fn is_last_owner(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let owners: Vec<(Uuid, String)> = tx.all(queries::OWNERS, args![]).await?;
    let acts = |agreed: &str| agreed == AGREEMENT;
    let Some((_, theirs)) = owners.iter().find(|(owner, _)| *owner == id) else {
        return Ok(false);
    };
    let another = owners
        .iter()
        .any(|(owner, agreed)| *owner != id && (acts(agreed) || !acts(theirs)));
    Ok(!another)
}
