//! The chain: whole while nobody touches it, broken at the very entry that somebody did.

use store::args;
use testkit::shell::Shell;
use web::audit::{Chain, append, verify};

store::statements! {
    /// What somebody who may change tables does first.
    FREE_CHANGE = "DROP TRIGGER audit_never_changed", postgres = "ALTER TABLE audit DISABLE TRIGGER USER";
    FREE_CUT = "DROP TRIGGER audit_cut_at_a_seal", postgres = "SELECT 1";
    CHANGE = "UPDATE audit SET detail = 'other' WHERE seq = $1";
    CUT = "DELETE FROM audit WHERE seq = $1";
}

async fn three(node: &Shell) {
    for detail in ["", "face", "spam"] {
        let mut tx = node.begin().await;
        append(&mut tx, "maya", "post.refused", "post 1", detail)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

async fn tamper(node: &Shell, statement: store::Statement, seq: i64) -> Chain {
    let mut tx = node.begin().await;
    tx.execute(FREE_CHANGE, args![]).await.unwrap();
    tx.execute(FREE_CUT, args![]).await.unwrap();
    tx.execute(statement, args![seq]).await.unwrap();
    tx.commit().await.unwrap();
    verify(node.app.db()).await.unwrap()
}

async fn holds_on(make: impl AsyncFn() -> Shell) {
    let node = make().await;
    assert_eq!(verify(node.app.db()).await.unwrap(), Chain::Whole(0));
    three(&node).await;
    assert_eq!(verify(node.app.db()).await.unwrap(), Chain::Whole(3));
    assert_eq!(tamper(&node, CHANGE, 2).await, Chain::Broken(2));
    let node = make().await;
    three(&node).await;
    assert_eq!(tamper(&node, CUT, 3).await, Chain::Broken(3));
    let node = make().await;
    three(&node).await;
    assert_eq!(tamper(&node, CUT, 1).await, Chain::Broken(1));
}

#[tokio::test]
async fn a_changed_or_missing_entry_is_found_on_sqlite() {
    holds_on(Shell::new).await;
}

#[tokio::test]
async fn a_changed_or_missing_entry_is_found_on_postgres() {
    holds_on(Shell::on_postgres).await;
}

#[tokio::test]
async fn entries_written_at_once_never_fork_the_chain() {
    let node = Shell::on_postgres().await;
    let writers = (0..8).map(|n| {
        let db = node.app.db().clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            append(&mut tx, "maya", "post.approved", &n.to_string(), "")
                .await
                .unwrap();
            tx.commit().await.unwrap();
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    assert_eq!(verify(node.app.db()).await.unwrap(), Chain::Whole(8));
}

#[tokio::test]
async fn statements_prepare_on_both_engines() {
    for node in [Shell::new().await, Shell::on_postgres().await] {
        node.app.db().prepare_all(web::STATEMENTS).await.unwrap();
    }
}
