//! The event log and its subscribers, on one node.

use crate::{engines::*, on_both};
use futures_util::future::{BoxFuture, join_all};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use store::events::{self, Event, Recorded, Subscriber};
use store::{Background, Db, Failure, Tx, args, jobs};

#[derive(Serialize, Deserialize)]
pub struct Happened {
    pub n: i64,
}
impl Event for Happened {
    const KIND: &'static str = "test.happened";
}

#[derive(Serialize, Deserialize)]
pub struct Ignored;
impl Event for Ignored {
    const KIND: &'static str = "test.ignored";
}

pub async fn emit(db: &Db, numbers: impl IntoIterator<Item = i64>) {
    for n in numbers {
        let mut tx = db.begin().await.unwrap();
        tx.emit(&Happened { n }).unwrap();
        tx.commit().await.unwrap();
    }
}

/// What goes wrong with an event, by its number and how often it was tried before.
type Trouble = fn(i64, i64) -> Option<Kind>;
#[derive(Clone, Copy)]
enum Kind {
    Again,
    GiveUp,
    Panic,
    Swallowed,
}

/// Writes each event down as a thing, or gets into trouble after having written it.
#[derive(Clone)]
struct Notes {
    trouble: Trouble,
    tried: Arc<AtomicI64>,
}

impl Notes {
    fn new(trouble: Trouble) -> Self {
        Self {
            trouble,
            tried: Arc::default(),
        }
    }

    fn tried(&self) -> i64 {
        self.tried.load(Ordering::SeqCst)
    }
}

impl Subscriber for Notes {
    fn name(&self) -> &'static str {
        "notes"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[Happened::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let n = event.read::<Happened>()?.unwrap().n;
            tx.execute(ADD_THING, args![n, "seen"]).await?;
            let Some(kind) = (self.trouble)(n, self.tried()) else {
                return Ok(());
            };
            self.tried.fetch_add(1, Ordering::SeqCst);
            match kind {
                Kind::Again => Err(Failure::again("not now\0")),
                Kind::GiveUp => Err(Failure::give_up("never")),
                Kind::Panic => panic!("number {n}"),
                Kind::Swallowed => {
                    let _ = tx.execute(ADD_THING, args![n, "seen twice"]).await;
                    Ok(())
                }
            }
        })
    }
}

async fn seen(db: &Db) -> Vec<i64> {
    let rows: Vec<(i64,)> = db
        .all(
            store::Statement::both("SELECT n FROM thing ORDER BY n"),
            vec![],
        )
        .await
        .unwrap();
    rows.into_iter().map(|(n,)| n).collect()
}

on_both!(
    each_event_is_told_once_and_in_order,
    a_failing_event_is_tried_again_with_pauses_and_then_set_aside,
    a_passing_failure_loses_nothing,
    an_event_that_cannot_work_is_set_aside_at_once,
    a_panic_is_a_failure,
    a_swallowed_failure_is_a_failure,
    numbers_follow_commits_without_gaps,
    old_events_go_when_all_have_seen_them,
    a_subscriber_that_feeds_itself_does_not_hang
);

async fn each_event_is_told_once_and_in_order(engine: Engine) {
    let db = engine.with_things().await;
    let background = Background::new(db.clone()).subscribe(Notes::new(|_, _| None));
    emit(&db, 1..=3).await;
    let mut tx = db.begin().await.unwrap();
    // More than a batch of what nobody wants.
    for _ in 0..250 {
        tx.emit(&Ignored).unwrap();
    }
    tx.commit().await.unwrap();
    background.settle().await.unwrap();
    emit(&db, 4..=5).await;
    background.settle().await.unwrap();
    background.settle().await.unwrap();
    assert_eq!(seen(&db).await, [1, 2, 3, 4, 5]);
}

