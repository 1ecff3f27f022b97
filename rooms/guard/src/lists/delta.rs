//! What changed in the banks after a generation, read page by page and put into memory.

use super::{
    memory::Memory,
    rows::{PAGE, Row, read},
};
use crate::{bank, queries};
use store::{Db, Keys, Result, args};

/// Brings the memory to a generation that the database has. Stopped by an error, it has read part of it and says so to
/// nobody: the next try reads from the same place.
pub(super) async fn catch_up(
    memory: &mut Memory,
    db: &Db,
    keys: &Keys,
    known: i64,
    generation: i64,
) -> Result<()> {
    memory.set_banks(&bank::list(db).await?);
    let mut after = (known, i64::MAX);
    loop {
        let args = args![after.0, after.1, PAGE];
        let page: Vec<Row> = db.all(queries::DELTA, args).await?;
        let Some(last) = page.last() else { break };
        after = (last.changed, last.id);
        let (rows, page) = (page.len(), read(db, keys, page, known).await?);
        memory.apply(page);
        if i64::try_from(rows).unwrap_or(0) < PAGE {
            break;
        }
    }
    memory.generation = Some(generation);
    Ok(())
}
