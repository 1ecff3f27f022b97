//! Twenty at a time, for ten minutes, for one person: no two look at the same.

use crate::{Desk, limits, queries};
use post::{HeldView, held_view};
use store::{Millis, Result, Tx, Uuid, args};

const DAY_MS: Millis = 86_400_000;

/// What a person has in hand: renewed, and filled up with what comes next.
pub(crate) async fn take(room: &Desk, person: Uuid) -> Result<Vec<HeldView>> {
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    let until = now + limits::LEASE_MS;
    tx.execute(queries::LEASE_RENEW, args![person, now, until])
        .await?;
    let mine = tx.number(queries::MINE_COUNT, args![person, now]).await?;
    let room_for = limits::BATCH_MAX - mine;
    if room_for > 0 {
        tx.execute(queries::LEASE_TAKE, args![person, now, until, room_for])
            .await?;
    }
    let posts: Vec<(Uuid,)> = tx
        .all(queries::MINE, args![person, now, limits::BATCH_MAX])
        .await?;
    // Everybody else locks a post first and its place in the queue after it: with both held the other way round,
    // PostgreSQL would have to end one of the two.
    tx.commit().await?;
    let mut tx = room.app().db().begin().await?;
    let mut views = Vec::with_capacity(posts.len());
    for (post,) in posts {
        views.extend(held_view(&mut tx, post).await?.filter(|view| view.waits));
    }
    tx.commit().await?;
    Ok(views)
}

/// Everything goes back to the others: a break, or the end of a shift.
pub(crate) async fn give_back(room: &Desk, person: Uuid) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    tx.execute(queries::LEASE_END, args![person]).await?;
    tx.commit().await
}

/// A post that was decided is out of hand; it counts for the person's own day.
pub(crate) async fn decided(tx: &mut Tx, post: Uuid, person: Uuid) -> Result<()> {
    tx.execute(queries::ITEM_DROP, args![post]).await?;
    let day = tx.now().div_euclid(DAY_MS);
    tx.execute(queries::DECIDED_MORE, args![person, day])
        .await?;
    Ok(())
}

/// How the queue stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Posts that wait.
    pub(crate) waiting: i64,
    /// Since when the oldest waits; 0 when none does.
    pub(crate) oldest: Millis,
    /// Of those, in nobody's hand.
    pub(crate) free: i64,
    /// Posts that somebody objects to.
    pub(crate) objected: i64,
    /// What this person decided today.
    pub(crate) decided: i64,
}

/// How the queue stands, for one person.
pub(crate) async fn standing(room: &Desk, person: Uuid) -> Result<Standing> {
    let db = room.app().db();
    let now = db.now();
    let (waiting, oldest, free) = db.one(queries::WAITING, args![now]).await?;
    let today = args![person, now.div_euclid(DAY_MS)];
    Ok(Standing {
        waiting,
        oldest,
        free,
        objected: db.number(queries::OBJECTIONS_OPEN, args![]).await?,
        decided: db.number(queries::DECIDED_TODAY, today).await?,
    })
}
