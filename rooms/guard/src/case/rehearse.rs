//! Proof, now and then, that a key kept offline still opens what is sealed here. A key that was lost is found out by this,
//! and not by the police.

use super::{limits, queries, vault_name};
use crate::{Slot, key, vault};
use store::{Area, Db, Error, Millis, Result, args};
use web::{App, audit};
use zeroize::Zeroizing;

/// Seals a test object as evidence is sealed, reads it back from the vault, opens it with this private half, and writes
/// down that it did. Which of the two keys it is.
///
/// # Errors
/// [`Error::Unsealable`] when it is no key of this vault, or does not open; or when the vault refuses.
pub async fn rehearse(app: &App, private: &str) -> Result<Slot> {
    let slot = key::slot_of(app.db(), private)
        .await?
        .ok_or(Error::Unsealable)?;
    let own = key::make();
    let outside = key::recipients(app.db()).await?;
    let wrapped = vault::seal(&outside, own.private.as_bytes())?;
    let name = format!("{}.rehearsal.age", vault_name(app.db().ids().row()));
    let sample = app.rng().bytes::<32>();
    vault::put(app.blobs(), &own.public, &name, &sample).await?;
    let sealed = app.blobs().get(Area::Vault, &name).await;
    app.blobs().delete(Area::Vault, &name).await?;
    let own = Zeroizing::new(vault::open(private, &wrapped)?);
    let own = std::str::from_utf8(&own).map_err(|_| Error::Unsealable)?;
    if vault::open(own, &sealed?)? != sample {
        return Err(Error::Unsealable);
    }
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    tx.execute(queries::REHEARSED, args![slot.name(), now])
        .await?;
    audit::append(&mut tx, "system", "guard.key_rehearsed", slot.name(), "").await?;
    tx.commit().await?;
    Ok(slot)
}

/// When each key was last shown to open, milliseconds since 1970 (UTC); nothing for never.
///
/// # Errors
/// When the database cannot be reached.
pub async fn rehearsals(db: &Db) -> Result<Vec<(Slot, Option<Millis>)>> {
    let rows: Vec<(String, Millis)> = db.all(queries::REHEARSALS, args![]).await?;
    let last = |slot: Slot| {
        rows.iter()
            .find(|(name, _)| name == slot.name())
            .map(|(_, at)| *at)
    };
    Ok(Slot::ALL
        .into_iter()
        .map(|slot| (slot, last(slot)))
        .collect())
}

/// Whether a key should be shown to open again.
pub fn is_to_be_rehearsed(last: Option<Millis>, now: Millis) -> bool {
    last.is_none_or(|at| now.saturating_sub(at) > limits::REHEARSE_EVERY_MS)
}
