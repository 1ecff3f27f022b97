//! An author asks once more, and another person answers.

use super::stage::{MODERATOR, Stage, photo};
use crate::{Answer, Answered, Decision, Reason, State};
use http::Method;
use std::time::Duration;
use store::{Area, Uuid};

const DAY: u64 = 86_400;
const OTHER: &str = "Zola";

impl Stage {
    /// A photo that a person refused, and was told so.
    async fn refused(&self, seed: u64, reason: Reason) -> (Uuid, String) {
        let (id, token) = self.held(seed).await;
        assert_eq!(self.refuse(id, reason).await, Decision::Done);
        self.later(10).await;
        (id, token)
    }

    async fn asks(&self, token: &str, note: &str) -> u16 {
        let path = format!("/api/v1/receipts/{token}/appeal");
        let body = format!(r#"{{"note": "{note}"}}"#);
        let answer = self.json(Method::POST, &path, &body).await;
        answer.status.as_u16()
    }

    async fn answers_appeal(&self, id: Uuid, answer: Answer, actor: &str) -> Answered {
        let mut tx = self.shell.begin().await;
        let done = crate::answer_appeal(&mut tx, &self.post, id, answer, actor).await;
        tx.commit().await.unwrap();
        done.unwrap()
    }

    async fn appeal_of(&self, token: &str) -> String {
        self.told(token).await["appeal"]["state"].to_string()
    }

    async fn waiting_appeals(&self) -> i64 {
        let listed = crate::appeals(&self.post, 100).await.unwrap().len();
        let counted = crate::open_appeals(self.shell.app.db()).await.unwrap();
        assert_eq!(i64::try_from(listed).unwrap(), counted);
        counted
    }
}

#[tokio::test]
async fn another_person_lets_it_back_and_it_is_approved() {
    for stage in Stage::both().await {
        let (id, token) = stage.refused(1, Reason::Face).await;
        let told = stage.told(&token).await;
        assert_eq!(told["appeal"]["state"], "offered");
        let until = told["appeal"]["until"].as_i64().unwrap();
        assert_eq!(
            until - told["statement"]["decided_at"].as_i64().unwrap(),
            604_800_000
        );
        assert_eq!(stage.asks(&token, "It is <b>my</b> hand.").await, 200);
        assert_eq!(stage.appeal_of(&token).await, "\"open\"");
        let waiting = crate::appeals(&stage.post, 9).await.unwrap();
        assert_eq!(waiting[0].note.as_deref(), Some("It is <b>my</b> hand."));
        assert_eq!(
            (waiting[0].reason, &*waiting[0].refused_by),
            (Reason::Face, MODERATOR)
        );
        // Whoever answers may look.
        assert!(crate::preview(&stage.post, id, 320, OTHER).await.is_ok());
        let own = stage.answers_appeal(id, Answer::LetBack, MODERATOR).await;
        assert_eq!(own, Answered::NotYours);
        assert_eq!(stage.state(id).await, State::Refused);
        let done = stage.answers_appeal(id, Answer::LetBack, OTHER).await;
        assert_eq!(done, Answered::Done);
        let late = stage.answers_appeal(id, Answer::Stands, OTHER).await;
        assert_eq!(late, Answered::Gone);
        assert_eq!(stage.state(id).await, State::Held);
        assert_eq!(stage.told(&token).await["state"], "in_review");
        assert_eq!(stage.appeal_of(&token).await, "\"let_back\"");
        assert_eq!(
            stage.refuse(id, Reason::Face).await,
            Decision::Gone,
            "who refused it does not refuse it again"
        );
        assert_eq!(stage.approve(id).await, Decision::Done);
        stage.settle().await;
        assert_eq!(stage.told(&token).await["state"], "approved");
        assert_eq!(stage.waiting_appeals().await, 0);
    }
}

#[tokio::test]
async fn the_refusal_stands_and_is_asked_about_once() {
    let stage = Stage::new().await;
    let (id, token) = stage.refused(1, Reason::NotTheX).await;
    assert_eq!(stage.asks(&token, "please").await, 200);
    assert_eq!(stage.asks(&token, "please, please").await, 200);
    let waiting = crate::appeals(&stage.post, 9).await.unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].note.as_deref(), Some("please"));
    stage.answers_appeal(id, Answer::Stands, OTHER).await;
    assert_eq!(stage.appeal_of(&token).await, "\"stands\"");
    assert_eq!(stage.asks(&token, "again").await, 200);
    assert_eq!(stage.waiting_appeals().await, 0);
    assert_eq!(stage.told(&token).await["may_replace"], true);
    let verbs = web::audit::after(stage.shell.app.db(), 0, 100)
        .await
        .unwrap();
    let stands = verbs.iter().find(|e| e.verb == "post.appeal_stands");
    assert_eq!(stands.unwrap().actor, OTHER);
}

