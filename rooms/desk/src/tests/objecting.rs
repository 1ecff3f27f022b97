//! What anybody may object to, and what becomes of it.

use super::*;

impl Room {
    /// Objects; gives the address of the outcome.
    async fn objects(&self, name: &str, kind: &str, fields: &[(&str, &str)]) -> String {
        let answer = post_form(&self.router, &format!("/p/{name}/{kind}"), fields, "").await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        self.settle().await;
        answer.location().to_owned()
    }

    async fn answers(&self, cookie: &str, post: Uuid, answer: &str) -> String {
        let form = [("post", &*post.to_string()), ("answer", answer)];
        let back = post_form(&self.router, "/desk/objections", &form, cookie).await;
        self.settle().await;
        back.location().to_owned()
    }

    async fn is_public(&self, name: &str) -> bool {
        post::find_shown(self.shell.app.db(), name)
            .await
            .unwrap()
            .is_some()
    }
}

const SPAM: &[(&str, &str)] = &[("reason", "spam")];

async fn a_report_hides_and_a_person_puts_it_back(shell: Shell) {
    let room = Room::over(shell);
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let form = room.get(&format!("/p/{name}/report"), "").await.text();
    assert!(form.contains("within 48 hours") && form.contains("/help"));
    let outcome = room.objects(&name, "report", SPAM).await;
    assert!(!room.is_public(&name).await);
    assert_eq!(room.state(post).await, Some(State::Hidden));
    let told = room.get(&outcome, "").await;
    assert!(told.text().contains("It is hidden now") && told.text().contains("24 February 2027"));
    assert_eq!(told.header("set-cookie"), "");
    let listed = room.get("/desk/objections", &amara).await.text();
    assert!(listed.contains("It is advertising") && listed.contains("hidden for now"));
    // A person must look, though the previews are gone by now.
    let picture = room.get(&format!("/desk/picture/{post}/320"), &amara).await;
    assert_eq!(picture.status, 200);
    assert_eq!(
        room.answers(&amara, post, "stays").await,
        "/desk/objections?said=desk-told"
    );
    assert!(room.is_public(&name).await);
    assert!(
        room.get(&outcome, "")
            .await
            .text()
            .contains("We looked at it. It stays.")
    );
    let verbs = room.verbs().await;
    for verb in ["post.hidden", "post.shown_again", "desk.objection_closed"] {
        assert!(verbs.contains(&verb.into()), "{verb}");
    }
    assert_eq!(
        room.answers(&amara, post, "stays").await,
        "/desk/objections?said=desk-gone"
    );
}

#[tokio::test]
async fn a_report_hides_and_a_person_puts_it_back_on_sqlite() {
    a_report_hides_and_a_person_puts_it_back(Shell::new().await).await;
}

#[tokio::test]
async fn a_report_hides_and_a_person_puts_it_back_on_postgres() {
    a_report_hides_and_a_person_puts_it_back(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn past_the_time_that_was_promised_a_post_is_counted_once() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let late = async || {
        let now = room.shell.clock.now();
        let late = crate::overdue_objections(room.shell.app.db(), now).await;
        late.unwrap()
    };
    room.objects(&name, "report", SPAM).await;
    room.objects(&name, "remove", &[("reason", "me")]).await;
    assert_eq!(late().await, 0);
    room.shell.clock.advance(Duration::from_hours(48));
    assert_eq!(late().await, 1);
    // Two days later nobody is signed in any more.
    let ruth = room.person("Ruth", Role::Moderator).await;
    room.answers(&ruth, post, "stays").await;
    assert_eq!(late().await, 0);
}

#[tokio::test]
async fn who_is_in_a_picture_has_it_removed_and_kept_away() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let outcome = room.objects(&name, "remove", &[("reason", "me")]).await;
    room.answers(&amara, post, "remove").await;
    assert!(room.view(post).await.is_none());
    assert!(
        room.get(&outcome, "")
            .await
            .text()
            .contains("It is gone. Thank you.")
    );
    let (again, _) = room.posted(1, None).await;
    assert!(
        room.view(again).await.is_none(),
        "the same picture does not come back"
    );
    assert!(room.batch(&amara).await.is_empty());
}

#[tokio::test]
async fn what_was_looked_at_is_not_hidden_again_for_the_same_reason() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    room.objects(&name, "report", SPAM).await;
    room.answers(&amara, post, "stays").await;
    let again = room.objects(&name, "report", SPAM).await;
    assert!(room.is_public(&name).await);
    let told = room.get(&again, "").await.text();
    assert!(told.contains("Thank you. We have it.") && !told.contains("hidden now"));
    room.objects(&name, "remove", &[("reason", "me")]).await;
    assert!(
        !room.is_public(&name).await,
        "another reason is another matter"
    );
}

#[tokio::test]
async fn a_flood_from_one_home_hides_no_more_but_abuse_always_does() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let mut names = Vec::new();
    for n in 1..=7 {
        names.push(room.on_the_wall(n, &amara).await);
    }
    for (_, name) in &names[..6] {
        room.objects(name, "report", SPAM).await;
    }
    assert!(!room.is_public(&names[4].1).await);
    assert!(
        room.is_public(&names[5].1).await,
        "the sixth waits for a person"
    );
    room.objects(&names[6].1, "report", &[("reason", "abuse")])
        .await;
    assert!(!room.is_public(&names[6].1).await);
    let listed = room.get("/desk/objections", &amara).await.text();
    let at = |post: Uuid| listed.find(&format!("o-{post}")).unwrap();
    assert!(at(names[5].0) < at(names[6].0) && at(names[6].0) < at(names[0].0));
    room.answers(&amara, names[5].0, "stays").await;
    assert!(room.is_public(&names[5].1).await);
    let (_, later) = room.on_the_wall(8, &amara).await;
    room.pass(3600);
    room.objects(&later, "report", SPAM).await;
    assert!(
        !room.is_public(&later).await,
        "an hour later it is one home among others again"
    );
}

