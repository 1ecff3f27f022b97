//! The writer takes a question back: one tap, at any time, for good. The words go at once; evidence stays.

use crate::{
    Ask,
    model::{Act, State},
    queries,
    row::Row,
    thread,
};
use store::{Result, Uuid, args};

/// Takes it back. Doing it twice changes nothing more.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn withdraw(room: &Ask, id: Uuid) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(());
    };
    if row.withdrawn_at.is_some() || row.move_by(&mut tx, Act::Withdraw).await?.is_none() {
        return Ok(());
    }
    let now = tx.now();
    tx.execute(queries::WITHDRAWN, args![id, now]).await?;
    if row.state()? != State::Sealed {
        tx.execute(queries::DISCLOSURE_DESTROY_OF, args![id])
            .await?;
        thread::unpublish(&mut tx, id).await?;
    }
    tx.commit().await
}
