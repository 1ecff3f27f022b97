//! Requests in; status, body, rows and audit chain out.

use super::{course::COURSE, examples::EXAMPLES, model, take};
use crate::tests::Room;
use store::Uuid;
use testkit::{
    Shell,
    shell::{Answer, get, post_form, post_json},
};
use web::{Role, content::Overlay};

/// What is right for an example; everything else here is approved.
const RIGHT: [(&str, &str); 6] = [
    ("no-mark", "refuse:not-the-x"),
    ("contact", "refuse:contact"),
    ("school", "refuse:child"),
    ("stands-undressed", "escalate"),
    ("stands-unsure", "refuse:abuse"),
    ("stands-offer", "escalate"),
];

fn right(id: &str) -> &'static str {
    let found = RIGHT.iter().find(|(example, _)| *example == id);
    found.map_or("approve", |(_, act)| act)
}

impl Room {
    /// Turns every page of the briefing.
    async fn reads(&self, cookie: &str) {
        let count = (COURSE.read)(&Overlay::default()).leaves("en").1.len();
        for read in 1..=count {
            let page = get(&self.router, &format!("/desk/training/{read}"), cookie).await;
            assert_eq!(page.status, 200, "{read}");
            let form = [("read", &*read.to_string())];
            post_form(&self.router, "/desk/training", &form, cookie).await;
        }
    }

    /// The page of what is asked now, and its name.
    async fn asked(&self, cookie: &str) -> (String, String) {
        let text = get(&self.router, "/desk/training/examples", cookie)
            .await
            .text();
        let id = text.split("name=\"example\" value=\"").nth(1).unwrap();
        let id = id.split('"').next().unwrap().to_owned();
        (text, id)
    }

    async fn says(&self, cookie: &str, id: &str, act: &str) -> Answer {
        let form = [("example", id), ("act", act)];
        post_form(&self.router, "/desk/training/examples", &form, cookie).await
    }

    /// Decides what is asked, rightly, until there is nothing more; how many that were.
    async fn decides_all(&self, cookie: &str) -> usize {
        for count in 1..=40 {
            let (_, id) = self.asked(cookie).await;
            let answer = self.says(cookie, &id, right(&id)).await;
            if answer.location() == "/desk/training" {
                return count;
            }
        }
        panic!("it does not end");
    }
}

async fn from_the_link_to_the_first_decision(shell: Shell) {
    let room = Room::over(shell);
    let (post, _) = room.posted(1, None).await;
    let kai = room.newcomer("Kai", Role::Moderator).await;
    assert_eq!(room.get("/desk", &kai).await.location(), "/desk/training");
    let start = room.get("/desk/training", &kai).await.text();
    assert!(start.contains("Before you decide") && start.contains("/desk/training/1"));
    room.reads(&kai).await;
    assert!(
        room.get("/desk/training/10", &kai)
            .await
            .text()
            .contains("Ruth Okafor")
    );
    assert_eq!(room.decides_all(&kai).await, 10);
    assert!(
        room.get("/desk/training", &kai)
            .await
            .text()
            .contains("The queue is open for you")
    );
    assert_eq!(room.batch(&kai).await, [post]);
    assert_eq!(room.verbs().await.last().unwrap(), "staff.trained");
    let id = room.id("Kai").await;
    assert_eq!(
        take::progress(&room.desk, id).await.unwrap(),
        model::Progress::default()
    );
}

#[tokio::test]
async fn from_the_link_to_the_first_decision_on_sqlite() {
    from_the_link_to_the_first_decision(Shell::new().await).await;
}

