//! Several exchanges on one node, and a node that stops.

use super::stage::{NEW_YEAR, Stage, md5, new};
use crate::exchange::{Exchange, Kind, Ran, run::Leave};
use axum::{Router, routing::get};
use std::{fs, future, sync::Arc, time::Duration};
use testkit::{
    NcmecHashes, Shell,
    lists::{self, Manners},
};
use tokio::sync::Notify;

/// A list of five pages.
async fn long() -> NcmecHashes {
    let fake = NcmecHashes::start().await;
    for n in 0..9 {
        fake.image(42, &format!("{n}"), NEW_YEAR, &[("md5", &md5(n))]);
    }
    fake
}

#[tokio::test]
async fn a_run_lets_go_after_a_minute_of_pages_and_goes_on_there() {
    let (stage, fake) = (Stage::new().await, long().await);
    stage.add(&stage.ncmec(&fake)).await;
    let tick = |_| stage.shell.clock.advance(Duration::from_secs(20));
    let ran = stage.run_until(Leave::default(), future::pending(), tick);
    assert_eq!(ran.await, None);
    let list = stage.list().await;
    assert_eq!((list.under_way.unwrap().pages, list.running), (3, false));
    assert_eq!((list.last_error, list.failures), (None, 0));
    stage.settle().await;
    assert_eq!(stage.list().await.counts.pages, 5);
    assert_eq!(fake.manners.asked().len(), 5);
}

/// Which exchanges came to their end, in order.
async fn done(stage: &Stage) -> Vec<String> {
    let all = web::audit::after(stage.shell.app.db(), 0, 1_000).await;
    let done = all.unwrap().into_iter();
    done.filter(|entry| entry.verb == "guard.exchange_done")
        .map(|entry| entry.subject)
        .collect()
}

/// Adds a short list, after the long one.
async fn add_short(stage: &Stage) -> Exchange {
    stage.shell.clock.advance(Duration::from_millis(1));
    let file = stage.shell.dir.path().join("a.txt");
    fs::write(&file, format!("md5 {}\n", md5(99))).unwrap();
    let mut short = new(Kind::File, file.to_str().unwrap(), None);
    (short.name, short.bank) = ("short".into(), "short".into());
    stage.add(&short).await
}

#[tokio::test]
async fn others_have_their_turn_before_a_long_run_goes_on() {
    let (stage, fake) = (Stage::with(Shell::new().await, 0), long().await);
    let list = stage.add(&stage.ncmec(&fake)).await;
    let short = add_short(&stage).await;
    stage.settle().await;
    assert_eq!(
        done(&stage).await,
        [short.id.to_string(), list.id.to_string()]
    );
    assert_eq!(fake.manners.asked().len(), 5);
    assert_eq!(stage.waiting().await, 2);
}

#[tokio::test]
async fn one_runs_at_a_time_on_a_node_and_the_next_one_is_called() {
    let (stage, fake) = (Stage::new().await, long().await);
    stage.add(&stage.ncmec(&fake)).await;
    let taken = stage.place.acquire().await.unwrap();
    stage.settle().await;
    drop(taken);
    stage.settle().await;
    assert_eq!(stage.list().await.last_started, None);
    assert_eq!(stage.waiting().await, 1);
    // Whoever ends calls it: it does not wait for its own time.
    add_short(&stage).await;
    stage.settle().await;
    assert_eq!(done(&stage).await.len(), 2);
}

#[tokio::test]
async fn without_a_call_it_looks_again_by_itself() {
    let (stage, fake) = (Stage::new().await, long().await);
    stage.add(&stage.ncmec(&fake)).await;
    let taken = stage.place.acquire().await.unwrap();
    stage.settle().await;
    drop(taken);
    stage.shell.clock.advance(Duration::from_secs(30));
    stage.settle().await;
    assert_eq!(stage.list().await.counts.pages, 5);
}

#[tokio::test]
async fn a_run_that_is_stopped_is_free_at_once_and_takes_all_over_later() {
    let (stage, fake) = (Stage::new().await, long().await);
    stage.add(&stage.ncmec(&fake)).await;
    let stop = Notify::new();
    let ran = stage.run_until(Leave::default(), stop.notified(), |_| stop.notify_one());
    assert_eq!(ran.await, None);
    let list = stage.list().await;
    assert_eq!((list.under_way.unwrap().pages, list.running), (1, false));
    stage.settle().await;
    assert_eq!(stage.list().await.counts.pages, 5);

    let stage = Stage::new().await;
    let file = stage.shell.dir.path().join("a.txt");
    let lines: String = (0..2_500).map(|n| format!("md5 {}\n", md5(n))).collect();
    fs::write(&file, lines).unwrap();
    stage
        .add(&new(Kind::File, file.to_str().unwrap(), None))
        .await;
    let stop = Notify::new();
    let ran = stage.run_until(Leave::default(), stop.notified(), |_| stop.notify_one());
    assert_eq!(ran.await, None);
    assert!(!stage.list().await.running);
    let Ran::Done(counts) = stage.run(Leave::default()).await else {
        panic!("it did not end");
    };
    assert!(counts.same >= 1_000);
    assert_eq!(counts.same + counts.added, 2_500);
}

#[tokio::test]
async fn a_node_that_stops_does_not_wait_for_a_list_that_hangs() {
    let (stage, asked) = (Stage::new().await, Arc::new(Notify::new()));
    let tell = Arc::clone(&asked);
    let hangs = move || {
        tell.notify_waiters();
        future::pending::<()>()
    };
    let router = Router::new().route("/a.txt", get(hangs));
    let address = lists::serve(router, &Manners::default()).await;
    let place = format!("http://{address}/a.txt");
    stage.add(&new(Kind::Url, &place, None)).await;
    let node = stage.background.clone();
    tokio::join!(
        stage.guard.follow(asked.notified()),
        node.run(1, asked.notified())
    );
    let list = stage.list().await;
    assert_eq!((list.running, list.last_error), (false, None));
    assert!(list.last_started.is_some());
    assert_eq!(stage.waiting().await, 1);
}
