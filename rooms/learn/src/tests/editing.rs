//! What staff do: confirm facts, edit pages, publish with two.

use super::Room;
use crate::{Learn, routes};
use testkit::shell::{get, post_form};
use web::{Person, Role};

const ENGLISH: &str = "Esta página aún no está en tu idioma.";
const FACT: &str = "us-missing-2024-care";

impl Room {
    async fn sign_in(&self, name: &str, role: Role) -> String {
        let person = Person {
            id: self.shell.app.db().ids().row(),
            name: name.into(),
            role,
        };
        self.shell.session(&person).await
    }
}

#[tokio::test]
async fn a_fact_is_seen_once_somebody_has_read_its_source() {
    let room = Room::new().await;
    let ruth = room.sign_in("Ruth", Role::Organiser).await;
    let path = format!("/en/learn/facts/{FACT}");
    assert_eq!(room.get(&path).await.status, 404);
    let list = get(&room.router, "/en/desk/facts", &ruth).await.text();
    assert!(list.contains(&format!("id=\"{FACT}\"")) && list.contains("Confirmed: 0"));
    let say = async |id: &str, holds: &str| {
        let fields = [("id", id), ("holds", holds)];
        post_form(&room.router, "/desk/facts", &fields, &ruth)
            .await
            .status
    };
    assert_eq!(say(FACT, "yes").await, 303);
    assert_eq!(room.get(&path).await.status, 200);
    assert_eq!(say("nobody-said-this", "yes").await, 404);
    assert_eq!(say(FACT, "no").await, 303);
    assert_eq!(room.get(&path).await.status, 404);
    let moderator = room.sign_in("Maya", Role::Moderator).await;
    assert_eq!(
        get(&room.router, "/desk/facts", &moderator).await.status,
        403
    );
}

#[tokio::test]
async fn a_fact_that_is_changed_is_to_be_read_again() {
    let room = Room::new().await;
    let (ruth, sam) = (
        room.sign_in("Ruth", Role::Organiser).await,
        room.sign_in("Sam", Role::Editor).await,
    );
    let fields = [("id", FACT), ("holds", "yes")];
    post_form(&room.router, "/desk/facts", &fields, &ruth).await;
    assert!(room.learn.library().is_confirmed(FACT));
    let file = include_str!("../../../../content/facts/us-missing.toml");
    let (before, rest) = file.split_once(FACT).unwrap();
    let changed = format!(
        "{before}{FACT}{}",
        rest.replacen("percent = 18", "percent = 19", 1)
    );
    assert_ne!(changed, file);
    let fields = [
        ("path", "facts/us-missing.toml"),
        ("text", changed.as_str()),
        ("note", "newer"),
    ];
    let laid = post_form(&room.router, "/desk/learn/propose", &fields, &sam).await;
    assert_eq!(laid.status, 303, "{}", laid.text());
    let publish = [("answer", "publish")];
    let done = post_form(&room.router, laid.location(), &publish, &ruth).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!room.learn.library().is_confirmed(FACT));
}

