//! Claims a job, runs it under its lease, and writes down how it ended.

use super::{ATTEMPTS_MAX, Job, LEASE_MS, Worker, queries};
use crate::{Db, Failure, Result, args};
use std::{collections::HashMap, sync::Arc, time::Duration};

pub(crate) type Workers = HashMap<&'static str, Arc<dyn Worker>>;

const RETRY_FIRST_MS: i64 = 2_000;
const RETRY_MAX_MS: i64 = 600_000;

/// Runs one due job. False when none was due.
pub(crate) async fn run_one(db: &Db, workers: &Workers) -> Result<bool> {
    let Some(job) = claim(db).await? else {
        return Ok(false);
    };
    let Some(worker) = workers.get(job.kind.as_str()) else {
        let failure = Failure::give_up("no worker of this kind");
        end(db, &job, None, Err(failure)).await?;
        return Ok(true);
    };
    let outcome = under_lease(db, &job, Arc::clone(worker)).await;
    end(db, &job, worker.every_ms(), outcome).await?;
    Ok(true)
}

async fn claim(db: &Db) -> Result<Option<Job>> {
    let now = db.now();
    if db.number(queries::DUE, args![now]).await? == 0 {
        return Ok(None);
    }
    let mut tx = db.begin().await?;
    let job = tx
        .optional::<Job>(queries::CLAIM, args![now, now + LEASE_MS])
        .await?;
    tx.commit().await?;
    Ok(job)
}

/// Runs the worker in a task of its own, so that a panic is a failure like any other, and renews the lease meanwhile.
async fn under_lease(db: &Db, job: &Job, worker: Arc<dyn Worker>) -> Result<(), Failure> {
    let owned = job.clone();
    let mut task = tokio::spawn(async move { worker.run(&owned).await });
    let third = Duration::from_millis(u64::try_from(LEASE_MS / 3).unwrap_or(1));
    loop {
        match tokio::time::timeout(third, &mut task).await {
            Ok(Ok(outcome)) => return outcome,
            Ok(Err(panic)) => return Err(Failure::again(format!("worker stopped: {panic}"))),
            Err(_) => {
                if !renew(db, job).await.unwrap_or(true) {
                    task.abort();
                    return Err(Failure::again("lease lost"));
                }
            }
        }
    }
}

async fn renew(db: &Db, job: &Job) -> Result<bool> {
    let mut tx = db.begin().await?;
    let until = tx.now() + LEASE_MS;
    let held = tx
        .execute(queries::RENEW, args![job.id, job.lease, until])
        .await?;
    tx.commit().await?;
    Ok(held == 1)
}

async fn end(db: &Db, job: &Job, every: Option<i64>, outcome: Result<(), Failure>) -> Result<()> {
    let mut tx = db.begin().await?;
    let now = tx.now();
    match (outcome, every) {
        (Ok(()), None) => {
            tx.execute(queries::FINISH, args![job.id, job.lease])
                .await?
        }
        (Ok(()), Some(every)) => {
            tx.execute(queries::AGAIN, args![job.id, job.lease, now + every])
                .await?
        }
        (Err(failure), every) => {
            let dead = every.is_none() && (failure.is_final() || job.attempts >= ATTEMPTS_MAX);
            report(job, &failure, dead);
            let args = args![
                job.id,
                job.lease,
                now + pause_ms(job.attempts),
                failure.to_string(),
                dead
            ];
            tx.execute(queries::FAIL, args).await?
        }
    };
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
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!(pause_ms(1), 2_000);
        assert_eq!(pause_ms(3), 8_000);
        assert_eq!(pause_ms(i64::MAX), RETRY_MAX_MS);
    }
}
