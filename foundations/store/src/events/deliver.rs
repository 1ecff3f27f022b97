//! Brings each subscriber up to the head of the log.

use super::{ATTEMPTS_MAX, Recorded, SET_ASIDE, Subscriber, queries};
use crate::{Db, Failure, Result, Tx, args, jobs};
use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;

const BATCH: u32 = 200;
const RETRY_MS: i64 = 500;

/// Hands out what is new by now, not what the handlers add to it. True when something was handled or set aside.
pub(crate) async fn deliver(db: &Db, subscriber: &dyn Subscriber) -> Result<bool> {
    let Some(mut place) = place(db, subscriber.name()).await? else {
        return Ok(false);
    };
    let mut moved = false;
    let head = db.head();
    while place < head {
        let batch = super::after(db, place, BATCH).await?;
        let Some(last) = batch.last().map(|e| e.seq) else {
            return Ok(moved);
        };
        for event in batch
            .iter()
            .filter(|e| subscriber.kinds().contains(&e.kind.as_str()))
        {
            if !hand_over(db, subscriber, place, event).await? {
                return Ok(moved);
            }
            place = event.seq;
            moved = true;
        }
        if place < last {
            if !pass_over(db, subscriber, place, last).await? {
                return Ok(moved);
            }
            place = last;
        }
    }
    Ok(moved)
}

/// The subscriber's place, or `None` when there is nothing new or while it waits to try a failed event again.
async fn place(db: &Db, name: &str) -> Result<Option<i64>> {
    if let Some((seq, retry_at)) = db
        .optional::<(i64, i64)>(queries::CURSOR, args![name])
        .await?
    {
        return Ok((retry_at <= db.now() && seq < db.head()).then_some(seq));
    }
    let mut tx = db.begin().await?;
    tx.execute(queries::CURSOR_MAKE, args![name]).await?;
    tx.commit().await?;
    Ok(Some(0))
}

/// Moves the place from `from` to `to`; false when another node has it in hand or was quicker.
async fn advance(tx: &mut Tx, subscriber: &dyn Subscriber, from: i64, to: i64) -> Result<bool> {
    let args = args![subscriber.name(), from, to, tx.now()];
    Ok(tx.execute(queries::CURSOR_MOVE, args).await? == 1)
}

/// Past events of no interest.
async fn pass_over(db: &Db, subscriber: &dyn Subscriber, from: i64, to: i64) -> Result<bool> {
    let mut tx = db.begin().await?;
    let moved = advance(&mut tx, subscriber, from, to).await?;
    tx.commit().await?;
    Ok(moved)
}

/// One event in one transaction. False when another node was quicker or the handler failed.
async fn hand_over(
    db: &Db,
    subscriber: &dyn Subscriber,
    place: i64,
    event: &Recorded,
) -> Result<bool> {
    let mut tx = db.begin().await?;
    if !advance(&mut tx, subscriber, place, event.seq).await? {
        tx.roll_back().await;
        return Ok(false);
    }
    let failure = match handle(&mut tx, subscriber, event).await {
        Ok(()) => match tx.commit().await {
            Ok(()) => return Ok(true),
            // The handler went on after a statement had failed: trying again at once would do the same.
            Err(error) if !error.may_pass() => error.into(),
            Err(error) => return Err(error),
        },
        Err(failure) => {
            tx.roll_back().await;
            failure
        }
    };
    tracing::warn!(subscriber = subscriber.name(), seq = event.seq, kind = %event.kind, cause = %failure, "event failed");
    failed(db, subscriber.name(), place, event, &failure).await
}

/// A panic is a failure like any other: it must not end the subscriber for good.
async fn handle(tx: &mut Tx, subscriber: &dyn Subscriber, event: &Recorded) -> Result<(), Failure> {
    // The transaction, which is all that a panic can leave half-done, is rolled back by the caller.
    let handled = AssertUnwindSafe(async { subscriber.handle(tx, event).await })
        .catch_unwind()
        .await;
    handled.unwrap_or_else(|panic| {
        let text = crate::runner::panic_text(&*panic);
        Err(Failure::again(format!("subscriber panicked: {text}")))
    })
}

/// Counts the failure; true when the event was set aside and the next may come.
async fn failed(
    db: &Db,
    name: &str,
    place: i64,
    event: &Recorded,
    failure: &Failure,
) -> Result<bool> {
    let mut tx = db.begin().await?;
    let Some((attempts,)) = tx
        .optional::<(i64,)>(queries::CURSOR_FAILED, args![name, place])
        .await?
    else {
        // Meanwhile another node has handled it.
        return Ok(false);
    };
    let aside = attempts >= ATTEMPTS_MAX || failure.is_final();
    if aside {
        set_aside(&mut tx, name, event, failure).await?;
    } else {
        let retry_at = tx.now() + (RETRY_MS << (attempts - 1).clamp(0, 6));
        tx.execute(queries::CURSOR_WAIT, args![name, retry_at])
            .await?;
    }
    tx.commit().await?;
    Ok(aside)
}

async fn set_aside(tx: &mut Tx, name: &str, event: &Recorded, failure: &Failure) -> Result<()> {
    tracing::error!(subscriber = name, seq = event.seq, "event set aside");
    metrics::counter!("redx_events_set_aside_total").increment(1);
    let body = serde_json::json!({ "subscriber": name, "seq": event.seq, "kind": event.kind, "body": event.body });
    let (id, now, cause) = (tx.ids().row(), tx.now(), failure.to_string());
    let cause = cause.replace('\0', " ");
    tx.execute(
        jobs::queries::INSERT_DEAD,
        args![id, SET_ASIDE, body.to_string(), now, cause],
    )
    .await?;
    tx.execute(queries::CURSOR_PASS, args![name, event.seq])
        .await?;
    Ok(())
}
