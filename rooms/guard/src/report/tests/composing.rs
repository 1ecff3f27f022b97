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
