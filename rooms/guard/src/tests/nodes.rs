//! Several nodes over one database, and the files that make a start quick.

use super::stage::{Stage, pdq};
use crate::{Purpose, State, Verdict};
use hashbank::{Question, Signal};
use std::path::PathBuf;

const GOOD: u8 = 90;

impl Stage {
    fn files(&self) -> Vec<PathBuf> {
        let folder = self.shell.dir.path().join("index");
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    async fn matches_on(&self, node: &crate::Guard, look: mediahash::Pdq) -> bool {
        let upload = self.upload(b"some picture", look, GOOD);
        let look = node.look(upload).await.unwrap();
        look.verdict == Verdict::AbuseMatch { exact: false }
    }
}

#[tokio::test]
async fn what_one_node_lists_the_other_matches_at_its_next_look() {
    for stage in Stage::both().await {
        let other = stage.other_node();
        assert!(!stage.matches_on(&other, pdq(1)).await);
        stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
        assert!(stage.matches_on(&other, pdq(1)).await);
        assert!(stage.matches_on(&stage.guard, pdq(1)).await);
    }
}

#[tokio::test]
async fn a_follower_answers_without_asking_the_database_as_long_as_it_is_fresh() {
    let stage = Stage::new().await;
    assert!(matches!(stage.guard.current(), State::Loading));
    stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
    stage.guard.refresh().await.unwrap();
    let State::Ready(current) = stage.guard.current() else {
        panic!("it was just read");
    };
    let signals = [Signal::Pdq(pdq(1))];
    let question = Question::new(&signals, stage.shell.clock.now());
    assert_eq!(current.ask(&question).standing.len(), 1);
    stage
        .shell
        .clock
        .advance(std::time::Duration::from_millis(2_001));
    assert!(matches!(stage.guard.current(), State::Stale));
    stage.shell.app.db().close().await;
    assert!(stage.guard.refresh().await.is_err());
    assert!(matches!(stage.guard.current(), State::Stale));
}

#[tokio::test]
async fn a_start_goes_on_from_the_files_and_reads_what_came_since() {
    for stage in Stage::both().await {
        stage
            .import(Purpose::Abuse, &format!("{}\n{}\n", pdq(1), pdq(2)))
            .await;
        stage.guard.refresh().await.unwrap();
        stage.guard.save().await.unwrap();
        assert_eq!(stage.files().len(), 1);
        // After it: one more, one less, one switched off.
        stage.import(Purpose::Abuse, &format!("{}\n", pdq(3))).await;
        let app = &stage.shell.app;
        let id = |n| async move {
            let signal = Signal::Pdq(pdq(n));
            crate::bank::find_exact(app, &signal).await.unwrap()[0].1
        };
        let mut tx = stage.shell.begin().await;
        let gone = crate::bank::delete(&mut tx, "x", id(1).await).await;
        assert!(gone.unwrap().done().is_some());
        crate::bank::hold(&mut tx, "x", &[id(2).await], "test")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let node = stage.other_node();
        let mut seen = Vec::new();
        for n in 1..=3 {
            seen.push(stage.matches_on(&node, pdq(n)).await);
        }
        assert_eq!(seen, [false, false, true]);
        // And what is held stays so when it is the file that is read after it.
        node.save().await.unwrap();
        stage.guard.refresh().await.unwrap();
        stage.guard.save().await.unwrap();
        assert!(!stage.matches_on(&stage.other_node(), pdq(2)).await);
    }
}

#[tokio::test]
async fn a_file_that_is_torn_foreign_or_of_another_bank_is_never_used() {
    let stage = Stage::new().await;
    stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
    stage
        .import(Purpose::KnownGood, &format!("{}\n", pdq(2)))
        .await;
    stage.guard.refresh().await.unwrap();
    stage.guard.save().await.unwrap();
    let files = stage.files();
    assert_eq!(files.len(), 2);
    let whole: Vec<Vec<u8>> = files
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    let check = async || {
        let node = stage.other_node();
        assert!(stage.matches_on(&node, pdq(1)).await);
        assert!(!stage.matches_on(&node, pdq(2)).await);
    };
    for bytes in &whole {
        let middle = bytes.len() / 2;
        assert!(
            !bytes.windows(32).any(|part| part == pdq(1).as_bytes()),
            "sealed"
        );
        let mut turned = bytes.clone();
        turned[middle] ^= 1;
        for wrong in [turned, bytes[..middle].to_vec(), Vec::new()] {
            for path in &files {
                std::fs::write(path, &wrong).unwrap();
            }
            check().await;
        }
    }
    // Each in the place of the other.
    std::fs::write(&files[0], &whole[1]).unwrap();
    std::fs::write(&files[1], &whole[0]).unwrap();
    check().await;
}

#[tokio::test]
async fn the_file_of_a_deleted_bank_goes() {
    let stage = Stage::new().await;
    stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
    stage.guard.refresh().await.unwrap();
    stage.guard.save().await.unwrap();
    let bank = stage.bank(Purpose::Abuse).await;
    let mut tx = stage.shell.begin().await;
    let gone = crate::bank::delete_bank(&mut tx, "x", bank.id)
        .await
        .unwrap();
    assert!(gone.done().is_some());
    tx.commit().await.unwrap();
    stage.guard.refresh().await.unwrap();
    stage.guard.save().await.unwrap();
    assert!(stage.files().is_empty());
    assert!(!stage.matches_on(&stage.guard, pdq(1)).await);
}

/// A database that was put back to an older state counts again from there.
#[tokio::test]
async fn a_database_put_back_is_read_anew() {
    let stage = Stage::new().await;
    stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
    assert!(stage.matches_on(&stage.guard, pdq(1)).await);
    stage.guard.save().await.unwrap();
    let mut tx = stage.shell.begin().await;
    for text in [
        "DELETE FROM guard_signal",
        "DELETE FROM guard_content",
        "UPDATE guard_generation SET n = 1",
    ] {
        let back = store::Statement::both(text);
        tx.execute(back, vec![]).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(!stage.matches_on(&stage.guard, pdq(1)).await);
    // Nor does a file from before bring it back.
    assert!(!stage.matches_on(&stage.other_node(), pdq(1)).await);
}

/// Put back to an older state, it counts past the mark of a file that was written after that state: the file is not
/// believed even then.
#[tokio::test]
async fn a_file_newer_than_the_database_that_was_put_back_is_never_used() {
    for stage in Stage::both().await {
        stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
        stage.guard.refresh().await.unwrap();
        stage.guard.save().await.unwrap();
        // The older state: it has neither this list nor heard of the file.
        let mut tx = stage.shell.begin().await;
        for text in [
            "DELETE FROM guard_signal",
            "DELETE FROM guard_content",
            "DELETE FROM guard_saved",
            "UPDATE guard_generation SET n = 1, contents = 0",
        ] {
            tx.execute(store::Statement::both(text), vec![])
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        for n in 2..9 {
            stage.import(Purpose::Abuse, &format!("{}\n", pdq(n))).await;
        }
        let node = stage.other_node();
        assert!(!stage.matches_on(&node, pdq(1)).await, "listed no longer");
        for n in 2..9 {
            assert!(stage.matches_on(&node, pdq(n)).await, "{n}");
        }
        assert!(stage.files().is_empty());
    }
}

/// What cannot be opened in the database any more is still in the file, if that is what was read.
#[tokio::test]
async fn a_start_reads_the_file_that_the_database_knows() {
    for stage in Stage::both().await {
        stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
        stage.guard.refresh().await.unwrap();
        stage.guard.save().await.unwrap();
        let mut tx = stage.shell.begin().await;
        let damage = store::Statement::both("UPDATE guard_signal SET sealed = $1");
        tx.execute(damage, store::args![vec![9_u8; 60]])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(stage.matches_on(&stage.other_node(), pdq(1)).await);
    }
}
