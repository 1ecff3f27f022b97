//! Off the wall: what every withdrawal, removal, undo and hiding has in common.

use crate::{TakenDown, queries, retention, row::Row};
use store::{Result, Tx, Uuid, args};

/// The row leaves the wall with this transaction; its objects stay (it may come back).
pub(crate) async fn leave_wall(tx: &mut Tx, row: &Row, was_shown: bool) -> Result<()> {
    let (true, Some(name)) = (was_shown, row.public_name.clone()) else {
        return Ok(());
    };
    uncount(tx, row).await?;
    tx.emit(&TakenDown { post: row.id, name })
}

/// The row leaves the wall and its objects are destroyed. A second approval gets a new name.
pub(crate) async fn unpublish(tx: &mut Tx, row: &Row, was_shown: bool) -> Result<()> {
    leave_wall(tx, row, was_shown).await?;
    if row.public_name.is_some() {
        retention::drop_public(tx, row).await?;
        tx.execute(queries::UNSHOWN, args![row.id]).await?;
    }
    Ok(())
}

/// Copies of a picture are counted once. When the one they are copies of goes, the oldest copy takes its place.
async fn uncount(tx: &mut Tx, row: &Row) -> Result<()> {
    if row.near_of.is_some() {
        return Ok(());
    }
    tally(tx, -1, 0).await?;
    let Some((heir,)) = tx
        .optional::<(Uuid,)>(queries::NEAR_OLDEST, args![row.id])
        .await?
    else {
        return Ok(());
    };
    tx.execute(queries::NEAR_MOVE, args![row.id, heir]).await?;
    tx.execute(queries::NEAR_FIRST, args![heir]).await?;
    let shown = Row::find(tx, heir)
        .await?
        .is_some_and(|heir| heir.is_shown());
    tally(tx, i64::from(shown), 0).await
}

/// Moves the counts that the wall shows.
pub(crate) async fn tally(tx: &mut Tx, posts: i64, counted: i64) -> Result<()> {
    if posts != 0 || counted != 0 {
        tx.execute(queries::TALLY_ADD, args![posts, counted])
            .await?;
    }
    Ok(())
}
