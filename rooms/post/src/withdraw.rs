//! The author takes a post back: one tap, at any time, for good. The words go at once, the pictures by a job that
//! cannot be lost, every surface by the event. Evidence stays.

use crate::{
    Left, Post, PublicState, TallyChanged,
    model::{Act, Kind, State},
    queries, retention,
    row::Row,
    take_down,
};
use store::{Result, args};

/// Takes it back. Doing it twice changes nothing more.
pub(crate) async fn withdraw(room: &Post, id: store::Uuid) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(());
    };
    let was_shown = row.is_shown();
    let before = row.state()?;
    // To its author a post that was taken away has ended.
    if row.told(tx.now())? == PublicState::Removed {
        return Ok(());
    }
    if row.withdrawn_at.is_some() || row.move_by(&mut tx, Act::Withdraw).await?.is_none() {
        return Ok(());
    }
    let now = tx.now();
    tx.execute(queries::WITHDRAWN, args![id, now]).await?;
    tx.execute(queries::APPEAL_FORGET, args![id]).await?;
    if row.kind()? == Kind::Counted {
        take_down::tally(&mut tx, 0, -1).await?;
        tx.emit(&TallyChanged {})?;
    }
    if before != State::Sealed {
        take_down::unpublish(&mut tx, &row, was_shown).await?;
        room.guard().forget(&mut tx, id).await?;
        retention::drop_upload(&mut tx, &row).await?;
    }
    tx.emit(&Left { post: id })?;
    tx.commit().await
}
