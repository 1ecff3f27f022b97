//! People decide: publish, decline, escalate, end, slow, fold.

use super::*;
use std::time::Duration;
use testkit::shell::get;
use web::Role;

#[tokio::test]
async fn what_reveals_somebody_is_never_published() {
    let stage = Stage::new().await;
    let editor = stage.person("Amara", Role::Editor).await;
    stage
        .asked("Can you write to ana@example.com about it?")
        .await;
    let id = stage.waiting(&editor).await[0];
    let page = get(&stage.router, &format!("/desk/questions/{id}"), &editor)
        .await
        .text();
    assert!(page.contains("an e-mail address"), "{page}");
    let publish = |words: &'static str, answer: &'static str| {
        [("act", "answer"), ("words", words), ("answer", answer)]
    };
    for fields in [
        publish("Can you write to ana@example.com?", "No."),
        publish("Can you write to us?", "Call 555-010-0199."),
        publish("Can you write to us?", "See example.com."),
        publish("", "Yes."),
        publish("Can you write to us?", " \n "),
    ] {
        let answer = stage.act(id, &fields, &editor).await;
        assert_eq!(answer.status, 422, "{fields:?}");
    }
    assert_eq!(stage.waiting(&editor).await, [id]);
    stage
        .answer(id, "Can you write to us?", "Use the form.", &editor)
        .await;
    assert!(!stage.get("/ask").await.text().contains("ana@"));
}

#[tokio::test]
async fn only_who_answers_answers() {
    let stage = Stage::new().await;
    stage.asked("What is that X?").await;
    let editor = stage.person("Amara", Role::Editor).await;
    let id = stage.waiting(&editor).await[0];
    let fields = [("act", "answer"), ("words", "x"), ("answer", "y")];
    assert_eq!(stage.act(id, &fields, "").await.status, 401);
    for role in [Role::Owner, Role::Organiser, Role::SafetyOfficer] {
        let other = stage.person(role.name(), role).await;
        assert_eq!(
            stage.act(id, &fields, &other).await.status,
            403,
            "{}",
            role.name()
        );
        let list = get(&stage.router, "/desk/questions", &other).await.text();
        assert!(!list.contains("What is that X?"), "{}", role.name());
    }
    assert_eq!(stage.act(id, &[("act", "eat")], &editor).await.status, 400);
}

#[tokio::test]
async fn a_declined_question_says_why_and_its_words_go() {
    for stage in Stage::both().await {
        stage.background.start_repeating().await.unwrap();
        let moderator = stage.person("Maya", Role::Moderator).await;
        let other = stage
            .written("What is that X?", "It means something.", "en")
            .await;
        let name = shown::by_id(stage.shell.app.db(), other)
            .await
            .unwrap()
            .unwrap()
            .name;
        let receipt = stage.asked("What is this X?").await;
        let id = stage.waiting(&moderator).await[0];
        let see = format!("https://redx.example/en/ask/{name}");
        let fields = [
            ("act", "decline"),
            ("reason", "asked-before"),
            ("see", &*see),
        ];
        stage.act(id, &fields, &moderator).await;
        let told = stage.get(&receipt).await.text();
        assert!(told.contains("It is answered already.") && told.contains(&format!("/ask/{name}")));
        let again = stage.act(id, &fields, &moderator).await;
        assert!(again.location().ends_with("ask-said-gone"));
        stage.shell.clock.advance(Duration::from_secs(8 * 86_400));
        stage.background.settle().await.unwrap();
        let row = row::Row::read(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.words, None);
        assert_eq!(stage.verbs().await.last().unwrap(), "ask.declined");
    }
}

#[tokio::test]
async fn a_thread_is_followed_folded_slowed_and_closed() {
    for stage in Stage::both().await {
        let moderator = stage.person("Maya", Role::Moderator).await;
        let first = stage
            .written("What is that X?", "It means something.", "en")
            .await;
        let path = shown::by_id(stage.shell.app.db(), first)
            .await
            .unwrap()
            .unwrap()
            .path();
        let follow = |words: &'static str| {
            let (stage, path) = (&stage, path.clone());
            async move { stage.send(&path, &[("question", words)], "").await }
        };
        assert_eq!(follow("And what does red mean?").await.status, 303);
        assert!(!stage.get(&path).await.text().contains("And what does red"));
        let id = stage.waiting(&moderator).await[0];
        let fields = [
            ("act", "answer"),
            ("words", "And what does red mean?"),
            ("answer", ""),
        ];
        let done = stage.act(id, &fields, &moderator).await;
        assert_eq!(
            done.status,
            303,
            "a follow-up needs no answer: {}",
            done.text()
        );
        assert!(stage.get(&path).await.text().contains("And what does red"));
        let own = shown::by_id(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap()
            .path();
        assert!(stage.get(&own).await.location().starts_with(&*path));
        stage.act(id, &[("act", "collapse")], &moderator).await;
        assert!(
            stage
                .get(&path)
                .await
                .text()
                .contains("Folded away by the team")
        );
        stage.act(first, &[("act", "slow")], &moderator).await;
        assert_eq!(follow("Two?").await.status, 303);
        assert_eq!(follow("Three?").await.status, 429);
        stage.act(first, &[("act", "close")], &moderator).await;
        assert_eq!(follow("Four?").await.status, 409);
        assert!(!stage.get(&path).await.text().contains("<textarea"));
        stage.act(first, &[("act", "reopen")], &moderator).await;
        let organiser = stage.person("Olu", Role::Organiser).await;
        stage.send("/desk/questions/close", &[], &organiser).await;
        assert_eq!(follow("Five?").await.status, 409);
        stage.act(first, &[("act", "remove")], &moderator).await;
        assert_eq!(stage.get(&path).await.status, 404);
        assert_eq!(stage.get(&own).await.status, 404);
        let verbs = stage.verbs().await;
        for verb in [
            "collapsed",
            "slowed",
            "closed",
            "reopened",
            "closed_all",
            "removed",
        ] {
            assert!(verbs.contains(&format!("ask.{verb}")), "{verb}");
        }
    }
}

