//! Hashes of pictures drawn here by code, recorded in `drawn.csv`.
//!
//! `scripts/check_drawn.py` draws the same pictures and has the reference, through its Python binding, hash them.
#![expect(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod drawing;

use drawing::{RECORDED, RECORDED_CPP, draw_dim, view};
use mediahash::Pdq;
use mediahash::pdq::{self, Scratch, View};
use proptest::prelude::*;

fn draw(width: usize, height: usize, channels: usize) -> Vec<u8> {
    draw_dim(width, height, channels, 1)
}

/// Draws and hashes what each row asks for, and compares the row's first `hashes` hashes.
///
/// One `Scratch` for all, from large to small and back: what a picture leaves behind must not matter to the next.
fn check(record: &str, hashes: usize) -> usize {
    let mut scratch = Scratch::new();
    for expected in record.lines().skip(1) {
        let measures: Vec<usize> = expected
            .split(',')
            .take(4)
            .map(|n| n.parse().unwrap())
            .collect();
        let [width, height, channels, dim] = measures[..] else {
            panic!("a row of the record is short")
        };
        let pixels = draw_dim(width, height, channels, dim);
        let found = pdq::hash_dihedral(&view(&pixels, width, height, channels), &mut scratch);
        let found_hashes: Vec<String> = found
            .hashes
            .iter()
            .take(hashes)
            .map(Pdq::to_string)
            .collect();
        let line = format!(
            "{width},{height},{channels},{dim},{},{}",
            found.quality,
            found_hashes.join(",")
        );
        assert_eq!(line, expected);
    }
    record.lines().skip(1).count()
}

#[test]
fn recorded_hashes_in_all_orientations() {
    assert_eq!(check(RECORDED, 8), 21);
}

#[test]
fn recorded_hashes_of_grey_and_of_degenerate_pictures() {
    assert_eq!(check(RECORDED_CPP, 1), 10);
}

#[test]
fn the_first_orientation_is_the_plain_hash() {
    let mut scratch = Scratch::new();
    for (width, height) in [(64, 64), (65, 64), (300, 200), (1000, 30)] {
        let pixels = draw(width, height, 3);
        let view = view(&pixels, width, height, 3);
        let plain = pdq::hash(&view, &mut scratch);
        let all = pdq::hash_dihedral(&view, &mut scratch);
        assert_eq!((plain.hash, plain.quality), (all.hashes[0], all.quality));
    }
}

#[test]
fn too_small_has_no_code() {
    let pixels = draw(4, 400, 1);
    let found = pdq::hash_dihedral(&view(&pixels, 4, 400, 1), &mut Scratch::new());
    assert_eq!(found.quality, 0);
    assert!(found.hashes.iter().all(|hash| hash.as_bytes() == &[0; 32]));
    assert!(!found.is_reliable());
}

#[test]
fn a_turned_picture_is_found_through_the_orientations() {
    let (width, height) = (320, 240);
    let pixels = draw(width, height, 1);
    let mut turned = Vec::new();
    for x in 0..width {
        for y in (0..height).rev() {
            turned.push(pixels[y * width + x]);
        }
    }
    let mut scratch = Scratch::new();
    let upright = pdq::hash(&view(&pixels, width, height, 1), &mut scratch);
    let plain = pdq::hash(&view(&turned, height, width, 1), &mut scratch);
    assert!(upright.hash.distance(&plain.hash) > pdq::MATCH_DISTANCE_MAX);
    let all = pdq::hash_dihedral(&view(&turned, height, width, 1), &mut scratch);
    let nearest = all
        .hashes
        .iter()
        .map(|hash| hash.distance(&upright.hash))
        .min()
        .unwrap();
    assert!(
        nearest <= pdq::MATCH_DISTANCE_MAX,
        "the nearest orientation is {nearest} bits away"
    );
}

proptest! {
    /// Alpha and the padding between rows are nothing to see.
    #[test]
    fn alpha_and_padding_do_not_matter(width in 5usize..90, height in 5usize..90, padding in 0usize..9, noise: u8) {
        let colour = draw(width, height, 3);
        let mut padded = Vec::new();
        for row in colour.chunks(width * 3) {
            for pixel in row.chunks(3) {
                padded.extend_from_slice(pixel);
                padded.push(noise);
            }
            padded.extend(std::iter::repeat_n(noise, padding));
        }
        let mut scratch = Scratch::new();
        let plain = pdq::hash(&view(&colour, width, height, 3), &mut scratch);
        let view = View::rgba(&padded, width, height, width * 4 + padding).unwrap();
        prop_assert_eq!(pdq::hash(&view, &mut scratch), plain);
    }

    /// No measures and no bytes make it panic, and the same picture always has the same code.
    #[test]
    fn any_pixels_hash(width in 0usize..700, height in 0usize..40, bytes in proptest::collection::vec(any::<u8>(), 1..64)) {
        let pixels: Vec<u8> = bytes.iter().copied().cycle().take(width * height).collect();
        let view = view(&pixels, width, height, 1);
        prop_assert_eq!(pdq::hash(&view, &mut Scratch::new()), pdq::hash(&view, &mut Scratch::new()));
    }
}
