//! Sessions and roles: who may come in, for how long.

use axum::{Router, body::Body};
use http::{Request, StatusCode};
use std::{net::SocketAddr, time::Duration};
use testkit::shell::{Answer, Shell, get, post_form, post_json, send};
use web::{Access, Person, Result, Role, Routes, Visit, audit, session, shell};

async fn name(visit: Visit) -> Result<String> {
    Ok(visit.staff()?.name.clone())
}

fn routes() -> Routes {
    Routes::new()
        .get("/desk", name, Access::staff(&[Role::Moderator]))
        .get(
            "/desk/cases",
            name,
            Access::staff(&[Role::SafetyOfficer]).secret(),
        )
        .post("/desk", name, Access::staff(&[Role::Moderator]))
        .get(
            "/desk/confirm",
            name,
            Access::staff(&[Role::Moderator]).anywhere(),
        )
        .get(
            "/desk/set-up",
            name,
            Access::staff(&[Role::Moderator]).bare(),
        )
        .post(
            "/desk/people",
            name,
            Access::staff(&[Role::Moderator]).fresh(),
        )
}

async fn from(router: &Router, path: &str, cookie: &str, address: &str) -> Answer {
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    let peer: SocketAddr = address.parse().unwrap();
    request.extensions_mut().insert(peer);
    send(router, request, cookie).await
}

fn person(node: &Shell, role: Role) -> Person {
    Person {
        id: node.app.db().ids().row(),
        name: "Maya Torres".into(),
        role,
    }
}

