//! What must not be seen is not in the files.

use media::derive::{Derive, Derived, Faces, Hidden, Region};

use crate::drawing::{open, pixels, png_of};

/// A checkerboard of 8-pixel squares: detail everywhere.
fn board(side: u32) -> Vec<u8> {
    let samples: Vec<u8> = (0..side * side)
        .flat_map(|at| {
            if (at % side / 8 + at / side / 8).is_multiple_of(2) {
                [20; 3]
            } else {
                [235; 3]
            }
        })
        .collect();
    png_of(
        &samples,
        side,
        side,
        png::ColorType::Rgb,
        png::BitDepth::Eight,
    )
}

async fn derive(what: &Derive) -> Derived {
    open(&board(800)).await.unwrap().derive(what).await.unwrap()
}

/// How far the samples of a part of the 800 x 800 rendition spread.
fn contrast(derived: &Derived, left: usize, top: usize, side: usize) -> u8 {
    let all = pixels(&derived.renditions[0].bytes);
    let part = (top..top + side)
        .flat_map(|y| all[(y * 800 + left) * 3..(y * 800 + left + side) * 3].to_vec());
    let (low, high) = part.fold((255, 0), |(low, high): (u8, u8), sample| {
        (low.min(sample), high.max(sample))
    });
    high - low
}

/// Without a face model nobody has looked for faces, so the default hides everything, in every size.
#[tokio::test]
async fn without_a_model_everything_is_hidden() {
    let derived = derive(&Derive::default()).await;
    assert_eq!(
        (derived.hidden, derived.faces_found),
        (Hidden::Everything, None)
    );
    assert!(contrast(&derived, 0, 0, 800) < 60);
    for rendition in &derived.renditions {
        let samples = pixels(&rendition.bytes);
        let spread = samples.iter().max().unwrap() - samples.iter().min().unwrap();
        assert!(spread < 60, "{rendition:?} spreads {spread}");
    }
}

#[tokio::test]
async fn only_what_is_kept_is_seen() {
    let keep_only = Region::new(0.25, 0.25, 0.5, 0.5);
    let derived = derive(&Derive {
        keep_only,
        ..Derive::default()
    })
    .await;
    assert_eq!(derived.hidden, Hidden::AllButRegion(0));
    assert!(contrast(&derived, 220, 220, 360) > 150);
    assert!(contrast(&derived, 0, 0, 190) < 60);
    assert!(contrast(&derived, 610, 610, 190) < 60);
}

#[tokio::test]
async fn a_region_is_hidden_and_the_rest_is_seen() {
    let hide = vec![Region::new(0.0, 0.0, 0.5, 0.5).unwrap()];
    let derived = derive(&Derive {
        faces: Faces::Show,
        hide,
        ..Derive::default()
    })
    .await;
    assert_eq!(derived.hidden, Hidden::Regions(0));
    assert!(contrast(&derived, 0, 0, 390) < 60);
    assert!(contrast(&derived, 410, 410, 390) > 150);
}

#[tokio::test]
async fn shown_means_shown() {
    let derived = derive(&Derive {
        faces: Faces::Show,
        ..Derive::default()
    })
    .await;
    assert_eq!(derived.hidden, Hidden::Nothing);
    assert!(contrast(&derived, 0, 0, 800) > 150);
}
