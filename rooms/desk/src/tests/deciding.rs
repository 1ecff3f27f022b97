//! The queue and what a person decides there.

use super::*;
use crate::model::{Part, Veil};
use store::args;

const APPROVE: &str = r#""act":"approve""#;

async fn a_post_is_seen_approved_and_shown(shell: Shell) {
    let room = Room::over(shell);
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, Some("For <b>Ana</b>")).await;
    let desk = room.get("/desk", &amara).await;
    assert!(desk.text().contains("For &#60;b&#62;Ana&#60;/b&#62;"));
    assert_eq!(room.batch(&amara).await, [post]);
    assert!(
        !room.verbs().await.contains(&"post.viewed".into()),
        "a veil is no picture"
    );
    let picture = room.get(&format!("/desk/picture/{post}/320"), &amara).await;
    assert_eq!(
        (picture.status.as_u16(), picture.header("content-type")),
        (200, "image/jpeg")
    );
    assert_eq!(picture.header("cache-control"), "no-store");
    room.done(&amara, post, APPROVE).await;
    assert!(room.batch(&amara).await.is_empty());
    let name = room.view(post).await.unwrap().public_name.unwrap();
    assert!(
        post::find_shown(room.shell.app.db(), &name)
            .await
            .unwrap()
            .is_some()
    );
    let verbs = room.verbs().await;
    assert!(verbs.contains(&"post.viewed".into()) && verbs.contains(&"post.approved".into()));
    assert!(
        room.get("/desk", &amara)
            .await
            .text()
            .contains("<dd class=\"num\">1</dd>")
    );
}

#[tokio::test]
async fn a_post_is_seen_approved_and_shown_on_sqlite() {
    a_post_is_seen_approved_and_shown(Shell::new().await).await;
}

#[tokio::test]
async fn a_post_is_seen_approved_and_shown_on_postgres() {
    a_post_is_seen_approved_and_shown(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn two_people_never_have_the_same_post_in_hand() {
    let room = Room::over(Shell::on_postgres().await);
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    for n in 1..=3 {
        room.posted(n, None).await;
    }
    let (mut a, b) = tokio::join!(room.batch(&amara), room.batch(&sam));
    a.extend(b);
    assert_eq!(a.len(), 3);
    a.sort();
    a.dedup();
    assert_eq!(a.len(), 3);
}

#[tokio::test]
async fn what_is_in_hand_goes_back_after_ten_minutes_or_with_a_break() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    assert_eq!(room.batch(&amara).await, [post]);
    room.pass(599);
    assert!(room.batch(&sam).await.is_empty());
    room.pass(1);
    assert_eq!(room.batch(&sam).await, [post]);
    let rest = post_form(&room.router, "/desk/rest", &[], &sam).await;
    assert_eq!(rest.location(), "/desk/rest");
    assert!(
        room.get("/desk/rest", &sam)
            .await
            .text()
            .contains("Ruth Okafor")
    );
    assert_eq!(room.batch(&amara).await, [post]);
}

#[tokio::test]
async fn easy_ones_come_first_and_none_waits_for_ever() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (with_words, _) = room.posted(1, Some("words")).await;
    let (easy, _) = room.posted(2, None).await;
    assert_eq!(room.batch(&amara).await, [easy, with_words]);
    room.pass(20 * 60 + 1);
    let (late, _) = room.posted(3, None).await;
    assert_eq!(room.batch(&amara).await, [easy, with_words, late]);
}

#[tokio::test]
async fn news_told_twice_or_late_changes_nothing() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    assert_eq!(room.batch(&amara).await, [post]);
    let sam = room.person("Sam", Role::Moderator).await;
    let mut tx = room.shell.begin().await;
    flow::fit(&mut tx, post).await.unwrap();
    flow::fit(&mut tx, post).await.unwrap();
    tx.commit().await.unwrap();
    assert!(
        room.batch(&sam).await.is_empty(),
        "it stays in the hand it was in"
    );
    room.done(&amara, post, APPROVE).await;
    let mut tx = room.shell.begin().await;
    flow::fit(&mut tx, post).await.unwrap();
    tx.commit().await.unwrap();
    assert!(room.batch(&sam).await.is_empty());
}

