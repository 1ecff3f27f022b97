//! Requests in; status, body, rows and audit chain out.

mod appealing;
mod deciding;
mod described;
mod exchanging;
mod objecting;
mod queueing;
mod trailing;

use super::*;
use axum::Router;
use media::pool::{Patience, Pool, Program};
use post::{HeldView, State, Submission, held_view, submit_drawing};
use std::time::Duration;
use store::{Background, Token, Uuid};
use testkit::{
    Shell,
    shell::{Answer, get, post_form, post_json},
};
use web::{Role, audit};

/// A desk over posts, with people and without a network.
pub(crate) struct Room {
    pub(crate) shell: Shell,
    pub(crate) desk: Desk,
    pub(crate) router: Router,
    background: Background,
}

impl Room {
    pub(crate) async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    pub(crate) fn over(shell: Shell) -> Self {
        let app = shell.app.clone();
        app.register_gates(vec![Box::new(web::IntakeGate)]);
        // Drawn posts need no decoder.
        let none = Program {
            path: "/nonexistent".into(),
            args: Vec::new(),
        };
        let pool = Pool::start(none, 1, Patience::default());
        let post = Post::new(app.clone(), Guard::new(app.clone()), pool);
        let (learn, help) = (Learn::new(app.clone()), Help::new(app.clone()));
        let desk = Desk::new(post.clone(), learn, help);
        let all = routes(desk.clone())
            .merge(post::routes(post.clone()))
            .merge(staff::routes(staff::Staff::new(app.clone())));
        let background = Background::new(app.db().clone()).subscribe(Queue);
        let background = post::background(&post, background);
        Self {
            router: web::shell(&app, all.merge(guard::case::routes(app.clone()))),
            shell,
            desk,
            background,
        }
    }

