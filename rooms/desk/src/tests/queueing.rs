//! Looking before approving, second opinions, what is alike, the switches of the day; and everything that comes at a bad
//! moment. What touches rows runs on both engines.

use super::*;
use web::switches::{self, Switches};

const REFUSE: &str = r#""act":"refuse","reason":"not-the-x""#;
const STASH: &str = r#""act":"stash""#;
const UNDO: &str = r#""act":"undo""#;

async fn both() -> [Room; 2] {
    [
        Room::over(Shell::new().await),
        Room::over(Shell::on_postgres().await),
    ]
}

#[tokio::test]
async fn nothing_is_approved_that_was_not_revealed() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let sam = room.person("Sam", Role::Moderator).await;
        let (post, _) = room.posted(1, None).await;
        let unseen = |status, text: String| {
            assert_eq!(status, 409, "{text}");
            assert!(text.contains("desk-not-seen"), "{text}");
        };
        let mark = room.mark(post).await;
        let marked = format!(r#""act":"approve","mark":"{mark}""#);
        for blind in [r#""act":"approve""#, &marked] {
            let (status, text) = room.decides_blindly(&amara, post, blind).await;
            unseen(status, text);
        }
        room.looks(&amara, post).await;
        let (status, text) = room.decides_blindly(&sam, post, &marked).await;
        unseen(status, text);
        // A decision ends what was seen: whoever takes it back looks again.
        room.done(&amara, post, &marked).await;
        room.done(&amara, post, UNDO).await;
        let (status, text) = room.decides_blindly(&amara, post, &marked).await;
        unseen(status, text);
        assert_eq!(room.state(post).await, Some(State::Held));
    }
}

#[tokio::test]
async fn a_row_of_ones_own_is_revealed_and_nobody_elses() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    let mut posts = Vec::new();
    for n in 1..=7 {
        posts.push(room.posted(n, None).await.0);
    }
    let ids: Vec<String> = posts.iter().map(Uuid::to_string).collect();
    let row: Vec<(&str, &str)> = ids.iter().map(|id| ("post", id.as_str())).collect();
    assert_eq!(
        room.reveals(&amara, &row).await.status,
        409,
        "nothing is in hand"
    );
    let page = room.get("/desk", &amara).await.text();
    assert!(page.contains("<img src=\"data:image/") && !page.contains("/desk/picture/"));
    assert!(!room.verbs().await.contains(&"post.viewed".into()));
    assert_eq!(room.reveals(&sam, &row).await.status, 409);
    let answer = room.reveals(&amara, &row).await;
    let shown: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    let pictures = shown["pictures"].as_array().unwrap();
    assert_eq!(pictures.len(), 6, "a row, not the batch");
    for (picture, post) in pictures.iter().zip(&posts) {
        assert_eq!(picture["post"], post.to_string());
        assert_eq!(picture["mark"], room.mark(*post).await);
        let data = picture["picture"].as_str().unwrap();
        assert!(data.starts_with("data:image/jpeg;base64,/9j/"));
    }
    let looked = room
        .verbs()
        .await
        .iter()
        .filter(|v| *v == "post.viewed")
        .count();
    assert_eq!(looked, 6);
}

#[tokio::test]
async fn without_a_script_a_form_shows_and_the_page_asks_for_the_picture() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, _) = room.posted(1, None).await;
    room.get("/desk", &amara).await;
    let id = post.to_string();
    let form = [("post", &*id)];
    let answer = post_form(&room.router, "/es/desk/reveals", &form, &amara).await;
    assert_eq!(answer.location(), format!("/es/desk?show={id}#q-{id}"));
    let page = room
        .get(&format!("/es/desk?show={id}"), &amara)
        .await
        .text();
    assert!(page.contains(&format!("src=\"/desk/picture/{id}/320\"")));
}

