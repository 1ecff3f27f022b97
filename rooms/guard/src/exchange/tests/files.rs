//! Whole lists: files of this machine, and of a web server.

use super::stage::{Stage, counts, md5, new, pdq};
use crate::exchange::{Kind, Ran, run::Leave};
use axum::{Router, http::HeaderMap, routing::get};
use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};
use testkit::lists::{self, Lie, Manners};

const WEEK: Duration = Duration::from_secs(7 * 24 * 3_600);

/// Lines of so many made-up hashes.
fn lines(numbers: std::ops::Range<u64>) -> String {
    numbers.map(|n| format!("md5 {}\n", md5(n))).collect()
}

fn folder(stage: &Stage) -> PathBuf {
    let folder = stage.shell.dir.path().join("lists");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test]
async fn a_folder_is_read_again_when_it_changes_and_what_is_gone_is_gone() {
    for stage in Stage::both().await {
        let folder = folder(&stage);
        fs::write(folder.join("a.txt"), lines(0..3) + "nonsense\n").unwrap();
        fs::write(
            folder.join("b.csv"),
            format!("hash,metadata\n{},words\n", pdq(9)),
        )
        .unwrap();
        fs::write(folder.join(".half"), lines(50..60)).unwrap();
        stage
            .add(&new(Kind::File, folder.to_str().unwrap(), None))
            .await;
        stage.settle().await;
        let list = stage.list().await;
        assert_eq!(
            (list.last_error, list.counts.added, list.counts.skipped),
            (None, 4, 1)
        );
        // Nothing has changed, nothing is read.
        assert_eq!(stage.next().await.counts, counts(0, 0, 0, 0, 0));
        // One is gone, one new.
        fs::write(folder.join("a.txt"), lines(1..4)).unwrap();
        assert_eq!(stage.next().await.counts, counts(2, 1, 0, 3, 1));
        let keys = stage.keys().await;
        assert!(!keys.contains(&format!("md5:{}", md5(0))) && keys.len() == 4);
    }
}

#[tokio::test]
async fn an_empty_a_broken_and_a_missing_file_take_nothing_away() {
    let stage = Stage::new().await;
    let file = folder(&stage).join("a.txt");
    fs::write(&file, lines(0..3)).unwrap();
    stage
        .add(&new(Kind::File, file.to_str().unwrap(), None))
        .await;
    stage.settle().await;
    for (text, code) in [
        ("", "empty"),
        ("# nothing\n", "empty"),
        ("<html>\n", "unreadable"),
    ] {
        fs::write(&file, text).unwrap();
        assert_eq!(
            stage.next().await.last_error.as_deref(),
            Some(code),
            "{text}"
        );
    }
    fs::remove_file(&file).unwrap();
    assert_eq!(stage.next().await.last_error.as_deref(), Some("file"));
    assert_eq!(stage.keys().await.len(), 3);
    fs::write(&file, lines(0..2)).unwrap();
    let list = stage.next().await;
    assert_eq!((list.last_error, list.counts.removed), (None, 1));
}

#[tokio::test]
async fn a_list_that_lost_most_of_its_entries_waits_for_a_person() {
    let stage = Stage::new().await;
    let file = folder(&stage).join("a.txt");
    fs::write(&file, lines(0..300)).unwrap();
    stage
        .add(&new(Kind::File, file.to_str().unwrap(), None))
        .await;
    stage.settle().await;
    fs::write(&file, lines(0..100)).unwrap();
    assert_eq!(stage.next().await.last_error.as_deref(), Some("shrunk"));
    assert_eq!(stage.keys().await.len(), 300);
    let Ran::Done(done) = stage.run(Leave { shrinking: true }).await else {
        panic!("it did not end");
    };
    assert_eq!((done.same, done.removed), (100, 200));
    assert_eq!(stage.keys().await.len(), 100);
}

/// A bank of 300 hashes from a file, and how the exchange stands after that file became `text`, hour after hour.
async fn after(texts: &[String]) -> (Stage, Vec<Option<String>>) {
    let stage = Stage::new().await;
    let file = folder(&stage).join("a.txt");
    fs::write(&file, lines(0..300)).unwrap();
    stage
        .add(&new(Kind::File, file.to_str().unwrap(), None))
        .await;
    stage.settle().await;
    assert_eq!(stage.keys().await.len(), 300);
    let mut errors = Vec::new();
    for text in texts {
        fs::write(&file, text).unwrap();
        errors.push(stage.next().await.last_error);
    }
    (stage, errors)
}

fn shrunk() -> Option<String> {
    Some("shrunk".into())
}

#[tokio::test]
async fn a_wrong_file_takes_nothing_away_and_leaves_with_the_right_one() {
    let (right, wrong) = (lines(0..300), lines(1_000..1_300));
    let (stage, errors) = after(&[wrong.clone(), wrong, right]).await;
    assert_eq!(errors, [shrunk(), shrunk(), None]);
    assert_eq!(stage.list().await.counts.removed, 300);
    let keys = stage.keys().await;
    assert!(keys.contains(&format!("md5:{}", md5(0))) && keys.len() == 300);
}

