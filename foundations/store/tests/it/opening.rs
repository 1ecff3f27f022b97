//! Opening, migrating, and the statements of this crate.

use crate::{engines::*, on_both};
use futures_util::future::join_all;
use store::{Clock, Db, Error, Rng, Statement, args};

on_both!(
    every_statement_is_understood,
    migrations_apply_once_however_often,
    many_open_an_empty_database_at_once,
    a_wrong_statement_is_named
);

async fn every_statement_is_understood(engine: Engine) {
    let db = engine.node().await;
    db.prepare_all(store::events::STATEMENTS).await.unwrap();
    db.prepare_all(store::jobs::STATEMENTS).await.unwrap();
    assert!(db.answers().await);
}

async fn a_wrong_statement_is_named(engine: Engine) {
    let db = engine.node().await;
    let list = [("WRONG", Statement::both("SELECT nothing FROM nowhere"))];
    let said = db.prepare_all(&list).await.unwrap_err().to_string();
    assert!(said.starts_with("WRONG on Db("), "{said}");
}

async fn migrations_apply_once_however_often(engine: Engine) {
    let db = engine.with_things().await;
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![1_i64, "kept"]).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    assert!(!db.answers().await);
    let again = engine.node().await;
    assert_eq!(again.number(COUNT_THINGS, vec![]).await.unwrap(), 1);
    assert_eq!(again.head(), 0);
}

async fn many_open_an_empty_database_at_once(engine: Engine) {
    let nodes = join_all((0..6).map(|_| engine.node())).await;
    for node in nodes {
        assert!(node.answers().await);
    }
}

#[tokio::test]
async fn addresses_that_cannot_be_used_say_so() {
    for url in ["", "mysql://x", "sqlite:", "sqlite::memory:", "redx.db"] {
        let opened = Db::open(url, Clock::system(), Rng::system()).await;
        assert!(matches!(opened, Err(Error::Setting(_))), "{url}");
    }
    for url in [
        "sqlite:/no/such/folder/redx.db",
        "postgres://nobody@localhost/x?host=/no/such/socket",
    ] {
        let opened = Db::open(url, Clock::system(), Rng::system()).await;
        assert!(
            matches!(opened, Err(Error::Io(_) | Error::Database(_))),
            "{url}"
        );
    }
}

/// On SQLite a read cannot write, even by mistake. (PostgreSQL's reads share the writers' connections.)
#[tokio::test]
async fn sqlite_readers_cannot_write() {
    let engine = Engine::sqlite();
    let db = engine.with_things().await;
    let sly = Statement::both("INSERT INTO thing (n, word) VALUES (1, 'x') RETURNING n");
    assert!(db.number(sly, vec![]).await.is_err());
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), 0);
}
