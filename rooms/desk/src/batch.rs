//! Twenty at a time, for ten minutes, for one person: no two look at the same.

use crate::{
    Desk, care, limits,
    look::mark,
    note::{self, Note},
    queries,
};
use post::{HeldView, held_view};
use store::{Millis, Result, Tx, Uuid, args};

const DAY_MS: Millis = 86_400_000;

/// A post in somebody's hand.
#[derive(Debug)]
pub(crate) struct InHand {
    pub(crate) view: HeldView,
    /// What a decision on it as it is now carries.
    pub(crate) mark: String,
    /// A colleague asked for a second opinion.
    pub(crate) second: bool,
    /// The same for all that show nearly the same picture.
    pub(crate) first: Uuid,
    /// What colleagues say about it.
    pub(crate) notes: Vec<Note>,
}

/// What a person has in hand: renewed, and filled up with what comes next and what shows nearly the same.
pub(crate) async fn take(room: &Desk, person: Uuid) -> Result<Vec<InHand>> {
    let spared = care::kinds_spared(room, person).await?;
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    let until = now + limits::LEASE_MS;
    tx.execute(queries::LEASE_RENEW, args![person, now, until])
        .await?;
    let mine = tx.number(queries::MINE_COUNT, args![person, now]).await?;
    let room_for = limits::BATCH_MAX - mine;
    if room_for > 0 {
        tx.execute(
            queries::LEASE_TAKE,
            args![person, now, until, room_for, spared],
        )
        .await?;
        let alike = args![person, now, until, limits::BATCH_MAX, spared];
        tx.execute(queries::LEASE_ALIKE, alike).await?;
    }
    let notes = note::of_mine(room, &mut tx, person).await?;
    let posts: Vec<(Uuid, bool, Uuid)> = tx
        .all(queries::MINE, args![person, now, 2 * limits::BATCH_MAX])
        .await?;
    // Everybody else locks a post first and its place in the queue after it: with both held the other way round,
    // PostgreSQL would have to end one of the two.
    tx.commit().await?;
    let mut tx = room.app().db().begin().await?;
    let mut views = Vec::with_capacity(posts.len());
    for (post, second, first) in posts {
        let view = held_view(&mut tx, post).await?.filter(|view| view.waits);
        views.extend(view.map(|view| InHand {
            notes: notes.get(&post).cloned().unwrap_or_default(),
            mark: mark(room, &view),
            view,
            second,
            first,
        }));
    }
    tx.commit().await?;
    Ok(views)
}

/// True when a colleague has the post in hand now: it is theirs to decide.
pub(crate) async fn in_other_hands(tx: &mut Tx, person: Uuid, post: Uuid) -> Result<bool> {
    let now = tx.now();
    let others = tx
        .number(queries::IN_OTHER_HANDS, args![post, person, now])
        .await?;
    Ok(others > 0)
}

/// True while the post is in this person's own hand.
pub(crate) async fn in_hand(room: &Desk, person: Uuid, post: Uuid) -> Result<bool> {
    let db = room.app().db();
    let args = args![post, person, db.now()];
    Ok(db.number(queries::IN_HAND, args).await? > 0)
}

/// How many posts a person has in hand.
pub(crate) async fn count(room: &Desk, person: Uuid) -> Result<usize> {
    let db = room.app().db();
    let mine = db.number(queries::MINE_COUNT, args![person, db.now()]);
    Ok(usize::try_from(mine.await?).unwrap_or(0))
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
    // What is put back by an undo is looked at again.
    tx.execute(queries::SEEN_DROP, args![post]).await?;
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
    /// Of those, past the time that was promised.
    pub(crate) late: i64,
    /// What this person decided today.
    pub(crate) decided: i64,
    /// People who have posts in hand now.
    pub(crate) working: i64,
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
        late: db.number(queries::OBJECTIONS_OVERDUE, args![now]).await?,
        decided: db.number(queries::DECIDED_TODAY, today).await?,
        working: db.number(queries::WORKING, args![now]).await?,
    })
}
