//! Somebody takes part.

use super::stage::{Stage, honest, photo, strokes, token};
use crate::{Kind, State};
use media::pool::Program;
use store::Area;
use testkit::Shell;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for stage in Stage::both().await {
        let db = stage.shell.app.db();
        db.prepare_all(crate::STATEMENTS).await.unwrap();
    }
}

#[tokio::test]
async fn a_photo_a_drawing_and_no_picture_are_taken_and_have_receipts() {
    for stage in Stage::both().await {
        let tokens = [
            stage.photo(&photo(1)).await,
            stage.drawing(1).await,
            stage.counted().await,
        ];
        let kinds = [Kind::Photo, Kind::Drawn, Kind::Counted];
        for (token, kind) in tokens.iter().zip(kinds) {
            let told = stage.told(token).await;
            assert_eq!(told["kind"], kind.name());
            assert_eq!(stage.get(&format!("/receipt/{token}")).await.status, 200);
            let thanks = stage.get(&format!("/es/receipt/{token}/thanks")).await;
            assert_eq!(thanks.status, 200);
            assert!(thanks.text().contains(&format!("/es/receipt/{token}")));
        }
        assert_eq!(stage.told(&tokens[0]).await["state"], "in_review");
        assert_eq!(stage.told(&tokens[2]).await["state"], "approved");
        stage.settle().await;
        for token in &tokens[..2] {
            assert_eq!(stage.state(stage.id(token).await).await, State::Held);
        }
        assert_eq!(stage.counts_are_right().await, (0, 1));
        let card = format!("/receipt/{}/card-1200x630.png", tokens[1]);
        assert_eq!(&stage.get(&card).await.body[1..4], b"PNG");
    }
}

#[tokio::test]
async fn the_plain_form_leads_to_the_thanks_page_and_shows_what_is_wrong_in_place() {
    let stage = Stage::new().await;
    let strokes = strokes(4);
    let mut parts = vec![
        ("kind", None, b"drawn".as_slice()),
        ("hand", None, b"open"),
        ("tone", None, b"amber"),
        ("strokes", None, strokes.as_bytes()),
        ("caption", None, b"for my sister"),
    ];
    let unticked = stage.form("/es/post", &parts).await;
    assert_eq!(unticked.status, 400);
    assert!(unticked.text().contains("for my sister"));
    assert!(unticked.text().contains("id=\"consent-wrong\""));
    assert!(unticked.text().contains("lang=\"es\""));
    parts.push(("consent", None, crate::form::CONSENT_VERSION.as_bytes()));
    let sent = stage.form("/es/post", &parts).await;
    assert_eq!(sent.status, 303);
    assert!(sent.location().starts_with("/es/receipt/"));
    assert_eq!(stage.get(sent.location()).await.status, 200);
}

#[tokio::test]
async fn the_same_draft_sent_twice_is_one_post_with_one_receipt() {
    for stage in Stage::both().await {
        let draft = [("draft", "0123456789abcdef-draft")];
        let bytes = photo(2);
        // Two tabs at once, and once more later.
        let (one, two) = tokio::join!(
            stage.try_photo(&bytes, &draft),
            stage.try_photo(&bytes, &draft)
        );
        let three = stage.try_photo(&bytes, &draft).await;
        assert_eq!(token(&one), token(&two));
        assert_eq!(token(&one), token(&three));
        // The second upload belongs to nobody; whoever is quicker removes it, its own end or the sweep.
        stage.sweep().await;
        let originals = stage.objects(Area::Quarantine).await;
        let originals = originals.iter().filter(|name| name.ends_with(".original"));
        assert_eq!(originals.count(), 1);
    }
}

#[tokio::test]
async fn a_draft_that_could_be_guessed_is_no_key() {
    let stage = Stage::new().await;
    let draft = [("draft", "1234")];
    let one = token(&stage.try_photo(&photo(3), &draft).await);
    let two = token(&stage.try_photo(&photo(3), &draft).await);
    assert_ne!(one, two);
}

#[tokio::test]
async fn while_a_gate_is_shut_nothing_is_taken() {
    let program = Program {
        path: "/bin/false".into(),
        args: Vec::new(),
    };
    let stage = Stage::with(Shell::new().await, program).await;
    for path in ["/post", "/post/draw", "/es/post/count"] {
        let page = stage.get(path).await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains("<form action"));
    }
    let sent = stage.try_photo(&photo(1), &[]).await;
    assert_eq!(sent.status, 503);
    assert!(sent.text().contains("posting-closed"));
    assert!(!sent.header("retry-after").is_empty());
    let form = stage.form("/post", &[("kind", None, b"counted")]).await;
    assert_eq!(form.status, 503);
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}

#[tokio::test]
async fn before_the_opening_day_the_page_says_when_it_is() {
    let stage = Stage::with(Shell::new().await, honest()).await;
    let app = &stage.shell.app;
    app.register_gates(vec![Box::new(web::OpeningDayGate)]);
    let opens = Some(jiff::civil::date(2027, 2, 23));
    app.set_campaign(web::Campaign {
        opens,
        ..web::Campaign::default()
    });
    assert!(stage.get("/post").await.text().contains("23 February 2027"));
    assert_eq!(stage.try_photo(&photo(1), &[]).await.status, 503);
    // Ten in the morning to midnight in New York.
    stage.later(14 * 3_600).await;
    assert!(stage.get("/post").await.text().contains("<form action"));
    assert_eq!(stage.try_photo(&photo(1), &[]).await.status, 202);
}

#[tokio::test]
async fn names_places_and_faces_are_only_for_an_adult_who_is_alone() {
    let stage = Stage::new().await;
    for (name, value) in [
        ("first_name", "Ada"),
        ("place", "US-NY"),
        ("show_face", "yes"),
    ] {
        let answer = stage.try_photo(&photo(1), &[(name, value)]).await;
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("adult-needed"), "{name}");
    }
    let both = [("adult_alone", "yes"), ("others", "yes")];
    let answer = stage.try_photo(&photo(1), &both).await;
    assert!(answer.text().contains("adult-others"));
    let nowhere = [("adult_alone", "yes"), ("place", "Elm Street 5")];
    let answer = stage.try_photo(&photo(1), &nowhere).await;
    assert!(answer.text().contains("place-unknown"));
    let sound = [
        ("adult_alone", "yes"),
        ("first_name", "Ada"),
        ("place", "US-NY"),
    ];
    let id = stage
        .id(&token(&stage.try_photo(&photo(1), &sound).await))
        .await;
    let row = stage.row(id).await;
    assert_eq!(row.first_name.as_deref(), Some("Ada"));
    assert_eq!(row.place.as_deref(), Some("US-NY"));
}

#[tokio::test]
async fn hands_and_the_calendar_are_there_for_everyone() {
    let stage = Stage::new().await;
    let hand = stage.get("/post/hands/open-amber.svg").await;
    assert_eq!(hand.header("content-type"), "image/svg+xml");
    assert_eq!(stage.get("/post/hands/open-plaid.svg").await.status, 404);
    let small = stage.get("/post/hands/open-amber.jpg").await;
    assert_eq!(small.header("content-type"), "image/jpeg");
    assert_eq!(stage.get("/post/hands/open-amber.png").await.status, 404);
    let day = stage.get("/day.ics").await;
    assert!(day.text().contains("DTSTART;VALUE=DATE:20270222\r\n"));
    assert!(
        day.text().lines().all(|line| line.len() <= 75),
        "RFC 5545, 3.1"
    );
}
