//! An author asks for another look, at the desk; signed requests; copies; and what a crowd costs.

use super::*;

async fn refused(room: &Room, n: u32, moderator: &str) -> (Uuid, String) {
    let (post, receipt) = room.posted(n, None).await;
    room.done(moderator, post, r#""act":"refuse","reason":"face""#)
        .await;
    room.pass(11);
    room.settle().await;
    (post, receipt.text())
}

async fn ask(room: &Room, receipt: &str, note: &str) {
    let path = format!("/receipt/{receipt}/appeal");
    let sent = post_form(&room.router, &path, &[("note", note)], "").await;
    assert_eq!(sent.status, 303);
}

async fn answer(room: &Room, cookie: &str, post: Uuid, word: &str) -> Answer {
    let form = [("post", &*post.to_string()), ("answer", word)];
    post_form(&room.router, "/desk/appeals", &form, cookie).await
}

async fn another_moderator_lets_it_back(shell: Shell) {
    let room = Room::over(shell);
    let amara = room.person("Amara", Role::Moderator).await;
    let ben = room.person("Ben", Role::LeadModerator).await;
    let (post, receipt) = refused(&room, 1, &amara).await;
    ask(&room, &receipt, "It is <b>my</b> hand").await;
    let own = room.get("/desk/appeals", &amara).await.text();
    assert!(own.contains("You refused this one.") && !own.contains("/desk/picture/"));
    let refused = answer(&room, &amara, post, "back").await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    let listed = room.get("/desk/appeals", &ben).await.text();
    assert!(listed.contains("It is &#60;b&#62;my&#60;/b&#62; hand"));
    let picture = room.get(&format!("/desk/picture/{post}/320"), &ben).await;
    assert_eq!(picture.status, 200);
    let back = answer(&room, &ben, post, "back").await;
    assert_eq!(back.location(), "/desk/appeals?said=back");
    room.settle().await;
    assert_eq!(room.state(post).await, Some(State::Held));
    assert_eq!(
        room.batch(&ben).await,
        [post],
        "it is in the hands of who let it back"
    );
    let late = answer(&room, &ben, post, "stands").await;
    assert_eq!(late.location(), "/desk/appeals?said=gone");
    let verbs = room.verbs().await;
    assert!(verbs.contains(&"post.appeal_let_back".into()));
}

#[tokio::test]
async fn another_moderator_lets_it_back_on_sqlite() {
    another_moderator_lets_it_back(Shell::new().await).await;
}

#[tokio::test]
async fn another_moderator_lets_it_back_on_postgres() {
    another_moderator_lets_it_back(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn appeals_are_for_who_decides() {
    let room = Room::new().await;
    for role in [Role::Owner, Role::Editor, Role::SafetyOfficer] {
        let cookie = room.person(role.name(), role).await;
        assert_eq!(room.get("/desk/appeals", &cookie).await.status, 403);
    }
    assert_ne!(room.get("/desk/appeals", "").await.status, 200);
}

async fn report(room: &Room, name: &str, kind: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = post_form(&room.router, &format!("/p/{name}/{kind}"), fields, "").await;
    room.settle().await;
    answer
}

const SIGNED: &[(&str, &str)] = &[
    ("reason", "intimate"),
    ("contact", "ana@example.org"),
    ("signature", "Ana Unmistakable"),
    ("stands", "self"),
    ("good_faith", "1"),
];

#[tokio::test]
async fn a_signed_request_is_read_by_who_decides_alone_and_destroyed_in_time() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let owner = room.person("Noor", Role::Owner).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let half = report(&room, &name, "remove", &SIGNED[..3]).await;
    assert_eq!(half.status, 422);
    assert!(
        half.text().contains("value=\"Ana Unmistakable\""),
        "it is kept to be completed"
    );
    let sent = report(&room, &name, "remove", SIGNED).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let outcome = sent.location().to_owned();
    let page = room.get("/desk/objections", &amara).await.text();
    assert!(page.contains("Ana Unmistakable") && page.contains("ana@example.org"));
    let seen = room.get("/desk/objections", &owner).await.text();
    assert!(!seen.contains("Unmistakable"));
    let form = [("post", &*post.to_string()), ("answer", "remove")];
    post_form(&room.router, "/desk/objections", &form, &amara).await;
    let told = room.get(&outcome, "").await.text();
    assert!(
        told.contains("It is gone")
            && told.contains("Person or machine")
            && told.contains("/contact")
    );
    let pruned = Background::new(room.shell.app.db().clone())
        .work(crate::Prune(room.shell.app.db().clone()));
    pruned.start_repeating().await.unwrap();
    let db = room.shell.app.db();
    let left = async || {
        db.number(queries::OBJECTION_WORDS_LEFT, store::args![])
            .await
            .unwrap()
    };
    assert_eq!(left().await, 1);
    room.shell.clock.advance(Duration::from_hours(30 * 24 + 2));
    pruned.settle().await.unwrap();
    assert_eq!(left().await, 0);
    assert_eq!(room.get(&outcome, "").await.status, 200);
    room.shell.clock.advance(Duration::from_hours(150 * 24 + 2));
    pruned.settle().await.unwrap();
    assert_eq!(room.get(&outcome, "").await.status, 404);
}

#[tokio::test]
async fn copies_of_what_was_removed_go_out_of_sight_for_a_person() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let room = Room::over(shell);
        let amara = room.person("Amara", Role::Moderator).await;
        let (first, name) = room.on_the_wall(1, &amara).await;
        let (copy, _) = room.on_the_wall(1, &amara).await;
        let (other, _) = room.on_the_wall(2, &amara).await;
        report(&room, &name, "remove", &[("reason", "me")]).await;
        assert_eq!(room.state(copy).await, Some(State::Approved));
        let form = [("post", &*first.to_string()), ("answer", "remove")];
        post_form(&room.router, "/desk/objections", &form, &amara).await;
        room.settle().await;
        assert_eq!(room.state(copy).await, Some(State::Hidden));
        assert_eq!(room.state(other).await, Some(State::Approved));
        let page = room.get("/desk/objections", &amara).await.text();
        assert!(page.contains("The same picture was removed elsewhere"));
    }
}