#[tokio::test]
async fn after_a_week_nobody_may_ask_and_the_picture_is_gone() {
    let stage = Stage::new().await;
    let (id, token) = stage.refused(1, Reason::Face).await;
    stage.later(7 * DAY - 1).await;
    assert_eq!(stage.appeal_of(&token).await, "\"offered\"");
    assert!(stage.row(id).await.original.is_some());
    stage.later(1).await;
    assert_eq!(stage.appeal_of(&token).await, "null");
    assert_eq!(stage.asks(&token, "late").await, 400);
    assert!(stage.row(id).await.original.is_none());
    assert_eq!(
        stage.told(&token).await["statement"]["redress"][0]["kind"],
        "replace"
    );
}

#[tokio::test]
async fn while_an_appeal_is_open_the_picture_is_kept_and_after_the_answer_it_goes() {
    for stage in Stage::both().await {
        let (id, token) = stage.refused(1, Reason::Face).await;
        stage.later(7 * DAY - 5).await;
        assert_eq!(stage.asks(&token, "").await, 200);
        stage.later(20 * DAY).await;
        assert!(stage.row(id).await.original.is_some());
        assert!(crate::preview(&stage.post, id, 320, OTHER).await.is_ok());
        stage.answers_appeal(id, Answer::Stands, OTHER).await;
        stage.settle().await;
        assert!(stage.row(id).await.original.is_none());
        assert!(stage.objects(Area::Quarantine).await.is_empty());
    }
}

#[tokio::test]
async fn a_file_let_back_is_no_longer_refused_by_itself() {
    let stage = Stage::new().await;
    let (id, token) = stage.refused(1, Reason::Spam).await;
    stage.asks(&token, "").await;
    let done = stage.answers_appeal(id, Answer::LetBack, OTHER).await;
    assert_eq!(done, Answered::Done);
    assert_eq!(stage.approve(id).await, Decision::Done);
    let (again, _) = stage.held(1).await;
    assert!(!stage.row(again).await.close_to_refused);
}

#[tokio::test]
async fn taken_back_or_replaced_there_is_nothing_to_answer() {
    let stage = Stage::new().await;
    let (first, token) = stage.refused(1, Reason::Face).await;
    stage.asks(&token, "words").await;
    stage.withdraw(&token).await;
    assert_eq!(stage.waiting_appeals().await, 0);
    assert_eq!(stage.appeal_of(&token).await, "null");
    let gone = stage.answers_appeal(first, Answer::LetBack, OTHER).await;
    assert_eq!(gone, Answered::Gone);
    let (second, token) = stage.refused(2, Reason::Face).await;
    stage.asks(&token, "words").await;
    let path = format!("/receipt/{token}/replace");
    let sent = stage.form(&path, &[("media", Some("x"), &photo(3))]).await;
    assert_eq!(sent.status, 303);
    assert_eq!(stage.waiting_appeals().await, 0);
    let gone = stage.answers_appeal(second, Answer::LetBack, OTHER).await;
    assert_eq!(gone, Answered::Gone);
    stage.settle().await;
    // Another picture is another decision.
    stage.refuse(second, Reason::Face).await;
    stage.later(10).await;
    assert_eq!(stage.appeal_of(&token).await, "\"offered\"");
}

