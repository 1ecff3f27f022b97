//! What goes in comes out, the same on both engines.

use crate::{engines::*, on_both};
use store::{Arg, Error, Statement, Uuid, args};

const MAKE: Statement = Statement::both(
    "CREATE TABLE every (place BIGINT PRIMARY KEY NOT NULL, n BIGINT, t TEXT, b BYTEA, id UUID, yes BOOLEAN NOT NULL)",
);
const ADD: Statement =
    Statement::both("INSERT INTO every (place, n, t, b, id, yes) VALUES ($1, $2, $3, $4, $5, $6)");
const GET: Statement = Statement::both("SELECT n, t, b, id, yes FROM every WHERE place = $1");
const ORDER: Statement = Statement::both("SELECT place FROM every ORDER BY id, place");

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
struct Row {
    n: Option<i64>,
    t: Option<String>,
    b: Option<Vec<u8>>,
    id: Option<Uuid>,
    yes: bool,
}

fn rows() -> Vec<Row> {
    let row = |n: i64, t: &str, b: &[u8], id: u128, yes| Row {
        n: Some(n),
        t: Some(t.to_owned()),
        b: Some(b.to_vec()),
        id: Some(Uuid::from_u128(id)),
        yes,
    };
    vec![
        row(0, "", b"", 0, false),
        row(
            i64::MAX,
            "👩🏽‍🦱 ❌ ñ 漢字 \u{202e}rtl",
            &[0, 255, 0, 39],
            u128::MAX,
            true,
        ),
        row(
            i64::MIN,
            "'; DROP TABLE every; --",
            b"null",
            1 << 127,
            false,
        ),
        // Looks like a number, and must not become one.
        row(-1, "00123", b"00123", 1, true),
        row(1, "1e3\n\t\u{1}", &[b'1'; 70_000], 2, true),
        Row {
            n: None,
            t: None,
            b: None,
            id: None,
            yes: false,
        },
    ]
}

on_both!(
    every_type_comes_back,
    ids_sort_alike,
    nul_is_refused_on_both
);

async fn every_type_comes_back(engine: Engine) {
    let db = engine.node().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(MAKE, vec![]).await.unwrap();
    for (place, row) in (0_i64..).zip(rows()) {
        let Row { n, t, b, id, yes } = row.clone();
        tx.execute(ADD, args![place, n, t, b, id, yes])
            .await
            .unwrap();
        assert_eq!(tx.one::<Row>(GET, args![place]).await.unwrap(), row);
    }
    tx.commit().await.unwrap();
    for (place, row) in (0_i64..).zip(rows()) {
        assert_eq!(db.one::<Row>(GET, args![place]).await.unwrap(), row);
    }
    assert!(matches!(
        db.one::<Row>(GET, args![99_i64]).await,
        Err(Error::Database(_))
    ));
}

async fn ids_sort_alike(engine: Engine) {
    let db = engine.node().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(MAKE, vec![]).await.unwrap();
    let ids = [1_u128 << 127, 5, u128::MAX, 1 << 64, 0];
    for (place, id) in (0_i64..).zip(ids) {
        let id = Uuid::from_u128(id);
        let nothing = None::<String>;
        tx.execute(
            ADD,
            args![place, None::<i64>, nothing, None::<Vec<u8>>, id, true],
        )
        .await
        .unwrap();
    }
    let order: Vec<(i64,)> = tx.all(ORDER, vec![]).await.unwrap();
    assert_eq!(order, [(4,), (1,), (3,), (0,), (2,)]);
}

async fn nul_is_refused_on_both(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    let said = tx.execute(ADD_THING, args![1_i64, "a\0b"]).await;
    assert!(matches!(said, Err(Error::Nul)));
    let asked: Result<Vec<(i64,)>, _> = db
        .all(
            Statement::both("SELECT n FROM thing WHERE word = $1"),
            vec![Arg::Text(Some("\0".into()))],
        )
        .await;
    assert!(matches!(asked, Err(Error::Nul)));
}
