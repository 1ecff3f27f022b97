//! The queue on one node.

use crate::{engines::*, on_both};
use futures_util::future::BoxFuture;
use std::sync::{Arc, Mutex};
use store::jobs::{self, Job, Worker};
use store::{Background, Db, Failure};
use tokio::sync::{Notify, oneshot};

/// What a worker does with each try.
type Deed = fn(&Job) -> Result<(), Failure>;

/// Keeps a list of (body, try).
#[derive(Clone)]
pub struct Hand {
    pub kind: &'static str,
    pub every_ms: Option<i64>,
    pub deed: Deed,
    tries: Arc<Mutex<Vec<(i64, i64)>>>,
}

impl Hand {
    pub fn new(kind: &'static str, deed: Deed) -> Self {
        Self {
            kind,
            every_ms: None,
            deed,
            tries: Arc::default(),
        }
    }

    pub fn tries(&self) -> Vec<(i64, i64)> {
        std::mem::take(&mut self.tries.lock().unwrap())
    }
}

impl Worker for Hand {
    fn kind(&self) -> &'static str {
        self.kind
    }
    fn every_ms(&self) -> Option<i64> {
        self.every_ms
    }
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        let body = job.read::<Option<i64>>().unwrap().unwrap_or(0);
        self.tries.lock().unwrap().push((body, job.attempts));
        Box::pin(async move { (self.deed)(job) })
    }
}

/// Says when it has begun, and ends when told to.
#[derive(Clone, Default)]
struct Slow {
    begun: Arc<Notify>,
    go_on: Arc<Notify>,
    cut_short: Arc<Notify>,
}

/// Tells when a run is dropped before its end.
struct Guard(Option<Arc<Notify>>);
impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(cut_short) = &self.0 {
            cut_short.notify_one();
        }
    }
}

impl Worker for Slow {
    fn kind(&self) -> &'static str {
        "work"
    }
    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut guard = Guard(Some(Arc::clone(&self.cut_short)));
            self.begun.notify_one();
            self.go_on.notified().await;
            guard.0 = None;
            Ok(())
        })
    }
}

pub async fn enqueue(db: &Db, kind: &'static str, body: i64, run_at: i64) {
    let mut tx = db.begin().await.unwrap();
    tx.enqueue(kind, &body, run_at).await.unwrap();
    tx.commit().await.unwrap();
}

on_both!(
    due_jobs_run_in_order_and_later_ones_wait,
    a_failing_job_pauses_longer_each_time_and_dies,
    what_cannot_work_dies_at_once_and_can_be_revived,
    a_panic_is_a_failure,
    a_kind_nobody_knows_waits_for_a_node_that_does,
    a_crash_costs_one_lease,
    a_job_that_takes_the_process_down_each_time_dies,
    stopping_finishes_what_is_in_hand,
    repeating_jobs_repeat
);

async fn due_jobs_run_in_order_and_later_ones_wait(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |_| Ok(()));
    let background = Background::new(db.clone()).work(hand.clone());
    for (body, run_at) in [(1, START), (2, START - 1), (3, START + 1), (4, 0)] {
        enqueue(&db, "work", body, run_at).await;
    }
    assert_eq!(
        background.depth().await.unwrap(),
        jobs::Depth {
            due: 3,
            dead: 0,
            oldest_ms: START
        }
    );
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(4, 1), (2, 1), (1, 1)]);
    engine.advance_ms(1);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(3, 1)]);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 0);
}

async fn a_failing_job_pauses_longer_each_time_and_dies(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |_| Err(Failure::again("not now")));
    let background = Background::new(db.clone()).work(hand.clone());
    enqueue(&db, "work", 7, 0).await;
    let mut pause_ms = 2_000;
    for attempt in 1..=jobs::ATTEMPTS_MAX {
        background.settle().await.unwrap();
        assert_eq!(hand.tries(), [(7, attempt)]);
        engine.advance_ms(pause_ms - 1);
        background.settle().await.unwrap();
        assert_eq!(hand.tries(), [], "not before its pause is over");
        engine.advance_ms(1);
        pause_ms = (pause_ms * 2).min(600_000);
    }
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), []);
    let depth = background.depth().await.unwrap();
    assert_eq!((depth.due, depth.dead), (0, 1));
}

async fn what_cannot_work_dies_at_once_and_can_be_revived(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |_| Err(Failure::give_up("no\0 use")));
    let background = Background::new(db.clone()).work(hand.clone());
    enqueue(&db, "work", 7, 0).await;
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(7, 1)]);
    let dead = jobs::dead(&db, 10).await.unwrap();
    assert_eq!((dead.len(), dead[0].failure.as_str()), (1, "no  use"));
    let mut tx = db.begin().await.unwrap();
    assert!(jobs::revive(&mut tx, dead[0].id).await.unwrap());
    assert!(!jobs::revive(&mut tx, dead[0].id).await.unwrap());
    tx.commit().await.unwrap();
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(7, 1)]);
}

