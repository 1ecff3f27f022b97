//! What a report says is what is known, and nothing is said that nobody asked the interface to understand.

use super::stage::{Stage, WHY};
use crate::{
    case::{self, Purpose},
    report::{Choices, Sent, draft, draft::Drafted, row},
};

#[tokio::test]
async fn an_officer_who_opens_a_file_has_seen_it_from_then_on() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    let report = stage.drafted(case).await;
    let viewed = |whole: &crate::report::compose::Whole| {
        let facts = &whole.files[0].facts;
        (facts.viewed, facts.exif_viewed)
    };
    let before = draft::open(&stage.guard, report, &stage.safe.private)
        .await
        .unwrap();
    assert_eq!(viewed(&before), (Some(false), Some(false)));
    assert!(before.files[0].facts.additional[0].contains("Nobody here has seen it"));
    let app = &stage.shell.app;
    case::ask(app, stage.ruth.id, case, Purpose::Open, WHY)
        .await
        .unwrap();
    let grant = case::Grant::all(app, case).await.unwrap().pop().unwrap().id;
    let second = case::Second::Officer(stage.amara.id);
    case::answer(app, second, grant, true).await.unwrap();
    let private = &stage.safe.private;
    let opened = case::unseal(app, stage.ruth.id, case, Purpose::Open, private).await;
    assert!(opened.unwrap().is_some());
    let after = draft::open(&stage.guard, report, &stage.safe.private)
        .await
        .unwrap();
    assert_eq!(
        viewed(&after),
        (Some(true), None),
        "of metadata nobody can say"
    );
}

#[tokio::test]
async fn sending_a_report_is_no_look_at_it() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    stage.finished(case).await;
    assert!(!stage.read(case).await.was_viewed());
}

#[test]
fn choices_are_words_that_the_interface_knows() {
    let fine = Choices {
        incident: Some("Child Sex Tourism".into()),
        report_annotations: vec!["spam".into()],
        file_annotations: vec!["infant".into(), "generativeAi".into()],
        class: Some("B2".into()),
        ..Choices::default()
    };
    assert_eq!(row::check(&fine), Ok(()));
    for bad in [
        Choices {
            incident: Some("Child Pornography".into()),
            ..Choices::default()
        },
        Choices {
            report_annotations: vec!["infant".into()],
            ..Choices::default()
        },
        Choices {
            file_annotations: vec!["spam".into()],
            ..Choices::default()
        },
        Choices {
            class: Some("C1".into()),
            ..Choices::default()
        },
        Choices {
            urgent_because: Some(" ".into()),
            ..Choices::default()
        },
        Choices {
            urgent_because: Some("x".repeat(3_001)),
            ..Choices::default()
        },
    ] {
        assert!(row::check(&bad).is_err(), "{bad:?}");
    }
}

#[tokio::test]
async fn a_bad_choice_uses_nothing_up() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    let bad = Choices {
        class: Some("C1".into()),
        ..Choices::default()
    };
    let sent = stage.submit_with(case, &bad).await;
    assert!(matches!(sent, Sent::Not(Drafted::BadChoice(_))), "{sent:?}");
    stage.finished(case).await;
}

/// What was approved is kept as smaller pictures only. A report says so, and which file it was.
#[tokio::test]
async fn a_copy_is_called_one_and_has_the_hashes_of_what_was_received() {
    let stage = Stage::new().await;
    let case = stage.case(b"smaller").await;
    let [of, case_of] = [b"as received".as_slice(), b"smaller"].map(mediahash::Digests::of);
    let read = stage.read(case).await;
    let look = stage.guard.look(crate::Upload {
        id: read.item,
        post: read.post,
        drawn: false,
        md5: of.md5,
        sha1: of.sha1,
        sha256: of.sha256,
        pdq: None,
        frames: Vec::new(),
    });
    let look = look.await.unwrap();
    let report = stage.drafted(case).await;
    let private = &stage.safe.private;
    let before = draft::open(&stage.guard, report, private).await.unwrap();
    assert_eq!(before.files[0].facts.additional.len(), 1);
    let mut tx = stage.shell.begin().await;
    stage.guard.record(&mut tx, &look).await.unwrap();
    tx.commit().await.unwrap();
    let whole = draft::open(&stage.guard, report, private).await.unwrap();
    let file = &whole.files[0];
    let hashes: Vec<_> = file.facts.hashes.iter().map(|hash| &*hash.hex).collect();
    let received = [
        of.md5.to_string(),
        of.sha1.to_string(),
        of.sha256.to_string(),
    ];
    assert_eq!(hashes, received);
    assert!(file.facts.additional[1].starts_with("A smaller copy made by this service"));
    assert_eq!(file.md5, case_of.md5.to_string(), "of what is sent");
    // So does a package for law enforcement.
    let app = &stage.shell.app;
    case::ask(app, stage.ruth.id, case, Purpose::Export, WHY)
        .await
        .unwrap();
    let grant = case::Grant::all(app, case).await.unwrap().pop().unwrap().id;
    let second = case::Second::Officer(stage.amara.id);
    case::answer(app, second, grant, true).await.unwrap();
    let maker = case::Maker {
        officer: stage.ruth.id,
        name: "Ruth Okafor",
    };
    let to = case::Addressee::Key(crate::make_key().public);
    let package = case::export(app, maker, case, private, &to).await;
    assert_eq!(package.unwrap().unwrap().manifest["copy"], true);
}
