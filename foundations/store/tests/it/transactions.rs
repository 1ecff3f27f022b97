//! All or nothing: rows, events and jobs.

use crate::{engines::*, on_both};
use serde::{Deserialize, Serialize};
use store::{Error, args, events, events::Event, jobs};

#[derive(Serialize, Deserialize)]
struct Happened;
impl Event for Happened {
    const KIND: &'static str = "test.happened";
}

on_both!(
    a_dropped_transaction_leaves_nothing,
    a_committed_one_leaves_everything,
    a_failed_statement_spoils_the_whole,
    a_call_that_is_dropped_half_way_spoils_the_whole,
    an_open_transaction_is_not_seen_and_blocks_no_reader,
    the_head_has_grown_when_commit_returns
);

async fn a_dropped_transaction_leaves_nothing(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![1_i64, "x"]).await.unwrap();
    tx.emit(&Happened).unwrap();
    tx.enqueue("work", &1, 0).await.unwrap();
    tx.enqueue_once("work", "key", &1, 0).await.unwrap();
    drop(tx);
    assert_eq!(db.head(), 0);
    // The next one does not find the locks of the first.
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.number(COUNT_THINGS, vec![]).await.unwrap(), 0);
    tx.emit(&Happened).unwrap();
    tx.commit().await.unwrap();
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 0);
    let log = events::after(&db, 0, 10).await.unwrap();
    assert_eq!(log.iter().map(|e| e.seq).collect::<Vec<_>>(), [1]);
}

async fn a_committed_one_leaves_everything(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![1_i64, "x"]).await.unwrap();
    for _ in 0..3 {
        tx.emit(&Happened).unwrap();
    }
    tx.enqueue("work", &1, 0).await.unwrap();
    tx.enqueue_once("work", "key", &1, 0).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 1);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), 2);
    let log = events::after(&db, 0, 10).await.unwrap();
    assert_eq!(log.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(
        log.iter()
            .all(|e| e.at == START && e.read::<Happened>().unwrap().is_some())
    );
}

async fn a_failed_statement_spoils_the_whole(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![1_i64, "x"]).await.unwrap();
    let taken = tx.execute(ADD_THING, args![1_i64, "y"]).await.unwrap_err();
    assert!(taken.is_duplicate() && !taken.may_pass(), "{taken}");
    let later = tx.execute(ADD_THING, args![2_i64, "z"]).await;
    assert!(matches!(later, Err(Error::Spoilt)));
    tx.emit(&Happened).unwrap();
    assert!(matches!(tx.commit().await, Err(Error::Spoilt)));
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 0);
    assert_eq!(db.head(), 0);
}

async fn a_call_that_is_dropped_half_way_spoils_the_whole(engine: Engine) {
    let db = engine.with_things().await;
    // A quick engine may have answered before the first look; then nothing was half way, and it is tried again.
    let spoilt = loop {
        let mut tx = db.begin().await.unwrap();
        let half_way = {
            let call = tx.execute(ADD_THING, args![1_i64, "x"]);
            let mut call = std::pin::pin!(call);
            futures_util::poll!(call.as_mut()).is_pending()
        };
        if half_way {
            break tx;
        }
    };
    assert!(matches!(spoilt.commit().await, Err(Error::Spoilt)));
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 0);
}

async fn an_open_transaction_is_not_seen_and_blocks_no_reader(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![1_i64, "x"]).await.unwrap();
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 0);
    assert_eq!(tx.number(COUNT_THINGS, vec![]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 1);
}

async fn the_head_has_grown_when_commit_returns(engine: Engine) {
    let db = engine.node().await;
    let mut head = db.watch_head();
    let mut tx = db.begin().await.unwrap();
    tx.emit(&Happened).unwrap();
    tx.emit(&Happened).unwrap();
    assert_eq!(db.head(), 0);
    tx.commit().await.unwrap();
    assert_eq!(db.head(), 2);
    assert!(head.has_changed().unwrap());
    assert_eq!(*head.borrow_and_update(), 2);
    assert_eq!(engine.node().await.head(), 2);
}
