//! The page of banks: numbers, and what waits, for safety officers.

use super::stage::{Stage, pdq};
use crate::{Purpose, bank};
use axum::Router;
use testkit::shell::{get, post_form};
use web::{Page, Role};

struct Desk {
    stage: Stage,
    router: Router,
}

impl Desk {
    async fn over(stage: Stage) -> Self {
        let app = stage.shell.app.clone();
        let staff = staff::routes(staff::Staff::new(app.clone()));
        let routes = staff.merge(bank::routes(stage.guard.clone()));
        let router = web::shell(&app, routes);
        Self { stage, router }
    }

    async fn person(&self, role: Role) -> String {
        let (app, name) = (&self.stage.shell.app, role.name());
        let mut tx = self.stage.shell.begin().await;
        let invited = staff::invite(&mut tx, app, name, role, "system").await;
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

    async fn page(&self, cookie: &str) -> String {
        let answer = get(&self.router, "/desk/guard", cookie).await;
        assert_eq!(answer.status, 200);
        answer.text()
    }

    async fn act(&self, act: &str, cookie: &str) -> u16 {
        let fields = [("act", act)];
        let path = "/desk/guard/contents/1";
        let answer = post_form(&self.router, path, &fields, cookie).await;
        answer.status.as_u16()
    }
}

#[tokio::test]
async fn officers_see_the_lists_owners_see_numbers_and_nobody_else_sees_that_there_is_a_page() {
    let desk = Desk::over(Stage::new().await).await;
    desk.stage
        .import(Purpose::Abuse, &format!("{}\n", pdq(1)))
        .await;
    let mut cookies = vec![String::new()];
    for role in [Role::Organiser, Role::Editor, Role::Moderator] {
        cookies.push(desk.person(role).await);
    }
    for cookie in &cookies {
        let answer = get(&desk.router, "/desk/guard", cookie).await;
        assert_eq!(answer.status, 404);
        assert_eq!(desk.act("disable", cookie).await, 404);
    }
    let owner = desk.person(Role::Owner).await;
    let page = desk.page(&owner).await;
    assert!(page.contains(">1<") && !page.contains("made up"));
    assert_eq!(desk.act("disable", &owner).await, 404);
    let officer = desk.person(Role::SafetyOfficer).await;
    let page = desk.page(&officer).await;
    assert!(page.contains("made up: abuse") && page.contains("PDQ"));
    assert!(!page.contains(&pdq(1).to_string()[..12]));
}

#[tokio::test]
async fn what_is_held_waits_there_until_an_officer_decides() {
    for stage in Stage::both().await {
        let desk = Desk::over(stage).await;
        desk.stage
            .import(Purpose::Abuse, &format!("{}\n", pdq(1)))
            .await;
        let mut tx = desk.stage.shell.begin().await;
        let held = bank::hold(&mut tx, "system", &[1], "flood").await.unwrap();
        assert_eq!(held, 1);
        tx.commit().await.unwrap();
        let officer = desk.person(Role::SafetyOfficer).await;
        assert!(desk.page(&officer).await.contains("value=\"release\""));
        for (act, waits) in [
            ("release", false),
            ("deconfirm", true),
            ("confirm", false),
            ("disable", false),
            ("enable", false),
        ] {
            assert_eq!(desk.act(act, &officer).await, 303, "{act}");
            let page = desk.page(&officer).await;
            assert_eq!(page.contains("value=\"confirm\""), waits, "{act}");
        }
        assert_eq!(desk.act("publish", &officer).await, 400);
        let app = &desk.stage.shell.app;
        let chain = web::audit::after(app.db(), 0, 100).await.unwrap();
        let acts: Vec<_> = chain
            .iter()
            .filter(|entry| entry.verb.starts_with("guard.content_") && entry.subject == "1")
            .map(|entry| (entry.verb.as_str(), entry.actor.len()))
            .collect();
        // Held by the system, the rest by a person.
        assert_eq!(acts.len(), 6);
        assert_eq!(acts[0].1, "system".len());
        assert!(acts[1..].iter().all(|(_, actor)| *actor == 36));
    }
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let stage = Stage::new().await;
    let app = &stage.shell.app;
    for lang in app.words().offered() {
        for html in bank::samples::all(&|| Page::sample(app, lang)) {
            assert!(html.contains("</html>"), "{}", lang.code());
            // Words that are missing show as their key.
            assert!(!html.contains(">guard-") && !html.contains("> guard-"));
        }
    }
}
