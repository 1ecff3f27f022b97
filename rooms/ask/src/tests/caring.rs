//! Somebody tells of themselves: help first, their choice, and one reader.

use super::*;
use std::time::Duration;
use web::Role;

const TELLS: &str = "My uncle touches me, zanzibar";

fn sealed(text: &str) -> String {
    let value = text.split("name=\"sealed\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

async fn choose(stage: &Stage, sealed: &str, choice: &str) -> String {
    let fields = [("sealed", sealed), ("choice", choice)];
    let answer = stage.send("/ask/care", &fields, "").await;
    assert_eq!(answer.status, 200);
    answer.text()
}

async fn kept(stage: &Stage) -> i64 {
    let db = stage.shell.app.db();
    db.number(queries::DISCLOSURES_UNREAD, store::args![])
        .await
        .unwrap()
}

#[tokio::test]
async fn help_is_shown_first_and_nothing_is_stored_before_the_choice() {
    for stage in Stage::both().await {
        let page = stage.ask(TELLS).await;
        assert_eq!(page.status, 200);
        let text = page.text();
        let (help, choice) = (text.find("/help#countries"), text.find("name=\"choice\""));
        assert!(help.is_some() && help < choice, "help comes first");
        assert!(
            !text.contains("zanzibar"),
            "nobody can read it on a shared phone"
        );
        assert!(page.headers.get("set-cookie").is_none());
        assert_eq!(kept(&stage).await, 0);
        assert!(!stage.is_anywhere("zanzibar"));
        let gone = choose(&stage, &sealed(&text), "delete").await;
        assert!(gone.contains("It is deleted"));
        assert_eq!(kept(&stage).await, 0);
    }
}

#[tokio::test]
async fn what_the_safety_lead_may_read_is_sealed_and_for_nobody_else() {
    for stage in Stage::both().await {
        let officer = stage.person("Ines", Role::SafetyOfficer).await;
        let sealed = sealed(&stage.ask(TELLS).await.text());
        for _ in 0..2 {
            let told = choose(&stage, &sealed, "read").await;
            assert!(
                told.contains("The safety lead reads it by 23 February 2027, 10:00"),
                "{told}"
            );
            assert!(told.contains("We cannot find or call you"));
        }
        assert_eq!(kept(&stage).await, 1, "sent twice, it is one");
        assert!(!stage.is_anywhere("zanzibar"));
        for role in [Role::Owner, Role::Organiser, Role::Editor, Role::Moderator] {
            let other = stage.person(role.name(), role).await;
            let answer = testkit::shell::get(&stage.router, "/desk/disclosures", &other).await;
            assert_eq!(answer.status, 404, "{}", role.name());
            let questions = testkit::shell::get(&stage.router, "/desk/questions", &other).await;
            assert!(!questions.text().contains("/desk/disclosures"));
        }
        let list = testkit::shell::get(&stage.router, "/desk/disclosures", &officer)
            .await
            .text();
        assert!(!list.contains("zanzibar"));
        let path = list
            .split("action=\"")
            .find(|rest| rest.starts_with("/desk/disclosures/"))
            .unwrap();
        let path = path.split('"').next().unwrap();
        let opened = stage.send(path, &[("act", "read")], &officer).await;
        assert!(opened.text().contains(TELLS));
        assert_eq!(kept(&stage).await, 0);
        stage.send(path, &[("act", "destroy")], &officer).await;
        assert_eq!(
            stage.send(path, &[("act", "read")], &officer).await.status,
            404
        );
        let verbs = stage.verbs().await;
        assert!(verbs.ends_with(&[
            "ask.disclosure_read".into(),
            "ask.disclosure_destroyed".into()
        ]));
    }
}

#[tokio::test]
async fn a_choice_that_is_too_old_or_not_ours_keeps_nothing() {
    let stage = Stage::new().await;
    let old = sealed(&stage.ask(TELLS).await.text());
    stage.shell.clock.advance(Duration::from_secs(1_801));
    let told = choose(&stage, &old, "read").await;
    assert!(told.contains("This form was too old"));
    let fresh = sealed(&stage.ask(TELLS).await.text());
    for forged in ["", "x", "e30", &fresh[1..], &format!("{fresh}AA")] {
        choose(&stage, forged, "read").await;
    }
    choose(&stage, &fresh, "something").await;
    assert_eq!(kept(&stage).await, 0);
}

#[tokio::test]
async fn what_was_kept_is_destroyed_in_time() {
    let stage = Stage::new().await;
    stage.background.start_repeating().await.unwrap();
    let fresh = sealed(&stage.ask(TELLS).await.text());
    choose(&stage, &fresh, "read").await;
    let late = async || {
        let now = stage.shell.app.clock().now();
        late_disclosures(stage.shell.app.db(), now).await.unwrap()
    };
    assert_eq!(late().await, 0);
    stage.shell.clock.advance(Duration::from_secs(86_400));
    assert_eq!(late().await, 1, "a day was promised");
    stage.shell.clock.advance(Duration::from_secs(28 * 86_400));
    stage.background.settle().await.unwrap();
    assert_eq!(kept(&stage).await, 1);
    stage.shell.clock.advance(Duration::from_secs(2 * 86_400));
    stage.background.settle().await.unwrap();
    assert_eq!(kept(&stage).await, 0);
}

#[tokio::test]
async fn a_person_hands_over_what_the_filters_missed() {
    for stage in Stage::both().await {
        let moderator = stage.person("Maya", Role::Moderator).await;
        let receipt = stage
            .asked("Something happens at zanzibar when it is dark")
            .await;
        let id = stage.waiting(&moderator).await[0];
        let done = stage.act(id, &[("act", "care")], &moderator).await;
        assert!(
            done.location().ends_with("ask-said-care"),
            "{}",
            done.location()
        );
        assert_eq!(kept(&stage).await, 1);
        let path = format!("/desk/questions/{id}");
        let again = testkit::shell::get(&stage.router, &path, &moderator).await;
        assert_eq!(again.status, 404, "nobody else reads it from then on");
        let told = stage.get(&receipt).await.text();
        assert!(told.contains("/help#countries") && told.contains("We cannot find or call you"));
        stage.send(&format!("{receipt}/withdraw"), &[], "").await;
        assert_eq!(kept(&stage).await, 0);
        let row = row::Row::read(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.words.clone(), row.state().unwrap()),
            (None, model::State::Withdrawn)
        );
    }
}
