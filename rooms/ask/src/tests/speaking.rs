//! Somebody of age wants to say in public what they lived through: two trained readers, and nobody before them.

use super::*;
use std::time::Duration;
use store::Statement;
use testkit::shell::get;
use web::Role;

const TELLS: &str = "My uncle touches me, zanzibar. It took years. I am safe now";
const TOLD: &str = "It took years.\n\nI am safe now";

/// The address of the receipt.
async fn spoken(stage: &Stage) -> String {
    let fields = [("choice", "speak"), ("adult", "1")];
    let sealed = sealed(&stage.ask(TELLS).await.text());
    let answer = stage
        .send(
            "/ask/care",
            &[&fields[..], &[("sealed", &sealed)]].concat(),
            "",
        )
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().to_owned()
}

fn sealed(text: &str) -> String {
    let value = text.split("name=\"sealed\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// The first address under `before` that a page leads to.
fn address(text: &str, before: &str) -> String {
    let rest = text
        .split(before)
        .nth(1)
        .unwrap_or_else(|| panic!("{text}"));
    let id: String = rest.chars().take(36).collect();
    format!("{before}{id}")
}

async fn vouch(stage: &Stage, officer: &str, told: &str) -> testkit::shell::Answer {
    let list = get(&stage.router, "/desk/disclosures", officer)
        .await
        .text();
    let path = address(&list, "/desk/disclosures/");
    let fields = [
        ("act", "vouch"),
        ("heading", "What helped you?"),
        ("told", told),
    ];
    stage.send(&path, &fields, officer).await
}

#[tokio::test]
async fn it_is_public_once_two_trained_readers_agree_and_gone_when_its_writer_says_so() {
    for stage in Stage::both().await {
        let officer = stage.person("Ines", Role::SafetyOfficer).await;
        let moderator = stage.person("Maya", Role::Moderator).await;
        let receipt = spoken(&stage).await;
        assert!(
            !stage.is_anywhere("zanzibar"),
            "sealed until the officer opens it"
        );
        assert!(
            stage
                .get(&receipt)
                .await
                .text()
                .contains("We have your words"),
            "in review"
        );
        assert!(stage.waiting(&moderator).await.is_empty());

        let list = get(&stage.router, "/desk/disclosures", &officer)
            .await
            .text();
        assert!(list.contains("wants it to be public"));
        let answer = vouch(&stage, &officer, TOLD).await;
        assert_eq!(answer.status, 303);
        assert!(!stage.is_anywhere("zanzibar"), "what was left out is gone");
        assert!(!stage.get("/ask").await.text().contains("It took years"));

        let desk = get(&stage.router, "/desk/questions", &moderator)
            .await
            .text();
        let path = address(&desk, "/desk/questions/spoken/");
        let page = get(&stage.router, &path, &moderator).await;
        assert!(page.text().contains("I am safe now"), "{}", page.text());
        let done = stage.send(&path, &[("act", "publish")], &moderator).await;
        assert!(done.location().ends_with("ask-said-answered"));

        let told = stage.get(&receipt).await.text();
        let public = told
            .split("href=\"")
            .find(|rest| rest.contains("/ask/what-helped-you"));
        let public = public.unwrap().split('"').next().unwrap().to_owned();
        let page = stage.get(&public).await.text();
        assert!(page.contains("It took years.") && page.contains("Told by somebody who lived it"));
        assert!(!page.contains("<textarea"), "nobody questions them");
        assert_eq!(
            stage.verbs().await.iter().rev().take(2).collect::<Vec<_>>(),
            ["ask.second_agreed", "ask.vouched"]
        );
        stage.send(&format!("{receipt}/withdraw"), &[], "").await;
        assert_eq!(stage.get(&public).await.status, 404);
    }
}

#[tokio::test]
async fn nobody_but_the_two_can_read_change_or_publish_it() {
    let stage = Stage::new().await;
    let officer = stage.person("Ines", Role::SafetyOfficer).await;
    let moderator = stage.person("Maya", Role::Moderator).await;
    let editor = stage.person("Tomas", Role::Editor).await;
    spoken(&stage).await;
    vouch(&stage, &officer, TOLD).await;
    let desk = get(&stage.router, "/desk/questions", &moderator)
        .await
        .text();
    let path = address(&desk, "/desk/questions/spoken/");
    let ordinary = path.replace("/spoken", "");
    let list = get(&stage.router, "/desk/questions", &editor).await.text();
    assert!(!list.contains("/spoken/"));
    for other in [&editor, &officer] {
        assert!(get(&stage.router, &path, other).await.status.as_u16() >= 403);
        assert!(
            stage
                .send(&path, &[("act", "publish")], other)
                .await
                .status
                .as_u16()
                >= 403
        );
    }
    for who in [&editor, &moderator] {
        assert_eq!(get(&stage.router, &ordinary, who).await.status, 404);
        for act in ["answer", "decline", "care", "close", "remove"] {
            let fields = [
                ("act", act),
                ("words", "Other words"),
                ("answer", "Other words"),
                ("reason", "spam"),
            ];
            let answer = stage.send(&ordinary, &fields, who).await;
            assert!(answer.location().ends_with("ask-said-gone"), "{act}");
        }
    }
    let done = stage.send(&path, &[("act", "publish")], &moderator).await;
    assert!(done.location().ends_with("ask-said-answered"));
    // Published, it is not rewritten either.
    let fields = [("act", "answer"), ("words", "Other"), ("answer", "Other")];
    let answer = stage.send(&ordinary, &fields, &editor).await;
    assert!(answer.location().ends_with("ask-said-gone"));
    let again = stage.send(&path, &[("act", "decline")], &moderator).await;
    assert!(again.location().ends_with("ask-said-gone"));
}

#[tokio::test]
async fn the_first_reader_is_never_the_second() {
    let stage = Stage::new().await;
    let officer = stage.person("Ines", Role::SafetyOfficer).await;
    spoken(&stage).await;
    vouch(&stage, &officer, TOLD).await;
    let db = stage.shell.app.db();
    let (id, first): (store::Uuid, store::Uuid) = db
        .all(
            Statement::both("SELECT id, vouched_by FROM ask_question"),
            store::args![],
        )
        .await
        .unwrap()
        .remove(0);
    assert!(!speak::publish(&stage.room, first, id).await.unwrap());
    let second = store::Uuid::nil();
    assert!(speak::publish(&stage.room, second, id).await.unwrap());
}

#[tokio::test]
async fn either_reader_may_say_no_and_the_words_are_gone() {
    let stage = Stage::new().await;
    let officer = stage.person("Ines", Role::SafetyOfficer).await;
    let moderator = stage.person("Maya", Role::Moderator).await;
    let first = spoken(&stage).await;
    let list = get(&stage.router, "/desk/disclosures", &officer)
        .await
        .text();
    let path = address(&list, "/desk/disclosures/");
    stage.send(&path, &[("act", "destroy")], &officer).await;
    assert!(
        stage
            .get(&first)
            .await
            .text()
            .contains("We did not publish your words")
    );

    let second = spoken(&stage).await;
    vouch(&stage, &officer, TOLD).await;
    let desk = get(&stage.router, "/desk/questions", &moderator)
        .await
        .text();
    let path = address(&desk, "/desk/questions/spoken/");
    stage.send(&path, &[("act", "decline")], &moderator).await;
    assert!(
        stage
            .get(&second)
            .await
            .text()
            .contains("We did not publish your words")
    );
    let left = Statement::both("SELECT COUNT(*) FROM ask_question WHERE words IS NOT NULL");
    assert_eq!(
        stage
            .shell
            .app
            .db()
            .number(left, store::args![])
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn words_that_were_not_said_and_ways_to_find_somebody_are_refused() {
    let stage = Stage::new().await;
    let officer = stage.person("Ines", Role::SafetyOfficer).await;
    spoken(&stage).await;
    for (told, why) in [
        ("It took many years", "did not say"),
        ("I am safe now. It took years", "did not say"),
        ("", "write a question"),
        ("It took years, call 555-123-4567", "how to reach"),
    ] {
        let answer = vouch(&stage, &officer, told).await;
        assert_eq!(answer.status, 422, "{told}");
        assert!(answer.text().contains(why), "{told}: {}", answer.text());
    }
}

#[tokio::test]
async fn only_an_adult_speaks_and_a_second_press_is_no_second_story() {
    let stage = Stage::new().await;
    let fresh = sealed(&stage.ask(TELLS).await.text());
    let fields = [("choice", "speak"), ("sealed", &fresh)];
    let answer = stage.send("/ask/care", &fields, "").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Only an adult"));
    let fields = [("choice", "speak"), ("adult", "1"), ("sealed", &fresh)];
    let one = stage.send("/ask/care", &fields, "").await;
    let two = stage.send("/ask/care", &fields, "").await;
    assert_eq!(one.location(), two.location());
    let db = stage.shell.app.db();
    let all = Statement::both("SELECT COUNT(*) FROM ask_question");
    assert_eq!(db.number(all, store::args![]).await.unwrap(), 1);
    for forged in ["", "x", &fresh[1..]] {
        let fields = [("choice", "speak"), ("adult", "1"), ("sealed", forged)];
        assert_eq!(stage.send("/ask/care", &fields, "").await.status, 200);
    }
    assert_eq!(db.number(all, store::args![]).await.unwrap(), 1);
}

#[tokio::test]
async fn what_nobody_reads_is_destroyed_and_its_writer_learns_it() {
    let stage = Stage::new().await;
    stage.background.start_repeating().await.unwrap();
    let receipt = spoken(&stage).await;
    stage.shell.clock.advance(Duration::from_secs(31 * 86_400));
    stage.background.settle().await.unwrap();
    let left = Statement::both("SELECT COUNT(*) FROM ask_disclosure");
    assert_eq!(
        stage
            .shell
            .app
            .db()
            .number(left, store::args![])
            .await
            .unwrap(),
        0
    );
    assert!(
        stage
            .get(&receipt)
            .await
            .text()
            .contains("We did not publish your words")
    );
}
