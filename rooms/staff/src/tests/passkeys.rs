//! Passkeys: set up from a link, used to sign in and to confirm; what is replayed, copied or from elsewhere fails.

use super::{Room, key::Key};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{
    Shell,
    shell::{Answer, get, post_form, post_json},
};
use web::{Role, session};

impl Room {
    /// Posts JSON and reads it back.
    pub(super) async fn json(&self, path: &str, body: &Value, cookie: &str) -> (Answer, Value) {
        let answer = post_json(&self.router, path, &body.to_string(), cookie).await;
        let said = serde_json::from_slice(&answer.body).unwrap_or_default();
        (answer, said)
    }

    /// Adds a passkey to who is signed in by this cookie; gives the new cookie.
    pub(super) async fn add(&self, key: &mut Key, cookie: &str) -> Answer {
        let (answer, asked) = self.json("/desk/set-up/passkey", &json!({}), cookie).await;
        if answer.status != 200 {
            return answer;
        }
        let made = key.make(&asked);
        self.json("/desk/set-up/passkey/answer", &made, cookie)
            .await
            .0
    }

    /// The whole way: a link, the welcome, a passkey. Gives the cookie.
    pub(super) async fn with_passkey(&self, name: &str, role: Role, key: &mut Key) -> String {
        let cookie = self.signed_in(name, role).await;
        self.agree(&cookie).await;
        let answer = self.add(key, &cookie).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.cookie()
    }

    pub(super) async fn sign_in_by(&self, key: &mut Key) -> Answer {
        let (_, asked) = self.json("/desk/sign-in/passkey", &json!({}), "").await;
        let shown = key.show(&asked);
        self.json("/desk/sign-in/passkey/answer", &shown, "")
            .await
            .0
    }
}

async fn a_passkey_is_set_up_from_a_link_and_signs_in(shell: Shell) {
    let (room, mut key) = (Room::over(shell), Key::new(1));
    let linked = room.signed_in("Noor", Role::Owner).await;
    assert_eq!(room.agree(&linked).await.location(), "/desk");
    // Nothing opens by the link alone.
    assert_eq!(
        room.get("/desk/people", &linked).await.location(),
        "/desk/set-up"
    );
    let refused = post_json(&room.router, "/desk/people", "{}", &linked).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("staff-set-up-first"));
    assert!(
        room.get("/desk/set-up", &linked)
            .await
            .text()
            .contains("data-act=\"make\"")
    );
    let added = room.add(&mut key, &linked).await;
    assert_eq!(added.status, 200, "{}", added.text());
    let cookie = added.cookie();
    assert_ne!(cookie, linked, "the session has a new token");
    assert_eq!(room.get("/desk/me", &linked).await.status, 401);
    assert_eq!(room.get("/desk/people", &cookie).await.status, 200);
    post_form(&room.router, "/desk/sign-out", &[], &cookie).await;

    let (_, asked) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    assert_eq!(asked["options"]["userVerification"], "required");
    let shown = key.show(&asked);
    let (answer, said) = room.json("/desk/sign-in/passkey/answer", &shown, "").await;
    assert_eq!(
        (answer.status.as_u16(), &said["to"]),
        (200, &json!("/desk"))
    );
    assert_eq!(room.get("/desk/people", &answer.cookie()).await.status, 200);
    // The same answer again, and with another question's handle.
    let (again, _) = room.json("/desk/sign-in/passkey/answer", &shown, "").await;
    assert_eq!(
        (again.status.as_u16(), again.header("set-cookie")),
        (403, "")
    );
    let (_, other) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    let mut replayed = shown.clone();
    replayed["handle"] = other["handle"].clone();
    let (again, _) = room
        .json("/desk/sign-in/passkey/answer", &replayed, "")
        .await;
    assert_eq!(again.status, 403);
    let verbs = room.verbs().await;
    let tail: Vec<_> = verbs.iter().map(String::as_str).rev().take(5).collect();
    assert_eq!(
        tail,
        [
            "staff.signed_in",
            "staff.signed_out",
            "staff.confirmed",
            "staff.credential_added",
            "staff.agreed"
        ]
    );
}

