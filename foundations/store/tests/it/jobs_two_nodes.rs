//! Two nodes of four workers each over one queue.

use crate::{engines::*, on_both};
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use store::jobs::{self, Job, Worker};
use store::{Background, Failure, Uuid};
use tokio::sync::oneshot;

/// Counts the runs of each job, now and ever.
#[derive(Clone, Default)]
struct Counter(Arc<Mutex<HashMap<Uuid, (i64, i64)>>>);

impl Counter {
    fn add(&self, id: Uuid, now: i64, ever: i64) -> i64 {
        let mut runs = self.0.lock().unwrap();
        let run = runs.entry(id).or_default();
        *run = (run.0 + now, run.1 + ever);
        run.0
    }
}

impl Worker for Counter {
    fn kind(&self) -> &'static str {
        "work"
    }
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            assert_eq!(self.add(job.id, 1, 1), 1, "one at a time");
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
            assert_eq!(self.add(job.id, -1, 0), 0, "one at a time");
            Ok(())
        })
    }
}

on_both!(each_job_runs_once_under_contention);

async fn each_job_runs_once_under_contention(engine: Engine) {
    const JOBS: i64 = 80;
    let (here, there) = (engine.node().await, engine.node().await);
    let counter = Counter::default();
    let (stop_here, stopped_here) = oneshot::channel::<()>();
    let (stop_there, stopped_there) = oneshot::channel::<()>();
    let first = Background::new(here.clone()).work(counter.clone());
    let second = Background::new(there.clone()).work(counter.clone());
    let first = tokio::spawn(first.run(4, async { drop(stopped_here.await) }));
    let second = tokio::spawn(second.run(4, async { drop(stopped_there.await) }));
    for db in [&here, &there] {
        let mut tx = db.begin().await.unwrap();
        for body in 0..JOBS / 2 {
            tx.enqueue("work", &body, 0).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    until(async || jobs::unfinished(&here).await.unwrap() == 0).await;
    stop_here.send(()).unwrap();
    stop_there.send(()).unwrap();
    first.await.unwrap();
    second.await.unwrap();
    let runs = counter.0.lock().unwrap();
    assert_eq!(i64::try_from(runs.len()).unwrap(), JOBS);
    assert!(runs.values().all(|run| *run == (0, 1)), "{runs:?}");
}
