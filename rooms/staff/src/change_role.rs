//! A person gets another role. Their sessions end: what is open in a browser was opened in the old one.

use crate::{model, queries, revoke::is_last_owner};
use store::{Result, Tx, Uuid, args};
use web::{Role, audit, session};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Done,
    /// They have this role.
    Same,
    /// They are the last owner who can act.
    LastOwner,
    /// Nobody of that id works here (any more).
    Gone,
}

pub(crate) async fn change_role(tx: &mut Tx, id: Uuid, role: Role, by: &str) -> Result<Changed> {
    if role != Role::Owner && is_last_owner(tx, id).await? {
        return Ok(Changed::LastOwner);
    }
    let Some(row) = tx.optional(queries::PERSON_ACTIVE, args![id]).await? else {
        return Ok(Changed::Gone);
    };
    let before = model::person(row)?.role;
    if before == role {
        return Ok(Changed::Same);
    }
    tx.execute(queries::ROLE_PUT, args![id, role.name()])
        .await?;
    session::end_all_of(tx, id).await?;
    let detail = format!("{} to {}", before.name(), role.name());
    audit::append(tx, by, "staff.role_changed", &id.to_string(), &detail).await?;
    Ok(Changed::Done)
}