#[tokio::test]
async fn a_page_is_looked_at_and_published_by_two_and_outlives_the_database() {
    let room = Room::new().await;
    let (ruth, sam) = (
        room.sign_in("Ruth", Role::Owner).await,
        room.sign_in("Sam", Role::Editor).await,
    );
    let list = get(&room.router, "/en/desk/learn", &sam).await.text();
    assert!(list.contains("pages/es/signs.md") && list.contains("facts/us-missing.toml"));
    let file = include_str!("../../../../content/pages/en/what-does-not-help.md");
    let wrong = format!("{file}\nIt happens to 300,000 children.\n<script>alert(1)</script>\n");
    let right = format!("{file}\nAsk somebody you trust.\n");
    let fields = |text| [("path", "pages/en/what-does-not-help.md"), ("text", text)];
    let looked = post_form(
        &room.router,
        "/en/desk/learn/preview",
        &fields(&wrong),
        &sam,
    )
    .await;
    let text = looked.text();
    assert!(text.contains("cannot be published yet") && text.contains("[number"));
    assert!(!text.contains("<script>alert"));
    let refused = post_form(&room.router, "/desk/learn/propose", &fields(&wrong), &sam).await;
    assert_eq!(refused.status, 422);
    let laid = post_form(&room.router, "/desk/learn/propose", &fields(&right), &sam).await;
    assert_eq!(laid.status, 303, "{}", laid.text());
    let change = get(&room.router, laid.location(), &ruth).await.text();
    assert!(change.contains("+ Ask somebody you trust."));
    let publish = [("answer", "publish")];
    assert_eq!(
        post_form(&room.router, laid.location(), &publish, &sam)
            .await
            .status,
        409
    );
    let done = post_form(&room.router, laid.location(), &publish, &ruth).await;
    assert_eq!(done.status, 303, "{}", done.text());
    room.shell.app.db().close().await;
    let again = Learn::new(room.shell.app.clone());
    let router = web::shell(&room.shell.app, routes(again));
    for (router, path) in [
        (&room.router, "/en/learn/what-does-not-help"),
        (&router, "/en/learn/what-does-not-help"),
    ] {
        let text = get(router, path, "").await.text();
        assert!(text.contains("Ask somebody you trust."));
    }
    // What was translated from the text before says so.
    let spanish = get(&router, "/es/learn/what-does-not-help", "")
        .await
        .text();
    assert!(spanish.contains("class=\"notice\""));
}

/// A line to call in a pack of pages would be read by nobody, and a fact is confirmed by who has read its source.
#[tokio::test]
async fn a_text_of_another_desk_is_not_taken() {
    let room = Room::new().await;
    let sam = room.sign_in("Sam", Role::Editor).await;
    for path in [
        "hotlines/us.toml",
        crate::confirm::CONFIRMED,
        "pages/en/check.md",
    ] {
        for to in ["/desk/learn/preview", "/desk/learn/propose"] {
            let fields = [("path", path), ("text", "")];
            let answer = post_form(&room.router, to, &fields, &sam).await;
            assert_eq!(answer.status, 404, "{to} {path}");
        }
    }
}

/// One after the other: the English page, readers of Spanish are told that it is English, then the Spanish one.
#[tokio::test]
async fn a_new_page_is_published_in_english_and_then_translated() {
    let room = Room::new().await;
    let (ruth, sam) = (
        room.sign_in("Ruth", Role::Owner).await,
        room.sign_in("Sam", Role::Editor).await,
    );
    let publish = async |path: &str, text: &str| {
        let fields = [("path", path), ("text", text)];
        let laid = post_form(&room.router, "/desk/learn/propose", &fields, &sam).await;
        assert_eq!(laid.status, 303, "{}", laid.text());
        let publish = [("answer", "publish")];
        let done = post_form(&room.router, laid.location(), &publish, &ruth).await;
        assert_eq!(done.status, 303, "{}", done.text());
    };
    let page = |title: &str, head: &str, words: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndescription = \"D\"\norder = 90\nquestion = \"Q?\"\nsay = \"S.\"\n{head}+++\n\n{words}\n"
        )
    };
    let new = page("A new page", "", "Ask somebody you trust.");
    publish("pages/en/new.md", &new).await;
    let text = room.get("/es/learn/new").await.text();
    assert!(text.contains(ENGLISH) && text.contains("Ask somebody you trust."));
    let library = room.learn.library();
    let digest = &library.exact("new", "en").unwrap().digest;
    let head = format!("translated_from = \"{digest}\"\n");
    let words = "Pregunta a alguien de confianza.";
    publish("pages/es/new.md", &page("Una página nueva", &head, words)).await;
    let text = room.get("/es/learn/new").await.text();
    assert!(!text.contains(ENGLISH) && text.contains(words), "{text}");
    let library = room.learn.library();
    let state = library.exact("new", "es").unwrap().translation;
    assert_eq!(state, crate::Translation::Fresh);
}
