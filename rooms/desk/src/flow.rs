//! The queue follows the news of posts: whatever they say, the row is made to fit what the post is now. Told twice, in
//! another order or late, it ends the same.

use crate::{care, limits, model, queries};
use futures_util::future::BoxFuture;
use post::{Held, Left, Shown, State, TakenDown, held_view};
use store::{
    Failure, Result, Tx, Uuid, args,
    events::{Event as _, Recorded, Subscriber},
};

/// Keeps the queue in step with posts. Registered by the binary.
pub struct Queue;

impl Subscriber for Queue {
    fn name(&self) -> &'static str {
        "desk.queue"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[Held::KIND, Left::KIND, Shown::KIND, TakenDown::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            match post_of(event)? {
                Some(post) => Ok(fit(tx, post).await?),
                None => Ok(()),
            }
        })
    }
}

fn post_of(event: &Recorded) -> Result<Option<Uuid>> {
    let held = event.read::<Held>()?.map(|e| e.post);
    let left = event.read::<Left>()?.map(|e| e.post);
    let shown = event.read::<Shown>()?.map(|e| e.post);
    let down = event.read::<TakenDown>()?.map(|e| e.post);
    Ok(held.or(left).or(shown).or(down))
}

/// Makes the rows about a post fit what it is now.
pub(crate) async fn fit(tx: &mut Tx, post: Uuid) -> Result<()> {
    let view = held_view(tx, post).await?;
    let now = tx.now();
    match view.as_ref().filter(|view| view.waits) {
        Some(view) => {
            let later = model::steps(view) * limits::STEP_MS;
            tx.execute(
                queries::ITEM_PUT,
                args![
                    post,
                    view.upload,
                    now,
                    now + later,
                    later,
                    view.near_of.unwrap_or(post)
                ],
            )
            .await?;
            care::sort(tx, view).await?;
        }
        None => {
            tx.execute(queries::ITEM_DROP, args![post]).await?;
        }
    }
    // Off the wall for another reason: what was asked for is so. (Hidden is not gone: a person still decides.)
    let public = view
        .as_ref()
        .is_some_and(|view| matches!(view.state, State::Approved | State::Hidden));
    if !public {
        tx.execute(queries::OBJECTIONS_CLOSE, args![post, "gone", now])
            .await?;
    }
    if !view.as_ref().is_some_and(|view| view.waits) {
        forget(tx, post).await?;
    }
    if view.is_none() {
        tx.execute(queries::HIDDEN_DROP, args![post]).await?;
    }
    Ok(())
}

/// What was seen, asked and said about a post while it waited ends with its wait.
async fn forget(tx: &mut Tx, post: Uuid) -> Result<()> {
    for gone in [queries::SEEN_DROP, queries::STASH_DROP, queries::NOTES_DROP] {
        tx.execute(gone, args![post]).await?;
    }
    Ok(())
}
