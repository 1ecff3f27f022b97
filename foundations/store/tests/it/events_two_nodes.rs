//! Two nodes over one database compete for the same subscribers.

use crate::events::{Happened, emit};
use crate::{engines::*, on_both};
use futures_util::future::BoxFuture;
use store::events::{Event, Recorded, Subscriber};
use store::{Background, Db, Failure, Statement, Tx, args};
use tokio::sync::oneshot;

/// Two tables without a key: what is told twice is there twice.
const MAKE: Statement = Statement::both("CREATE TABLE told (who TEXT NOT NULL, n BIGINT NOT NULL)");
const ADD: Statement = Statement::both("INSERT INTO told (who, n) VALUES ($1, $2)");
const COUNT: Statement = Statement::both("SELECT COUNT(*) FROM told");
const ALL: Statement = Statement::both("SELECT n FROM told WHERE who = $1 ORDER BY n");

struct Tell(&'static str);
impl Subscriber for Tell {
    fn name(&self) -> &'static str {
        self.0
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
            tx.execute(ADD, args![self.0, n]).await?;
            Ok(())
        })
    }
}

async fn with_told(engine: &Engine) -> (Db, Db) {
    let (here, there) = (engine.node().await, engine.node().await);
    let mut tx = here.begin().await.unwrap();
    tx.execute(MAKE, vec![]).await.unwrap();
    tx.commit().await.unwrap();
    (here, there)
}

fn background(db: &Db) -> Background {
    Background::new(db.clone())
        .subscribe(Tell("ann"))
        .subscribe(Tell("bob"))
}

async fn assert_told(db: &Db, count: i64) {
    for who in ["ann", "bob"] {
        let told: Vec<(i64,)> = db.all(ALL, args![who]).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|(n,)| n).collect();
        assert_eq!(told, (1..=count).collect::<Vec<_>>(), "{who}");
    }
}

on_both!(
    each_subscriber_is_told_once_by_two_nodes,
    a_node_hears_of_what_another_committed
);

async fn each_subscriber_is_told_once_by_two_nodes(engine: Engine) {
    const EVENTS: i64 = 60;
    let (here, there) = with_told(&engine).await;
    let (stop_here, stopped_here) = oneshot::channel::<()>();
    let (stop_there, stopped_there) = oneshot::channel::<()>();
    let running_here = tokio::spawn(background(&here).run(1, async { drop(stopped_here.await) }));
    let running_there =
        tokio::spawn(background(&there).run(1, async { drop(stopped_there.await) }));
    tokio::join!(
        emit(&here, 1..=EVENTS / 2),
        emit(&there, EVENTS / 2 + 1..=EVENTS)
    );
    // One node goes away in the middle; the other brings the rest.
    stop_there.send(()).unwrap();
    running_there.await.unwrap();
    until(async || here.number(COUNT, vec![]).await.unwrap() >= 2 * EVENTS).await;
    stop_here.send(()).unwrap();
    running_here.await.unwrap();
    assert_told(&here, EVENTS).await;
}

async fn a_node_hears_of_what_another_committed(engine: Engine) {
    let (here, there) = with_told(&engine).await;
    emit(&here, 1..=4).await;
    assert_eq!(there.head(), 0);
    let (first, second) = (background(&there), background(&here));
    let (a, b) = tokio::join!(first.settle(), second.settle());
    a.unwrap();
    b.unwrap();
    assert_eq!(there.head(), 4);
    first.settle().await.unwrap();
    assert_told(&here, 4).await;
}