#[tokio::test]
async fn threads_end_with_the_last_day_that_the_organiser_named() {
    let stage = Stage::new().await;
    let app = &stage.shell.app;
    let first = stage
        .written("What is that X?", "It means something.", "en")
        .await;
    let shown = shown::by_id(app.db(), first).await.unwrap().unwrap();
    let now = app.clock().now();
    app.set_campaign(web::Campaign {
        follow_ups_until: Some(app.campaign().local(now).date()),
        ..(*app.campaign()).clone()
    });
    let path = shown.path();
    let follow = [("question", "And what does red mean?")];
    assert!(stage.get(&path).await.text().contains("<textarea"));
    assert_eq!(stage.send(&path, &follow, "").await.status, 303);
    stage.shell.clock.advance(Duration::from_secs(86_400));
    let page = stage.get(&path).await;
    assert!(page.text().contains("It means something."));
    assert!(!page.text().contains("<textarea"));
    assert_eq!(stage.send(&path, &follow, "").await.status, 409);
    let new = [("question", "Why a hand?")];
    assert_eq!(stage.send("/ask", &new, "").await.status, 303);
}

#[tokio::test]
async fn a_person_seals_what_the_filters_missed() {
    for stage in Stage::both().await {
        let moderator = stage.person("Maya", Role::Moderator).await;
        let receipt = stage.asked("Come to zanzibar little one").await;
        let id = stage.waiting(&moderator).await[0];
        let fields = [("act", "seal"), ("case", "enticement")];
        let done = stage.act(id, &fields, &moderator).await;
        assert!(done.location().ends_with("ask-said-seal"));
        assert_eq!(guard::open_cases(stage.shell.app.db()).await.unwrap(), 1);
        assert!(
            stage
                .get(&receipt)
                .await
                .text()
                .contains("We have your question")
        );
        assert!(stage.waiting(&moderator).await.is_empty());
        let row = row::Row::read(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.words.clone(), row.state().unwrap()),
            (None, model::State::Sealed)
        );
        assert!(stage.verbs().await.contains(&"ask.escalated".to_owned()));
    }
}

#[tokio::test]
async fn an_answer_can_be_put_right_and_is_found_by_its_new_words() {
    for stage in Stage::both().await {
        let editor = stage.person("Amara", Role::Editor).await;
        let id = stage
            .written("What is that X?", "It means zanzibar.", "en")
            .await;
        stage
            .answer(id, "What is that red X?", "It means mombasa.", &editor)
            .await;
        let found = |q: &'static str| {
            let stage = &stage;
            async move {
                stage
                    .get(&format!("/ask/search?q={q}"))
                    .await
                    .text()
                    .contains("red X?")
            }
        };
        assert!(found("mombasa").await && !found("zanzibar").await);
    }
}

#[tokio::test]
async fn what_is_asked_again_and_again_stands_on_a_page_of_cards() {
    for stage in Stage::both().await {
        let editor = stage.person("Tomas", Role::Editor).await;
        let id = stage
            .written("What is that X?", "No child is for sale.", "en")
            .await;
        stage.written("May I print it?", "Yes.", "en").await;
        let cards = async || stage.get("/ask/often").await.text();
        assert!(!cards().await.contains("FAQPage"));
        stage.act(id, &[("act", "often")], &editor).await;
        let text = cards().await;
        assert!(
            text.contains("https://schema.org/FAQPage") && text.contains("No child is for sale.")
        );
        assert!(!text.contains("May I print it?"));
        assert!(
            !stage
                .get("/es/ask/often")
                .await
                .text()
                .contains("What is that X?")
        );
        let path = format!("/desk/questions/{id}");
        let held = testkit::shell::get(&stage.router, &path, &editor).await;
        assert!(held.text().contains("value=\"seldom\""));
        stage.act(id, &[("act", "seldom")], &editor).await;
        assert!(!cards().await.contains("No child is for sale."));
        stage.act(id, &[("act", "often")], &editor).await;
        stage.act(id, &[("act", "remove")], &editor).await;
        assert!(!cards().await.contains("No child is for sale."));
        assert!(stage.verbs().await.contains(&"ask.often".to_owned()));
    }
}

#[tokio::test]
async fn an_answer_has_a_picture_until_it_is_taken_away() {
    let stage = Stage::new().await;
    let editor = stage.person("Tomas", Role::Editor).await;
    let id = stage
        .written("What is that X?", "No child is for sale.", "en")
        .await;
    let shown = shown::by_id(stage.shell.app.db(), id)
        .await
        .unwrap()
        .unwrap();
    let page = stage.get(&shown.path()).await.text();
    let address = format!("/ask/picture/{}", shown.name);
    assert!(
        page.contains(&format!(
            "property=\"og:image\" content=\"http://127.0.0.1:8080/en{address}\""
        )),
        "{page}"
    );
    let picture = stage.get(&address).await;
    assert!(picture.body.starts_with(b"\x89PNG"));
    stage.act(id, &[("act", "remove")], &editor).await;
    assert_eq!(stage.get(&address).await.status, 404);
}
