//! The word lists: what one person may do, what takes two, and that nobody else sees a line.

use super::stage::Stage;
use crate::{
    Guard,
    text::{self, Verdict},
};
use axum::Router;
use testkit::shell::{Answer, get, post_form};
use web::{Role, audit};

/// A line of the disclosure list, and a sentence that no other line finds.
const LINE: &str = "me cambian por comida";
const SENTENCE: &str = "Me cambian por comida";

struct Desk {
    stage: Stage,
    router: Router,
}

impl Desk {
    async fn new() -> Self {
        let stage = Stage::new().await;
        let app = stage.shell.app.clone();
        let staff = staff::routes(staff::Staff::new(app.clone()));
        let router = web::shell(&app, staff.merge(text::routes(stage.guard.clone())));
        Self { stage, router }
    }

    async fn person(&self, name: &str, role: Role) -> String {
        let mut tx = self.stage.shell.begin().await;
        let invited = staff::invite(&mut tx, &self.stage.shell.app, name, role, "system").await;
        let Ok(staff::Invited::Link(token)) = invited else {
            panic!("no link for {name}");
        };
        tx.commit().await.unwrap();
        let link = format!("/desk/sign-in/{}", token.text());
        let cookie = post_form(&self.router, &link, &[], "").await.cookie();
        let ticks = [("adult", "1"), ("read", "1"), ("agree", "1")];
        post_form(&self.router, "/desk/welcome", &ticks, &cookie).await;
        cookie
    }

    async fn does(&self, cookie: &str, act: &str, list: &str, line: &str) -> String {
        let fields = [("lang", "es"), ("list", list), ("act", act), ("line", line)];
        let answer = post_form(&self.router, "/desk/words", &fields, cookie).await;
        said(&answer)
    }

    async fn page(&self, cookie: &str, list: &str) -> String {
        let path = format!("/en/desk/words?lang=es&list={list}");
        get(&self.router, &path, cookie).await.text()
    }

    fn judge(&self) -> Verdict {
        self.stage.guard.filters().judge(SENTENCE)
    }
}

fn said(answer: &Answer) -> String {
    let location = answer.location();
    location
        .split("said=")
        .nth(1)
        .unwrap_or(location)
        .to_owned()
}

#[tokio::test]
async fn one_person_adds_a_sign_and_two_take_it_away() {
    let desk = Desk::new().await;
    let (olu, ruth) = (
        desk.person("Olu", Role::Owner).await,
        desk.person("Ruth", Role::SafetyOfficer).await,
    );
    assert_eq!(desk.judge(), Verdict::Review);
    assert_eq!(
        desk.does(&olu, "add", "disclosure", "Me  cambian por COMIDA")
            .await,
        "done"
    );
    assert_eq!(desk.judge(), Verdict::Disclosure);
    assert_eq!(desk.does(&olu, "add", "disclosure", LINE).await, "same");
    assert_eq!(desk.does(&olu, "add", "disclosure", "* x").await, "form");
    // Another node takes it over.
    let other = Guard::new(desk.stage.shell.app.clone());
    assert_eq!(other.filters().judge(SENTENCE), Verdict::Disclosure);

    assert_eq!(desk.does(&olu, "remove", "disclosure", LINE).await, "waits");
    assert_eq!(desk.judge(), Verdict::Disclosure, "nothing has changed yet");
    let page = desk.page(&ruth, "disclosure").await;
    assert!(page.contains("Olu wants to take a line off"), "{page}");
    let id = page.split("/desk/words/change/").nth(1).unwrap();
    let change = format!("/desk/words/change/{}", &id[..36]);
    let answer = post_form(&desk.router, &change, &[("answer", "yes")], &olu).await;
    assert_eq!(said(&answer), "own");
    let answer = post_form(&desk.router, &change, &[("answer", "yes")], &ruth).await;
    assert_eq!(said(&answer), "done");
    assert_eq!(desk.judge(), Verdict::Review);

    let entries = audit::after(desk.stage.shell.app.db(), 0, 100)
        .await
        .unwrap();
    let verbs: Vec<_> = entries.iter().map(|entry| entry.verb.as_str()).collect();
    assert!(verbs.contains(&"words.added") && verbs.contains(&"content.published"));
    let chain = format!("{entries:?}");
    assert!(!chain.contains("comida"), "no line is in the trail");
}

#[tokio::test]
async fn a_sentence_is_tried_and_not_kept_and_nobody_else_sees_a_line() {
    let desk = Desk::new().await;
    let olu = desk.person("Olu", Role::Organiser).await;
    let fields = [
        ("lang", "en"),
        ("list", "abusive"),
        ("sentence", "My uncle touches me <b>"),
    ];
    let answer = post_form(&desk.router, "/en/desk/words/try", &fields, &olu).await;
    let page = answer.text();
    assert!(page.contains("help is shown first"), "{page}");
    assert!(page.contains("&#60;b&#62;") && !page.contains("<b>"));
    for role in [Role::Moderator, Role::Editor, Role::Auditor] {
        let cookie = desk.person(role.name(), role).await;
        for path in ["/desk/words", "/desk/words?lang=en&list=abusive"] {
            assert_eq!(
                get(&desk.router, path, &cookie).await.status,
                403,
                "{role:?}"
            );
        }
    }
    assert_ne!(get(&desk.router, "/desk/words", "").await.status, 200);
}

#[tokio::test]
async fn every_list_of_every_language_has_its_page() {
    let desk = Desk::new().await;
    let olu = desk.person("Olu", Role::Organiser).await;
    for list in text::list_names() {
        for lang in ["en", "es"] {
            let path = format!("/{lang}/desk/words?lang=en&list={list}");
            let page = get(&desk.router, &path, &olu).await;
            assert_eq!(page.status, 200);
            let page = page.text();
            assert!(
                page.contains("</html>") && !page.contains(">words-"),
                "{list} {lang}"
            );
        }
    }
}
