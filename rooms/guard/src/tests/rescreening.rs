//! A list grows: what was clear is looked at again.

use super::stage::{Stage, off_by, pdq};
use crate::Purpose;

const GOOD: u8 = 90;

#[tokio::test]
async fn clearance_ends_the_moment_a_list_has_grown() {
    for stage in Stage::both().await {
        let (one, two) = (
            stage.upload(b"1", pdq(1), GOOD),
            stage.upload(b"2", pdq(2), GOOD),
        );
        stage.screen(&one).await;
        stage.screen(&two).await;
        let near = off_by(pdq(1), 10);
        stage.import(Purpose::Abuse, &format!("pdq {near}\n")).await;
        // No rescreening has run yet: whoever asks for clearance has it told.
        assert!(stage.told().await.is_empty());
        assert!(!stage.is_clear(&one).await);
        assert_eq!(stage.told().await.len(), 1);
        assert!(stage.is_clear(&two).await);
        let found = stage.found().await;
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].post, found[0].upload), (one.post, one.id));
        assert!(!found[0].exact);
        assert!(!stage.is_clear(&one).await);
        assert!(stage.is_clear(&two).await);
        // Told once, whatever grows afterwards.
        stage
            .import(Purpose::Abuse, &format!("md5 {}\n", two.md5))
            .await;
        let found = stage.found().await;
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].upload, two.id);
        assert!(found[1].exact);
        assert_eq!(stage.found().await.len(), 2);
    }
}

#[tokio::test]
async fn a_refusal_here_does_not_take_down_what_people_agreed_to_but_stops_what_waits() {
    let stage = Stage::new().await;
    let (public, spam) = (
        stage.upload(b"same", pdq(1), GOOD),
        stage.upload(b"same", pdq(1), GOOD),
    );
    stage.screen(&public).await;
    stage.screen(&spam).await;
    let mut tx = stage.shell.begin().await;
    let why = crate::RefusedFor::Spam;
    stage
        .guard
        .remember_refusal(&mut tx, spam.id, why)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(stage.found().await.is_empty());
    assert!(!stage.is_clear(&public).await);
    stage
        .import(Purpose::Abuse, &format!("pdq {}\n", pdq(9)))
        .await;
    assert!(stage.found().await.is_empty());
}

#[tokio::test]
async fn what_was_forgotten_is_left_alone() {
    let stage = Stage::new().await;
    let upload = stage.upload(b"1", pdq(1), GOOD);
    stage.screen(&upload).await;
    let mut tx = stage.shell.begin().await;
    stage.guard.forget(&mut tx, upload.post).await.unwrap();
    tx.commit().await.unwrap();
    stage
        .import(Purpose::Abuse, &format!("pdq {}\n", pdq(1)))
        .await;
    assert!(stage.found().await.is_empty());
}

#[tokio::test]
async fn what_matches_an_entry_in_question_only_is_counted_and_left_where_it_is() {
    for stage in Stage::both().await {
        let upload = stage.upload(b"1", pdq(1), GOOD);
        stage.screen(&upload).await;
        let near = off_by(pdq(1), 10);
        stage.import(Purpose::Abuse, &format!("pdq {near}\n")).await;
        stage.question(Purpose::Abuse, true).await;
        assert!(!stage.is_clear(&upload).await);
        assert!(stage.found().await.is_empty());
        assert!(stage.is_unsettled(&upload).await);
        assert_eq!(stage.unsettled().await, 1);
        // An officer lets the entry go: then it is a match.
        let bank = stage.bank(Purpose::Abuse).await.id;
        let contents = crate::bank::contents(&stage.shell.app, bank, 0, 1).await;
        let id = contents.unwrap()[0].id;
        let mut tx = stage.shell.begin().await;
        let done = crate::bank::release(&mut tx, "x", id).await.unwrap();
        assert!(done.done().is_some());
        tx.commit().await.unwrap();
        assert_eq!(stage.found().await.len(), 1);
        assert_eq!(stage.unsettled().await, 0);
    }
}

#[tokio::test]
async fn what_is_written_down_after_the_run_of_a_list_that_grew_is_looked_at_by_another() {
    for stage in Stage::both().await {
        let upload = stage.upload(b"1", pdq(1), GOOD);
        let look = stage.guard.look(upload).await.unwrap();
        let near = off_by(pdq(1), 10);
        stage.import(Purpose::Abuse, &format!("pdq {near}\n")).await;
        assert!(stage.found().await.is_empty(), "there was nothing yet");
        let mut tx = stage.shell.begin().await;
        stage.guard.record(&mut tx, &look).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(stage.found().await.len(), 1);
    }
}
