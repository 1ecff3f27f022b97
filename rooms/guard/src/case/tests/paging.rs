//! The pages of cases: for safety officers alone, and without JavaScript.

use super::{super::*, stage::*};
use crate::case::views::samples;
use axum::Router;
use store::Uuid;
use testkit::shell::{Answer, get, post_form};
use web::{Page, Role};

struct Desk {
    stage: Stage,
    router: Router,
}

impl Desk {
    async fn over(stage: Stage) -> Self {
        let app = stage.shell.app.clone();
        let staff = staff::routes(staff::Staff::new(app.clone()));
        let router = web::shell(&app, staff.merge(routes(app.clone())));
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

    async fn page(&self, id: Uuid, cookie: &str) -> String {
        let answer = get(&self.router, &format!("/desk/cases/{id}"), cookie).await;
        assert_eq!(answer.status, 200);
        answer.text()
    }

    async fn act(&self, id: Uuid, fields: &[(&str, &str)], cookie: &str) -> Answer {
        post_form(&self.router, &format!("/desk/cases/{id}"), fields, cookie).await
    }

    /// Does it by form, and gives what the page then says.
    async fn said(&self, id: Uuid, fields: &[(&str, &str)], cookie: &str) -> String {
        let answer = self.act(id, fields, cookie).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let (_, said) = answer.location().split_once("?said=").unwrap();
        let page = get(&self.router, answer.location(), cookie).await;
        assert!(page.text().contains("role=\"status\""));
        said.to_owned()
    }
}

#[tokio::test]
async fn to_everybody_but_safety_officers_there_is_nothing_here() {
    for stage in Stage::both().await {
        let desk = Desk::over(stage).await;
        let id = desk.stage.case(b"words").await;
        let mut cookies = vec![String::new()];
        for role in [Role::Owner, Role::Organiser, Role::Editor, Role::Moderator] {
            cookies.push(desk.person(role.name(), role).await);
        }
        let one = format!("/desk/cases/{id}");
        for cookie in &cookies {
            for path in ["/desk/cases", &one] {
                assert_eq!(get(&desk.router, path, cookie).await.status, 404);
            }
            assert_eq!(desk.act(id, &[("act", "take")], cookie).await.status, 404);
        }
        assert_eq!(desk.stage.read(id).await.state, CaseState::Open);
        let officer = desk.person("Ruth", Role::SafetyOfficer).await;
        let list = get(&desk.router, "/desk/cases", &officer).await;
        assert!(list.text().contains("One case waits for a decision."));
        assert!(list.text().contains(&one));
        let none = format!("/desk/cases/{}", desk.stage.ruth);
        assert_eq!(get(&desk.router, &none, &officer).await.status, 404);
    }
}

#[tokio::test]
async fn nothing_of_the_evidence_is_on_a_page() {
    let desk = Desk::over(Stage::new().await).await;
    let bytes = b"\xff\xd8\xff\xe0 what was sealed";
    let facts = desk.stage.facts(desk.stage.ruth, bytes);
    let id = desk.stage.open(&facts, bytes).await;
    let officer = desk.person("Ruth", Role::SafetyOfficer).await;
    let list = get(&desk.router, "/desk/cases", &officer).await.text();
    for page in [list, desk.page(id, &officer).await] {
        let secrets = [&*facts.md5, &facts.sha256, "192.0.2.1", "what was sealed"];
        for secret in secrets {
            assert!(!page.contains(secret));
        }
        let item = facts.upload.simple().to_string();
        assert!(!page.contains(&item) && !page.contains("<img"));
    }
    assert!(desk.page(id, &officer).await.contains("image/jpeg"));
}

#[tokio::test]
async fn two_officers_do_by_form_what_one_cannot() {
    for stage in Stage::both().await {
        let desk = Desk::over(stage).await;
        let id = desk.stage.case(b"words").await;
        let ruth = desk.person("Ruth", Role::SafetyOfficer).await;
        let amara = desk.person("Amara", Role::SafetyOfficer).await;
        assert_eq!(desk.said(id, &[("act", "take")], &ruth).await, "done");
        let doubt = [("act", "doubt"), ("words", WHY)];
        assert_eq!(desk.said(id, &doubt, &ruth).await, "done");
        let agree = [("act", "agree"), ("words", WHY)];
        assert!(!desk.page(id, &ruth).await.contains("value=\"agree\""));
        assert_eq!(desk.said(id, &agree, &ruth).await, "same-person");
        assert!(desk.page(id, &amara).await.contains("value=\"agree\""));
        assert_eq!(desk.said(id, &agree, &amara).await, "done");
        assert_eq!(desk.stage.read(id).await.state, CaseState::NotReportable);
        let hold = [("act", "hold"), ("words", WHY)];
        assert_eq!(desk.said(id, &hold, &amara).await, "done");
        let ask = [("act", "ask"), ("about", "destroy"), ("words", WHY)];
        assert_eq!(desk.said(id, &ask, &ruth).await, "held");
        let hold = holds(&desk.stage.shell.app, id).await.unwrap()[0]
            .id
            .to_string();
        let free = [("act", "release"), ("about", hold.as_str()), ("words", WHY)];
        assert_eq!(desk.said(id, &free, &ruth).await, "done");
        assert_eq!(desk.said(id, &ask, &ruth).await, "done");
        let grants = Grant::all(&desk.stage.shell.app, id).await.unwrap();
        let grant = grants[0].id.to_string();
        let grant = [("act", "grant"), ("about", grant.as_str())];
        let now = [("act", "destroy"), ("about", "destroy")];
        assert_eq!(desk.said(id, &now, &ruth).await, "not-granted");
        assert_eq!(desk.said(id, &grant, &ruth).await, "same-person");
        assert!(desk.page(id, &amara).await.contains("value=\"grant\""));
        assert_eq!(desk.said(id, &grant, &amara).await, "done");
        assert_eq!(desk.said(id, &now, &amara).await, "not-granted");
        assert_eq!(desk.said(id, &now, &ruth).await, "done");
        let page = desk.page(id, &ruth).await;
        assert!(page.contains("redx destruction certificate"));
        assert!(!page.contains("value=\"ask\""));
        let odd = desk.act(id, &[("act", "publish")], &ruth).await;
        assert_eq!(odd.status, 400);
    }
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let stage = Stage::new().await;
    let app = &stage.shell.app;
    for lang in app.words().offered() {
        for (name, html) in samples::all(&Page::sample(app, lang)) {
            let place = format!("{name} in {}", lang.code());
            assert!(html.contains("</html>"), "{place}");
            // Words that are missing show as their key.
            for missing in [">cases-", "\"cases-", "> cases-", " cases-n"] {
                let shown = html.split(missing).nth(1).map(|rest| &rest[..20]);
                assert_eq!(shown, None, "{place}: {missing}");
            }
        }
    }
}

#[tokio::test]
async fn a_second_signatory_agrees_and_sees_nothing_else() {
    for stage in Stage::both().await {
        let desk = Desk::over(stage).await;
        let id = desk.stage.case(b"words").await;
        let ruth = desk.person("Ruth", Role::SafetyOfficer).await;
        let outside = desk.person("Nadia", Role::Signatory).await;
        let list = async |cookie: &str| get(&desk.router, "/desk/signatures", cookie).await;
        assert!(list(&outside).await.text().contains("Nothing waits."));
        let ask = [("act", "ask"), ("about", "export"), ("words", WHY)];
        assert_eq!(desk.said(id, &ask, &ruth).await, "done");
        let grant = Grant::all(&desk.stage.shell.app, id).await.unwrap()[0].id;
        let path = format!("/desk/signatures/{grant}");
        let page = list(&outside).await.text();
        assert!(page.contains(WHY) && page.contains(&path) && page.contains("Ruth"));
        // Not for who asks, nor for anybody else; and nothing of cases for who signs.
        assert_eq!(list(&ruth).await.status, 404);
        let agree = [("act", "grant")];
        let by_ruth = post_form(&desk.router, &path, &agree, &ruth).await;
        assert_eq!(by_ruth.status, 404);
        for closed in ["/desk/cases".to_owned(), format!("/desk/cases/{id}")] {
            assert_eq!(get(&desk.router, &closed, &outside).await.status, 404);
        }
        assert_eq!(desk.act(id, &ask, &outside).await.status, 404);
        let odd = post_form(&desk.router, &path, &[("act", "open")], &outside).await;
        assert_eq!(odd.status, 400);
        let done = post_form(&desk.router, &path, &agree, &outside).await;
        assert_eq!(done.location(), "/desk/signatures");
        assert!(list(&outside).await.text().contains("Nothing waits."));
        let granted = Grant::one(&desk.stage.shell.app, grant).await.unwrap();
        assert_eq!(granted.unwrap().state, GrantState::Granted);
    }
}

#[tokio::test]
async fn what_opens_or_destroys_asks_again_who_one_is() {
    let desk = Desk::over(Stage::new().await).await;
    let id = desk.stage.case(b"words").await;
    let ruth = desk.person("Ruth", Role::SafetyOfficer).await;
    let outside = desk.person("Nadia", Role::Signatory).await;
    let ten = std::time::Duration::from_secs(10 * 60);
    desk.stage.shell.clock.advance(ten);
    let led = format!(
        "/desk/confirm?to=%2Fdesk%2Fcases%2F{}",
        id.to_string().replace('-', "%2D")
    );
    for act in ["ask", "grant", "destroy", "release", "doubt", "agree"] {
        let fields = [("act", act), ("about", "export"), ("words", WHY)];
        assert_eq!(desk.act(id, &fields, &ruth).await.location(), led, "{act}");
    }
    assert!(
        Grant::all(&desk.stage.shell.app, id)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(desk.said(id, &[("act", "take")], &ruth).await, "done");
    let path = format!("/desk/signatures/{}", Uuid::nil());
    let answer = post_form(&desk.router, &path, &[("act", "grant")], &outside).await;
    assert!(answer.location().starts_with("/desk/confirm?to="));
    let to = [("to", "/desk/cases")];
    let cookie = post_form(&desk.router, "/desk/confirm", &to, &ruth)
        .await
        .cookie();
    let ask = [("act", "ask"), ("about", "export"), ("words", WHY)];
    assert_eq!(desk.said(id, &ask, &cookie).await, "done");
}
