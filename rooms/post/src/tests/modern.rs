//! The modern format of what was approved.

use super::stage::{MODERATOR, Stage, photo, token};
use crate::{Decision, queries};
use store::{Area, Uuid, args};

async fn is_modern(stage: &Stage, id: Uuid) -> bool {
    let name = stage.row(id).await.public_name.unwrap();
    let shown = crate::find_shown(stage.shell.app.db(), &name).await;
    shown.unwrap().unwrap().modern
}

#[tokio::test]
async fn made_after_approval_and_gone_with_the_rest() {
    let stage = Stage::new().await;
    let (id, token, name) = stage.shown(1).await;
    assert!(is_modern(&stage, id).await);
    assert!(stage.row(id).await.original.is_some(), "not yet");
    let of = |ending: &str| format!("/public/{name}/400.{ending}");
    let (webp, jpeg) = (stage.get(&of("webp")).await, stage.get(&of("jpg")).await);
    assert_eq!(webp.header("content-type"), "image/webp");
    assert_eq!(&webp.body[..4], b"RIFF");
    assert!(webp.body.len() < jpeg.body.len());
    let nothing = crate::Check::default();
    assert_eq!(crate::check(&stage.post).await.unwrap(), nothing);
    stage.later(10).await;
    assert!(stage.row(id).await.original.is_none());
    // A browser that is offered it does not fall back when it is missing.
    let blobs = stage.shell.app.blobs();
    let object = format!("{name}/400.webp");
    blobs.delete(Area::Public, &object).await.unwrap();
    let half_public = 1;
    let wanted = crate::Check {
        half_public,
        ..nothing
    };
    assert_eq!(crate::check(&stage.post).await.unwrap(), wanted);
    assert_eq!(stage.withdraw(&token).await.status, 200);
    assert_eq!(stage.get(&of("webp")).await.status, 404);
    stage.settle().await;
    assert!(stage.objects(Area::Public).await.is_empty());
}

#[tokio::test]
async fn what_a_moderator_hid_or_cut_off_is_not_in_it() {
    let stage = Stage::new().await;
    // No model here: only of an adult alone who asked for it is anything left to see.
    let adult = [("adult_alone", "yes"), ("show_face", "yes")];
    let token = token(&stage.try_photo(&photo(1), &adult).await);
    stage.settle().await;
    let id = stage.id(&token).await;
    let left = media::derive::Region::new(0.0, 0.0, 0.5, 1.0).unwrap();
    let making = crate::Making {
        regions: vec![left],
        crop: media::derive::Region::new(0.0, 0.0, 0.9, 0.9),
        show_face: true,
    };
    crate::hide_more(&stage.post, id, making, MODERATOR)
        .await
        .unwrap();
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.settle().await;
    assert!(is_modern(&stage, id).await);
    let name = stage.row(id).await.public_name.unwrap();
    let webp = stage.get(&format!("/public/{name}/360.webp")).await.body;
    let mut pixels = vec![0; 288 * 360 * 3];
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(webp)).unwrap();
    decoder.read_image(&mut pixels).unwrap();
    let spread = |columns: std::ops::Range<usize>| {
        let reds = columns.flat_map(|x| (0..360).map(move |y| (y * 288 + x) * 3));
        let reds: Vec<u8> = reds.map(|at| pixels[at]).collect();
        reds.iter().max().unwrap() - reds.iter().min().unwrap()
    };
    assert!(spread(10..150) < 120 && spread(170..280) > 200);
}

/// Another model may find another number of faces: then nobody has seen what would be published.
#[tokio::test]
async fn not_made_when_something_else_would_be_hidden() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    let mut tx = stage.shell.begin().await;
    let row = stage.row(id).await;
    let (faces, hiding) = (3_i64, row.hiding);
    let (width, height, none) = (row.width, row.height, None::<String>);
    let args = args![
        id,
        row.previews,
        faces,
        hiding,
        width,
        height,
        none.clone(),
        none,
        row.sizes,
        row.recipe,
    ];
    tx.execute(queries::HIDDEN_MORE, args).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.later(10).await;
    assert!(!is_modern(&stage, id).await);
    let public = stage.objects(Area::Public).await;
    assert!(public.iter().all(|name| name.ends_with(".jpg")));
    assert!(stage.row(id).await.original.is_none());
}

#[tokio::test]
async fn after_three_tries_the_original_goes_without() {
    let stage = Stage::new().await;
    let (id, _) = stage.held(1).await;
    let original = stage.row(id).await.original.unwrap();
    let blobs = stage.shell.app.blobs();
    blobs.delete(Area::Quarantine, &original).await.unwrap();
    assert_eq!(stage.approve(id).await, Decision::Done);
    stage.later(10).await;
    assert!(stage.row(id).await.original.is_some(), "still trying");
    for _ in 0..4 {
        stage.later(60).await;
    }
    assert!(stage.row(id).await.original.is_none());
    assert!(!is_modern(&stage, id).await);
}
