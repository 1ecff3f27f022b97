//! The trail as a page.

use super::*;
use crate::trail::views::samples;
use askama::Template as _;

#[tokio::test]
async fn owners_leads_and_auditors_read_the_trail_and_nobody_else() {
    let room = Room::new().await;
    let lead = room.person("Lena", Role::LeadModerator).await;
    for role in [Role::Owner, Role::LeadModerator, Role::Auditor] {
        let cookie = room.person(&format!("{role:?} one"), role).await;
        let page = room.get("/en/desk/trail", &cookie).await;
        assert_eq!(page.status, 200, "{role:?}");
        let page = page.text();
        assert!(page.contains("The record is whole") && page.contains("staff.agreed"));
    }
    for role in [
        Role::Organiser,
        Role::Editor,
        Role::Moderator,
        Role::SafetyOfficer,
    ] {
        let cookie = room.person(&format!("{role:?} two"), role).await;
        assert_eq!(
            room.get("/desk/trail", &cookie).await.status,
            403,
            "{role:?}"
        );
    }
    let filtered = room
        .get("/en/desk/trail?verb=staff.invited&actor=system", &lead)
        .await
        .text();
    assert!(filtered.contains("<bdi dir=\"ltr\">staff.invited</bdi>"));
    assert!(!filtered.contains("<bdi dir=\"ltr\">staff.agreed</bdi>"));
    let other_day = room
        .get("/en/desk/trail?day=2020-01-01", &lead)
        .await
        .text();
    assert!(other_day.contains("There is no such entry."));
}

#[tokio::test]
async fn what_guard_does_is_not_on_the_page_but_is_checked() {
    let room = Room::new().await;
    let auditor = room.person("Adil", Role::Auditor).await;
    let mut tx = room.shell.begin().await;
    audit::append(&mut tx, "system", "guard.case_opened", "secret-case", "")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = room.get("/en/desk/trail", &auditor).await.text();
    assert!(!page.contains("guard.case") && !page.contains("secret-case"));
    let entries = audit::after(room.shell.app.db(), 0, 500).await.unwrap();
    assert!(
        page.contains(&format!("{} entries", entries.len())),
        "{page}"
    );
}

#[tokio::test]
async fn the_trail_renders_in_every_language() {
    let shell = Shell::new().await;
    for lang in shell.app.words().offered() {
        let page = web::Page::sample(&shell.app, lang);
        for (name, sample) in samples::all(&page) {
            let html = sample.render().unwrap();
            assert!(html.contains("</html>"), "{name}");
            for bad in [">trail-", "\"trail-", "Maya <b>", "\"post.\"refused"] {
                assert!(!html.contains(bad), "{name}: {bad}");
            }
        }
    }
}