#[tokio::test]
async fn what_is_alike_is_in_one_hand_and_decided_each_for_itself() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let (first, _) = room.posted(1, None).await;
        let (second, receipt) = room.posted(1, None).await;
        let (third, _) = room.posted(1, None).await;
        let page = room.get("/desk", &amara).await.text();
        assert_eq!(page.matches("data-id=").count(), 1, "one item");
        assert_eq!(page.matches("name=\"mark\"").count(), 3, "three posts");
        let taken = format!("/receipt/{}/withdraw", receipt.text());
        for post in [first, second, third] {
            room.looks(&amara, post).await;
        }
        let marks = [
            room.mark(first).await,
            room.mark(second).await,
            room.mark(third).await,
        ];
        post_form(&room.router, &taken, &[], "").await;
        room.settle().await;
        let ids = [first, second, third].map(|post| post.to_string());
        let mut form: Vec<(&str, &str)> = vec![("act", "approve")];
        for (id, mark) in ids.iter().zip(&marks) {
            form.extend([("post", id.as_str()), ("mark", mark.as_str())]);
        }
        let answer = post_form(&room.router, "/desk/decisions", &form, &amara).await;
        assert_eq!(answer.location(), "/desk?said=desk-some-gone");
        assert_eq!(room.state(first).await, Some(State::Approved));
        assert_eq!(
            room.state(second).await,
            None,
            "it was withdrawn a moment ago"
        );
        assert_eq!(room.state(third).await, Some(State::Approved));
        let too_many = vec![("post", ids[0].as_str()); 7];
        let form = [vec![("act", "approve")], too_many].concat();
        let answer = post_form(&room.router, "/desk/decisions", &form, &amara).await;
        assert_eq!(answer.status, 400, "never all at once");
    }
}

#[tokio::test]
async fn a_second_opinion_is_somebody_elses() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let sam = room.person("Sam", Role::Moderator).await;
        let (post, _) = room.posted(1, None).await;
        assert_eq!(room.batch(&amara).await, [post]);
        room.done(&amara, post, STASH).await;
        assert!(room.batch(&amara).await.is_empty());
        room.done(&amara, post, UNDO).await;
        assert_eq!(
            room.batch(&amara).await,
            [post],
            "taken back within ten seconds"
        );
        let note = [
            ("post", &*post.to_string()),
            ("note", "Is that a <b>badge</b>?"),
        ];
        post_form(&room.router, "/desk/notes", &note, &amara).await;
        room.done(&amara, post, STASH).await;
        assert_eq!(room.batch(&sam).await, [post]);
        let page = room.get("/desk", &sam).await.text();
        assert!(page.contains("second opinion asked"));
        assert!(page.contains("Is that a &#60;b&#62;badge&#60;/b&#62;?"));
        let (status, text) = room.decides(&sam, post, STASH).await;
        assert!(status == 409 && text.contains("desk-second"), "{text}");
        room.gone(&amara, post, UNDO).await;
        post_form(&room.router, "/desk/rest", &[], &sam).await;
        assert!(room.batch(&amara).await.is_empty(), "never again");
        room.done(&sam, post, REFUSE).await;
        for left in [queries::NOTES_COUNT] {
            let notes = room.shell.app.db().number(left, store::args![post]);
            assert_eq!(notes.await.unwrap(), 0, "gone with the decision");
        }
        let verbs = room.verbs().await;
        assert!(
            ["desk.stashed", "desk.unstashed", "desk.noted"]
                .iter()
                .all(|verb| verbs.contains(&(*verb).into()))
        );
    }
}

#[tokio::test]
async fn what_a_colleague_has_in_hand_is_theirs_and_an_expired_lease_is_nobodys() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let sam = room.person("Sam", Role::Moderator).await;
        let (post, _) = room.posted(1, None).await;
        assert_eq!(room.batch(&amara).await, [post]);
        let approve = room.looks(&amara, post).await;
        for act in [REFUSE, STASH, r#""act":"approve""#] {
            room.gone(&sam, post, act).await;
        }
        room.pass(600);
        assert_eq!(room.batch(&sam).await, [post]);
        room.gone(&amara, post, &approve).await;
        room.pass(600);
        room.done(&amara, post, &approve).await;
        assert_eq!(
            room.state(post).await,
            Some(State::Approved),
            "nobody else had taken it"
        );
    }
}

