//! Pages by keyset: every row once, in order, whatever the times.

use crate::{engines::*, on_both};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use store::{Cursor, Db, Statement, Uuid, args};

const MAKE: Statement =
    Statement::both("CREATE TABLE item (id UUID PRIMARY KEY NOT NULL, at BIGINT NOT NULL)");
const CLEAR: Statement = Statement::both("DELETE FROM item");
const ADD: Statement = Statement::both("INSERT INTO item (id, at) VALUES ($1, $2)");
const PAGE: Statement = Statement::both(
    "SELECT at, id FROM item WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3",
);

on_both!(pages_hold_every_row_once);

async fn pages_hold_every_row_once(engine: Engine) {
    let db = engine.node().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(MAKE, vec![]).await.unwrap();
    tx.commit().await.unwrap();
    let runtime = tokio::runtime::Handle::current();
    let checked = tokio::task::spawn_blocking(move || {
        // Few different times, so that the id must break ties, and the extremes.
        let row = (prop_oneof![0..4_i64, Just(i64::MAX - 1)], any::<u128>());
        let cases = (vec(row, 0..30), 1..8_u32);
        TestRunner::new(ProptestConfig::with_cases(40)).run(&cases, |(rows, size)| {
            let (read, expected) = runtime.block_on(walk(&db, rows, size));
            prop_assert_eq!(read, expected);
            Ok(())
        })
    });
    checked.await.unwrap().unwrap();
}

/// The rows as the pages give them, and as they ought to be.
async fn walk(db: &Db, rows: Vec<(i64, u128)>, size: u32) -> (Vec<(i64, Uuid)>, Vec<(i64, Uuid)>) {
    let mut tx = db.begin().await.unwrap();
    tx.execute(CLEAR, vec![]).await.unwrap();
    let mut expected: Vec<_> = rows
        .iter()
        .map(|(at, id)| (*at, Uuid::from_u128(*id)))
        .collect();
    expected.sort_by_key(|(_, id)| *id);
    expected.dedup_by_key(|(_, id)| *id);
    for (at, id) in &expected {
        tx.execute(ADD, args![*id, *at]).await.unwrap();
    }
    tx.commit().await.unwrap();
    expected.sort();
    expected.reverse();
    let (mut read, mut cursor) = (Vec::new(), Cursor::START);
    loop {
        let page: Vec<(i64, Uuid)> = db
            .all(PAGE, args![cursor.at, cursor.id, size])
            .await
            .unwrap();
        let Some((at, id)) = page.last().copied() else {
            return (read, expected);
        };
        cursor = Cursor::parse(&Cursor { at, id }.text()).unwrap();
        read.extend(page);
    }
}
