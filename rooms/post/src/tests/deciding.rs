//! What a person decides, and what becomes of it.

use super::stage::{MODERATOR, Stage, photo, photo_again};
use crate::{Decision, Reason, State, decide};
use store::Area;

#[tokio::test]
async fn held_approved_public_and_withdrawn() {
    for stage in Stage::both().await {
        let (id, token) = stage.held(1).await;
        assert!(stage.objects(Area::Public).await.is_empty());
        assert_eq!(stage.approve(id).await, Decision::Done);
        // The row alone is not yet on the wall: its objects are not there.
        assert!(stage.told(&token).await["public_url"].is_null());
        stage.settle().await;
        let name = stage.row(id).await.public_name.unwrap();
        let url = stage.told(&token).await["public_url"].to_string();
        assert!(url.contains(&format!("/p/{name}")));
        let picture = format!("/public/{name}/400.jpg");
        let answer = stage.get(&picture).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "image/jpeg");
        assert_eq!(answer.header("cache-control"), "public, max-age=60");
        assert_eq!(stage.counts_are_right().await, (1, 0));

        assert_eq!(stage.withdraw(&token).await.status, 200);
        assert_eq!(stage.get(&picture).await.status, 404);
        assert_eq!(stage.counts_are_right().await, (0, 0));
        stage.settle().await;
        assert!(stage.objects(Area::Public).await.is_empty());
        assert!(stage.objects(Area::Quarantine).await.is_empty());
        assert_eq!(stage.told(&token).await["state"], "withdrawn");
        let row = stage.row(id).await;
        assert!(row.caption.is_none() && row.original.is_none() && row.previews.is_none());
    }
}

#[tokio::test]
async fn before_approval_no_address_leads_to_a_byte_of_it() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    let upload = stage.row(id).await.upload;
    let mut names = stage.objects(Area::Quarantine).await;
    assert!(names.len() >= 2, "an original and a preview: {names:?}");
    names.extend([id.to_string(), upload.to_string(), token.clone()]);
    for name in names {
        let stem = name.split(['.', '/']).next().unwrap().to_owned();
        for path in [
            format!("/public/{name}"),
            format!("/public/{name}/320.jpg"),
            format!("/public/{stem}/320.jpg"),
            format!("/public/{stem}/400.jpg"),
            format!("/public/{stem}/original.jpg"),
            format!("/public/..%2Fquarantine%2F{stem}/400.jpg"),
            format!("/quarantine/{name}"),
            format!("/blobs/quarantine/{name}"),
            format!("/p/{stem}"),
        ] {
            assert_eq!(stage.get(&path).await.status, 404, "{path}");
        }
    }
    assert_eq!(
        crate::page(stage.shell.app.db(), store::Cursor::START, 10)
            .await
            .unwrap()
            .len(),
        0
    );
}

#[tokio::test]
async fn what_lies_in_quarantine_and_public_says_nothing_of_where_it_was_made() {
    let stage = Stage::new().await;
    let plain = photo(1);
    // An APP1 block as cameras write it, with a word to look for, and more behind the end of the picture.
    let mut bytes = plain[..2].to_vec();
    bytes.extend(b"\xff\xe1\x00\x18Exif\0\0II*\0GPS-SECRET--");
    bytes.extend(&plain[2..]);
    bytes.extend(b"GPS-SECRET behind the end");
    let token = stage.photo(&bytes).await;
    stage.settle().await;
    let id = stage.id(&token).await;
    let on_disk = stage.shell.app.blobs();
    for name in stage.objects(Area::Quarantine).await {
        let sealed = on_disk.get(Area::Quarantine, &name).await.unwrap();
        assert!(!contains(&sealed, b"GPS-SECRET") && !contains(&sealed, b"\xff\xd8\xff"));
    }
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    for name in stage.objects(Area::Public).await {
        let public = on_disk.get(Area::Public, &name).await.unwrap();
        assert!(!contains(&public, b"GPS-SECRET") && !contains(&public, b"Exif"));
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w == word)
}

#[tokio::test]
async fn an_approval_can_be_undone_for_ten_seconds_and_is_a_takedown() {
    let stage = Stage::new().await;
    let (id, token, name) = stage.shown(1).await;
    stage.later(9).await;
    assert_eq!(stage.undo(id).await, Decision::Done);
    assert_eq!(
        stage.get(&format!("/public/{name}/400.jpg")).await.status,
        404
    );
    assert_eq!(stage.told(&token).await["state"], "in_review");
    stage.settle().await;
    assert!(stage.objects(Area::Public).await.is_empty());
    assert_eq!(stage.counts_are_right().await, (0, 0));
    // Approved again, it has another name; what the first approval had planned does not touch it.
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    let again = stage.row(id).await.public_name.unwrap();
    assert_ne!(again, name);
    stage.later(5).await;
    assert_eq!(stage.undo(id).await, Decision::Done);
    stage.settle().await;
    assert!(
        stage.row(id).await.previews.is_some(),
        "there is something to decide on"
    );
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.later(10).await;
    assert_eq!(stage.undo(id).await, Decision::Gone);
    assert_eq!(stage.counts_are_right().await, (1, 0));
}

