//! Showing again who one is: after ten minutes, and after the network has changed.

use super::{Room, key::Key};
use axum::body::Body;
use http::Request;
use serde_json::json;
use std::{net::SocketAddr, time::Duration};
use testkit::{
    Shell,
    shell::{Answer, post_form, post_json, send},
};
use web::Role;

const INVITE: [(&str, &str); 2] = [("name", "Sam"), ("role", "moderator")];

impl Room {
    /// A request from another network than the one everybody here is in.
    async fn afar(&self, method: &str, path: &str, body: &str, cookie: &str) -> Answer {
        let kind = if body.starts_with('{') {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", kind)
            .body(Body::from(body.to_owned()))
            .unwrap();
        let peer: SocketAddr = "198.51.100.7:5".parse().unwrap();
        request.extensions_mut().insert(peer);
        send(&self.router, request, cookie).await
    }
}

#[tokio::test]
async fn what_cannot_be_undone_asks_again_after_ten_minutes() {
    let (room, mut key) = (Room::over(Shell::in_earnest().await), Key::new(1));
    let cookie = room.with_passkey("Noor", Role::Owner, &mut key).await;
    let invite =
        async |cookie: &str| post_form(&room.router, "/desk/people", &INVITE, cookie).await;
    assert_eq!(invite(&cookie).await.status, 200);
    room.shell.clock.advance(Duration::from_secs(10 * 60 - 1));
    assert_eq!(invite(&cookie).await.status, 200);
    room.shell.clock.advance(Duration::from_secs(1));
    let led = invite(&cookie).await;
    assert_eq!(led.location(), "/desk/confirm?to=%2Fdesk%2Fpeople");
    assert_eq!(
        room.get("/desk/people", &cookie).await.status,
        200,
        "looking is free"
    );
    let refused = post_json(&room.router, "/desk/people", "{}", &cookie).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("staff-confirm-first"));
    let id = room.id("Sam").await;
    for path in [
        format!("/desk/people/{id}/revoke"),
        format!("/desk/people/{id}/role"),
        "/desk/people/group".to_owned(),
    ] {
        let led = post_form(&room.router, &path, &[("role", "editor")], &cookie).await;
        assert!(led.location().starts_with("/desk/confirm?to="), "{path}");
    }
    let page = room.get(led.location(), &cookie).await.text();
    assert!(page.contains("data-to=\"/desk/people\"") && !page.contains("name=\"password\""));
    // Who has a passkey does not get by with a button.
    let empty = post_form(&room.router, "/desk/confirm", &[("to", "/desk")], &cookie).await;
    assert_eq!(empty.status, 422);
    let (_, asked) = room
        .json("/desk/confirm/passkey", &json!({}), &cookie)
        .await;
    let (answer, _) = room
        .json("/desk/confirm/passkey/answer", &key.show(&asked), &cookie)
        .await;
    assert_eq!(invite(&answer.cookie()).await.status, 200);
    assert_eq!(
        room.get("/desk/me", &cookie).await.status,
        401,
        "the old token is gone"
    );
}

#[tokio::test]
async fn where_links_suffice_a_button_does_until_there_is_something_to_show() {
    let room = Room::new().await;
    let cookie = room.ready("Noor", Role::Owner).await;
    room.shell.clock.advance(Duration::from_secs(10 * 60));
    let led = post_form(&room.router, "/desk/people", &INVITE, &cookie).await;
    let page = room.get(led.location(), &cookie).await.text();
    assert!(page.contains("value=\"/desk/people\""));
    let to = [("to", "/desk/people")];
    let answer = post_form(&room.router, "/desk/confirm", &to, &cookie).await;
    assert_eq!(answer.location(), "/desk/people");
    let cookie = answer.cookie();
    assert_eq!(
        post_form(&room.router, "/desk/people", &INVITE, &cookie)
            .await
            .status,
        200
    );
    let away = [("to", "https://evil.example/")];
    let answer = post_form(&room.router, "/desk/confirm", &away, &cookie).await;
    assert_eq!(answer.location(), "/desk");
}

async fn a_stolen_cookie_opens_nothing_from_another_network(shell: Shell) {
    let (room, mut key) = (Room::over(shell), Key::new(1));
    let cookie = room.with_passkey("Noor", Role::Owner, &mut key).await;
    let led = room.afar("GET", "/desk/people", "", &cookie).await;
    assert_eq!(led.location(), "/desk/confirm?to=%2Fdesk%2Fpeople");
    for path in [
        "/desk/me",
        "/desk/set-up",
        "/desk/set-up/password",
        "/desk/welcome",
    ] {
        let led = room.afar("GET", path, "", &cookie).await;
        assert!(led.location().starts_with("/desk/confirm?to="), "{path}");
    }
    let led = room
        .afar("POST", "/desk/people", "name=Sam&role=owner", &cookie)
        .await;
    assert_eq!(led.location(), "/desk/confirm?to=%2Fdesk%2Fpeople");
    let page = room.afar("GET", "/desk/confirm", "", &cookie).await;
    assert!(page.text().contains("another network"));
    assert_eq!(
        room.get("/desk/people", &cookie).await.status,
        200,
        "at home it is as it was"
    );
    // Its bearer, who moved, shows who they are, and then it is at home there.
    let asked = room
        .afar("POST", "/desk/confirm/passkey", "{}", &cookie)
        .await;
    let asked = serde_json::from_slice(&asked.body).unwrap();
    let shown = key.show(&asked).to_string();
    let answer = room
        .afar("POST", "/desk/confirm/passkey/answer", &shown, &cookie)
        .await;
    let moved = answer.cookie();
    assert_eq!(
        room.afar("GET", "/desk/people", "", &moved).await.status,
        200
    );
    assert_eq!(room.get("/desk/people", &cookie).await.status, 401);
    assert_eq!(room.get("/desk/people", &moved).await.status, 303);
    let verbs = room.verbs().await;
    let told = verbs.iter().filter(|verb| *verb == "session.elsewhere");
    assert_eq!(told.count(), 1, "at most once in ten minutes");
}

#[tokio::test]
async fn a_stolen_cookie_opens_nothing_from_another_network_on_sqlite() {
    a_stolen_cookie_opens_nothing_from_another_network(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn a_stolen_cookie_opens_nothing_from_another_network_on_postgres() {
    let shell = Shell::in_earnest_on_postgres().await;
    a_stolen_cookie_opens_nothing_from_another_network(shell).await;
}

#[tokio::test]
async fn a_clock_set_back_makes_nobody_fresh_again() {
    let (room, mut key) = (Room::over(Shell::in_earnest().await), Key::new(1));
    let cookie = room.with_passkey("Noor", Role::Owner, &mut key).await;
    room.shell.clock.advance(Duration::from_secs(11 * 60));
    assert_eq!(room.get("/desk/people", &cookie).await.status, 200);
    room.shell.clock.set_back(Duration::from_secs(5 * 60));
    let answer = post_form(&room.router, "/desk/people", &INVITE, &cookie).await;
    assert_eq!(
        answer.status, 401,
        "it was seen later than now: it has ended"
    );
}