#[tokio::test]
async fn from_the_link_to_the_first_decision_on_postgres() {
    from_the_link_to_the_first_decision(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn nobody_decides_or_sees_a_picture_before_passing() {
    let room = Room::new().await;
    let (post, _) = room.posted(1, None).await;
    for (name, role) in [("Kai", Role::Moderator), ("Lea", Role::LeadModerator)] {
        let kai = room.newcomer(name, role).await;
        for path in [
            "/desk".to_owned(),
            format!("/desk/picture/{post}/320"),
            format!("/desk/posts/{post}"),
            "/desk/objections".to_owned(),
        ] {
            assert_eq!(
                room.get(&path, &kai).await.location(),
                "/desk/training",
                "{path}"
            );
        }
        let (status, text) = room.decides(&kai, post, r#""act":"approve""#).await;
        assert_eq!(status, 403);
        assert!(text.contains("staff-training-first"), "{text}");
        for path in ["/desk/decisions", "/desk/objections"] {
            let form = [
                ("post", &*post.to_string()),
                ("act", "approve"),
                ("answer", "stays"),
            ];
            assert_eq!(
                post_form(&room.router, path, &form, &kai).await.status,
                403,
                "{path}"
            );
        }
        let json = format!(r#"{{"post":"{post}","act":"escalate"}}"#);
        let refused = post_json(&room.router, "/api/v1/desk/decisions", &json, &kai).await;
        assert_eq!(refused.status, 403);
        // To rest, to take care of oneself and to leave needs no training.
        for path in ["/desk/rest", "/desk/care", "/desk/me"] {
            assert_eq!(room.get(path, &kai).await.status, 200, "{path}");
        }
    }
    assert!(!room.verbs().await.contains(&"post.viewed".into()));
}

#[tokio::test]
async fn pages_come_in_their_turn_and_the_examples_after_all_of_them() {
    let room = Room::new().await;
    let kai = room.newcomer("Kai", Role::Moderator).await;
    for path in ["/desk/training/examples", "/desk/training/5"] {
        assert_eq!(
            room.get(path, &kai).await.location(),
            "/desk/training/1",
            "{path}"
        );
    }
    for read in ["7", "99999"] {
        post_form(&room.router, "/desk/training", &[("read", read)], &kai).await;
        let to = room.get("/desk/training/examples", &kai).await;
        assert_eq!(to.location(), "/desk/training/1", "{read}");
    }
    for bad in ["/desk/training/0", "/desk/training/99"] {
        assert_eq!(room.get(bad, &kai).await.status, 404, "{bad}");
    }
    assert!(
        room.says(&kai, "plain", "approve")
            .await
            .location()
            .ends_with("examples")
    );
    room.reads(&kai).await;
    let (_, first) = room.asked(&kai).await;
    let other = EXAMPLES.iter().find(|one| one.id != first).unwrap().id;
    room.says(&kai, other, right(other)).await;
    assert_eq!(
        room.asked(&kai).await.1,
        first,
        "an answer to another one changes nothing"
    );
    for (id, act) in [("<b>", "approve"), (&*first, "undo"), (&*first, "x")] {
        assert_eq!(room.says(&kai, id, act).await.status, 400, "{id} {act}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_explained_and_asked_again() {
    let room = Room::new().await;
    let kai = room.newcomer("Kai", Role::Moderator).await;
    room.reads(&kai).await;
    let mut wrong = Vec::new();
    for _ in 0..10 {
        let (_, id) = room.asked(&kai).await;
        let act = if ["plain", "words"].contains(&&*id) {
            wrong.push(id.clone());
            "escalate"
        } else {
            right(&id)
        };
        room.says(&kai, &id, act).await;
        if act != right(&id) {
            let (next, _) = room.asked(&kai).await;
            let why = next.contains("It can go up") || next.contains("most pictures");
            assert!(next.contains("Not quite.") && why);
        }
    }
    let again = (room.asked(&kai).await.1, room.get("/desk", &kai).await);
    assert_eq!(again.1.location(), "/desk/training");
    assert!(wrong.contains(&again.0), "only what was wrong comes again");
    assert_eq!(room.decides_all(&kai).await, 2);
    assert_eq!(room.get("/desk", &kai).await.status, 200);
}

#[tokio::test]
async fn whoever_approves_what_must_be_sealed_decides_all_ten_anew() {
    let room = Room::new().await;
    let kai = room.newcomer("Kai", Role::Moderator).await;
    room.reads(&kai).await;
    for _ in 0..10 {
        let (_, id) = room.asked(&kai).await;
        let act = if id == "stands-unsure" {
            "approve"
        } else {
            right(&id)
        };
        room.says(&kai, &id, act).await;
    }
    assert_eq!(room.decides_all(&kai).await, 10);
}

#[tokio::test]
async fn a_new_edition_asks_again() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    assert_eq!(room.get("/desk", &amara).await.status, 200);
    let id = room.id("Amara").await;
    let mut tx = room.shell.begin().await;
    staff::passed(&mut tx, id, "training-0").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(room.get("/desk", &amara).await.location(), "/desk/training");
    assert_eq!(
        staff::ready_moderators(room.shell.app.db()).await.unwrap(),
        0
    );
}

#[tokio::test]
async fn pictures_are_drawn_and_only_for_those_who_learn() {
    let room = Room::new().await;
    let kai = room.newcomer("Kai", Role::Moderator).await;
    let path = |id: &str| format!("/desk/training/picture/{id}");
    let drawn = room.get(&path("plain"), &kai).await;
    assert_eq!(
        (drawn.status.as_u16(), drawn.header("content-type")),
        (200, "image/svg+xml")
    );
    for none in ["stands-unsure", "x", &*Uuid::nil().to_string()] {
        assert_eq!(room.get(&path(none), &kai).await.status, 404, "{none}");
    }
    assert_eq!(room.get(&path("plain"), "").await.status, 401);
    let owner = room.newcomer("Noor", Role::Owner).await;
    assert_eq!(room.get(&path("plain"), &owner).await.status, 403);
}

#[tokio::test]
async fn editors_word_it_and_two_publish_it() {
    let room = Room::new().await;
    let noor = room.newcomer("Noor", Role::Organiser).await;
    let list = room.get("/desk/training/texts", &noor).await.text();
    assert!(list.contains("en/60-seal.md") && list.contains("es/examples.toml"));
    let path = ("path", "training/en/60-seal.md");
    let form = [path, ("text", "# Seal it\n\nPress **e**.\n"), ("note", "")];
    let answer = post_form(&room.router, "/desk/training/texts/propose", &form, &noor).await;
    assert_eq!(answer.status, 303);
    let to = answer.location().to_owned();
    assert!(room.get(&to, &noor).await.text().contains("<b>e</b>"));
    let ida = room.newcomer("Ida", Role::Editor).await;
    post_form(&room.router, &to, &[("answer", "publish")], &ida).await;
    room.desk.course().refresh().await.unwrap();
    let kai = room.person("Kai", Role::Moderator).await;
    assert!(
        room.get("/desk/training/6", &kai)
            .await
            .text()
            .contains("Press <b>e</b>.")
    );
    let kai = room.newcomer("Lea", Role::Moderator).await;
    assert_eq!(room.get("/desk/training/texts", &kai).await.status, 403);
}

#[tokio::test]
async fn an_owner_alone_lets_posting_open_before_and_it_shows() {
    let room = Room::new().await;
    let gate = || web::Gate::holds(&staff::TwoModeratorsGate, &room.shell.app);
    let noor = room.newcomer("Noor", Role::Owner).await;
    let lea = room.person("Lea", Role::LeadModerator).await;
    assert!(!gate().await.unwrap());
    let flip = |open| [("open", open)];
    let path = "/desk/group/untrained";
    assert_eq!(
        post_form(&room.router, path, &flip("true"), &lea)
            .await
            .status,
        403
    );
    assert!(!gate().await.unwrap());
    assert_eq!(
        post_form(&room.router, path, &flip("true"), &noor)
            .await
            .status,
        303
    );
    assert!(gate().await.unwrap());
    let said = "before two moderators have passed";
    assert!(room.get("/desk", &noor).await.text().contains(said));
    assert!(room.get("/desk/group", &lea).await.text().contains(said));
    assert_eq!(room.verbs().await.last().unwrap(), "web.switched");
    post_form(&room.router, path, &flip("false"), &noor).await;
    assert!(!gate().await.unwrap());
    assert!(!room.get("/desk", &noor).await.text().contains(said));
}
