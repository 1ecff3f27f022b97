//! Brings each subscriber up to the head of the log.

use super::{Recorded, Subscriber, queries};
use crate::{Db, Result, args, jobs};

/// Tries before an event is set aside, so that one bad event cannot stop every takedown behind it.
pub const ATTEMPTS_MAX: i64 = 8;
const BATCH: u32 = 200;
const RETRY_MS: i64 = 500;

/// Hands out what is new. True when something was handled or set aside.
pub(crate) async fn deliver(db: &Db, subscriber: &dyn Subscriber) -> Result<bool> {
    let Some(mut place) = place(db, subscriber.name()).await? else {
        return Ok(false);
    };
    let mut moved = false;
    loop {
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
            let mut tx = db.begin().await?;
            tx.execute(queries::CURSOR_MOVE, args![subscriber.name(), place, last])
                .await?;
            tx.commit().await?;
            place = last;
        }
    }
}

/// The subscriber's place, or `None` while it waits to try a failed event again.
async fn place(db: &Db, name: &str) -> Result<Option<i64>> {
    if let Some((seq, _, retry_at)) = db
        .optional::<(i64, i64, i64)>(queries::CURSOR, args![name])
        .await?
    {
        return Ok((retry_at <= db.now() && seq < db.head()).then_some(seq));
    }
    let mut tx = db.begin().await?;
    tx.execute(queries::CURSOR_MAKE, args![name]).await?;
    tx.commit().await?;
    Ok(Some(0))
}

/// One event in one transaction. False when another node was quicker or the handler failed.
async fn hand_over(
    db: &Db,
    subscriber: &dyn Subscriber,
    place: i64,
    event: &Recorded,
) -> Result<bool> {
    let mut tx = db.begin().await?;
    if tx
        .execute(
            queries::CURSOR_MOVE,
            args![subscriber.name(), place, event.seq],
        )
        .await?
        == 0
    {
        return Ok(false);
    }
    match subscriber.handle(&mut tx, event).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(true)
        }
        Err(failure) => {
            drop(tx);
            tracing::warn!(subscriber = subscriber.name(), seq = event.seq, kind = %event.kind, cause = %failure, "event failed");
            failed(db, subscriber.name(), place, event, &failure).await
        }
    }
}

async fn failed(
    db: &Db,
    name: &str,
    place: i64,
    event: &Recorded,
    failure: &crate::Failure,
) -> Result<bool> {
    let mut tx = db.begin().await?;
    let attempts = tx
        .optional::<(i64, i64, i64)>(queries::CURSOR, args![name])
        .await?
        .map_or(0, |c| c.1);
    let aside = attempts + 1 >= ATTEMPTS_MAX;
    if aside {
        tracing::error!(subscriber = name, seq = event.seq, "event set aside");
        metrics::counter!("redx_events_set_aside_total").increment(1);
        let body = serde_json::json!({ "subscriber": name, "seq": event.seq, "kind": event.kind, "body": event.body });
        let (id, body) = (tx.ids().row(), body.to_string());
        let now = tx.now();
        tx.execute(
            jobs::queries::INSERT_DEAD,
            args![id, "event.set_aside", body, now, failure.to_string()],
        )
        .await?;
        tx.execute(queries::CURSOR_MOVE, args![name, place, event.seq])
            .await?;
    } else {
        let retry_at = tx.now() + (RETRY_MS << attempts.clamp(0, 6));
        tx.execute(queries::CURSOR_FAILED, args![name, place, retry_at])
            .await?;
    }
    tx.commit().await?;
    Ok(aside)
}
