//! Claims a job, runs it under its lease, and writes down how it ended.

use super::{ATTEMPTS_MAX, Job, LEASE_MS, Worker, queries};
use crate::{Db, Failure, Millis, Result, args};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::task::{JoinError, JoinSet};

pub(crate) type Workers = BTreeMap<&'static str, Arc<dyn Worker>>;

const RETRY_FIRST_MS: i64 = 2_000;
const RETRY_MAX_MS: i64 = 600_000;

/// A claimed job and what it was enqueued as.
#[derive(sqlx::FromRow)]
struct Claimed {
    #[sqlx(flatten)]
    job: Job,
    unique_key: Option<String>,
}

/// How long after its end the job runs again; `None` for one that ends for good.
type Every = Option<i64>;

/// Runs one due job of a kind there is a worker for: a node with fewer workers (an older release, a command) leaves the
/// others to those that have them. False when none was due.
pub(crate) async fn run_one(db: &Db, workers: &Workers) -> Result<bool> {
    let Some(claimed) = claim(db, workers).await? else {
        return Ok(false);
    };
    // One wake-up may stand for many jobs: each worker that found something wakes the next.
    db.wake_jobs();
    let job = claimed.job;
    let Some(worker) = workers.get(job.kind.as_str()) else {
        return Ok(true);
    };
    let repeats = claimed
        .unique_key
        .is_some_and(|key| key == every_key(worker.kind()));
    let every = worker.every_ms().filter(|_| repeats);
    let outcome = if every.is_none() && job.attempts > ATTEMPTS_MAX {
        // Each try took the whole process down with it, so none of them was ever written down as failed.
        Err(Failure::give_up("no try has come to an end"))
    } else {
        under_lease(db, &job, Arc::clone(worker)).await
    };
    end(db, &job, every, outcome).await?;
    Ok(true)
}

/// The unique key of the one repeating job of a kind.
pub(crate) fn every_key(kind: &str) -> String {
    format!("every:{kind}")
}

async fn claim(db: &Db, workers: &Workers) -> Result<Option<Claimed>> {
    let kinds = serde_json::to_string(&workers.keys().collect::<Vec<_>>())?;
    // A look first: an idle node does not take SQLite's writer once a second.
    if db.number(queries::DUE, args![db.now(), &kinds]).await? == 0 {
        return Ok(None);
    }
    let mut tx = db.begin().await?;
    let now = tx.now();
    let claimed = tx
        .optional::<Claimed>(queries::CLAIM, args![now, now + LEASE_MS, kinds])
        .await?;
    tx.commit().await?;
    Ok(claimed)
}

/// Runs the worker in a task of its own, so that a panic is a failure like any other, and renews the lease meanwhile.
/// The task ends with the lease, and with whoever waits here.
async fn under_lease(db: &Db, job: &Job, worker: Arc<dyn Worker>) -> Result<(), Failure> {
    let owned = job.clone();
    let mut task = JoinSet::new();
    task.spawn(async move { worker.run(&owned).await });
    let third = Duration::from_millis(u64::try_from(LEASE_MS / 3).unwrap_or(1));
    let mut held_until = db.now() + LEASE_MS;
    loop {
        match tokio::time::timeout(third, task.join_next()).await {
            Ok(Some(Ok(outcome))) => return outcome,
            Ok(Some(Err(stopped))) => return Err(Failure::again(why(stopped))),
            Ok(None) => return Err(Failure::again("worker vanished")),
            Err(_) => match renew(db, job, held_until).await {
                Some(until) => held_until = until,
                None => {
                    task.shutdown().await;
                    return Err(Failure::again("lease lost"));
                }
            },
        }
    }
}

/// Until when the lease is held now; `None` when another has it, or when it has run out while the database was away.
async fn renew(db: &Db, job: &Job, held_until: Millis) -> Option<Millis> {
    match try_renew(db, job).await {
        Ok(renewed) => renewed,
        Err(error) => {
            tracing::warn!(job = %job.id, %error, "cannot renew a lease");
            (db.now() < held_until).then_some(held_until)
        }
    }
}

async fn try_renew(db: &Db, job: &Job) -> Result<Option<Millis>> {
    let mut tx = db.begin().await?;
    let until = tx.now() + LEASE_MS;
    let held = tx
        .execute(queries::RENEW, args![job.id, job.lease, until])
        .await?;
    tx.commit().await?;
    Ok((held == 1).then_some(until))
}

fn why(stopped: JoinError) -> String {
    let Ok(panic) = stopped.try_into_panic() else {
        return "worker was stopped".into();
    };
    format!("worker panicked: {}", crate::runner::panic_text(&*panic))
}

/// Writes down how it ended, unless the lease has passed to another.
async fn end(db: &Db, job: &Job, every: Every, outcome: Result<(), Failure>) -> Result<()> {
    let mut tx = db.begin().await?;
    let now = tx.now();
    let touched = match (outcome, every) {
        (Ok(()), None) => {
            tx.execute(queries::FINISH, args![job.id, job.lease])
                .await?
        }
        (Ok(()), Some(every)) => {
            let next = now + every.max(1);
            tx.execute(queries::REPEAT, args![job.id, job.lease, next])
                .await?
        }
        (Err(failure), every) => {
            let dead = every.is_none() && (failure.is_final() || job.attempts >= ATTEMPTS_MAX);
            report(job, &failure, dead);
            let cause = failure.to_string().replace('\0', " ");
            if dead {
                tx.execute(queries::BURY, args![job.id, job.lease, cause])
                    .await?
            } else {
                let next = now + pause_ms(job.attempts);
                tx.execute(queries::FAIL, args![job.id, job.lease, next, cause])
                    .await?
            }
        }
    };
    if touched == 0 && tx.execute(queries::AGAIN, args![job.id, job.lease]).await? == 0 {
        tracing::warn!(job = %job.id, kind = %job.kind, "job ended after its lease had passed on");
    }
    tx.commit().await
}

fn report(job: &Job, failure: &Failure, dead: bool) {
    metrics::counter!("redx_jobs_failed_total", "kind" => job.kind.clone()).increment(1);
    if dead {
        metrics::counter!("redx_jobs_dead_total", "kind" => job.kind.clone()).increment(1);
        tracing::error!(job = %job.id, kind = %job.kind, cause = %failure, "job set aside");
    } else {
        tracing::warn!(job = %job.id, kind = %job.kind, attempt = job.attempts, cause = %failure, "job failed");
    }
}

/// 2 s, 4 s, 8 s ... up to ten minutes.
fn pause_ms(attempts: i64) -> i64 {
    let doublings = attempts.saturating_sub(1).clamp(0, 20);
    (RETRY_FIRST_MS << doublings).min(RETRY_MAX_MS)
}

#[cfg(test)]
mod property;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!(pause_ms(1), 2_000);
        assert_eq!(pause_ms(3), 8_000);
        assert_eq!(pause_ms(i64::MAX), RETRY_MAX_MS);
    }
}