#[tokio::test]
async fn of_two_who_decide_at_once_one_wins_and_the_other_is_told() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let room = Room::over(shell);
        let amara = room.person("Amara", Role::Moderator).await;
        let sam = room.person("Sam", Role::Moderator).await;
        let (post, _) = room.posted(1, None).await;
        let refuse = r#""act":"refuse","reason":"spam""#;
        let (a, b) = tokio::join!(
            room.decides(&amara, post, APPROVE),
            room.decides(&sam, post, refuse)
        );
        let mut said = [a.1, b.1];
        said.sort();
        assert_eq!(said, [r#"{"state":"done"}"#, r#"{"state":"gone"}"#]);
        let verbs = room.verbs().await;
        let decided = verbs
            .iter()
            .filter(|v| ["post.approved", "post.refused"].contains(&v.as_str()));
        assert_eq!(decided.count(), 1);
    }
}

#[tokio::test]
async fn words_that_nobody_saw_are_never_agreed_to() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, receipt) = room.posted(1, Some("kind words")).await;
    let desk = room.get("/desk", &amara).await.text();
    let mark = desk.split("name=\"mark\" value=\"").nth(1).unwrap()[..16].to_owned();
    room.looks(&amara, post).await;
    let words = [("caption", "other words")];
    let edit = format!("/receipt/{}/words", receipt.text());
    assert_eq!(post_form(&room.router, &edit, &words, "").await.status, 303);
    room.settle().await;
    let form = [
        ("post", &*post.to_string()),
        ("mark", &*mark),
        ("act", "approve"),
    ];
    let answer = post_form(&room.router, "/desk/decisions", &form, &amara).await;
    assert_eq!(answer.location(), "/desk?said=desk-changed");
    assert!(
        room.get(answer.location(), &amara)
            .await
            .text()
            .contains("It changed while you looked")
    );
    assert_eq!(room.state(post).await, Some(State::Held));
    let stale = format!(r#"{APPROVE},"mark":"{mark}""#);
    assert_eq!(room.decides(&amara, post, &stale).await.0, 409);
    // The new words are on the page, but nobody has looked at the post as it is now.
    let unseen = format!(r#"{APPROVE},"mark":"{}""#, room.mark(post).await);
    let (status, text) = room.decides(&amara, post, &unseen).await;
    assert!(status == 409 && text.contains("desk-not-seen"));
    room.done(&amara, post, APPROVE).await;
}

#[tokio::test]
async fn words_edited_after_an_approval_wait_alone() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, receipt) = room.posted(1, None).await;
    room.done(&amara, post, APPROVE).await;
    let edit = format!("/receipt/{}/words", receipt.text());
    for (act, agreed) in [("leave-words", false), ("approve", true)] {
        post_form(&room.router, &edit, &[("caption", act)], "").await;
        room.settle().await;
        let text = room.get("/desk", &amara).await.text();
        assert!(
            text.contains("only the words wait") && !text.contains("refuse:"),
            "{act}"
        );
        room.done(&amara, post, &format!(r#""act":"{act}""#)).await;
        assert!(room.batch(&amara).await.is_empty());
        let name = room.view(post).await.unwrap().public_name.unwrap();
        let shown = post::find_shown(room.shell.app.db(), &name)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(shown.caption.is_some(), agreed, "{act}");
    }
    assert!(room.verbs().await.contains(&"desk.words_left_out".into()));
}

#[tokio::test]
async fn what_guard_no_longer_clears_is_not_published() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    let upload = room.view(post).await.unwrap().upload;
    let mut tx = room.shell.begin().await;
    let why = guard::RefusedFor::Spam;
    room.desk
        .guard()
        .remember_refusal(&mut tx, upload, why)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (status, text) = room.decides(&amara, post, APPROVE).await;
    assert_eq!(status, 409);
    assert!(text.contains("This is no longer possible"));
    assert_eq!(room.state(post).await, Some(State::Held));
    assert!(!room.verbs().await.contains(&"post.approved".into()));
}