#[tokio::test]
async fn a_clock_set_back_takes_nothing_away() {
    let stage = Stage::new().await;
    let (id, token) = stage.refused(1, Reason::Face).await;
    stage.asks(&token, "").await;
    stage.shell.clock.set_back(Duration::from_hours(48));
    stage.settle().await;
    assert_eq!(stage.told(&token).await["state"], "in_review");
    assert_eq!(
        stage.asks(&token, "").await,
        400,
        "nothing is known of a refusal yet"
    );
    assert_eq!(stage.waiting_appeals().await, 1);
    assert!(stage.row(id).await.original.is_some());
    let done = stage.answers_appeal(id, Answer::Stands, OTHER).await;
    assert_eq!(done, Answered::Done);
    stage.later(2 * DAY + 60).await;
    assert_eq!(stage.appeal_of(&token).await, "\"stands\"");
}

#[tokio::test]
async fn every_decision_comes_with_its_reasons() {
    let stage = Stage::new().await;
    let (_, token) = stage.refused(1, Reason::Face).await;
    let statement = stage.told(&token).await["statement"].take();
    assert_eq!(statement["measure"], "refused");
    assert_eq!(statement["reason"], "face");
    assert_eq!(statement["automated"], "no");
    assert_eq!(statement["ground"], "terms");
    let kinds: Vec<_> = statement["redress"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| way["kind"].clone())
        .collect();
    assert_eq!(kinds, ["appeal", "replace", "contact"]);
    let page = stage.get(&format!("/es/receipt/{token}")).await.text();
    assert!(page.contains("Una persona miró y decidió.") && page.contains("Pedir otra revisión"));
    let (id, token, _) = stage.shown(2).await;
    assert!(stage.told(&token).await["statement"].is_null());
    stage.hide(id).await;
    let hidden = stage.told(&token).await["statement"].take();
    assert_eq!(
        (&hidden["measure"], &hidden["automated"]),
        (&"hidden".into(), &"not_said".into())
    );
    stage.remove(id).await;
    let removed = stage.told(&token).await["statement"].take();
    assert_eq!(
        (&removed["measure"], &removed["automated"]),
        (&"removed".into(), &"not_said".into())
    );
    assert!(removed["decided_at"].is_i64());
    stage.withdraw(&token).await;
    assert_eq!(stage.told(&token).await["state"], "removed");
}

/// Without a script and without an account: the form on the receipt.
#[tokio::test]
async fn the_receipt_has_the_form_and_then_the_answer() {
    let stage = Stage::new().await;
    let (id, token) = stage.refused(1, Reason::Face).await;
    let path = format!("/receipt/{token}");
    let form = format!("{path}/appeal");
    assert!(
        stage
            .get(&path)
            .await
            .text()
            .contains(&format!("action=\"{form}\""))
    );
    let long = "x".repeat(501);
    let too_long = testkit::shell::post_form(&stage.router, &form, &[("note", &long)], "").await;
    assert_eq!(too_long.status, 400);
    let sent = testkit::shell::post_form(&stage.router, &form, &[("note", "")], "").await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, &*path));
    let page = stage.get(&path).await.text();
    assert!(page.contains("You asked for another look") && !page.contains(&form));
    stage.answers_appeal(id, Answer::Stands, OTHER).await;
    assert!(stage.get(&path).await.text().contains("it stays as it is"));
}

/// What somebody in a picture had removed does not come back as the same file, and a person is told of one like it.
#[tokio::test]
async fn what_was_removed_is_kept_from_coming_back() {
    let stage = Stage::new().await;
    let (id, _, _) = stage.shown(1).await;
    let mut tx = stage.shell.begin().await;
    let removed = crate::remove(&mut tx, &stage.post, id, true, OTHER).await;
    assert_eq!(removed.unwrap(), Decision::Done);
    tx.commit().await.unwrap();
    stage.settle().await;
    let same = stage.photo(&photo(1)).await;
    stage.settle().await;
    assert_eq!(stage.state(stage.id(&same).await).await, State::Refused);
    let alike = stage.photo(&super::stage::photo_again(1)).await;
    stage.settle().await;
    let alike = stage.row(stage.id(&alike).await).await;
    assert_eq!(alike.state().unwrap(), State::Held);
    assert!(alike.close_to_refused);
}