#[tokio::test]
async fn a_refusal_is_told_when_its_undo_is_over() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    assert_eq!(stage.refuse(id, Reason::Face).await, Decision::Done);
    stage.later(9).await;
    assert_eq!(stage.told(&token).await["state"], "in_review");
    assert!(stage.told(&token).await["reason"].is_null());
    stage.later(1).await;
    let told = stage.told(&token).await;
    assert_eq!(told["state"], "refused");
    assert_eq!(told["reason"], "face");
    assert_eq!(told["may_replace"], true);
    assert_eq!(stage.undo(id).await, Decision::Gone);
}

#[tokio::test]
async fn a_refusal_for_spam_that_is_undone_leaves_no_trace() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    assert_eq!(stage.refuse(id, Reason::Spam).await, Decision::Done);
    stage.later(3).await;
    assert_eq!(stage.undo(id).await, Decision::Done);
    stage.later(60).await;
    assert_eq!(stage.told(&token).await["state"], "in_review");
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    let (other, _) = stage.held(1).await;
    assert_eq!(stage.approve(other).await, Decision::Done);
}

#[tokio::test]
async fn a_refusal_for_spam_that_stands_refuses_the_same_file_again() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    stage.refuse(id, Reason::Spam).await;
    stage.later(10).await;
    let again = stage.photo(&photo(1)).await;
    let close = stage.photo(&photo_again(1)).await;
    stage.settle().await;
    let again = stage.id(&again).await;
    assert_eq!(stage.state(again).await, State::Refused);
    assert_eq!(
        stage.undo(again).await,
        Decision::Gone,
        "no person refused it"
    );
    let close = stage.row(stage.id(&close).await).await;
    assert_eq!(close.state().unwrap(), State::Held);
    assert!(close.close_to_refused);
}

#[tokio::test]
async fn of_two_decisions_at_once_one_counts() {
    for stage in Stage::both().await {
        let (id, _) = stage.held(1).await;
        let (one, two, three) = tokio::join!(
            stage.approve(id),
            stage.refuse(id, Reason::Face),
            stage.refuse(id, Reason::Spam)
        );
        let done = [one, two, three]
            .into_iter()
            .filter(|d| *d == Decision::Done)
            .count();
        assert_eq!(done, 1);
        stage.settle().await;
        stage.counts_are_right().await;
    }
}

#[tokio::test]
async fn hidden_and_shown_again() {
    let stage = Stage::new().await;
    let (id, token, name) = stage.shown(1).await;
    let picture = format!("/public/{name}/400.jpg");
    assert_eq!(stage.hide(id).await, Decision::Done);
    assert_eq!(stage.get(&picture).await.status, 404);
    assert_eq!(stage.told(&token).await["state"], "in_review");
    assert_eq!(stage.counts_are_right().await, (0, 0));
    assert_eq!(stage.show(id).await, Decision::Done);
    assert_eq!(stage.get(&picture).await.status, 200);
    assert_eq!(stage.counts_are_right().await, (1, 0));
    // Hidden before it was ever published, it is published when it is shown.
    let (early, _) = stage.held(2).await;
    assert_eq!(stage.approve(early).await, Decision::Done);
    assert_eq!(stage.hide(early).await, Decision::Done);
    stage.settle().await;
    assert_eq!(stage.show(early).await, Decision::Done);
    stage.settle().await;
    assert!(stage.row(early).await.is_shown());
    assert_eq!(stage.counts_are_right().await, (2, 0));
    assert_eq!(stage.remove(early).await, Decision::Done);
    assert_eq!(stage.counts_are_right().await, (1, 0));
}

#[tokio::test]
async fn what_is_escalated_is_sealed_for_both_keys_and_nothing_of_it_remains() {
    let stage = Stage::new().await;
    let (id, token, name) = stage.shown(1).await;
    let done = decide::seal(&stage.post, id, None, MODERATOR)
        .await
        .unwrap();
    assert_eq!(done, Decision::Done);
    assert_eq!(
        stage.get(&format!("/public/{name}/400.jpg")).await.status,
        404
    );
    stage.settle().await;
    assert!(stage.objects(Area::Public).await.is_empty());
    assert!(stage.objects(Area::Quarantine).await.is_empty());
    assert_eq!(guard::open_cases(stage.shell.app.db()).await.unwrap(), 1);
    assert_eq!(stage.told(&token).await["state"], "in_review");
    let mut tx = stage.shell.begin().await;
    assert!(crate::held_view(&mut tx, id).await.unwrap().is_none());
    drop(tx);
    let seen = crate::preview(&stage.post, id, 320, MODERATOR).await;
    assert_eq!(seen.unwrap_err().status, 404);
}