#[tokio::test]
async fn a_decision_on_what_was_withdrawn_a_moment_ago_does_nothing() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let (post, receipt) = room.posted(1, None).await;
        let approve = room.looks(&amara, post).await;
        let path = format!("/receipt/{}/withdraw", receipt.text());
        post_form(&room.router, &path, &[], "").await;
        for act in [&*approve, REFUSE, STASH, UNDO] {
            room.gone(&amara, post, act).await;
        }
        assert_eq!(room.state(post).await, None);
    }
}

#[tokio::test]
async fn the_same_file_is_refused_by_itself_only_after_abuse_sexual_content_or_spam() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    for (n, reason) in post::Reason::ALL.into_iter().enumerate() {
        if reason == post::Reason::Abuse {
            continue;
        }
        let n = u32::try_from(n).unwrap() + 10;
        let (post, _) = room.posted(n, None).await;
        let act = format!(r#""act":"refuse","reason":"{}""#, reason.name());
        room.done(&amara, post, &act).await;
        room.pass(11);
        room.settle().await;
        let (again, _) = room.posted(n, None).await;
        let by_itself = matches!(reason, post::Reason::Sexual | post::Reason::Spam);
        let held = room.state(again).await == Some(State::Held);
        assert_eq!(held, !by_itself, "{}", reason.name());
    }
}

