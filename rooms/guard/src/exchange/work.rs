//! The jobs: one for the next run of each exchange, and one that looks whether all have theirs.

use super::{
    limits, measure, queries,
    run::{How, Leave, Ran, run_at},
};
use crate::Guard;
use futures_util::future::BoxFuture;
use std::{sync::Arc, time::Duration};
use store::{
    Failure, Millis, Uuid, args,
    jobs::{Job, Worker},
};
use tokio::sync::Semaphore;
use web::App;

/// A run of one exchange. At most one waits for each, on all nodes together.
pub(super) const JOB: &str = "guard.exchange";

/// Runs an exchange when it is due: one at a time on each node, so that what else a node does has its place, too. What
/// the other side does wrong is written down with the exchange and tried again from there, so the job itself fails only
/// when the database does.
pub struct Exchange {
    guard: Guard,
    how: How,
    /// The one place for a run.
    pub(super) place: Arc<Semaphore>,
}

impl Exchange {
    /// The worker of a node.
    #[must_use]
    pub fn new(guard: Guard) -> Self {
        let pause = Duration::from_millis(limits::PAGE_PAUSE_MS);
        Self::at(guard, pause, limits::SLICE_MS)
    }

    /// One of another pace: for tests, whose servers may be loaded.
    pub(super) fn at(guard: Guard, pause: Duration, slice_ms: i64) -> Self {
        let how = How {
            pause,
            leave: Leave::default(),
            slice_ms,
        };
        let place = Arc::new(Semaphore::new(1));
        Self { guard, how, place }
    }

    async fn one(&self, id: Uuid) -> store::Result<()> {
        let app = self.guard.app();
        let now = app.clock().now();
        let Ok(place) = self.place.try_acquire() else {
            let again = now.saturating_add(limits::PLACE_AGAIN_MS);
            return enqueue(app, id, again).await;
        };
        let ran = run_at(app, id, self.how, self.guard.stopping(), |_| ()).await?;
        drop(place);
        if let Some(Ran::Busy(until)) = ran {
            return enqueue(app, id, until.max(now.saturating_add(1))).await;
        }
        hand_on(app, id, ran.is_none()).await
    }
}

async fn enqueue(app: &App, id: Uuid, at: Millis) -> store::Result<()> {
    let mut tx = app.db().begin().await?;
    tx.enqueue_once(JOB, &id.to_string(), &id, at).await?;
    tx.commit().await
}

/// Calls the others that wait; one that `goes_on` comes after them.
async fn hand_on(app: &App, id: Uuid, goes_on: bool) -> store::Result<()> {
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let due: Vec<(Uuid,)> = tx.all(queries::DUE, args![now]).await?;
    for (other,) in due.into_iter().filter(|(other,)| *other != id) {
        let first = now.saturating_sub(1);
        tx.enqueue_once(JOB, &other.to_string(), &other, first)
            .await?;
    }
    if goes_on {
        tx.enqueue_once(JOB, &id.to_string(), &id, now).await?;
    }
    tx.commit().await
}

impl Worker for Exchange {
    fn kind(&self) -> &'static str {
        JOB
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            self.one(job.read()?).await?;
            Ok(measure::all(self.guard.app().db()).await?)
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
