//! Opening evidence: with a key that is kept offline, by who was granted it, and written down before a byte is shown.

use super::{Case, Evidence, Purpose, grant, queries};
use crate::key;
use store::{Error, Result, Uuid, args};
use web::{App, audit};

/// Evidence that somebody may see now.
#[derive(Debug)]
pub struct Unsealed {
    /// The case.
    pub case: Case,
    /// The grant that was used up.
    pub grant: Uuid,
    /// What was sealed.
    pub evidence: Evidence,
}

/// Opens the evidence of a case for an officer who was granted it. `None` when no grant stands for this officer and this
/// key; a grant by the holder of one key needs the other key to open. [`Purpose::Open`] counts as a look at it from then on.
///
/// # Errors
/// [`Error::Missing`] when there is no such case or its evidence was destroyed; [`Error::Unsealable`] when the key is not
/// one of the vault's. When the record cannot be written nothing is shown.
pub async fn unseal(
    app: &App,
    officer: Uuid,
    id: Uuid,
    purpose: Purpose,
    private: &str,
) -> Result<Option<Unsealed>> {
    let slot = key::slot_of(app.db(), private)
        .await?
        .ok_or(Error::Unsealable)?;
    let case = Case::read(app.db(), id).await?.ok_or(Error::Missing)?;
    let Some(granted) = grant::standing(app, officer, id, purpose, Some(slot)).await? else {
        return Ok(None);
    };
    let evidence = Evidence::open(app, case.item, private).await?;
    let mut tx = app.db().begin().await?;
    if !grant::use_up(&mut tx, granted.id).await? {
        return Ok(None);
    }
    let now = tx.now();
    if purpose == Purpose::Open {
        tx.execute(queries::OPENED, args![id, now]).await?;
    }
    let (actor, subject) = (officer.to_string(), id.to_string());
    let detail = format!("{} {} key:{}", purpose.name(), granted.id, slot.name());
    audit::append(&mut tx, &actor, "guard.case_unsealed", &subject, &detail).await?;
    tx.commit().await?;
    Ok(Some(Unsealed {
        case,
        grant: granted.id,
        evidence,
    }))
}