    pub(crate) async fn gets_a_vault(&self) {
        let mut tx = self.shell.begin().await;
        for slot in guard::Slot::ALL {
            guard::add_key(&mut tx, slot, &guard::make_key().public)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub(crate) async fn settle(&self) {
        self.background.settle().await.unwrap();
    }

    pub(crate) fn pass(&self, seconds: u64) {
        self.shell.clock.advance(Duration::from_secs(seconds));
    }

    /// An X drawn by somebody, screened, in the queue. `n` makes it another drawing.
    pub(crate) async fn posted(&self, n: u32, caption: Option<&str>) -> (Uuid, Token) {
        let submission = Submission {
            lang: "en".into(),
            caption: caption.map(str::to_owned),
            consent: "test".into(),
            ..Submission::default()
        };
        let strokes = format!("[[[0.1,0.{n:02}],[0.9,0.9]],[[0.9,0.1],[0.1,0.9]]]");
        let hand = media::drawn::Hand::all().first().unwrap().id;
        let stored = submit_drawing(self.desk.post(), submission, hand, "honey", &strokes)
            .await
            .unwrap();
        self.settle().await;
        stored
    }

    /// Invited, signed in, agreed; passed the training.
    pub(crate) async fn person(&self, name: &str, role: Role) -> String {
        let cookie = self.newcomer(name, role).await;
        let mut tx = self.shell.begin().await;
        let id = self.id(name).await;
        staff::passed(&mut tx, id, staff::TRAINING).await.unwrap();
        tx.commit().await.unwrap();
        cookie
    }

    pub(crate) async fn id(&self, name: &str) -> Uuid {
        let people = staff::people(self.shell.app.db()).await.unwrap();
        people.iter().find(|one| one.name == name).unwrap().id
    }

    /// Invited, signed in, agreed.
    pub(crate) async fn newcomer(&self, name: &str, role: Role) -> String {
        let mut tx = self.shell.begin().await;
        let invited = staff::invite(&mut tx, &self.shell.app, name, role, "system").await;
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

    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        get(&self.router, path, cookie).await
    }

    /// What somebody sees who looks now.
    pub(crate) async fn mark(&self, post: Uuid) -> String {
        let view = self.view(post).await;
        view.map_or_else(String::new, |view| look::mark(&self.desk, &view))
    }

    /// Looks at a post; what `approve` then carries.
    pub(crate) async fn looks(&self, cookie: &str, post: Uuid) -> String {
        let mark = self.mark(post).await;
        self.get(&format!("/desk/picture/{post}/320"), cookie).await;
        format!(r#""act":"approve","mark":"{mark}""#)
    }

    /// A decision as a program sends it: the status and what it says. Whoever approves without more has looked.
    pub(crate) async fn decides(&self, cookie: &str, post: Uuid, rest: &str) -> (u16, String) {
        let looked = match rest {
            r#""act":"approve""# => self.looks(cookie, post).await,
            other => other.to_owned(),
        };
        self.decides_blindly(cookie, post, &looked).await
    }

    pub(crate) async fn decides_blindly(
        &self,
        cookie: &str,
        post: Uuid,
        rest: &str,
    ) -> (u16, String) {
        let json = format!(r#"{{"post":"{post}",{rest}}}"#);
        let answer = post_json(&self.router, "/api/v1/desk/decisions", &json, cookie).await;
        (answer.status.as_u16(), answer.text())
    }

    /// Asks to see posts, as the desk's script does.
    pub(crate) async fn reveals(&self, cookie: &str, form: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = form.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let request = axum::http::Request::post("/desk/reveals")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .body(axum::body::Body::from(body.join("&")))
            .unwrap();
        testkit::shell::send(&self.router, request, cookie).await
    }

    pub(crate) async fn done(&self, cookie: &str, post: Uuid, rest: &str) {
        let done = (200, r#"{"state":"done"}"#.to_owned());
        assert_eq!(self.decides(cookie, post, rest).await, done, "{rest}");
        self.settle().await;
    }

    pub(crate) async fn gone(&self, cookie: &str, post: Uuid, rest: &str) {
        let gone = (200, r#"{"state":"gone"}"#.to_owned());
        assert_eq!(self.decides(cookie, post, rest).await, gone, "{rest}");
    }

    pub(crate) async fn view(&self, post: Uuid) -> Option<HeldView> {
        held_view(&mut self.shell.begin().await, post)
            .await
            .unwrap()
    }

    pub(crate) async fn state(&self, post: Uuid) -> Option<State> {
        self.view(post).await.map(|view| view.state)
    }

    /// Posted, approved, on the wall; its undo is over.
    pub(crate) async fn on_the_wall(&self, n: u32, moderator: &str) -> (Uuid, String) {
        let (post, _) = self.posted(n, None).await;
        self.done(moderator, post, r#""act":"approve""#).await;
        self.pass(11);
        self.settle().await;
        let name = self.view(post).await.unwrap().public_name.unwrap();
        (post, name)
    }

    /// The posts a moderator's desk shows, in order.
    pub(crate) async fn batch(&self, cookie: &str) -> Vec<Uuid> {
        let text = self.get("/desk", cookie).await.text();
        let ids = text.split("data-id=\"").skip(1);
        ids.map(|rest| rest[..36].parse().unwrap()).collect()
    }

    pub(crate) async fn verbs(&self) -> Vec<String> {
        let entries = audit::after(self.shell.app.db(), 0, 500).await.unwrap();
        let whole = audit::Chain::Whole(i64::try_from(entries.len()).unwrap());
        assert_eq!(audit::verify(self.shell.app.db()).await.unwrap(), whole);
        entries.into_iter().map(|entry| entry.verb).collect()
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        for all in [
            STATEMENTS,
            CARE_STATEMENTS,
            CONTROL_STATEMENTS,
            TRAINING_STATEMENTS,
        ] {
            shell.app.db().prepare_all(all).await.unwrap();
        }
    }
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let shell = Shell::new().await;
    for lang in shell.app.words().offered() {
        let page = web::Page::sample(&shell.app, lang);
        for (name, html) in views::samples::all(&page) {
            let html = html.replace("class=\"desk-bar\"", "");
            let place = format!("{name} in {}", lang.code());
            assert!(html.contains("</html>"), "{place}");
            // Words that are missing show as their key.
            for missing in [
                ">desk-",
                "\"desk-",
                ">problem-",
                ">report-",
                ">staff-",
                "> desk-",
                ">care-",
                ">training-",
                "\"training-",
            ] {
                assert!(!html.contains(missing), "{place}: {missing}");
            }
            assert!(
                !html.contains("<script>my") && !html.contains("<b>sister"),
                "{place}"
            );
        }
    }
}

#[tokio::test]
async fn every_address_says_who_may_use_it() {
    let room = Room::new().await;
    let declared = routes(room.desk.clone());
    let lines: Vec<String> = declared
        .declared()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn editors_are_told_what_is_to_be_read_again() {
    let room = Room::new().await;
    room.pass(365 * 24 * 3600);
    for (role, told) in [
        (Role::Owner, true),
        (Role::Organiser, true),
        (Role::Editor, true),
        (Role::SafetyOfficer, false),
    ] {
        let cookie = room.person(role.name(), role).await;
        let text = room.get("/en/desk", &cookie).await.text();
        for words in ["facts were to be read again", "lines were to be read again"] {
            assert_eq!(text.contains(words), told, "{role:?}: {words}");
        }
    }
}
