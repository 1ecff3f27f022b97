//! The first reading of the banks: from their files, and what these do not have from the database.

use super::{
    memory::Memory,
    rows::{PAGE, Row, read},
    saved::Folder,
};
use crate::{
    bank::{self, Bank},
    queries,
};
use store::{Db, Keys, Result, Statement, Uuid, args};

/// Reads all banks, and says after which generation changes are still to be read.
pub(super) async fn load(
    memory: &mut Memory,
    db: &Db,
    keys: &Keys,
    folder: &Folder,
    generation: i64,
) -> Result<i64> {
    memory.clear();
    // A file may hold more than its mark says, but nothing that has no number yet.
    let given = db.number(queries::CONTENTS_GIVEN, args![]).await?;
    let mut known = generation;
    for row in bank::list(db).await? {
        let tokens: Vec<(Uuid,)> = db.all(queries::SAVED, args![row.id]).await?;
        let tokens: Vec<Uuid> = tokens.into_iter().map(|(token,)| token).collect();
        match folder.open(&row, &tokens).await {
            Some((bank, mark)) if mark <= generation => {
                memory.put_bank(row.id, bank);
                memory.last_content = memory.last_content.max(given);
                known = known.min(mark);
                each(memory, db, keys, &row, queries::LOAD_STATES, i64::MAX).await?;
            }
            // One of a database that was put back to an older state holds what is listed no longer: it goes, before the
            // database counts past its mark again.
            _ => {
                folder.remove(row.id);
                memory.set_bank(&row);
                each(memory, db, keys, &row, queries::LOAD, -1).await?;
            }
        }
    }
    Ok(known)
}

async fn each(
    memory: &mut Memory,
    db: &Db,
    keys: &Keys,
    row: &Bank,
    statement: Statement,
    known: i64,
) -> Result<()> {
    let mut after = 0;
    loop {
        let page: Vec<Row> = db.all(statement, args![row.id, after, PAGE]).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.id;
        memory.apply(read(db, keys, page, known).await?);
    }
}