#[tokio::test]
async fn a_role_opens_its_own_doors_only() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let moderator = node.session(&person(&node, Role::Moderator)).await;
    let officer = node.session(&person(&node, Role::SafetyOfficer)).await;
    assert_eq!(
        get(&router, "/desk", &moderator).await.text(),
        "Maya Torres"
    );
    assert_eq!(
        get(&router, "/desk", &officer).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        get(&router, "/desk", "").await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        get(&router, "/desk", "redx=forged").await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        get(&router, "/desk/cases", &officer).await.status,
        StatusCode::OK
    );
    // To anyone else there is nothing here.
    for cookie in [moderator.as_str(), ""] {
        assert_eq!(
            get(&router, "/desk/cases", cookie).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn a_session_ends_unused_after_half_an_hour_used_after_twelve_and_by_revocation() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let maya = person(&node, Role::Moderator);
    let idle = node.session(&maya).await;
    node.clock.advance(Duration::from_secs(31 * 60));
    assert_eq!(
        get(&router, "/desk", &idle).await.status,
        StatusCode::UNAUTHORIZED
    );
    let used = node.session(&maya).await;
    for _ in 0..35 {
        node.clock.advance(Duration::from_secs(20 * 60));
        assert_eq!(get(&router, "/desk", &used).await.status, StatusCode::OK);
    }
    node.clock.advance(Duration::from_secs(20 * 60));
    assert_eq!(
        get(&router, "/desk", &used).await.status,
        StatusCode::UNAUTHORIZED
    );
    let revoked = node.session(&maya).await;
    let mut tx = node.begin().await;
    session::end_all_of(&mut tx, maya.id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        get(&router, "/desk", &revoked).await.status,
        StatusCode::UNAUTHORIZED
    );
}

async fn a_copied_cookie_opens_nothing_elsewhere(node: Shell) {
    let router = shell(&node.app, routes());
    let maya = person(&node, Role::Moderator);
    let cookie = node.session(&maya).await;
    // The same house with another address, then another network, then IPv6.
    assert_eq!(
        from(&router, "/desk", &cookie, "127.0.0.77:5").await.status,
        StatusCode::OK
    );
    let verbs = || async {
        let entries = audit::after(node.app.db(), 0, 100).await.unwrap();
        entries
            .into_iter()
            .map(|entry| (entry.verb, entry.subject, entry.detail))
            .collect::<Vec<_>>()
    };
    assert!(verbs().await.is_empty());
    for address in ["127.0.1.1:5", "[2001:db8::1]:5"] {
        let led = from(&router, "/desk?all=1", &cookie, address).await;
        assert_eq!(led.status, StatusCode::SEE_OTHER);
        assert_eq!(led.location(), "/desk/confirm?to=%2Fdesk%3Fall%3D1");
        let there = from(&router, "/desk/confirm", &cookie, address).await;
        assert_eq!(there.status, StatusCode::OK);
    }
    let told = (
        "session.elsewhere".to_owned(),
        maya.id.to_string(),
        String::new(),
    );
    let once = std::slice::from_ref(&told);
    assert_eq!(verbs().await, once, "once, not once a request");
    node.clock.advance(Duration::from_secs(11 * 60));
    from(&router, "/desk", &cookie, "127.0.1.1:5").await;
    assert_eq!(verbs().await, [told.clone(), told.clone()]);
    let listed = session::of(node.app.db(), maya.id).await.unwrap();
    let strange: Vec<_> = listed.iter().map(|one| one.strange_at).collect();
    assert_eq!(strange, [Some(node.clock.now())]);
    // What is used elsewhere does not keep it alive, and at home it is as it was.
    assert_eq!(get(&router, "/desk", &cookie).await.status, StatusCode::OK);
    for _ in 0..3 {
        node.clock.advance(Duration::from_secs(11 * 60));
        from(&router, "/desk/confirm", &cookie, "127.0.1.1:5").await;
    }
    assert_eq!(
        get(&router, "/desk", &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_copied_cookie_opens_nothing_elsewhere_on_sqlite() {
    a_copied_cookie_opens_nothing_elsewhere(Shell::new().await).await;
}

#[tokio::test]
async fn a_copied_cookie_opens_nothing_elsewhere_on_postgres() {
    a_copied_cookie_opens_nothing_elsewhere(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn a_program_elsewhere_is_told_so() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let cookie = node.session(&person(&node, Role::Moderator)).await;
    assert_eq!(
        post_json(&router, "/desk", "{}", &cookie).await.status,
        StatusCode::OK
    );
    let mut request = Request::get("/desk").body(Body::empty()).unwrap();
    let headers = request.headers_mut();
    headers.insert("accept", "application/json".parse().unwrap());
    let peer: SocketAddr = "198.51.100.7:5".parse().unwrap();
    request.extensions_mut().insert(peer);
    let refused = send(&router, request, &cookie).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("session-elsewhere"));
}

#[tokio::test]
async fn a_clock_set_back_prolongs_no_session() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let maya = person(&node, Role::Moderator);
    let cookie = node.session(&maya).await;
    // As far as two nodes may be apart: nothing.
    let most = Duration::from_millis(session::BACK_MS.unsigned_abs());
    node.clock.set_back(most);
    assert_eq!(get(&router, "/desk", &cookie).await.status, StatusCode::OK);
    node.clock.set_back(Duration::from_millis(1));
    assert_eq!(
        get(&router, "/desk", &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
    // It has ended: it does not come back with the time.
    node.clock.advance(most);
    assert_eq!(
        get(&router, "/desk", &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
    let unused = node.session(&maya).await;
    let hour = Duration::from_secs(3600);
    node.clock.set_back(hour);
    assert_eq!(session::of(node.app.db(), maya.id).await.unwrap(), []);
    let mut tx = node.begin().await;
    assert_eq!(session::prune(&mut tx).await.unwrap(), 1);
    tx.commit().await.unwrap();
    node.clock.advance(hour);
    assert_eq!(
        get(&router, "/desk", &unused).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn who_has_nothing_yet_by_which_to_come_again_sets_that_up_first() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let maya = person(&node, Role::Moderator);
    let mut tx = node.begin().await;
    let token = session::start_bare(&mut tx, &node.app, &maya, session::Whence::this_machine());
    let token = token.await.unwrap();
    tx.commit().await.unwrap();
    let cookie = format!("redx={}", token.text());
    assert_eq!(
        get(&router, "/desk", &cookie).await.location(),
        "/desk/set-up"
    );
    let refused = post_json(&router, "/desk", "{}", &cookie).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("staff-set-up-first"));
    assert_eq!(
        get(&router, "/desk/set-up", &cookie).await.status,
        StatusCode::OK
    );
    // The link was for one place.
    for path in ["/desk", "/desk/set-up", "/desk/confirm"] {
        assert_eq!(
            from(&router, path, &cookie, "198.51.100.7:5").await.status,
            StatusCode::UNAUTHORIZED
        );
    }
}

#[tokio::test]
async fn what_is_worth_a_theft_asks_again_after_ten_minutes() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let cookie = node.session(&person(&node, Role::Moderator)).await;
    let act = async || post_form(&router, "/desk/people", &[], &cookie).await;
    node.clock.advance(Duration::from_secs(10 * 60 - 1));
    assert_eq!(act().await.status, StatusCode::OK);
    node.clock.advance(Duration::from_secs(1));
    assert_eq!(act().await.location(), "/desk/confirm?to=%2Fdesk%2Fpeople");
    let refused = post_json(&router, "/desk/people", "{}", &cookie).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("staff-confirm-first"));
    assert_eq!(get(&router, "/desk", &cookie).await.status, StatusCode::OK);
}
