//! Whole lists: files of this machine, and of a web server.

use super::stage::{Stage, counts, md5, new, pdq};
use crate::exchange::{Kind, Ran, run::Leave};
use axum::{Router, http::HeaderMap, routing::get};
use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
};
use testkit::lists::{self, Lie, Manners};

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