#[tokio::test]
async fn what_was_taken_out_before_does_not_make_a_list_longer() {
    let (old, new) = (lines(0..300), lines(200..600));
    let (stage, errors) = after(&[lines(0..600), new.clone()]).await;
    assert_eq!(errors, [None, None]);
    assert_eq!(stage.keys().await.len(), 400);
    stage.shell.clock.advance(WEEK);
    let file = folder(&stage).join("a.txt");
    fs::write(&file, old).unwrap();
    assert_eq!(stage.next().await.last_error, shrunk());
    fs::write(&file, new).unwrap();
    assert_eq!(stage.next().await.last_error, None);
    assert_eq!(stage.keys().await.len(), 400);
}

#[tokio::test]
async fn one_hash_again_and_again_is_one() {
    let (stage, errors) = after(&[lines(0..1).repeat(900)]).await;
    assert_eq!(errors, [shrunk()]);
    assert_eq!(stage.keys().await.len(), 300);
}

#[tokio::test]
async fn a_list_that_halves_every_hour_is_stopped_until_a_person_says_so() {
    let (stage, errors) = after(&[lines(0..150), lines(0..75), lines(0..37)]).await;
    assert_eq!(errors, [None, shrunk(), shrunk()]);
    assert_eq!(stage.keys().await.len(), 150);
    let Ran::Done(_) = stage.run(Leave { shrinking: true }).await else {
        panic!("it did not end");
    };
    // From then on it counts anew, and so it does after a week.
    let file = folder(&stage).join("a.txt");
    fs::write(&file, lines(0..400)).unwrap();
    assert_eq!(stage.next().await.last_error, None);
    fs::write(&file, lines(0..210)).unwrap();
    assert_eq!(stage.next().await.last_error, None);
    fs::write(&file, lines(0..150)).unwrap();
    assert_eq!(stage.next().await.last_error, shrunk());
    stage.shell.clock.advance(WEEK);
    assert_eq!(stage.next().await.last_error, None);
    assert_eq!(stage.keys().await.len(), 150);
}

#[tokio::test]
async fn a_list_of_nothing_but_withdrawals_is_empty() {
    let gone: String = (0..300)
        .map(|n| {
            format!(
                "{{\"type\": \"md5\", \"hash\": \"{}\", \"deleted\": true}}\n",
                md5(n)
            )
        })
        .collect();
    let stage = Stage::new().await;
    let folder = folder(&stage);
    fs::write(folder.join("a.txt"), lines(0..300)).unwrap();
    let list = new(Kind::File, folder.to_str().unwrap(), None);
    stage.add(&list).await;
    stage.settle().await;
    fs::remove_file(folder.join("a.txt")).unwrap();
    fs::write(folder.join("a.jsonl"), gone).unwrap();
    assert_eq!(stage.next().await.last_error.as_deref(), Some("empty"));
    assert_eq!(stage.keys().await.len(), 300);
}

#[tokio::test]
async fn a_list_with_many_lines_that_nobody_can_read_takes_nothing_away() {
    let damaged = lines(0..250) + &"nonsense\n".repeat(50);
    let (stage, errors) = after(&[damaged, lines(0..250) + "nonsense\n"]).await;
    assert_eq!(errors, [Some("unreadable".into()), None]);
    assert_eq!(stage.keys().await.len(), 250);
}

#[tokio::test]
async fn a_file_of_a_web_server_is_fetched_when_it_changes() {
    let stage = Stage::new().await;
    let text = Arc::new(Mutex::new(lines(0..3)));
    let served = Arc::clone(&text);
    let answer = move |headers: HeaderMap| {
        let text = served.lock().unwrap().clone();
        let tag = format!("\"{}\"", text.len());
        let known = headers
            .get("if-none-match")
            .is_some_and(|known| *known == *tag);
        let status = if known { 304 } else { 200 };
        let status = axum::http::StatusCode::from_u16(status).unwrap();
        let body = if known { String::new() } else { text };
        std::future::ready((status, [("etag", tag)], body))
    };
    let manners = Manners::default();
    let router = Router::new().route("/lists/a.txt", get(answer));
    let address = lists::serve(router, &manners).await;
    stage
        .add(&new(
            Kind::Url,
            &format!("http://{address}/lists/a.txt"),
            None,
        ))
        .await;
    stage.settle().await;
    assert_eq!(stage.list().await.counts, counts(1, 3, 0, 0, 0));
    assert_eq!(stage.next().await.counts, counts(0, 0, 0, 0, 0));
    *text.lock().unwrap() = lines(0..2);
    assert_eq!(stage.next().await.counts, counts(1, 0, 0, 2, 1));
    *text.lock().unwrap() = lines(0..9);
    for (lie, code) in [
        (Lie::CutShort, "cut-short"),
        (Lie::Html, "wrong-kind"),
        (
            Lie::Redirect("http://169.254.169.254/".into()),
            "redirected",
        ),
        (Lie::Status(401, None), "unauthorized"),
    ] {
        manners.lie_once(0, lie);
        assert_eq!(stage.next().await.last_error.as_deref(), Some(code));
        assert!(stage.keys().await.len() >= 2);
    }
    assert_eq!(stage.next().await.last_error, None);
    assert_eq!(stage.keys().await.len(), 9);
}