async fn a_failing_event_is_tried_again_with_pauses_and_then_set_aside(engine: Engine) {
    let db = engine.with_things().await;
    let notes = Notes::new(|n, _| (n == 2).then_some(Kind::Again));
    let background = Background::new(db.clone()).subscribe(notes.clone());
    emit(&db, 1..=3).await;
    let mut pause_ms = 500;
    for tries in 1..events::ATTEMPTS_MAX {
        background.settle().await.unwrap();
        assert_eq!((seen(&db).await, notes.tried()), (vec![1], tries));
        engine.advance_ms(pause_ms - 1);
        background.settle().await.unwrap();
        assert_eq!(notes.tried(), tries, "not before its pause is over");
        engine.advance_ms(1);
        pause_ms = (pause_ms * 2).min(500 << 6);
    }
    background.settle().await.unwrap();
    assert_eq!(seen(&db).await, [1, 3]);
    assert_eq!(notes.tried(), events::ATTEMPTS_MAX);
    let dead = jobs::dead(&db, 10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(
        (dead[0].kind.as_str(), dead[0].failure.as_str()),
        (events::SET_ASIDE, "not now ")
    );
    let mut tx = db.begin().await.unwrap();
    assert!(!jobs::revive(&mut tx, dead[0].id).await.unwrap());
}

async fn a_passing_failure_loses_nothing(engine: Engine) {
    let db = engine.with_things().await;
    let notes = Notes::new(|n, tried| (n == 2 && tried < 2).then_some(Kind::Again));
    let background = Background::new(db.clone()).subscribe(notes.clone());
    emit(&db, 1..=3).await;
    for _ in 0..3 {
        background.settle().await.unwrap();
        engine.advance_ms(60_000);
    }
    assert_eq!((seen(&db).await, notes.tried()), (vec![1, 2, 3], 2));
    assert_eq!(background.depth().await.unwrap().dead, 0);
}

async fn an_event_that_cannot_work_is_set_aside_at_once(engine: Engine) {
    let db = engine.with_things().await;
    let notes = Notes::new(|n, _| (n == 2).then_some(Kind::GiveUp));
    let background = Background::new(db.clone()).subscribe(notes.clone());
    emit(&db, 1..=3).await;
    background.settle().await.unwrap();
    assert_eq!((seen(&db).await, notes.tried()), (vec![1, 3], 1));
    assert_eq!(background.depth().await.unwrap().dead, 1);
}

async fn a_panic_is_a_failure(engine: Engine) {
    let db = engine.with_things().await;
    let notes = Notes::new(|n, tried| (n == 2 && tried == 0).then_some(Kind::Panic));
    let background = Background::new(db.clone()).subscribe(notes.clone());
    emit(&db, 1..=3).await;
    background.settle().await.unwrap();
    assert_eq!((seen(&db).await, notes.tried()), (vec![1], 1));
    engine.advance_ms(500);
    background.settle().await.unwrap();
    assert_eq!(seen(&db).await, [1, 2, 3]);
}

async fn a_swallowed_failure_is_a_failure(engine: Engine) {
    let db = engine.with_things().await;
    let notes = Notes::new(|n, tried| (n == 2 && tried == 0).then_some(Kind::Swallowed));
    let background = Background::new(db.clone()).subscribe(notes.clone());
    emit(&db, 1..=3).await;
    background.settle().await.unwrap();
    assert_eq!((seen(&db).await, notes.tried()), (vec![1], 1));
    engine.advance_ms(500);
    background.settle().await.unwrap();
    assert_eq!(seen(&db).await, [1, 2, 3]);
}

async fn numbers_follow_commits_without_gaps(engine: Engine) {
    const WRITERS: i64 = 8;
    const EACH: i64 = 12;
    let db = engine.with_things().await;
    let writing = join_all((0..WRITERS).map(|writer| {
        let db = db.clone();
        tokio::spawn(async move {
            for turn in 0..EACH {
                let n = writer * EACH + turn;
                let mut tx = db.begin().await.unwrap();
                tx.execute(ADD_THING, args![n, "x"]).await.unwrap();
                tx.emit(&Happened { n }).unwrap();
                tx.emit(&Ignored).unwrap();
                // Every third is undone, and takes no number with it.
                if n % 3 != 0 {
                    tx.commit().await.unwrap();
                }
            }
        })
    }));
    let mut done = std::pin::pin!(writing);
    loop {
        let finished = futures_util::poll!(done.as_mut()).is_ready();
        // Whatever is visible is a beginning of the log: nothing appears later below what was seen.
        let log = events::after(&db, 0, 1_000).await.unwrap();
        let numbers: Vec<_> = log.iter().map(|e| e.seq).collect();
        assert_eq!(
            numbers,
            (1..=i64::try_from(log.len()).unwrap()).collect::<Vec<_>>()
        );
        if finished {
            let told: Vec<_> = log
                .iter()
                .filter_map(|e| e.read::<Happened>().unwrap())
                .map(|e| e.n)
                .collect();
            let mut sorted = told.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, seen(&db).await);
            assert_eq!(log.len(), told.len() * 2);
            assert_eq!(db.head(), i64::try_from(log.len()).unwrap());
            return;
        }
    }
}

async fn old_events_go_when_all_have_seen_them(engine: Engine) {
    let db = engine.with_things().await;
    let prune = async |before| {
        let mut tx = db.begin().await.unwrap();
        let gone = events::prune(&mut tx, before).await.unwrap();
        tx.commit().await.unwrap();
        gone
    };
    assert_eq!(events::oldest(&db).await.unwrap(), 1);
    emit(&db, 1..=3).await;
    assert_eq!(prune(START + 1).await, 0, "nobody has seen them yet");
    let background =
        Background::new(db.clone()).subscribe(Notes::new(|n, _| (n == 3).then_some(Kind::Again)));
    background.settle().await.unwrap();
    assert_eq!(prune(START).await, 0, "too young");
    assert_eq!(prune(START + 1).await, 2, "the third is still owed");
    assert_eq!(events::oldest(&db).await.unwrap(), 3);
    let mut tx = db.begin().await.unwrap();
    tx.execute(
        store::Statement::both("INSERT INTO event_cursor (subscriber, seq) VALUES ('gone', 99)"),
        vec![],
    )
    .await
    .unwrap();
    events::retire(&mut tx, "notes").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(prune(START + 1).await, 1, "nobody is owed anything");
    assert_eq!(
        events::oldest(&db).await.unwrap(),
        4,
        "a reader at 2 must see that it missed one"
    );
}

/// Emits one event for each it gets.
struct Echo(Arc<Mutex<i64>>);
impl Subscriber for Echo {
    fn name(&self) -> &'static str {
        "echo"
    }
    fn kinds(&self) -> &'static [&'static str] {
        &[Happened::KIND]
    }
    fn handle<'a>(&'a self, tx: &'a mut Tx, _: &'a Recorded) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut left = self.0.lock().unwrap();
            if *left > 0 {
                *left -= 1;
                tx.emit(&Happened { n: *left })?;
            }
            Ok(())
        })
    }
}

async fn a_subscriber_that_feeds_itself_does_not_hang(engine: Engine) {
    let db = engine.node().await;
    let left = Arc::new(Mutex::new(5));
    let background = Background::new(db.clone()).subscribe(Echo(Arc::clone(&left)));
    emit(&db, [9]).await;
    background.settle().await.unwrap();
    assert_eq!((*left.lock().unwrap(), db.head()), (0, 6));
}
