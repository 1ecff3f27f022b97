//! Off the wall: what every withdrawal, removal, undo and hiding has in common.

use crate::{TakenDown, queries, retention, row::Row};
use store::{Result, Tx, Uuid, args};

/// The row leaves the wall with this transaction; its objects stay (it may come back).
pub(crate) async fn leave_wall(tx: &mut Tx, row: &Row, was_shown: bool) -> Result<()> {
    let (true, Some(name)) = (was_shown, row.public_name.clone()) else {
        return Ok(());
    };
    count(tx, row, -1).await?;
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

/// A picture comes (`by` 1) or goes (`by` -1). Copies of one picture count once: only the first to come and the last
/// to go move the count. Called while the row itself is (still, or already) shown.
pub(crate) async fn count(tx: &mut Tx, row: &Row, by: i64) -> Result<()> {
    // Two copies at once must not both think that they are the first.
    tx.execute(queries::TALLY_LOCK, args![]).await?;
    let picture = row.near_of.unwrap_or(row.id);
    let others = tx
        .number(queries::COPIES_SHOWN, args![picture, row.id])
        .await?;
    if others == 0 {
        tally(tx, by, 0).await?;
    }
    Ok(())
}

/// The post's picture is replaced: its copies have the oldest of them as their first from now on.
pub(crate) async fn leave_copies(tx: &mut Tx, row: &Row) -> Result<()> {
    if let Some((heir,)) = tx
        .optional::<(Uuid,)>(queries::NEAR_OLDEST, args![row.id])
        .await?
    {
        tx.execute(queries::NEAR_MOVE, args![row.id, heir]).await?;
        tx.execute(queries::NEAR_FIRST, args![heir]).await?;
    }
    Ok(())
}

/// Moves the counts that the wall shows.
pub(crate) async fn tally(tx: &mut Tx, posts: i64, counted: i64) -> Result<()> {
    if posts != 0 || counted != 0 {
        tx.execute(queries::TALLY_ADD, args![posts, counted])
            .await?;
    }
    Ok(())
}