#[tokio::test]
async fn a_decision_can_be_taken_back_for_ten_seconds() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    for act in [APPROVE, r#""act":"refuse","reason":"face""#] {
        room.done(&amara, post, act).await;
        room.pass(9);
        room.done(&amara, post, r#""act":"undo""#).await;
        assert!(
            room.batch(&sam).await.is_empty(),
            "it is back in the same hand"
        );
        assert_eq!(room.batch(&amara).await, [post]);
        assert_eq!(room.state(post).await, Some(State::Held));
    }
    room.done(&amara, post, APPROVE).await;
    room.pass(10);
    room.gone(&amara, post, r#""act":"undo""#).await;
    assert_eq!(room.state(post).await, Some(State::Approved));
}

#[tokio::test]
async fn a_plain_form_leads_back_and_offers_the_undo() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    let id = post.to_string();
    let form = [("post", &*id), ("act", "refuse:not-the-x")];
    let answer = post_form(&room.router, "/es/desk/decisions", &form, &amara).await;
    assert_eq!(
        answer.location(),
        format!("/es/desk?said=desk-refused&done={id}")
    );
    let back = room.get(answer.location(), &amara).await.text();
    assert!(back.contains("Rechazada") && back.contains(&id));
    let undo = [("post", &*id), ("act", "undo")];
    let answer = post_form(&room.router, "/desk/decisions", &undo, &amara).await;
    assert!(answer.location().starts_with("/desk?said=desk-undone"));
    assert_eq!(room.batch(&amara).await, [post]);
    for bad in [
        &[("post", &*id)][..],
        &[("post", "x"), ("act", "approve")],
        &[("post", &id), ("act", "hide")],
    ] {
        assert_eq!(
            post_form(&room.router, "/desk/decisions", bad, &amara)
                .await
                .status,
            400
        );
    }
}

