//! Sessions and roles: who may come in, for how long.

use http::StatusCode;
use std::time::Duration;
use testkit::shell::{Shell, get};
use web::{Access, Person, Result, Role, Routes, Visit, session, shell};

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
