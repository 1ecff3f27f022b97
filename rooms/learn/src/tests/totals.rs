//! The knowledge check is counted, and nothing else is kept of it.

use super::Room;
use crate::{queries, totals::totals};

async fn counts(room: Room) {
    let db = room.shell.app.db();
    db.prepare_all(queries::ALL).await.unwrap();
    // The second answer of the first question is right, the third is not.
    for answer in ["1", "1", "2"] {
        let page = room.answered(&format!("q1={answer}")).await;
        assert_eq!(page.status, 200);
    }
    room.answered("q1=99&q2=nonsense&nobody=1").await;
    assert!(totals(db).await.unwrap().is_empty());
    room.learn.counting().write_down(db).await.unwrap();
    room.learn.counting().write_down(db).await.unwrap();
    let all = totals(db).await.unwrap();
    let first = all.get("what#consent").unwrap();
    assert_eq!((first.answered, first.rightly), (3, 2));
    assert_eq!(all.len(), 1);
}

#[tokio::test]
async fn answers_are_counted_on_both_engines() {
    counts(Room::new().await).await;
    counts(Room::over(testkit::Shell::on_postgres().await)).await;
}

#[tokio::test]
async fn an_answer_does_not_wait_for_the_database() {
    let room = Room::new().await;
    room.shell.app.db().close().await;
    assert_eq!(room.answered("q1=1").await.status, 200);
    let counting = room.learn.counting();
    assert!(counting.write_down(room.shell.app.db()).await.is_err());
    // Kept for the next time.
    assert!(counting.write_down(room.shell.app.db()).await.is_err());
}
