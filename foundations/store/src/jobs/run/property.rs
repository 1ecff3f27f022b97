//! The queue against a model of it: whatever happens in whatever order, the table is what the model says, nothing is
//! lost, and nothing is run twice at once.

use super::*;
use crate::{Rng, Statement, Uuid};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

const ROWS: Statement = Statement::both(
    "SELECT id, run_at, leased_until, lease, attempts, dead, again_at, unique_key FROM job ORDER BY id",
);
const CLEAR: Statement = Statement::both("DELETE FROM job");

#[derive(Clone, Copy, Debug)]
enum Op {
    Enqueue {
        in_ms: i64,
    },
    EnqueueOnce {
        key: u8,
        in_ms: i64,
    },
    Claim,
    /// The following act on one of the claims in hand.
    Finish(usize),
    Fail(usize),
    GiveUp(usize),
    Renew(usize),
    Crash(usize),
    Advance {
        ms: u64,
    },
}

fn op() -> impl Strategy<Value = Op> {
    let in_ms = prop_oneof![Just(0_i64), Just(-5), Just(5), Just(100_000)];
    let in_hand = 0..8_usize;
    prop_oneof![
        2 => in_ms.clone().prop_map(|in_ms| Op::Enqueue { in_ms }),
        4 => (0..3_u8, in_ms).prop_map(|(key, in_ms)| Op::EnqueueOnce { key, in_ms }),
        6 => Just(Op::Claim),
        2 => in_hand.clone().prop_map(Op::Finish),
        2 => in_hand.clone().prop_map(Op::Fail),
        1 => in_hand.clone().prop_map(Op::GiveUp),
        1 => in_hand.clone().prop_map(Op::Renew),
        1 => in_hand.prop_map(Op::Crash),
        3 => prop_oneof![Just(1_u64), Just(2_000), Just(30_000), Just(60_000), Just(700_000)]
            .prop_map(|ms| Op::Advance { ms }),
    ]
}

/// One row as it should be.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
struct Row {
    id: Uuid,
    run_at: i64,
    leased_until: i64,
    lease: i64,
    attempts: i64,
    dead: bool,
    again_at: Option<i64>,
    unique_key: Option<String>,
}

#[derive(Default)]
struct Model {
    rows: Vec<Row>,
    in_hand: Vec<Job>,
    /// Jobs ever put in, ever finished, and now set aside.
    put_in: usize,
    finished: usize,
}

impl Model {
    fn held(&mut self, job: &Job) -> Option<&mut Row> {
        self.rows
            .iter_mut()
            .find(|row| row.id == job.id && row.lease == job.lease)
    }

    fn add(&mut self, id: Uuid, run_at: i64, unique_key: Option<String>) {
        let row = Row {
            id,
            run_at,
            leased_until: 0,
            lease: 0,
            attempts: 0,
            dead: false,
            again_at: None,
            unique_key,
        };
        self.put_in += 1;
        self.rows.push(row);
        self.rows.sort_by_key(|row| row.id);
    }

    /// True when the wish found a row that serves it.
    fn wish(&mut self, key: &str, run_at: i64) -> bool {
        let held = |row: &&mut Row| row.unique_key.as_deref() == Some(key);
        let Some(row) = self.rows.iter_mut().find(held) else {
            return false;
        };
        if row.leased_until > 0 {
            row.again_at = Some(row.again_at.unwrap_or(i64::MAX).min(run_at));
        } else if row.attempts == 0 {
            row.run_at = row.run_at.min(run_at);
        }
        true
    }

    fn claim(&mut self, now: i64) -> Option<Row> {
        let row = self
            .rows
            .iter_mut()
            .filter(|row| !row.dead && row.run_at <= now && row.leased_until <= now)
            .min_by_key(|row| (row.run_at, row.id))?;
        row.leased_until = now + LEASE_MS;
        row.lease += 1;
        row.attempts += 1;
        row.again_at = None;
        Some(row.clone())
    }

    fn end(&mut self, job: &Job, outcome: Option<&Failure>, now: i64) {
        let Some(row) = self.held(job) else { return };
        row.leased_until = 0;
        let over = outcome.is_none_or(|f| f.is_final() || row.attempts >= ATTEMPTS_MAX);
        match (over, row.again_at.take()) {
            (true, Some(at)) => (row.run_at, row.attempts) = (at, 0),
            (false, _) => row.run_at = now + pause_ms(row.attempts),
            (true, None) if outcome.is_some() => (row.dead, row.unique_key) = (true, None),
            (true, None) => {
                self.rows.retain(|row| row.id != job.id);
                self.finished += 1;
            }
        }
    }
}

struct Never;
impl Worker for Never {
    fn kind(&self) -> &'static str {
        "work"
    }
    fn run<'a>(&'a self, _: &'a Job) -> futures_util::future::BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}

async fn rows(db: &Db) -> Vec<Row> {
    db.all(ROWS, args![]).await.unwrap()
}

