//! How lists of others are fetched, for the safety officer.

use super::*;
use guard::{
    Purpose,
    exchange::{self, Kind, Leave, NewExchange, Ran},
};

fn new(name: &str, place: &str) -> NewExchange {
    NewExchange {
        name: name.into(),
        kind: Kind::File,
        place: place.into(),
        remote: None,
        format: None,
        bank: name.into(),
        purpose: Purpose::Abuse,
        threshold: 31,
        credentials_file: None,
        interval_ms: 3_600_000,
    }
}

#[tokio::test]
async fn only_the_safety_officer_sees_how_lists_are_fetched() {
    let room = Room::new().await;
    let officer = room.person("Ruth", Role::SafetyOfficer).await;
    let path = "/desk/guard/exchanges";
    let empty = room.get(path, &officer).await;
    assert_eq!(empty.status, 200);
    assert!(empty.text().contains("No list of others is fetched."));
    let file = room.shell.dir.path().join("secret-place.txt");
    let place = file.to_str().unwrap();
    let mut tx = room.shell.begin().await;
    let made = exchange::add(&mut tx, &room.shell.app, "ruth", &new("Ours <b>", place)).await;
    let made = made.unwrap().unwrap();
    tx.commit().await.unwrap();
    let ran = exchange::run(&room.shell.app, made.id, Leave::default(), |_| ()).await;
    assert!(matches!(ran.unwrap(), Ran::Failed("file", _)));
    let page = room.get(path, &officer).await.text();
    assert!(page.contains("Ours &#60;b&#62;"), "{page}");
    assert!(page.contains("The file or folder cannot be read."));
    assert!(page.contains("Put a whole list there."));
    assert!(!page.contains("secret-place"));

    let hash = "000102030405060708090a0b0c0d0e0f";
    std::fs::write(&file, format!("md5 {hash}\n")).unwrap();
    let ran = exchange::run(&room.shell.app, made.id, Leave::default(), |_| ()).await;
    assert!(matches!(ran.unwrap(), Ran::Done(_)));
    let page = room.get(path, &officer).await.text();
    assert!(page.contains("Up to date") && page.contains("New: 1"));
    assert!(!page.contains(hash));
    for role in [Role::Owner, Role::Organiser, Role::Editor, Role::Moderator] {
        let other = room.person(&format!("{role:?}"), role).await;
        assert_eq!(room.get(path, &other).await.status, 404, "{role:?}");
    }
    assert_ne!(room.get(path, "").await.status, 200);
}
