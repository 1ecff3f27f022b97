//! Other roles, and the links of a tiny group.

use super::Room;
use crate::{Placed, Preset, people, place};
use store::Uuid;
use testkit::{Shell, shell::post_form};
use web::Role;

#[tokio::test]
async fn another_role_ends_the_sessions_of_the_old_one() {
    let room = Room::new().await;
    let noor = room.ready("Noor", Role::Owner).await;
    let amara = room.ready("Amara", Role::Moderator).await;
    let path = format!("/desk/people/{}/role", room.id("Amara").await);
    assert!(
        room.get(&path, &noor)
            .await
            .text()
            .contains("Another role for Amara")
    );
    assert_eq!(room.get(&path, &amara).await.status, 403);
    let lead = [("role", "lead-moderator")];
    assert_eq!(
        post_form(&room.router, &path, &lead, &amara).await.status,
        403
    );
    assert_eq!(
        post_form(&room.router, &path, &lead, &noor)
            .await
            .location(),
        "/desk/people"
    );
    assert_eq!(room.get("/desk/me", &amara).await.status, 401);
    assert_eq!(
        post_form(&room.router, &path, &lead, &noor).await.status,
        303
    );
    let bad = [("role", "king")];
    assert_eq!(
        post_form(&room.router, &path, &bad, &noor).await.status,
        400
    );
    let listed = people(room.shell.app.db()).await.unwrap();
    assert_eq!(listed[1].role, Role::LeadModerator);
    let entries = web::audit::after(room.shell.app.db(), 0, 100)
        .await
        .unwrap();
    let changed: Vec<_> = entries
        .iter()
        .filter(|entry| entry.verb == "staff.role_changed")
        .collect();
    assert_eq!(changed.len(), 1, "twice is once");
    assert_eq!(changed[0].detail, "moderator to lead-moderator");
}

#[tokio::test]
async fn the_last_owner_stays_one() {
    let room = Room::new().await;
    let noor = room.ready("Noor", Role::Owner).await;
    let mine = format!("/desk/people/{}/role", room.id("Noor").await);
    let editor = [("role", "editor")];
    let answer = post_form(&room.router, &mine, &editor, &noor).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("This is the last owner"));
    room.ready("Ida", Role::Owner).await;
    assert_eq!(
        post_form(&room.router, &mine, &editor, &noor).await.status,
        303
    );
    assert_eq!(room.get("/desk/me", &noor).await.status, 401);
}

#[tokio::test]
async fn two_owners_cannot_lower_and_remove_each_other_at_once() {
    let room = Room::over(Shell::on_postgres().await);
    let noor = room.ready("Noor", Role::Owner).await;
    let ida = room.ready("Ida", Role::Owner).await;
    let path = |id: Uuid, act: &str| format!("/desk/people/{id}/{act}");
    let idas = path(room.id("Ida").await, "role");
    let noors = path(room.id("Noor").await, "revoke");
    tokio::join!(
        post_form(&room.router, &idas, &[("role", "editor")], &noor),
        post_form(&room.router, &noors, &[], &ida)
    );
    let left = people(room.shell.app.db()).await.unwrap();
    let owners = left.iter().filter(|member| member.role == Role::Owner);
    assert_eq!(owners.count(), 1);
}

fn tiny() -> Preset {
    Preset {
        lead: "Amara".into(),
        moderators: vec!["Sam".into(), "Maya".into()],
        outside: "Ruth".into(),
    }
}

#[tokio::test]
async fn a_tiny_group_gets_a_link_for_each_place_or_none_at_all() {
    let room = Room::new().await;
    let app = &room.shell.app;
    let mut tx = room.shell.begin().await;
    let Placed::Links(places) = place(&mut tx, app, &tiny(), "system").await.unwrap() else {
        panic!("no links");
    };
    tx.commit().await.unwrap();
    let said: Vec<_> = places
        .iter()
        .map(|one| (one.name.as_str(), one.role))
        .collect();
    assert_eq!(
        said,
        [
            ("Amara (owner)", Role::Owner),
            ("Amara", Role::LeadModerator),
            ("Amara (cases)", Role::SafetyOfficer),
            ("Sam", Role::Moderator),
            ("Maya", Role::Moderator),
            ("Ruth", Role::Signatory),
        ]
    );
    for one in &places {
        let link = format!("/desk/sign-in/{}", one.token.text());
        assert_eq!(room.get(&link, "").await.status, 200, "{}", one.name);
    }
    let twice = Preset {
        outside: "Sam".into(),
        ..tiny()
    };
    let mut tx = room.shell.begin().await;
    let placed = place(&mut tx, app, &twice, "system").await.unwrap();
    assert!(matches!(placed, Placed::Twice(name) if name == "Sam"));
    drop(tx);
    let other = Preset {
        outside: "Maya".into(),
        moderators: vec!["Kai".into()],
        ..tiny()
    };
    let mut tx = room.shell.begin().await;
    let placed = place(&mut tx, app, &other, "system").await.unwrap();
    assert!(matches!(placed, Placed::Not(name, _) if name == "Maya"));
}

#[tokio::test]
async fn an_owner_makes_a_tiny_group_on_one_page() {
    let room = Room::new().await;
    let noor = room.ready("Noor", Role::Owner).await;
    assert_eq!(room.get("/desk/people/group", &noor).await.status, 200);
    let form = |outside| {
        [
            ("lead", "Amara"),
            ("one", "Sam"),
            ("two", "Maya"),
            ("outside", outside),
        ]
    };
    let twice = post_form(&room.router, "/desk/people/group", &form("Sam"), &noor).await;
    assert_eq!(twice.status, 422);
    assert_eq!(
        people(room.shell.app.db()).await.unwrap().len(),
        1,
        "none at all"
    );
    let made = post_form(&room.router, "/desk/people/group", &form("Ruth"), &noor).await;
    assert_eq!(made.text().matches("/desk/sign-in/").count(), 6);
    let other = post_form(&room.router, "/desk/people/group", &form("Noor"), &noor).await;
    assert_eq!(other.status, 422);
    assert!(other.text().contains("Noor works here as owner"));
}