#[tokio::test]
async fn a_look_by_staff_is_written_down_before_it_is_given() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    assert!(!stage.row(id).await.staff_saw);
    let seen = crate::preview(&stage.post, id, 320, MODERATOR)
        .await
        .unwrap();
    assert_eq!(&seen[..2], b"\xff\xd8");
    assert!(stage.row(id).await.staff_saw);
    let entries = web::audit::after(stage.shell.app.db(), 0, 100)
        .await
        .unwrap();
    assert!(entries.iter().any(|entry| entry.verb == "post.viewed"));
}

/// The row was read, then a moderator looked, then it was sealed: somebody has seen it.
#[tokio::test]
async fn a_look_while_it_is_sealed_counts() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    let before = stage.row(id).await;
    crate::preview(&stage.post, id, 320, MODERATOR)
        .await
        .unwrap();
    let known = guard::case::Knowledge::by_person(None);
    let done = decide::seal_upload(&stage.post, before, known, MODERATOR).await;
    assert_eq!(done.unwrap(), decide::Decision::Done);
    let cases = guard::case::Case::list(stage.shell.app.db()).await.unwrap();
    assert!(cases[0].was_viewed());
}

#[tokio::test]
async fn hiding_more_makes_the_picture_anew_and_destroys_the_old_one() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    let before = stage.row(id).await.previews.unwrap();
    let left = media::derive::Region::new(0.0, 0.0, 0.5, 1.0).unwrap();
    let making = || crate::Making {
        regions: vec![left],
        ..crate::Making::default()
    };
    crate::hide_more(&stage.post, id, making(), MODERATOR)
        .await
        .unwrap();
    stage.settle().await;
    let row = stage.row(id).await;
    assert_ne!(row.previews.as_deref(), Some(before.as_str()));
    let names = stage.objects(Area::Quarantine).await;
    assert!(names.iter().all(|name| !name.starts_with(&before)));
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.later(10).await;
    let again = crate::hide_more(&stage.post, id, making(), MODERATOR).await;
    assert_eq!(again.unwrap_err().code, "desk-no-original");
    // What is public is what staff see from then on.
    let seen = crate::preview(&stage.post, id, 1_600, MODERATOR).await;
    assert_eq!(&seen.unwrap()[..2], b"\xff\xd8");
}

#[tokio::test]
async fn words_edited_while_hidden_wait_for_a_person_when_it_is_shown_again() {
    let stage = Stage::new().await;
    let (id, token, _) = stage.shown(1).await;
    stage.hide(id).await;
    let path = format!("/api/v1/receipts/{token}");
    let words = r#"{"caption": "new words"}"#;
    assert_eq!(
        stage.json(http::Method::PATCH, &path, words).await.status,
        200
    );
    let before = stage.shell.app.db().head();
    assert_eq!(stage.show(id).await, Decision::Done);
    let events = store::events::after(stage.shell.app.db(), before, 10)
        .await
        .unwrap();
    let held = events
        .iter()
        .filter(|e| e.read::<crate::Held>().unwrap().is_some());
    assert_eq!(held.count(), 1);
    let mut tx = stage.shell.begin().await;
    assert!(crate::held_view(&mut tx, id).await.unwrap().unwrap().waits);
}

#[tokio::test]
async fn without_a_decoder_a_photo_waits_and_can_be_taken_back() {
    let program = media::pool::Program {
        path: "/bin/false".into(),
        args: Vec::new(),
    };
    let stage = Stage::with(testkit::Shell::new().await, program).await;
    stage.shell.app.register_gates(Vec::new());
    let (one, two) = (stage.photo(&photo(1)).await, stage.photo(&photo(2)).await);
    stage.settle().await;
    stage.later(3_600).await;
    let id = stage.id(&one).await;
    assert_eq!(stage.state(id).await, State::Screening);
    assert_eq!(stage.approve(id).await, Decision::Gone);
    assert!(stage.row(id).await.original.is_some());
    stage.withdraw(&two).await;
    stage.later(3_600).await;
    assert_eq!(stage.told(&two).await["state"], "withdrawn");
    assert_eq!(stage.objects(Area::Quarantine).await.len(), 1);
}
