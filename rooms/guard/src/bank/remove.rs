//! Contents deleted: their hashes are destroyed, a row without any says so to other nodes.

use super::{
    Outcome,
    add::count,
    generation::{Goes, step, tell},
    make::read_by_id,
    pack, seal,
};
use crate::{Purpose, queries};
use std::collections::BTreeMap;
use store::{Result, Tx, Uuid, args};
use web::{App, audit};

/// Deletes a content.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, actor: &str, id: i64) -> Result<Outcome<()>> {
    let step = step(tx, 0).await?;
    let bank: Option<(Uuid, String)> = tx.optional(queries::CONTENT_BANK, args![id]).await?;
    let Some((bank, purpose)) = bank else {
        return Ok(Outcome::Missing);
    };
    destroy(tx, step.generation, bank, &[id]).await?;
    if let Some(purpose) = Purpose::parse(&purpose) {
        tell(tx, step, purpose, Goes::Down)?;
    }
    audit::append(tx, actor, "guard.content_deleted", &id.to_string(), "").await?;
    Ok(Outcome::Done(()))
}

/// Deletes contents by what their source calls them, and says how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn delete_keys(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    bank: Uuid,
    keys: &[String],
) -> Result<Outcome<u64>> {
    let step = step(tx, 0).await?;
    let Some(bank) = read_by_id(tx, bank).await? else {
        return Ok(Outcome::Missing);
    };
    let macs = keys
        .iter()
        .map(|key| pack::hex(&seal::key_mac(app.keys(), key)));
    let macs = pack::list(macs);
    let rows: Vec<(i64,)> = tx
        .all(queries::CONTENTS_LIVE_OF_KEYS, vec![macs, bank.id.into()])
        .await?;
    let ids: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
    if ids.is_empty() {
        return Ok(Outcome::Done(0));
    }
    destroy(tx, step.generation, bank.id, &ids).await?;
    tell(tx, step, bank.purpose, Goes::Down)?;
    let count = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    let (subject, detail) = (bank.id.to_string(), format!("deleted {count}"));
    audit::append(tx, actor, "guard.contents_deleted", &subject, &detail).await?;
    Ok(Outcome::Done(count))
}

async fn destroy(tx: &mut Tx, generation: i64, bank: Uuid, ids: &[i64]) -> Result<()> {
    destroy_signals(tx, bank, ids).await?;
    let (list, now) = (pack::list(ids.iter().copied()), tx.now());
    tx.execute(queries::OPINIONS_DELETE, vec![list.clone()])
        .await?;
    tx.execute(
        queries::CONTENTS_DELETE,
        vec![list, now.into(), generation.into()],
    )
    .await?;
    Ok(())
}

/// Destroys the signals of contents of one bank.
pub(super) async fn destroy_signals(tx: &mut Tx, bank: Uuid, ids: &[i64]) -> Result<()> {
    let list = pack::list(ids.iter().copied());
    let tally: Vec<(String, i64)> = tx.all(queries::SIGNALS_COUNT, vec![list.clone()]).await?;
    tx.execute(queries::SIGNALS_DELETE, vec![list]).await?;
    let tally: BTreeMap<&str, i64> = tally.iter().map(|(kind, n)| (kind.as_str(), -n)).collect();
    count(tx, bank, tally).await
}
