//! What is kept, and for how long.

use super::stage::{Stage, photo};
use crate::{Decision, Reason};
use store::Area;

const DAY: u64 = 86_400;

#[tokio::test]
async fn an_original_is_gone_when_its_approval_can_no_longer_be_undone() {
    let stage = Stage::new().await;
    let (id, _, name) = stage.shown(1).await;
    stage.later(9).await;
    assert!(stage.row(id).await.original.is_some());
    stage.later(1).await;
    let row = stage.row(id).await;
    assert!(row.original.is_none() && row.previews.is_none());
    assert!(stage.objects(Area::Quarantine).await.is_empty());
    let picture = stage.get(&format!("/public/{name}/400.jpg")).await;
    assert_eq!(picture.status, 200);
}

#[tokio::test]
async fn a_refused_one_is_kept_seven_days_for_an_appeal() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    stage.refuse(id, Reason::Spam).await;
    stage.later(10).await;
    // And so is one that the machine refuses because of it.
    let again = stage.photo(&photo(1)).await;
    stage.settle().await;
    stage.later(7 * DAY - 20).await;
    assert!(stage.row(id).await.original.is_some());
    stage.later(20).await;
    assert!(stage.row(id).await.original.is_none());
    // That one is told later, and its author may ask for as long.
    stage.later(20).await;
    assert!(stage.row(stage.id(&again).await).await.original.is_some());
    stage.later(2 * DAY).await;
    let again = stage.row(stage.id(&again).await).await;
    assert!(again.original.is_none());
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}

#[tokio::test]
async fn an_address_is_forgotten_after_seven_days_unless_a_case_holds_it() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    let (sealed, _) = stage.held(2).await;
    let row = stage.row(id).await;
    let address = row.uploader.clone().unwrap();
    assert!(!String::from_utf8_lossy(&address).contains("127.0.0.1"));
    crate::seal(&stage.post, sealed, None, super::stage::MODERATOR)
        .await
        .unwrap();
    stage.later(7 * DAY - 700).await;
    assert!(stage.row(id).await.uploader.is_some());
    stage.later(1_400).await;
    assert!(stage.row(id).await.uploader.is_none());
    assert!(stage.row(sealed).await.uploader.is_some());
    // When the evidence is destroyed nothing needs it any more.
    let row = stage.row(sealed).await;
    for (item, kept) in [(id, true), (row.upload, false)] {
        let mut tx = stage.shell.begin().await;
        let gone = guard::case::EvidenceDestroyed { post: sealed, item };
        tx.emit(&gone).unwrap();
        tx.commit().await.unwrap();
        stage.settle().await;
        assert_eq!(stage.row(sealed).await.uploader.is_some(), kept);
    }
}

#[tokio::test]
async fn objects_that_no_row_names_are_swept_and_others_stay() {
    let stage = Stage::new().await;
    let (held, _) = stage.held(1).await;
    let (_, _, name) = stage.shown(2).await;
    let blobs = stage.shell.app.blobs();
    let lost = stage.shell.app.db().ids().token().text();
    for (area, object) in [
        (Area::Quarantine, format!("{lost}.original")),
        (Area::Quarantine, format!("{lost}/320.jpg")),
        (Area::Public, format!("{lost}/320.jpg")),
    ] {
        blobs.put_new(area, &object, b"x".as_slice()).await.unwrap();
    }
    stage.sweep().await;
    for area in [Area::Quarantine, Area::Public] {
        let names = stage.objects(area).await;
        assert!(names.iter().all(|object| !object.starts_with(&lost)));
    }
    let picture = stage.get(&format!("/public/{name}/400.jpg")).await;
    assert_eq!(picture.status, 200);
    assert_eq!(stage.approve(held).await, Decision::Done);
    stage.settle().await;
    assert!(stage.row(held).await.is_shown());
}

#[tokio::test]
async fn a_delay_is_drawn_from_what_people_took() {
    let rng = store::Rng::seeded(4);
    let taken: Vec<(i64,)> = (0..40).map(|n| (n * 1_000,)).collect();
    for _ in 0..200 {
        let delay = crate::screen::draw_delay(&taken, &rng);
        assert!(taken.contains(&(delay,)));
        let delay = crate::screen::draw_delay(&taken[..5], &rng);
        assert!((20 * 60_000..6 * 3_600_000).contains(&delay));
    }
}
