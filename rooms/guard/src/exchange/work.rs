//! The jobs: one for the next run of each exchange, and one that looks whether all have theirs.

use super::{
    limits, measure, queries,
    run::{How, Leave, Ran, run_at},
};
use crate::Guard;
use futures_util::future::BoxFuture;
use std::time::Duration;
use store::{
    Failure, Uuid, args,
    jobs::{Job, Worker},
};

/// A run of one exchange. At most one waits for each, on all nodes together.
pub(super) const JOB: &str = "guard.exchange";

/// Runs an exchange when it is due. What the other side does wrong is written down with the exchange and tried again
/// from there, so the job itself fails only when the database does.
pub struct Exchange {
    guard: Guard,
    pause: Duration,
}

impl Exchange {
    /// The worker of a node.
    #[must_use]
    pub fn new(guard: Guard) -> Self {
        let pause = Duration::from_millis(limits::PAGE_PAUSE_MS);
        Self { guard, pause }
    }

    /// One that does not wait between two pages: for tests, whose servers may be loaded.
    #[cfg(test)]
    pub(super) fn hasty(guard: Guard) -> Self {
        let pause = Duration::ZERO;
        Self { guard, pause }
    }
}

impl Worker for Exchange {
    fn kind(&self) -> &'static str {
        JOB
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let app = self.guard.app();
            let id: Uuid = job.read()?;
            let how = How {
                pause: self.pause,
                leave: Leave::default(),
            };
            if let Ran::Busy(until) = run_at(app, id, how, |_| ()).await? {
                let mut tx = app.db().begin().await?;
                let again = until.max(tx.now().saturating_add(1));
                tx.enqueue_once(JOB, &id.to_string(), &id, again).await?;
                tx.commit().await?;
            }
            Ok(measure::all(app.db()).await?)
        })
    }
}

/// Every few minutes: an exchange that is due has a job, whatever became of the one it had, and the numbers for the
/// operator are up to date.
pub struct ExchangeWatch(pub Guard);

impl Worker for ExchangeWatch {
    fn kind(&self) -> &'static str {
        "guard.exchange_watch"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::WATCH_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let app = self.0.app();
            let mut tx = app.db().begin().await?;
            let now = tx.now();
            let due: Vec<(Uuid,)> = tx.all(queries::DUE, args![now]).await?;
            for (id,) in due {
                tx.enqueue_once(JOB, &id.to_string(), &id, now).await?;
            }
            tx.commit().await?;
            Ok(measure::all(app.db()).await?)
        })
    }
}
