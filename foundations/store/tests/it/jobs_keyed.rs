//! Jobs with a key: at most one, and never a wish lost.

use crate::jobs::{Hand, enqueue};
use crate::{engines::*, on_both};
use futures_util::future::BoxFuture;
use std::sync::{Arc, Mutex};
use store::jobs::{self, Job, Worker};
use store::{Background, Db, Failure};

async fn once(db: &Db, key: &str, body: i64, run_at: i64) {
    let mut tx = db.begin().await.unwrap();
    tx.enqueue_once("work", key, &body, run_at).await.unwrap();
    tx.commit().await.unwrap();
}

on_both!(
    one_that_waits_serves_for_both,
    a_key_belongs_to_its_kind,
    one_that_pauses_keeps_its_pause,
    one_that_runs_is_run_once_more,
    one_asked_for_in_its_last_failing_try_gets_new_tries,
    a_dead_one_holds_no_key
);

async fn one_that_waits_serves_for_both(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |_| Ok(()));
    let background = Background::new(db.clone()).work(hand.clone());
    once(&db, "a", 1, START + 500).await;
    once(&db, "a", 2, START + 100).await;
    once(&db, "a", 3, START + 900).await;
    let mut tx = db.begin().await.unwrap();
    for (body, run_at) in [(4, START + 50), (5, START + 10), (6, START + 60)] {
        tx.enqueue_once("work", "b", &body, run_at).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 2);
    engine.advance_ms(10);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(4, 1)]);
    engine.advance_ms(90);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(1, 1)]);
    once(&db, "a", 7, 0).await;
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(7, 1)], "a finished one holds no key");
}

async fn a_key_belongs_to_its_kind(engine: Engine) {
    let db = engine.node().await;
    let mut tx = db.begin().await.unwrap();
    tx.enqueue_once("work", "a", &1, 0).await.unwrap();
    tx.enqueue_once("other", "a", &1, 0).await.unwrap();
    tx.commit().await.unwrap();
    enqueue(&db, "work", 2, 0).await;
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 3);
}

async fn one_that_pauses_keeps_its_pause(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |_| Err(Failure::again("not now")));
    let background = Background::new(db.clone()).work(hand.clone());
    once(&db, "a", 1, 0).await;
    background.settle().await.unwrap();
    once(&db, "a", 1, 0).await;
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(1, 1)]);
    engine.advance_ms(2_000);
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(1, 2)]);
}

/// Asks for itself, with its own key, during its first run, and then ends as told.
#[derive(Clone)]
struct AskAgain {
    db: Db,
    runs: Arc<Mutex<Vec<i64>>>,
    asks_at: i64,
    then: fn() -> Result<(), Failure>,
}
impl Worker for AskAgain {
    fn kind(&self) -> &'static str {
        "work"
    }
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let runs = {
                let mut runs = self.runs.lock().unwrap();
                runs.push(job.attempts);
                runs.len()
            };
            if i64::try_from(runs)? != self.asks_at {
                return (self.then)();
            }
            once(&self.db, "a", 2, self.db.now() + 50).await;
            once(&self.db, "a", 3, self.db.now() + 10).await;
            once(&self.db, "a", 4, self.db.now() + 90).await;
            (self.then)()
        })
    }
}

async fn one_that_runs_is_run_once_more(engine: Engine) {
    let db = engine.node().await;
    let runs = Arc::default();
    let asks = AskAgain {
        db: db.clone(),
        runs: Arc::clone(&runs),
        asks_at: 1,
        then: || Ok(()),
    };
    let background = Background::new(db.clone()).work(asks);
    once(&db, "a", 1, 0).await;
    background.settle().await.unwrap();
    assert_eq!(*runs.lock().unwrap(), [1]);
    engine.advance_ms(10);
    background.settle().await.unwrap();
    assert_eq!(*runs.lock().unwrap(), [1, 1]);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 0);
}

async fn one_asked_for_in_its_last_failing_try_gets_new_tries(engine: Engine) {
    let db = engine.node().await;
    let runs = Arc::default();
    let asks = AskAgain {
        db: db.clone(),
        runs: Arc::clone(&runs),
        asks_at: 1,
        then: || Err(Failure::give_up("no use")),
    };
    let background = Background::new(db.clone()).work(asks);
    once(&db, "a", 1, 0).await;
    background.settle().await.unwrap();
    assert_eq!(background.depth().await.unwrap().dead, 0);
    engine.advance_ms(10);
    background.settle().await.unwrap();
    assert_eq!(*runs.lock().unwrap(), [1, 1]);
    assert_eq!(background.depth().await.unwrap().dead, 1);
}

async fn a_dead_one_holds_no_key(engine: Engine) {
    let db = engine.node().await;
    let hand = Hand::new("work", |job| match job.body.as_str() {
        "1" => Err(Failure::give_up("no use")),
        _ => Ok(()),
    });
    let background = Background::new(db.clone()).work(hand.clone());
    once(&db, "a", 1, 0).await;
    background.settle().await.unwrap();
    once(&db, "a", 2, 0).await;
    background.settle().await.unwrap();
    assert_eq!(hand.tries(), [(1, 1), (2, 1)]);
}