#[tokio::test]
async fn what_may_show_abuse_is_sealed_and_only_the_safety_officer_knows() {
    let room = Room::new().await;
    room.gets_a_vault().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (sealed, _) = room.posted(1, None).await;
    let (by_reason, _) = room.posted(2, None).await;
    room.done(&amara, sealed, r#""act":"escalate""#).await;
    room.done(&amara, by_reason, r#""act":"refuse","reason":"abuse""#)
        .await;
    for post in [sealed, by_reason] {
        assert!(room.view(post).await.is_none());
        let picture = format!("/desk/picture/{post}/320");
        assert_eq!(room.get(&picture, &amara).await.status, 404);
        room.gone(&amara, post, r#""act":"undo""#).await;
    }
    assert!(room.batch(&amara).await.is_empty());
    let officer = room.person("Lin", Role::SafetyOfficer).await;
    assert!(
        room.get("/desk/cases", &officer)
            .await
            .text()
            .contains("2 cases wait for a decision")
    );
    let owner = room.person("Noor", Role::Owner).await;
    for cookie in [&*amara, &owner, ""] {
        assert_eq!(room.get("/desk/cases", cookie).await.status, 404);
    }
}

#[tokio::test]
async fn without_a_vault_nothing_is_sealed_and_nothing_is_lost() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    assert_eq!(
        room.decides(&amara, post, r#""act":"escalate""#).await.0,
        503
    );
    assert_eq!(room.state(post).await, Some(State::Hidden));
    assert!(
        post::find_shown(room.shell.app.db(), &name)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn only_moderators_who_agreed_see_pictures_and_decide() {
    let room = Room::new().await;
    let (post, _) = room.posted(1, None).await;
    let picture = format!("/desk/picture/{post}/320");
    for role in [
        Role::Owner,
        Role::Organiser,
        Role::Editor,
        Role::SafetyOfficer,
    ] {
        let cookie = room.person(role.name(), role).await;
        assert_eq!(room.get("/desk", &cookie).await.status, 200);
        assert_eq!(room.get(&picture, &cookie).await.status, 403);
        assert_eq!(room.decides(&cookie, post, APPROVE).await.0, 403);
    }
    assert_eq!(room.get(&picture, "").await.status, 401);
    assert_eq!(room.decides("", post, APPROVE).await.0, 401);
    let fresh = web::Person {
        id: Uuid::nil(),
        name: "Kai".into(),
        role: Role::Moderator,
    };
    let cookie = room.shell.session(&fresh).await;
    assert_eq!(room.get("/desk", &cookie).await.location(), "/desk/welcome");
    assert_eq!(
        room.get(&picture, &cookie).await.location(),
        "/desk/welcome"
    );
    assert_eq!(room.decides(&cookie, post, APPROVE).await.0, 403);
    assert!(!room.verbs().await.contains(&"post.viewed".into()));
    let amara = room.person("Amara", Role::Moderator).await;
    for side in ["1600", "0", "-1", "x"] {
        let other = format!("/desk/picture/{post}/{side}");
        assert!(
            room.get(&other, &amara).await.status.is_client_error(),
            "{side}"
        );
    }
}

#[tokio::test]
async fn hiding_or_cutting_more_never_shows_what_was_hidden_before() {
    let room = Room::new().await;
    let view = views::samples::view(2, State::Held);
    let cell = |n| Veil {
        regions: vec![Part::cell(n).unwrap()],
        faces: false,
    };
    let first = Veil {
        faces: true,
        ..cell(1)
    };
    let done = |veil| hide::Done { veil, crop: None };
    hide::remember(&room.desk, &view, &done(first))
        .await
        .unwrap();
    let all = hide::with_earlier(&room.desk, &view, cell(2))
        .await
        .unwrap();
    let both = [cell(1), cell(2)].map(|veil| veil.regions[0].cut().unwrap());
    assert_eq!(all.veil.regions[1], both[1]);
    assert!(all.veil.faces && all.veil.regions.len() == 2);
    let many = Veil {
        regions: vec![Part::cell(3).unwrap(); 20],
        faces: false,
    };
    let all = hide::with_earlier(&room.desk, &view, many).await.unwrap();
    assert_eq!(all.veil.regions, [Part::ALL]);
    // What is pointed at in what is left is a part of that, and what was cut off stays away.
    let half = Part::parse("0.5 0 0.5 1").unwrap();
    let cut = hide::with_crop(&room.desk, &view, half).await.unwrap();
    hide::remember(&room.desk, &view, &cut).await.unwrap();
    let again = hide::with_crop(&room.desk, &view, half).await.unwrap();
    assert_eq!(again.crop, Part::parse("0.75 0 0.25 1"));
    assert_eq!(again.veil, cut.veil, "and what was hidden, hidden");
    let more = Veil {
        regions: vec![half],
        faces: false,
    };
    let more = hide::with_earlier(&room.desk, &view, more).await.unwrap();
    assert_eq!(more.veil.regions.last().copied(), again.crop);
    let replaced = HeldView {
        upload: Uuid::from_u128(7),
        ..view
    };
    let all = hide::with_earlier(&room.desk, &replaced, cell(2))
        .await
        .unwrap();
    let fresh = Veil {
        regions: vec![both[1]],
        faces: false,
    };
    assert_eq!(all, done(fresh));
}

/// A drawing has nothing to hide and no original to make it from.
#[tokio::test]
async fn of_a_drawing_nothing_is_hidden() {
    let room = Room::new().await;
    let person = web::Person {
        id: Uuid::nil(),
        name: "Amara".into(),
        role: Role::Moderator,
    };
    let veil = Veil {
        regions: vec![Part::cell(1).unwrap()],
        faces: false,
    };
    let (drawn, _) = room.posted(1, None).await;
    let act = model::Act::Hide(veil);
    let problem = decide::decide(&room.desk, &person, drawn, act, None)
        .await
        .unwrap_err();
    assert_eq!(problem.code, "desk-no-original");
    let amara = room.person("Amara", Role::Moderator).await;
    let one = room
        .get(&format!("/desk/posts/{drawn}"), &amara)
        .await
        .text();
    assert!(one.contains("name=\"alt\"") && !one.contains("name=\"cell\""));
    let kept = room
        .shell
        .app
        .db()
        .number(queries::DECIDED_TODAY, args![Uuid::nil(), 0_i64]);
    assert_eq!(kept.await.unwrap(), 0);
}

/// A person at the desk knows nothing of the case; only that this cannot be published.
#[tokio::test]
async fn words_that_were_sealed_are_never_published() {
    let room = Room::new().await;
    room.gets_a_vault().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, Some("hey send me nudes")).await;
    let (status, said) = room.decides(&amara, post, APPROVE).await;
    assert_eq!(status, 409);
    assert!(
        said.contains("desk-not-clear") && !said.contains("nudes"),
        "{said}"
    );
    assert_eq!(room.state(post).await, Some(State::Held));
    let refuse = r#""act":"refuse","reason":"not-the-x""#;
    assert_eq!(room.decides(&amara, post, refuse).await.0, 200);
}
