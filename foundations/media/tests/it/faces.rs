//! The face model behind the sandbox's walls, asked as the product asks it. On a build machine (`CI=true`) a missing
//! model is a failure; elsewhere these tests say that they were not run.

use std::path::{Path, PathBuf};

use media::derive::{Derive, Derived, Encoding, Faces, Hidden, Rendition};
use media::pool::{Patience, Pool};

use crate::drawing::{jpeg_of, pixels, program};

#[path = "../../../../bench/faces/portrait.rs"]
mod portrait;

/// A pool of workers with the model, or nothing with a note if it has not been fetched.
fn pool() -> Option<Pool> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let model: PathBuf = folder.join(media::faces::MODEL_FILE);
    if !model.is_file() {
        assert!(
            std::env::var_os("CI").is_none(),
            "the face model is missing: run `cargo xtask setup`"
        );
        println!("not run: the face model is missing, `cargo xtask setup` fetches it");
        return None;
    }
    let program = program(&["with-model", model.to_str().unwrap()]);
    Some(Pool::start(program, 1, Patience::default()))
}

fn portrait() -> Vec<u8> {
    let painted = portrait::Portrait::new(portrait::SKINS[3]);
    jpeg_of(
        &painted.paint(),
        painted.width,
        painted.height,
        turbojpeg::Subsamp::Sub2x2,
    )
}

async fn derived(pool: &Pool, encoding: Encoding) -> Derived {
    let ask = Derive {
        encoding,
        ..Derive::default()
    };
    let session = pool.open(&portrait()).await.unwrap();
    session.derive(&ask).await.unwrap()
}

#[tokio::test]
async fn a_face_is_found_and_hidden_in_every_size() {
    let Some(pool) = pool() else { return };
    assert!(pool.probe().await.unwrap().face_model);
    let derived = derived(&pool, Encoding::Jpeg).await;
    assert_eq!(derived.hidden, Hidden::Faces(1));
    assert_eq!(derived.faces_found, Some(1));
    for rendition in &derived.renditions {
        assert!(steepest(rendition) < 40, "{rendition:?}");
    }
    // The measure sees a face where there is one.
    let show = Derive {
        faces: Faces::Show,
        ..Derive::default()
    };
    let session = pool.open(&portrait()).await.unwrap();
    let shown = session.derive(&show).await.unwrap();
    assert!(shown.renditions.iter().all(|one| steepest(one) > 60));
}

/// The largest step between neighbours where eyes, nose and mouth are painted.
fn steepest(rendition: &Rendition) -> u8 {
    let rgb = pixels(&rendition.bytes);
    let at = |x: u32, y: u32| {
        let (x, y) = (x * rendition.width / 640, y * rendition.height / 480);
        usize::try_from((y * rendition.width + x) * 3).unwrap()
    };
    let face = (150..320).flat_map(|y| (260..380).map(move |x| (x, y)));
    let steps = face.map(|(x, y)| rgb[at(x, y)].abs_diff(rgb[at(x + 8, y)]));
    steps.max().unwrap()
}

/// What is published in the modern format is compared with what the moderator saw by these two.
#[tokio::test]
async fn both_formats_hide_the_same() {
    let Some(pool) = pool() else { return };
    let (jpeg, webp) = (
        derived(&pool, Encoding::Jpeg).await,
        derived(&pool, Encoding::WebP).await,
    );
    assert_eq!(jpeg.hidden, webp.hidden);
    assert_eq!(jpeg.faces_found, webp.faces_found);
    let sides = |one: &Derived| {
        let sides = one.renditions.iter().map(|r| (r.width, r.height));
        sides.collect::<Vec<_>>()
    };
    assert_eq!(sides(&jpeg), sides(&webp));
}
