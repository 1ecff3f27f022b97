//! Requests in; status, body, rows and audit chain out.

use super::*;
use axum::Router;
use store::{Uuid, args};
use testkit::{
    Shell,
    shell::{Answer, get, post_form, post_json},
};
use web::{Campaign, Gate as _, audit};

struct Room {
    shell: Shell,
    router: Router,
}

impl Room {
    async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    fn over(shell: Shell) -> Self {
        let router = web::shell(&shell.app, routes(Staff::new(shell.app.clone())));
        Self { shell, router }
    }

    async fn invite(&self, name: &str, role: Role) -> String {
        let mut tx = self.shell.begin().await;
        let Invited::Link(token) = invite(&mut tx, &self.shell.app, name, role, "system")
            .await
            .unwrap()
        else {
            panic!("no link for {name}");
        };
        tx.commit().await.unwrap();
        format!("/desk/sign-in/{}", token.text())
    }

    /// Invited and signed in; nothing agreed to yet.
    async fn signed_in(&self, name: &str, role: Role) -> String {
        let link = self.invite(name, role).await;
        let answer = post_form(&self.router, &link, &[], "").await;
        assert_eq!(answer.status, 303);
        answer.cookie()
    }

    async fn ready(&self, name: &str, role: Role) -> String {
        let cookie = self.signed_in(name, role).await;
        assert_eq!(self.agree(&cookie).await.location(), "/desk");
        cookie
    }

    async fn agree(&self, cookie: &str) -> Answer {
        let ticks = [("adult", "1"), ("read", "1"), ("agree", "1")];
        post_form(&self.router, "/desk/welcome", &ticks, cookie).await
    }

    async fn passes(&self, name: &str, edition: &str) {
        let id = self.id(name).await;
        let mut tx = self.shell.begin().await;
        passed(&mut tx, id, edition).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        get(&self.router, path, cookie).await
    }

    async fn id(&self, name: &str) -> Uuid {
        let people = people(self.shell.app.db()).await.unwrap();
        people.iter().find(|member| member.name == name).unwrap().id
    }

    async fn verbs(&self) -> Vec<String> {
        let entries = audit::after(self.shell.app.db(), 0, 100).await.unwrap();
        assert_eq!(
            audit::verify(self.shell.app.db()).await.unwrap(),
            audit::Chain::Whole(i64::try_from(entries.len()).unwrap())
        );
        entries.into_iter().map(|entry| entry.verb).collect()
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        shell.app.db().prepare_all(STATEMENTS).await.unwrap();
    }
}