#[tokio::test]
async fn ten_thousand_reports_on_one_post_are_one_line_and_few_rows() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let mut last = None;
    for home in 0..10_000 {
        let said = crate::object::Objection {
            kind: crate::model::Kind::Report,
            reason: "spam",
            note: Some("again".into()),
            signed: None,
            home,
        };
        let token = crate::object::object(&room.desk, &name, said)
            .await
            .unwrap();
        last = token.map(|token| token.text());
    }
    let db = room.shell.app.db();
    let rows = db
        .number(queries::OBJECTIONS_COUNT, store::args![post])
        .await
        .unwrap();
    assert_eq!(rows, limits::OBJECTIONS_PER_POST_MAX + 1);
    let page = room.get("/desk/objections", &amara).await.text();
    assert_eq!(page.matches("<li class=\"item\"").count(), 1);
    assert!(page.contains("10000 times") || page.contains("10,000 times"));
    let form = [("post", &*post.to_string()), ("answer", "stays")];
    post_form(&room.router, "/desk/objections", &form, &amara).await;
    let told = room
        .get(&format!("/objection/{}", last.unwrap()), "")
        .await
        .text();
    assert!(told.contains("It stays"));
}

#[tokio::test]
async fn a_crowd_that_cries_abuse_does_not_empty_the_wall() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let mut posts = Vec::new();
    for n in 1..=12 {
        posts.push(room.on_the_wall(n, &amara).await);
    }
    for (_, name) in &posts {
        let told = report(&room, name, "report", &[("reason", "abuse")]).await;
        assert_eq!(told.status, 303);
    }
    let mut hidden = 0;
    for (post, _) in &posts {
        hidden += usize::from(room.state(*post).await == Some(State::Hidden));
    }
    assert_eq!(hidden, limits::ABUSE_HIDES_PER_HOME_MAX);
    let told = report(&room, &posts[11].1, "report", &[("reason", "abuse")]).await;
    let told = room.get(told.location(), "").await.text();
    assert!(
        told.contains("Is a child in danger?"),
        "help is shown all the same"
    );
}

/// Whoever objects to what stays, again and again, is heard and hides nothing more that day.
#[tokio::test]
async fn who_was_wrong_three_times_hides_nothing_more_that_day() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let mut names = Vec::new();
    for n in 1..=4 {
        names.push(room.on_the_wall(n, &amara).await);
    }
    for (post, name) in &names[..3] {
        report(&room, name, "report", &[("reason", "spam")]).await;
        assert_eq!(room.state(*post).await, Some(State::Hidden));
        let form = [("post", &*post.to_string()), ("answer", "stays")];
        post_form(&room.router, "/desk/objections", &form, &amara).await;
    }
    report(&room, &names[3].1, "report", &[("reason", "spam")]).await;
    assert_eq!(room.state(names[3].0).await, Some(State::Approved));
    let page = room.get("/desk/objections", &amara).await.text();
    assert!(page.contains("still on the wall"));
}

#[tokio::test]
async fn a_clock_set_back_decides_nothing_twice() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let sent = report(&room, &name, "report", &[("reason", "spam")]).await;
    room.shell.clock.set_back(Duration::from_mins(2));
    let form = [("post", &*post.to_string()), ("answer", "stays")];
    // Nobody stays signed in by a clock that went back.
    let ben = room.person("Ben", Role::Moderator).await;
    let back = post_form(&room.router, "/desk/objections", &form, &ben).await;
    assert_eq!(
        back.location(),
        "/desk/objections?said=desk-told",
        "{}",
        back.status
    );
    assert_eq!(room.state(post).await, Some(State::Approved));
    report(&room, &name, "report", &[("reason", "spam")]).await;
    assert_eq!(
        room.state(post).await,
        Some(State::Approved),
        "it was looked at before"
    );
    assert!(
        room.get(sent.location(), "")
            .await
            .text()
            .contains("It stays")
    );
}
