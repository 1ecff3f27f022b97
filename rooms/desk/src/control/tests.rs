//! Drawn items among the real ones: seen, answered, and never anything else.

use super::{
    ANSWERS_MIN,
    draw::KINDS,
    figure,
    keep::{self, Answered},
    mark, queries,
};
use crate::{model::Act, tests::Room};
use store::{Uuid, args};
use testkit::{Shell, shell::post_json};
use web::{Person, Role};

impl Room {
    async fn moderator(&self, name: &str) -> (String, Person) {
        let cookie = self.person(name, Role::Moderator).await;
        let person = Person {
            id: self.id(name).await,
            name: name.to_owned(),
            role: Role::Moderator,
        };
        (cookie, person)
    }

    async fn replies(&self, cookie: &str, id: Uuid, rest: &str) -> (u16, String) {
        let json = format!(r#"{{"post":"{id}",{rest}}}"#);
        let answer = post_json(&self.router, "/api/v1/desk/decisions", &json, cookie).await;
        (answer.status.as_u16(), answer.text())
    }

    /// Counted and not yet said: for tests of the figure.
    async fn counted(&self) -> (i64, i64) {
        let db = self.shell.app.db();
        let (answers, correct): (i64, i64) = db.one(queries::TOTAL, args![]).await.unwrap();
        (answers, correct)
    }
}

async fn a_drawn_one_is_looked_at_and_answered_and_no_post(shell: Shell) {
    let room = Room::over(shell);
    let (amara, person) = room.moderator("Amara").await;
    let (sam, _) = room.moderator("Sam").await;
    let (real, _) = room.posted(1, None).await;
    for _ in 0..8 {
        let drawn = keep::put(&room.desk, person.id).await.unwrap();
        let before = room.verbs().await.len();
        let mut batch = room.batch(&amara).await;
        batch.retain(|id| *id != real);
        assert_eq!(batch, [drawn.id]);
        assert!(!room.batch(&sam).await.contains(&drawn.id));
        let seen = mark(&room.desk, drawn);
        let page = room.get("/desk", &amara).await.text();
        let (id, field) = (drawn.id, r#"<input type="hidden" name="mark""#);
        let carried = format!(r#"value="{id}">{field} value="{seen}">"#);
        assert!(page.contains(&carried), "or nobody could approve it");
        let approve = format!(r#""act":"approve","mark":"{seen}""#);
        let (status, text) = room.replies(&amara, drawn.id, &approve).await;
        assert_eq!(status, 409);
        assert!(text.contains("desk-not-seen"), "{text}");
        let path = format!("/desk/picture/{}/320", drawn.id);
        assert_eq!(room.get(&path, &sam).await.status, 404);
        let picture = room.get(&path, &amara).await;
        assert_eq!(
            (picture.status.as_u16(), picture.header("content-type")),
            (200, "image/jpeg")
        );
        let (status, text) = room.replies(&amara, drawn.id, &approve).await;
        if drawn.kind.fine {
            assert_eq!((status, &*text), (200, r#"{"state":"done"}"#));
        } else {
            assert_eq!(status, 409);
            assert!(text.contains("desk-drawn-not"), "{text}");
        }
        // It is in nobody's hand any more, and never was a post.
        for act in [
            &*approve,
            r#""act":"undo""#,
            r#""act":"refuse","reason":"spam""#,
        ] {
            let (_, text) = room.replies(&amara, drawn.id, act).await;
            assert!(text.contains("gone"), "{act}: {text}");
        }
        room.settle().await;
        assert!(room.view(drawn.id).await.is_none());
        assert_eq!(room.verbs().await.len(), before, "not in the audit chain");
    }
    assert_eq!(post::tally(room.shell.app.db()).await.unwrap().posts, 0);
    assert_eq!(room.batch(&amara).await, [real]);
}

#[tokio::test]
async fn a_drawn_one_is_looked_at_and_answered_and_no_post_on_sqlite() {
    a_drawn_one_is_looked_at_and_answered_and_no_post(Shell::new().await).await;
}

#[tokio::test]
async fn a_drawn_one_is_looked_at_and_answered_and_no_post_on_postgres() {
    a_drawn_one_is_looked_at_and_answered_and_no_post(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn of_two_answers_to_one_one_counts() {
    let room = Room::over(Shell::on_postgres().await);
    let (_, person) = room.moderator("Amara").await;
    for _ in 0..ANSWERS_MIN {
        let drawn = keep::put(&room.desk, person.id).await.unwrap();
        let answer = || keep::answer(&room.desk, &person, drawn.id, &Act::Escalate);
        let (a, b) = tokio::join!(answer(), answer());
        let both = [a.unwrap(), b.unwrap()];
        assert_eq!(
            both.iter().filter(|one| **one == Answered::NotOurs).count(),
            1
        );
    }
    assert_eq!(room.counted().await.0, ANSWERS_MIN);
}

#[tokio::test]
async fn the_group_is_told_in_bundles_and_nobody_of_one_person() {
    let room = Room::new().await;
    let (amara, person) = room.moderator("Amara").await;
    let lea = room.person("Lea", Role::LeadModerator).await;
    let noor = room.person("Noor", Role::Owner).await;
    let mut right = 0;
    for n in 1..=2 * ANSWERS_MIN - 1 {
        let drawn = keep::put(&room.desk, person.id).await.unwrap();
        let answered = keep::answer(&room.desk, &person, drawn.id, &Act::Escalate)
            .await
            .unwrap();
        assert_eq!(answered == Answered::Quietly, !drawn.kind.fine);
        right += if n <= ANSWERS_MIN {
            i64::from(!drawn.kind.fine)
        } else {
            0
        };
        let figure = figure(&room.shell.app).await.unwrap();
        let said = figure.map(|figure| (figure.answers, figure.correct));
        assert_eq!(
            said,
            (n >= ANSWERS_MIN).then_some((ANSWERS_MIN, right)),
            "{n}"
        );
        if n == ANSWERS_MIN - 1 {
            let page = room.get("/desk/group", &lea).await.text();
            assert!(page.contains("Shown from 20 answers on"));
        }
    }
    let says = format!("Right: {right} of 20 answers");
    assert!(room.get("/desk/group", &lea).await.text().contains(&says));
    assert!(
        !room
            .get("/desk/group", &noor)
            .await
            .text()
            .contains("Right:")
    );
    assert_eq!(room.get("/desk/group", &amara).await.status, 403);
}

#[tokio::test]
async fn they_come_only_into_a_full_hand_and_go_with_a_break() {
    let room = Room::new().await;
    let (amara, person) = room.moderator("Amara").await;
    keep::put(&room.desk, person.id).await.unwrap();
    assert!(room.batch(&amara).await.is_empty(), "nothing else waits");
    super::end(&room.desk, person.id).await.unwrap();
    for n in 1..=19 {
        room.posted(n, None).await;
    }
    for _ in 0..20 {
        assert_eq!(room.batch(&amara).await.len(), 19);
        testkit::shell::post_form(&room.router, "/desk/rest", &[], &amara).await;
    }
    room.posted(20, None).await;
    let mut met = 0;
    for _ in 0..60 {
        met += usize::from(room.batch(&amara).await.len() > 20);
        testkit::shell::post_form(&room.router, "/desk/rest", &[], &amara).await;
    }
    assert!(
        (5..=45).contains(&met),
        "about 24 of 60 full hands have one: {met}"
    );
    assert!(KINDS.len() > 1);
}