async fn a_link_signs_in_once(shell: Shell) {
    let room = Room::over(shell);
    let link = room.invite("Amara", Role::Moderator).await;
    let hello = room.get(&link, "").await;
    assert_eq!(hello.status, 200);
    assert!(hello.text().contains("Welcome, Amara") && hello.text().contains("moderator"));
    assert_eq!(hello.header("cache-control"), "no-store");
    assert_eq!(
        room.get(&link, "").await.status,
        200,
        "looking does not use the link up"
    );
    let answer = post_form(&room.router, &link, &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/desk"));
    assert!(
        answer
            .header("set-cookie")
            .contains("HttpOnly; SameSite=Strict")
    );
    assert_eq!(room.get("/desk/me", &answer.cookie()).await.status, 200);
    assert_eq!(post_form(&room.router, &link, &[], "").await.status, 404);
    assert_eq!(room.verbs().await, ["staff.invited", "staff.signed_in"]);
}

#[tokio::test]
async fn a_link_signs_in_once_on_sqlite() {
    a_link_signs_in_once(Shell::new().await).await;
}

#[tokio::test]
async fn a_link_signs_in_once_on_postgres() {
    a_link_signs_in_once(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn a_dead_link_says_the_same_whatever_it_was() {
    let room = Room::new().await;
    let used = room.invite("Used", Role::Moderator).await;
    post_form(&room.router, &used, &[], "").await;
    let replaced = room.invite("Twice", Role::Moderator).await;
    room.invite("Twice", Role::Moderator).await;
    let revoked = room.invite("Gone", Role::Moderator).await;
    let gone = room.id("Gone").await;
    let mut tx = room.shell.begin().await;
    revoke::revoke(&mut tx, gone, "system").await.unwrap();
    tx.commit().await.unwrap();
    let old = room.invite("Late", Role::Moderator).await;
    room.shell
        .clock
        .advance(std::time::Duration::from_secs(24 * 3600));
    let never = format!("/desk/sign-in/{}", "0".repeat(26));
    let mut bodies = Vec::new();
    for link in [&*used, &replaced, &revoked, &old, &never, "/desk/sign-in/x"] {
        for answer in [
            room.get(link, "").await,
            post_form(&room.router, link, &[], "").await,
        ] {
            assert_eq!(answer.status, 404, "{link}");
            assert_eq!(answer.header("set-cookie"), "");
            let text = answer.text().replace(answer.header("x-request-id"), "");
            bodies.push(text.replace(link, ""));
        }
    }
    let first = bodies[0].clone();
    assert!(bodies.iter().all(|body| *body == first));
    assert!(first.contains("This link does not work"));
}

#[tokio::test]
async fn two_who_press_the_button_at_once_get_one_session() {
    let room = Room::over(Shell::on_postgres().await);
    let link = room.invite("Amara", Role::Moderator).await;
    let press = || post_form(&room.router, &link, &[], "");
    let (a, b, c) = tokio::join!(press(), press(), press());
    let mut statuses = [a.status.as_u16(), b.status.as_u16(), c.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404, 404]);
}

#[tokio::test]
async fn nothing_opens_before_somebody_agreed_as_an_adult() {
    let room = Room::new().await;
    let owner = room.signed_in("Noor", Role::Owner).await;
    let closed = room.get("/desk/people", &owner).await;
    assert_eq!(
        (closed.status.as_u16(), closed.location()),
        (303, "/desk/welcome")
    );
    assert_eq!(
        room.get("/es/desk/people", &owner).await.location(),
        "/es/desk/welcome"
    );
    let refused = post_json(&room.router, "/desk/people", "{}", &owner).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("staff-welcome-first"));
    let welcome = room.get("/desk/welcome", &owner).await.text();
    assert!(welcome.contains("Ruth Okafor") && welcome.contains("+1 555 0100"));
    for missing in ["adult", "read", "agree"] {
        let ticks: Vec<_> = [("adult", "1"), ("read", "1"), ("agree", "1")]
            .into_iter()
            .filter(|(name, _)| *name != missing)
            .collect();
        let answer = post_form(&room.router, "/desk/welcome", &ticks, &owner).await;
        assert_eq!(answer.status, 422, "{missing}");
    }
    assert_eq!(room.get("/desk/people", &owner).await.status, 303);
    assert_eq!(room.agree(&owner).await.location(), "/desk");
    assert_eq!(room.get("/desk/people", &owner).await.status, 200);
    assert_eq!(room.verbs().await.last().unwrap(), "staff.agreed");
}

#[tokio::test]
async fn nobody_starts_without_a_person_to_call() {
    let room = Room::new().await;
    let cookie = room.signed_in("Amara", Role::Moderator).await;
    room.shell.app.set_campaign(Campaign::default());
    let answer = room.agree(&cookie).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("No one is named yet"));
    assert!(!SafetyContactGate.holds(&room.shell.app).await.unwrap());
}

#[tokio::test]
async fn a_new_text_is_asked_again() {
    let room = Room::new().await;
    let cookie = room.ready("Noor", Role::Owner).await;
    let mut tx = room.shell.begin().await;
    let id = room.id("Noor").await;
    tx.execute(queries::AGREE, args![id, "desk-0", 1_i64])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        room.get("/desk/people", &cookie).await.location(),
        "/desk/welcome"
    );
}