#[tokio::test]
async fn abuse_of_a_child_shows_help_at_once() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (_, name) = room.on_the_wall(1, &amara).await;
    let outcome = room.objects(&name, "report", &[("reason", "abuse")]).await;
    let told = room.get(&outcome, "").await.text();
    assert!(told.contains("Is a child in danger?") && told.contains("href=\"/help\""));
}

#[tokio::test]
async fn the_words_of_an_objector_are_sealed_and_shown_as_text() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (_, name) = room.on_the_wall(1, &amara).await;
    let note = "my <i>unmistakable</i> words";
    room.objects(&name, "remove", &[("reason", "me"), ("note", note)])
        .await;
    let listed = room.get("/desk/objections", &amara).await.text();
    assert!(listed.contains("my &#60;i&#62;unmistakable&#60;/i&#62; words"));
    for file in std::fs::read_dir(room.shell.dir.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(path).unwrap();
            assert!(!bytes.windows(12).any(|w| w == b"unmistakable"));
        }
    }
    let entries = audit::after(room.shell.app.db(), 0, 500).await.unwrap();
    assert!(entries.iter().all(|e| !e.detail.contains("unmistakable")));
}

#[tokio::test]
async fn a_second_objection_finds_the_hidden_post_and_both_are_answered() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let first = room.objects(&name, "report", SPAM).await;
    let second = room.objects(&name, "remove", &[("reason", "me")]).await;
    assert!(
        room.get("/desk/objections", &amara)
            .await
            .text()
            .contains("2 times")
    );
    room.answers(&amara, post, "remove").await;
    for outcome in [first, second] {
        assert!(room.get(&outcome, "").await.text().contains("It is gone"));
    }
    let late = post_form(&room.router, &format!("/p/{name}/report"), SPAM, "").await;
    assert_eq!(late.status, 404);
}

#[tokio::test]
async fn names_that_are_not_public_all_answer_the_same() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (_, hidden) = room.on_the_wall(1, &amara).await;
    room.objects(&hidden, "report", SPAM).await;
    let never = "0".repeat(26);
    let mut bodies = Vec::new();
    for name in [&*hidden, &never, "x", "%3Cscript%3E"] {
        for kind in ["report", "remove"] {
            let answer = room.get(&format!("/p/{name}/{kind}"), "").await;
            assert_eq!(answer.status, 404, "{name}");
            bodies.push(answer.text().replace(answer.header("x-request-id"), ""));
        }
    }
    // The address of the page in the other language is all that differs.
    let plain = |body: &String| body.replace(&hidden, "N").replace(&never, "N");
    assert_eq!(plain(&bodies[0]), plain(&bodies[2]));
    assert_eq!(plain(&bodies[1]), plain(&bodies[3]));
    for bad in ["/objection/x", &format!("/objection/{never}")] {
        assert_eq!(room.get(bad, "").await.status, 404);
    }
}

#[tokio::test]
async fn a_form_without_a_reason_is_asked_again() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (_, name) = room.on_the_wall(1, &amara).await;
    let path = format!("/p/{name}/report");
    let long = "x".repeat(501);
    for fields in [
        &[][..],
        &[("reason", "me")],
        &[("reason", "spam"), ("note", &long)],
    ] {
        assert_eq!(post_form(&room.router, &path, fields, "").await.status, 422);
    }
    assert!(room.is_public(&name).await);
}

#[tokio::test]
async fn a_post_its_author_takes_back_answers_its_objections() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, receipt) = room.posted(1, None).await;
    room.done(&amara, post, r#""act":"approve""#).await;
    let name = room.view(post).await.unwrap().public_name.unwrap();
    let outcome = room.objects(&name, "report", SPAM).await;
    let withdraw = format!("/receipt/{}/withdraw", receipt.text());
    assert_eq!(
        post_form(&room.router, &withdraw, &[], "").await.status,
        303
    );
    room.settle().await;
    assert!(room.get(&outcome, "").await.text().contains("It is gone"));
    assert!(
        room.get("/desk/objections", &amara)
            .await
            .text()
            .contains("Nobody objects")
    );
}

#[tokio::test]
async fn an_objection_that_may_show_abuse_is_sealed() {
    let room = Room::new().await;
    room.gets_a_vault().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let outcome = room.objects(&name, "report", &[("reason", "abuse")]).await;
    room.answers(&amara, post, "escalate").await;
    assert!(room.view(post).await.is_none());
    assert!(room.get(&outcome, "").await.text().contains("It is gone"));
    assert_eq!(guard::open_cases(room.shell.app.db()).await.unwrap(), 1);
}

#[tokio::test]
async fn owners_see_objections_and_do_not_decide() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    room.objects(&name, "report", SPAM).await;
    let owner = room.person("Noor", Role::Owner).await;
    let listed = room.get("/desk/objections", &owner).await.text();
    assert!(listed.contains("It is advertising") && !listed.contains("/desk/picture/"));
    let form = [("post", &*post.to_string()), ("answer", "stays")];
    let answer = post_form(&room.router, "/desk/objections", &form, &owner).await;
    assert_eq!(answer.status, 403);
    let editor = room.person("Ed", Role::Editor).await;
    assert_eq!(room.get("/desk/objections", &editor).await.status, 403);
}