async fn put(db: &Db, model: &mut Model, key: Option<u8>, in_ms: i64) {
    let run_at = db.now() + in_ms;
    let mut tx = db.begin().await.unwrap();
    match key {
        None => drop(tx.enqueue("work", &(), run_at).await.unwrap()),
        Some(key) => tx
            .enqueue_once("work", &key.to_string(), &(), run_at)
            .await
            .unwrap(),
    }
    tx.commit().await.unwrap();
    let key = key.map(|key| format!("once:work:{key}"));
    if key.as_deref().is_some_and(|key| model.wish(key, run_at)) {
        return;
    }
    let new: Vec<_> = rows(db).await.into_iter().map(|row| row.id).collect();
    let known = |id: &Uuid| model.rows.iter().any(|row| row.id == *id);
    let id = new.into_iter().find(|id| !known(id)).expect("a new row");
    model.add(id, run_at, key);
}

async fn claim_one(db: &Db, workers: &Workers, model: &mut Model) -> bool {
    let now = db.now();
    let claimed = claim(db, workers).await.unwrap().map(|claimed| claimed.job);
    let expected = model.claim(now);
    assert_eq!(
        claimed
            .as_ref()
            .map(|job| (job.id, job.lease, job.attempts)),
        expected.map(|row| (row.id, row.lease, row.attempts))
    );
    let Some(job) = claimed else { return false };
    // Whoever else had it in hand has lost the lease, and is told so.
    for other in model.in_hand.iter().filter(|other| other.id == job.id) {
        assert_eq!(try_renew(db, other).await.unwrap(), None);
    }
    model.in_hand.push(job);
    true
}

async fn step(db: &Db, workers: &Workers, model: &mut Model, op: Op) {
    let take =
        |model: &mut Model, n: usize| (n < model.in_hand.len()).then(|| model.in_hand.remove(n));
    match op {
        Op::Enqueue { in_ms } => put(db, model, None, in_ms).await,
        Op::EnqueueOnce { key, in_ms } => put(db, model, Some(key), in_ms).await,
        Op::Claim => drop(claim_one(db, workers, model).await),
        Op::Finish(n) => finish(db, take(model, n), None, model).await,
        Op::Fail(n) => finish(db, take(model, n), Some(Failure::again("x")), model).await,
        Op::GiveUp(n) => finish(db, take(model, n), Some(Failure::give_up("x")), model).await,
        Op::Crash(n) => drop(take(model, n)),
        Op::Advance { ms } => db.clock().advance(Duration::from_millis(ms)),
        Op::Renew(n) => {
            let Some(job) = model.in_hand.get(n).cloned() else {
                return;
            };
            let until = db.now() + LEASE_MS;
            let held = model.held(&job).map(|row| row.leased_until = until);
            assert_eq!(try_renew(db, &job).await.unwrap(), held.map(|()| until));
        }
    }
}

async fn finish(db: &Db, job: Option<Job>, failure: Option<Failure>, model: &mut Model) {
    let Some(job) = job else { return };
    model.end(&job, failure.as_ref(), db.now());
    end(db, &job, None, failure.map_or(Ok(()), Err))
        .await
        .unwrap();
}

async fn play(db: &Db, workers: &Workers, ops: Vec<Op>) {
    let mut tx = db.begin().await.unwrap();
    tx.execute(CLEAR, args![]).await.unwrap();
    tx.commit().await.unwrap();
    let mut model = Model::default();
    for op in ops {
        step(db, workers, &mut model, op).await;
        assert_eq!(rows(db).await, model.rows, "after {op:?}");
    }
    // Everybody crashes; a last node comes up and does what is left.
    model.in_hand.clear();
    db.clock().advance(Duration::from_secs(3_600));
    while claim_one(db, workers, &mut model).await {
        let job = model.in_hand.pop();
        finish(db, job, None, &mut model).await;
        db.clock().advance(Duration::from_secs(3_600));
    }
    assert!(model.rows.iter().all(|row| row.dead));
    assert_eq!(
        model.finished + model.rows.len(),
        model.put_in,
        "nothing is lost"
    );
}

async fn check(url: String) {
    let db = Db::open(&url, crate::Clock::manual(1_000_000), Rng::system())
        .await
        .unwrap();
    let mut workers = Workers::new();
    workers.insert("work", Arc::new(Never));
    let runtime = tokio::runtime::Handle::current();
    let checked = tokio::task::spawn_blocking(move || {
        TestRunner::new(ProptestConfig::with_cases(60)).run(&vec(op(), 1..60), |ops| {
            runtime.block_on(play(&db, &workers, ops));
            Ok(())
        })
    });
    checked.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_is_as_its_model_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    check(format!("sqlite:{}", folder.path().join("q.db").display())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_is_as_its_model_on_postgres() {
    check(testkit::postgres::fresh_url()).await;
}