#[tokio::test]
async fn signing_out_ends_the_session_and_everywhere_ends_them_all() {
    let room = Room::new().await;
    let first = room.ready("Noor", Role::Owner).await;
    let second = room.signed_in("Noor", Role::Owner).await;
    assert_eq!(
        post_form(&room.router, "/desk/sign-out", &[], &first)
            .await
            .location(),
        "/"
    );
    assert_eq!(room.get("/desk/me", &first).await.status, 401);
    assert_eq!(room.get("/desk/me", &second).await.status, 200);
    let third = room.signed_in("Noor", Role::Owner).await;
    let everywhere = [("everywhere", "1")];
    let out = post_form(&room.router, "/desk/sign-out", &everywhere, &third).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(room.get("/desk/me", &second).await.status, 401);
}

#[tokio::test]
async fn a_link_opened_in_a_signed_in_browser_ends_what_was_there() {
    let room = Room::new().await;
    let before = room.ready("Noor", Role::Owner).await;
    let link = room.invite("Amara", Role::Moderator).await;
    let after = post_form(&room.router, &link, &[], &before).await.cookie();
    assert_eq!(room.get("/desk/me", &before).await.status, 401);
    assert!(room.get("/desk/me", &after).await.text().contains("Amara"));
}

#[tokio::test]
async fn an_owner_invites_and_others_cannot() {
    let room = Room::new().await;
    let owner = room.ready("Noor", Role::Owner).await;
    let form = [("name", "Sam <b>"), ("role", "moderator")];
    let answer = post_form(&room.router, "/desk/people", &form, &owner).await;
    let text = answer.text();
    assert_eq!(answer.status, 200);
    let at = text.find("/desk/sign-in/").unwrap();
    let link = &text[at..at + "/desk/sign-in/".len() + 26];
    assert!(room.get(link, "").await.text().contains("Sam &#60;b&#62;"));
    let listed = room.get("/desk/people", &owner).await.text();
    assert!(listed.contains("Sam &#60;b&#62;") && listed.contains("link not used yet"));
    assert!(!listed.contains(link), "the link is shown once");
    let bad = [("name", " \u{200b} "), ("role", "moderator")];
    assert_eq!(
        post_form(&room.router, "/desk/people", &bad, &owner)
            .await
            .status,
        422
    );
    let other = [("name", "Noor"), ("role", "moderator")];
    let answer = post_form(&room.router, "/desk/people", &other, &owner).await;
    assert!(answer.text().contains("works here as owner"));
    for role in [
        Role::Organiser,
        Role::Editor,
        Role::Moderator,
        Role::SafetyOfficer,
    ] {
        let cookie = room.ready(role.name(), role).await;
        assert_eq!(room.get("/desk/people", &cookie).await.status, 403);
        let answer = post_form(&room.router, "/desk/people", &form, &cookie).await;
        assert_eq!(answer.status, 403);
    }
    assert_eq!(
        post_form(&room.router, "/desk/people", &form, "")
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn ending_access_ends_sessions_at_once() {
    let room = Room::new().await;
    let owner = room.ready("Noor", Role::Owner).await;
    let moderator = room.ready("Amara", Role::Moderator).await;
    let path = format!("/desk/people/{}/revoke", room.id("Amara").await);
    assert!(
        room.get(&path, &owner)
            .await
            .text()
            .contains("End the access of Amara?")
    );
    let answer = post_form(&room.router, &path, &[], &owner).await;
    assert_eq!(answer.location(), "/desk/people");
    assert_eq!(room.get("/desk/me", &moderator).await.status, 401);
    assert_eq!(room.get(&path, &owner).await.status, 404);
    assert_eq!(
        post_form(&room.router, &path, &[], &owner).await.status,
        303
    );
    assert_eq!(
        room.verbs()
            .await
            .iter()
            .filter(|verb| *verb == "staff.revoked")
            .count(),
        1
    );
    // The name may be given again; it is another person.
    room.invite("Amara", Role::Editor).await;
}

#[tokio::test]
async fn the_last_owner_who_can_act_stays() {
    let room = Room::new().await;
    let noor = room.ready("Noor", Role::Owner).await;
    let mine = format!("/desk/people/{}/revoke", room.id("Noor").await);
    assert_eq!(post_form(&room.router, &mine, &[], &noor).await.status, 409);
    // One who was invited but never came is none.
    room.invite("Late", Role::Owner).await;
    let answer = post_form(&room.router, &mine, &[], &noor).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("This is the last owner"));
    let late = format!("/desk/people/{}/revoke", room.id("Late").await);
    assert_eq!(post_form(&room.router, &late, &[], &noor).await.status, 303);
    let other = room.ready("Ida", Role::Owner).await;
    assert_eq!(post_form(&room.router, &mine, &[], &noor).await.status, 303);
    assert_eq!(room.get("/desk/people", &other).await.status, 200);
}

#[tokio::test]
async fn two_owners_cannot_remove_each_other_at_once() {
    let room = Room::over(Shell::on_postgres().await);
    let noor = room.ready("Noor", Role::Owner).await;
    let ida = room.ready("Ida", Role::Owner).await;
    let path = |id: Uuid| format!("/desk/people/{id}/revoke");
    let (noors, idas) = (path(room.id("Noor").await), path(room.id("Ida").await));
    tokio::join!(
        post_form(&room.router, &idas, &[], &noor),
        post_form(&room.router, &noors, &[], &ida)
    );
    let left = people(room.shell.app.db()).await.unwrap();
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn posting_waits_for_two_moderators_who_agreed_and_passed() {
    let room = Room::new().await;
    let holds = || TwoModeratorsGate.holds(&room.shell.app);
    for (name, role) in [
        ("Noor", Role::Owner),
        ("Ida", Role::Organiser),
        ("Amara", Role::Moderator),
    ] {
        room.ready(name, role).await;
        room.passes(name, TRAINING).await;
    }
    let second = room.signed_in("Sam", Role::LeadModerator).await;
    assert!(!holds().await.unwrap());
    room.passes("Sam", TRAINING).await;
    assert!(!holds().await.unwrap(), "passed without having agreed");
    room.agree(&second).await;
    room.passes("Sam", "training-0").await;
    assert!(!holds().await.unwrap(), "an old edition is asked again");
    room.passes("Sam", TRAINING).await;
    room.passes("Sam", TRAINING).await;
    assert_eq!(ready_moderators(room.shell.app.db()).await.unwrap(), 2);
    assert!(holds().await.unwrap());
    let mut tx = room.shell.begin().await;
    revoke::revoke(&mut tx, room.id("Sam").await, "system")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(!holds().await.unwrap());
    let verbs = room.verbs().await;
    let trained = verbs.iter().filter(|verb| *verb == "staff.trained").count();
    assert_eq!(trained, 6, "twice is once");
}

#[tokio::test]
async fn what_has_ended_is_swept_away() {
    use store::jobs::Worker as _;
    let room = Room::new().await;
    room.ready("Noor", Role::Owner).await;
    room.invite("Amara", Role::Moderator).await;
    room.shell
        .clock
        .advance(std::time::Duration::from_secs(86_400));
    let db = room.shell.app.db();
    let sweeping = Prune(db.clone());
    let background = store::Background::new(db.clone()).work(Prune(db.clone()));
    background.start_repeating().await.unwrap();
    background.settle().await.unwrap();
    assert_eq!(sweeping.every_ms(), Some(3_600_000));
    assert_eq!(db.number(queries::INVITES_LEFT, args![]).await.unwrap(), 0);
    assert_eq!(people(db).await.unwrap().len(), 2);
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let shell = Shell::new().await;
    for lang in shell.app.words().offered() {
        let page = web::Page::sample(&shell.app, lang);
        for (name, html) in views::samples::all(&page) {
            assert!(html.contains("</html>"), "{name}");
            // Words that are missing show as their key.
            assert!(
                !html.contains(">staff-") && !html.contains("<b>Reed"),
                "{name} in {}",
                lang.code()
            );
        }
    }
}

#[test]
fn every_address_says_who_may_use_it() {
    let shell = tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(Shell::new());
    let declared = routes(Staff::new(shell.app.clone()));
    let lines: Vec<String> = declared
        .declared()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

mod confirming;
mod group;
mod key;
mod named;
mod passkeys;