#[tokio::test]
async fn a_passkey_is_set_up_from_a_link_and_signs_in_on_sqlite() {
    a_passkey_is_set_up_from_a_link_and_signs_in(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn a_passkey_is_set_up_from_a_link_and_signs_in_on_postgres() {
    a_passkey_is_set_up_from_a_link_and_signs_in(Shell::in_earnest_on_postgres().await).await;
}

async fn one_answer_sent_twice_at_once_signs_in_once(shell: Shell) {
    let (room, mut key) = (Room::over(shell), Key::new(1));
    room.with_passkey("Noor", Role::Owner, &mut key).await;
    let (_, asked) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    let shown = key.show(&asked);
    let send = || room.json("/desk/sign-in/passkey/answer", &shown, "");
    let ((a, _), (b, _), (c, _)) = tokio::join!(send(), send(), send());
    let mut statuses = [a.status.as_u16(), b.status.as_u16(), c.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 403, 403]);
}

#[tokio::test]
async fn one_answer_sent_twice_at_once_signs_in_once_on_sqlite() {
    one_answer_sent_twice_at_once_signs_in_once(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn one_answer_sent_twice_at_once_signs_in_once_on_postgres() {
    one_answer_sent_twice_at_once_signs_in_once(Shell::in_earnest_on_postgres().await).await;
}

#[tokio::test]
async fn a_copy_of_a_key_is_found_out_and_a_strange_one_says_nothing_else() {
    let (room, mut key) = (Room::over(Shell::in_earnest().await), Key::new(1));
    room.with_passkey("Noor", Role::Owner, &mut key).await;
    let mut copy = key.clone();
    assert_eq!(room.sign_in_by(&mut key).await.status, 200);
    assert_eq!(room.sign_in_by(&mut key).await.status, 200);
    // It signed once where the other one signed twice.
    let found_out = room.sign_in_by(&mut copy).await;
    let (_, asked) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    let mut shown = key.show(&asked);
    shown["credential"]["rawId"] = json!("AgICAgICAgICAgICAgICAg");
    let (unknown, _) = room.json("/desk/sign-in/passkey/answer", &shown, "").await;
    key.origin = "http://localhost.evil.example:8080";
    let elsewhere = room.sign_in_by(&mut key).await;
    key.origin = super::key::ORIGIN;
    let plain = |answer: &Answer| {
        let id = answer.header("x-request-id").to_owned();
        (answer.status, answer.text().replace(&id, ""))
    };
    assert_eq!(found_out.status, 403);
    assert_eq!(plain(&found_out), plain(&unknown));
    assert_eq!(plain(&found_out), plain(&elsewhere));
    assert_eq!(room.sign_in_by(&mut key).await.status, 200);
}

#[tokio::test]
async fn a_question_is_answered_in_time_by_who_was_asked_and_for_what() {
    let room = Room::over(Shell::in_earnest().await);
    let (mut noors, mut idas) = (Key::new(1), Key::new(2));
    let noor = room.with_passkey("Noor", Role::Owner, &mut noors).await;
    let ida = room.with_passkey("Ida", Role::Owner, &mut idas).await;
    let (_, late) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    room.shell.clock.advance(Duration::from_secs(5 * 60));
    let (answer, _) = room
        .json("/desk/sign-in/passkey/answer", &noors.show(&late), "")
        .await;
    assert_eq!(answer.status, 403);
    // A question for confirming signs nobody in, and the other way round.
    let (_, asked) = room.json("/desk/confirm/passkey", &json!({}), &noor).await;
    let (answer, _) = room
        .json("/desk/sign-in/passkey/answer", &noors.show(&asked), "")
        .await;
    assert_eq!(answer.status, 403);
    let (_, asked) = room.json("/desk/sign-in/passkey", &json!({}), "").await;
    let (answer, _) = room
        .json("/desk/confirm/passkey/answer", &noors.show(&asked), &noor)
        .await;
    assert_eq!(answer.status, 403);
    // Somebody else's passkey confirms nobody.
    let (_, asked) = room.json("/desk/confirm/passkey", &json!({}), &ida).await;
    let (answer, _) = room
        .json("/desk/confirm/passkey/answer", &noors.show(&asked), &ida)
        .await;
    assert_eq!(answer.status, 403);
    // Nor does a question that somebody else was asked.
    let (_, asked) = room.json("/desk/confirm/passkey", &json!({}), &ida).await;
    let (answer, _) = room
        .json("/desk/confirm/passkey/answer", &noors.show(&asked), &noor)
        .await;
    assert_eq!(answer.status, 403);
    // One key is one person's.
    let taken = room.add(&mut noors.clone(), &ida).await;
    assert_eq!(taken.status, 403);
    assert!(taken.text().contains("staff-passkey-not-kept"));
}

#[tokio::test]
async fn a_new_link_takes_everything_away_so_that_nobody_is_impersonated_unnoticed() {
    let (room, mut key) = (Room::over(Shell::in_earnest().await), Key::new(1));
    let before = room.with_passkey("Noor", Role::Owner, &mut key).await;
    let after = room.signed_in("Noor", Role::Owner).await;
    assert_eq!(room.get("/desk/me", &before).await.status, 401);
    assert_eq!(
        room.get("/desk/people", &after).await.location(),
        "/desk/set-up"
    );
    assert_eq!(room.sign_in_by(&mut key).await.status, 403);
    let verbs = room.verbs().await;
    assert!(verbs.contains(&"staff.credential_removed".to_owned()));
}

#[tokio::test]
async fn more_is_added_only_by_who_has_just_shown_who_they_are_and_the_last_one_stays() {
    let room = Room::over(Shell::in_earnest().await);
    let (mut one, mut two) = (Key::new(1), Key::new(2));
    let cookie = room.with_passkey("Noor", Role::Owner, &mut one).await;
    room.shell.clock.advance(Duration::from_secs(11 * 60));
    let refused = room.add(&mut two, &cookie).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("staff-confirm-first"));
    let page = get(&room.router, "/desk/set-up/password", &cookie).await;
    assert_eq!(
        page.location(),
        "/desk/confirm?to=%2Fdesk%2Fset%2Dup%2Fpassword"
    );
    let (_, asked) = room
        .json("/desk/confirm/passkey", &json!({}), &cookie)
        .await;
    let (answer, said) = room
        .json("/desk/confirm/passkey/answer", &one.show(&asked), &cookie)
        .await;
    assert_eq!(
        (answer.status.as_u16(), &said["to"]),
        (200, &json!("/desk/people"))
    );
    let cookie = answer.cookie();
    let cookie = room.add(&mut two, &cookie).await.cookie();
    let page = room.get("/desk/set-up", &cookie).await.text();
    let ids: Vec<String> = page
        .split("/desk/set-up/passkey/")
        .skip(1)
        .filter_map(|rest| rest.split_once("/remove").map(|(id, _)| id.to_owned()))
        .filter(|id| id.len() == 36)
        .collect();
    assert_eq!(ids.len(), 2);
    let remove = async |id: &str| {
        let path = format!("/desk/set-up/passkey/{id}/remove");
        post_form(&room.router, &path, &[], &cookie).await
    };
    let lost = room.sign_in_by(&mut one).await.cookie();
    assert_eq!(remove(&ids[0]).await.status, 303);
    assert_eq!(room.get("/desk/me", &lost).await.status, 401);
    assert_eq!(room.sign_in_by(&mut one).await.status, 403);
    let kept = remove(&ids[1]).await;
    assert_eq!(kept.status, 409);
    assert!(kept.text().contains("the only way in"));
    assert_eq!(room.sign_in_by(&mut two).await.status, 200);
}

#[tokio::test]
async fn who_is_sent_away_is_out_and_their_passkey_opens_nothing() {
    let room = Room::over(Shell::in_earnest().await);
    let (mut noors, mut amaras) = (Key::new(1), Key::new(2));
    let noor = room.with_passkey("Noor", Role::Owner, &mut noors).await;
    let amara = room.with_passkey("Amara", Role::Editor, &mut amaras).await;
    let path = format!("/desk/people/{}/revoke", room.id("Amara").await);
    post_form(&room.router, &path, &[], &noor).await;
    assert_eq!(room.get("/desk/me", &amara).await.status, 401);
    assert_eq!(room.sign_in_by(&mut amaras).await.status, 403);
}

#[tokio::test]
async fn people_see_their_sessions_and_end_them() {
    let (room, mut key) = (Room::over(Shell::in_earnest().await), Key::new(1));
    let mine = room.with_passkey("Noor", Role::Owner, &mut key).await;
    let other = room.sign_in_by(&mut key).await.cookie();
    let third = room.sign_in_by(&mut key).await.cookie();
    let noor = room.id("Noor").await;
    let listed = session::of(room.shell.app.db(), noor).await.unwrap();
    assert_eq!(listed.len(), 3);
    let page = room.get("/desk/me", &mine).await.text();
    assert_eq!(page.matches("This is here.").count(), 1);
    let first = listed[0].id.to_string();
    let one = [("session", first.as_str())];
    assert_eq!(
        post_form(&room.router, "/desk/me/sessions", &one, &mine)
            .await
            .status,
        303
    );
    let left = async || session::of(room.shell.app.db(), noor).await.unwrap().len();
    assert_eq!(left().await, 2);
    post_form(&room.router, "/desk/me/sessions", &[], &mine).await;
    assert_eq!(left().await, 1);
    assert_eq!(room.get("/desk/me", &mine).await.status, 200);
    for gone in [other, third] {
        assert_eq!(room.get("/desk/me", &gone).await.status, 401);
    }
}
