//! The receipt: forged ones, other words, another picture, taking it back.

use super::stage::{Stage, photo};
use crate::{Decision, Kind, Reason, State};
use http::Method;
use testkit::shell::post_form;

#[tokio::test]
async fn a_receipt_that_is_forged_or_mangled_is_not_found() {
    let stage = Stage::new().await;
    let real = stage.counted().await;
    let mut last = real.clone();
    let end = if last.ends_with('A') { 'B' } else { 'A' };
    last.pop();
    last.push(end);
    let forged = [
        store::Token::from_bytes([7; 16]).text(),
        last,
        real.to_lowercase(),
        format!("{real}A"),
        real[1..].to_owned(),
        format!("%00{real}"),
        "..%2F..%2Fetc%2Fpasswd".to_owned(),
        "%FF%FE".to_owned(),
        "x".repeat(4_000),
    ];
    for token in forged.iter().filter(|token| **token != real) {
        for path in [
            format!("/receipt/{token}"),
            format!("/receipt/{token}/thanks"),
            format!("/receipt/{token}/replace"),
            format!("/receipt/{token}/card-1080x1080.png"),
            format!("/api/v1/receipts/{token}"),
        ] {
            let status = stage.get(&path).await.status;
            assert!(status == 404 || status == 400, "{status} {path}");
        }
        let path = format!("/api/v1/receipts/{token}");
        let gone = stage.json(Method::DELETE, &path, "").await.status;
        assert!(gone == 404 || gone == 400);
    }
    assert_eq!(stage.counts_are_right().await, (0, 1));
}

#[tokio::test]
async fn new_words_on_an_approved_post_wait_for_a_person() {
    let stage = Stage::new().await;
    let sent = stage
        .try_photo(&photo(1), &[("caption", "first words")])
        .await;
    let token = super::stage::token(&sent);
    stage.settle().await;
    let id = stage.id(&token).await;
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    let shown = || async {
        let db = stage.shell.app.db();
        let page = crate::page(db, store::Cursor::START, 5).await.unwrap();
        page.into_iter().next().unwrap().caption
    };
    assert_eq!(shown().await.as_deref(), Some("first words"));
    let fields = [("caption", "second\0 wor\u{202e}ds"), ("alt", "")];
    let path = format!("/receipt/{token}/words");
    assert_eq!(
        post_form(&stage.router, &path, &fields, "").await.status,
        303
    );
    assert_eq!(shown().await, None);
    let mut tx = stage.shell.begin().await;
    assert!(crate::held_view(&mut tx, id).await.unwrap().unwrap().waits);
    drop(tx);
    assert_eq!(stage.approve(id).await, Decision::Done);
    assert_eq!(shown().await.as_deref(), Some("second words"));
    let long = "x".repeat(141);
    let fields = [("caption", long.as_str())];
    let answer = post_form(&stage.router, &path, &fields, "").await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn another_picture_only_after_the_refusal_was_told_and_only_for_a_photo() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    let path = format!("/receipt/{token}/replace");
    let new = photo(2);
    let parts = [("media", Some("x.jpg"), new.as_slice())];
    let send = || stage.form(&path, &parts);
    assert_eq!(send().await.status, 400);
    assert_eq!(stage.get(&path).await.status, 400);
    stage.refuse(id, Reason::Face).await;
    stage.later(9).await;
    assert_eq!(send().await.status, 400);
    stage.later(1).await;
    assert_eq!(stage.get(&path).await.status, 200);
    let empty = stage.form(&path, &[("media", Some(""), b"")]).await;
    assert_eq!(empty.status, 400);
    assert!(empty.text().contains("<form"));
    assert_eq!(send().await.status, 303);
    assert_eq!(send().await.status, 400, "once");
    stage.settle().await;
    assert_eq!(stage.state(id).await, State::Held);
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    assert_eq!(stage.told(&token).await["state"], "approved");

    let drawn = stage.drawing(1).await;
    stage.settle().await;
    let id = stage.id(&drawn).await;
    assert_eq!(stage.row(id).await.kind().unwrap(), Kind::Drawn);
    stage.refuse(id, Reason::NotTheX).await;
    stage.later(10).await;
    let told = stage.told(&drawn).await;
    assert_eq!(
        (&told["state"], &told["may_replace"]),
        (&"refused".into(), &false.into())
    );
    let path = format!("/receipt/{drawn}/replace");
    let sent = stage.form(&path, &[("media", Some("x"), &new)]).await;
    assert_eq!(sent.status, 400);
}

#[tokio::test]
async fn taken_back_before_anything_looked_at_it() {
    let stage = Stage::new().await;
    let token = stage.photo(&photo(1)).await;
    let page = post_form(
        &stage.router,
        &format!("/receipt/{token}/withdraw"),
        &[],
        "",
    )
    .await;
    assert_eq!(page.status, 303);
    stage.settle().await;
    assert_eq!(stage.told(&token).await["state"], "withdrawn");
    assert!(stage.objects(store::Area::Quarantine).await.is_empty());
}

#[tokio::test]
async fn whoever_was_counted_can_take_it_back_once_and_has_no_words() {
    let stage = Stage::new().await;
    let token = stage.counted().await;
    let path = format!("/api/v1/receipts/{token}");
    stage
        .json(Method::PATCH, &path, r#"{"caption": "hello"}"#)
        .await;
    let id = stage.id(&token).await;
    assert!(stage.row(id).await.caption.is_none());
    assert_eq!(stage.counts_are_right().await, (0, 1));
    stage.withdraw(&token).await;
    stage.withdraw(&token).await;
    assert_eq!(stage.counts_are_right().await, (0, 0));
}