#[tokio::test]
async fn what_a_picture_shows_is_put_into_better_words_and_its_author_told() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, receipt) = room.posted(1, None).await;
    let id = post.to_string();
    let approve = room.looks(&amara, post).await;
    let form = [("post", &*id), ("alt", "A <b>left</b> hand")];
    let answer = post_form(&room.router, "/desk/alt", &form, &amara).await;
    assert_eq!(answer.location(), "/desk?said=desk-described");
    let (status, _) = room.decides_blindly(&amara, post, &approve).await;
    assert_eq!(status, 409, "it is another post now");
    let told = room
        .get(&format!("/receipt/{}", receipt.text()), "")
        .await
        .text();
    assert!(told.contains("Somebody at the desk put what your picture shows"));
    assert!(told.contains("A &#60;b&#62;left&#60;/b&#62; hand"));
    assert!(room.verbs().await.contains(&"post.described".into()));
    let long = "x".repeat(400);
    let form = [("post", &*id), ("alt", &long)];
    assert_eq!(
        post_form(&room.router, "/desk/alt", &form, &amara)
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn leads_flip_the_switches_and_nobody_else() {
    for room in both().await {
        let close = [
            ("act", "close"),
            ("hours", "2"),
            ("words", "Thank <b>you</b>"),
        ];
        for role in [
            Role::Moderator,
            Role::Editor,
            Role::SafetyOfficer,
            Role::Auditor,
        ] {
            let cookie = room.person(role.name(), role).await;
            let answer = post_form(&room.router, "/desk/day", &close, &cookie).await;
            assert_eq!(answer.status, 403, "{role:?}");
        }
        let lead = room.person("Ruth", Role::LeadModerator).await;
        let app = &room.shell.app;
        let now = app.clock().now();
        let answer = post_form(&room.router, "/desk/day", &close, &lead).await;
        assert_eq!(answer.location(), "/desk/day?said=desk-told");
        let until = app.switches().closed(now).unwrap().until;
        assert_eq!(
            until,
            Some(now + 2 * 3_600_000),
            "and this node knows at once"
        );
        let page = room.get("/desk/day", &lead).await.text();
        assert!(page.contains("Thank &#60;b&#62;you&#60;/b&#62;"));
        let counts = room.get("/desk/counts", &lead).await.text();
        assert!(counts.contains(r#""intake_closed":true"#), "{counts}");
        for bad in [
            &[("act", "close"), ("hours", "3")][..],
            &[("act", "close"), ("hours", "-1")],
            &[("act", "burn")],
        ] {
            assert_eq!(
                post_form(&room.router, "/desk/day", bad, &lead)
                    .await
                    .status,
                400
            );
        }
        for act in ["open", "pause", "resume"] {
            post_form(&room.router, "/desk/day", &[("act", act)], &lead).await;
        }
        assert_eq!(switches::read(app.db()).await.unwrap(), Switches::default());
    }
}

#[tokio::test]
async fn a_reason_is_written_once_and_its_author_reads_it_as_text() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let lead = room.person("Ruth", Role::LeadModerator).await;
    let (post, receipt) = room.posted(1, None).await;
    room.done(&amara, post, REFUSE).await;
    room.pass(11);
    room.settle().await;
    let words = [
        ("reason", "not-the-x"),
        ("en", "We look for a <script>red</script> X."),
        ("es", ""),
    ];
    let answer = post_form(&room.router, "/desk/reasons", &words, &lead).await;
    assert_eq!(answer.location(), "/desk/reasons?said=desk-told");
    let told = |lang: &str| format!("/{lang}/receipt/{}", receipt.text());
    let english = room.get(&told("en"), "").await.text();
    assert!(english.contains("We look for a &#60;script&#62;red&#60;/script&#62; X."));
    let spanish = room.get(&told("es"), "").await.text();
    assert!(!spanish.contains("We look for") && !spanish.contains("post-reason"));
    let page = room.get("/desk/reasons", &lead).await.text();
    assert!(page.contains("We look for a &#60;script&#62;"));
    for bad in [
        &[("reason", "not-the-x"), ("en", &*"x".repeat(400))][..],
        &[("reason", "<b>"), ("en", "x")],
        &[("en", "x")],
    ] {
        assert_eq!(
            post_form(&room.router, "/desk/reasons", bad, &lead)
                .await
                .status,
            400
        );
    }
    assert_eq!(
        post_form(&room.router, "/desk/reasons", &words, &amara)
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn while_the_wall_is_paused_nothing_new_appears_and_then_all_of_it_does() {
    for room in both().await {
        let amara = room.person("Amara", Role::Moderator).await;
        let lead = room.person("Ruth", Role::LeadModerator).await;
        post_form(&room.router, "/desk/day", &[("act", "pause")], &lead).await;
        let mut names = Vec::new();
        for n in 1..=3 {
            let (post, _) = room.posted(n, None).await;
            room.done(&amara, post, r#""act":"approve""#).await;
            names.push(room.view(post).await.unwrap().public_name.unwrap());
        }
        let db = room.shell.app.db().clone();
        for name in &names {
            assert!(post::find_shown(&db, name).await.unwrap().is_none());
        }
        assert_eq!(
            post::check(room.desk.post()).await.unwrap(),
            post::Check::default()
        );
        post_form(&room.router, "/desk/day", &[("act", "resume")], &lead).await;
        room.settle().await;
        for name in &names {
            assert!(post::find_shown(&db, name).await.unwrap().is_some());
        }
    }
}

#[tokio::test]
async fn while_intake_is_closed_people_are_told_kindly_and_can_be_counted() {
    let room = Room::new().await;
    let lead = room.person("Ruth", Role::LeadModerator).await;
    let close = [
        ("act", "close"),
        ("hours", "1"),
        ("words", "See you at <b>six</b>."),
    ];
    post_form(&room.router, "/desk/day", &close, &lead).await;
    let page = room.get("/en/post", "").await.text();
    assert!(page.contains("more pictures than we can look at"));
    assert!(
        page.contains("See you at &#60;b&#62;six&#60;/b&#62;.") && page.contains("/post/count")
    );
    let form = room.get("/en/post/count", "").await.text();
    assert!(
        form.contains("action=\"/en/post/count\"") && !form.contains("post/post.js\"></script>")
    );
    room.pass(3_600);
    let open = room.get("/en/post", "").await.text();
    assert!(
        !open.contains("more pictures than we can look at"),
        "it opens when people were told"
    );
}