async fn a_panic_is_a_failure(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |job| match job.attempts {
        1 => panic!("ouch"),
        _ => Ok(()),
    });
    let background = Background::new(db.clone()).work(hand.clone());
    enqueue(&db, "work", 7, 0).await;
    enqueue(&db, "work", 8, 1).await;
    background.settle().await.unwrap();
    engine.advance_ms(2_000);
    background.settle().await.unwrap();
    // Both pauses end at once, so their second tries come in any order.
    let mut tries = hand.tries();
    tries.sort_unstable();
    assert_eq!(tries, [(7, 1), (7, 2), (8, 1), (8, 2)]);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 0);
}

async fn a_kind_nobody_knows_waits_for_a_node_that_does(engine: Engine) {
    let db = engine.node().await;
    let old = Background::new(db.clone()).work(Hand::new("old", |_| Ok(())));
    enqueue(&db, "new", 1, 0).await;
    enqueue(&db, "old", 2, 1).await;
    old.settle().await.unwrap();
    Background::new(db.clone()).settle().await.unwrap();
    let depth = old.depth().await.unwrap();
    assert_eq!(
        (depth.due, depth.dead),
        (1, 0),
        "an older node leaves it alone"
    );
    let hand = Hand::new("new", |_| Ok(()));
    Background::new(db.clone())
        .work(hand.clone())
        .settle()
        .await
        .unwrap();
    assert_eq!(hand.tries(), [(1, 1)]);
}

async fn a_crash_costs_one_lease(engine: Engine) {
    let db = engine.node().await;
    let slow = Slow::default();
    enqueue(&db, "work", 1, 0).await;
    let background = Background::new(db.clone()).work(slow.clone());
    tokio::select! {
        _ = background.settle() => panic!("it never ends by itself"),
        () = slow.begun.notified() => {}
    }
    // The run ends with whoever waited for it, so that it does not go on when another has the lease.
    slow.cut_short.notified().await;
    let hand = Hand::new("work", |_| Ok(()));
    let other = Background::new(db.clone()).work(hand.clone());
    engine.advance_ms(u64::try_from(jobs::LEASE_MS).unwrap() - 1);
    other.settle().await.unwrap();
    assert_eq!(hand.tries(), []);
    engine.advance_ms(1);
    other.settle().await.unwrap();
    assert_eq!(hand.tries(), [(1, 2)]);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 0);
}

async fn a_job_that_takes_the_process_down_each_time_dies(engine: Engine) {
    let db = engine.node().await;
    enqueue(&db, "work", 1, 0).await;
    for _ in 0..jobs::ATTEMPTS_MAX {
        let slow = Slow::default();
        let background = Background::new(db.clone()).work(slow.clone());
        tokio::select! {
            _ = background.settle() => panic!("it never ends by itself"),
            () = slow.begun.notified() => {}
        }
        engine.advance_ms(u64::try_from(jobs::LEASE_MS).unwrap());
    }
    let slow = Slow::default();
    let background = Background::new(db.clone()).work(slow.clone());
    background.settle().await.unwrap();
    assert_eq!(background.depth().await.unwrap().dead, 1);
}

async fn stopping_finishes_what_is_in_hand(engine: Engine) {
    let db = engine.node().await;
    let slow = Slow::default();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = Background::new(db.clone())
        .work(slow.clone())
        .run(1, async { drop(stopped.await) });
    let running = tokio::spawn(running);
    enqueue(&db, "work", 1, 0).await;
    slow.begun.notified().await;
    stop.send(()).unwrap();
    // A job that comes now is left for the next start (one worker, and it is busy: nobody else can take it).
    enqueue(&db, "work", 2, 0).await;
    slow.go_on.notify_one();
    running.await.unwrap();
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 1);
}

async fn repeating_jobs_repeat(engine: Engine) {
    let db = engine.node().await;
    let mut hand = Hand::new("tidy", |job| match job.attempts {
        1 => Err(Failure::give_up("even so")),
        _ => Ok(()),
    });
    hand.every_ms = Some(60_000);
    let background = Background::new(db.clone()).work(hand.clone());
    background.start_repeating().await.unwrap();
    background.start_repeating().await.unwrap();
    // Asked for once more by hand: runs, dies as others do, and does not begin to repeat.
    enqueue(&db, "tidy", 1, START).await;
    background.settle().await.unwrap();
    let mut both = hand.tries();
    both.sort_unstable();
    assert_eq!(both, [(0, 1), (1, 1)]);
    assert_eq!(background.depth().await.unwrap().dead, 1);
    engine.advance_ms(2_000);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(0, 2)]);
    background.start_repeating().await.unwrap();
    engine.advance_ms(59_999);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), []);
    engine.advance_ms(1);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(0, 1)]);
}
