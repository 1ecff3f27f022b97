//! What a person does with a thread: end it, open it again, slow it, fold a follow-up away, take something away.

use crate::{Ask, Gone, model::Act, queries, row::Row, search::index, shown::Shown};
use store::{Tx, Uuid, args};
use web::{Result, audit};

/// What may be done with something public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Close,
    Reopen,
    Slow(bool),
    Collapse(bool),
    /// Among the questions that are asked again and again.
    Often(bool),
    Remove,
}

impl Change {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "close" => Self::Close,
            "reopen" => Self::Reopen,
            "slow" => Self::Slow(true),
            "unslow" => Self::Slow(false),
            "collapse" => Self::Collapse(true),
            "expand" => Self::Collapse(false),
            "often" => Self::Often(true),
            "seldom" => Self::Often(false),
            "remove" => Self::Remove,
            _ => return None,
        })
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Close => "ask.closed",
            Self::Reopen => "ask.reopened",
            Self::Slow(_) => "ask.slowed",
            Self::Collapse(_) => "ask.collapsed",
            Self::Often(_) => "ask.often",
            Self::Remove => "ask.removed",
        }
    }
}

/// Changes something public. False when it is not public (any more).
///
/// # Errors
/// When the database refuses.
pub(crate) async fn change(room: &Ask, person: Uuid, id: Uuid, change: Change) -> Result<bool> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    let done = match change {
        Change::Close | Change::Reopen => {
            let closes = change == Change::Close;
            let act = if closes { Act::Close } else { Act::Reopen };
            let moved = row.is_first() && row.move_by(&mut tx, act).await?.is_some();
            moved && tx.execute(queries::CLOSED, args![id, closes]).await? == 1
        }
        Change::Slow(on) => tx.execute(queries::SLOW, args![id, on]).await? == 1,
        Change::Collapse(on) => tx.execute(queries::COLLAPSED, args![id, on]).await? == 1,
        Change::Often(on) => tx.execute(queries::OFTEN, args![id, on]).await? == 1,
        Change::Remove => {
            let moved = row.move_by(&mut tx, Act::Remove).await?.is_some();
            if moved {
                unpublish(&mut tx, id).await?;
                tx.execute(queries::NO_WORDS, args![id]).await?;
            }
            moved
        }
    };
    if !done {
        return Ok(false);
    }
    let detail = match change {
        Change::Slow(false) | Change::Collapse(false) | Change::Often(false) => "off",
        _ => "",
    };
    let actor = person.to_string();
    audit::append(&mut tx, &actor, change.verb(), &id.to_string(), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// After the day: every thread ends at once. Gives how many.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn close_all(room: &Ask, person: Uuid) -> Result<u64> {
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    let closed = tx.execute(queries::CLOSE_ALL, args![now]).await?;
    tx.execute(queries::CLOSE_ALL_SHOWN, args![]).await?;
    let detail = closed.to_string();
    audit::append(&mut tx, &person.to_string(), "ask.closed_all", "", &detail).await?;
    tx.commit().await?;
    Ok(closed)
}

/// Takes a question out of everything public. With the first of a thread goes what follows it: nobody could find it.
pub(crate) async fn unpublish(tx: &mut Tx, id: Uuid) -> store::Result<()> {
    let after: Vec<(Uuid,)> = tx.all(queries::THREAD_SHOWN, args![id]).await?;
    for (follow_up,) in after {
        if let Some(mut row) = Row::find(tx, follow_up).await? {
            row.move_by(tx, Act::Remove).await?;
        }
        hide(tx, follow_up).await?;
    }
    hide(tx, id).await
}

async fn hide(tx: &mut Tx, id: Uuid) -> store::Result<()> {
    let Some(shown) = tx.optional::<Shown>(queries::SHOWN, args![id]).await? else {
        return Ok(());
    };
    index::remove(tx, &shown).await?;
    tx.execute(queries::HIDE, args![id]).await?;
    tx.emit(&Gone { question: id })
}
