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

use mediahash::Pdq;
use mediahash::pdq::{self, Scratch, View};
use proptest::prelude::*;

/// `width,height,channels,dim,quality` and the eight hashes.
const RECORDED: &str = include_str!("drawn.csv");

/// `width,height,channels,dim,quality` and the hash, from the C++ functions themselves.
const RECORDED_CPP: &str = include_str!("drawn_cpp.csv");

/// Slopes, rings and blocks in whole numbers only, so that any language draws the same bytes.
fn draw(width: usize, height: usize, channels: usize) -> Vec<u8> {
    draw_dim(width, height, channels, 1)
}

/// The same with every value divided by `dim`, for less quality.
fn draw_dim(width: usize, height: usize, channels: usize, dim: usize) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(width * height * channels);
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (x * 256 / width, y * 256 / height);
            let (du, dv) = (u.abs_diff(90), v.abs_diff(140));
            let slope = (u * 2 + v) % 256;
            let rings = (du * du + dv * dv) / 64 % 256;
            let blocks = (u / 24 * 37 + v / 32 * 91) % 256;
            let colour = [slope, rings, blocks, 255 - slope];
            if channels == 1 {
                pixels.push(((slope + rings + blocks) / 3 / dim) as u8);
            } else {
                pixels.extend(colour[..channels].iter().map(|value| (*value / dim) as u8));
            }
        }
    }
    pixels
}

fn view(pixels: &[u8], width: usize, height: usize, channels: usize) -> View<'_> {
    let stride = width * channels;
    match channels {
        1 => View::luma(pixels, width, height, stride),
        3 => View::rgb(pixels, width, height, stride),
        _ => View::rgba(pixels, width, height, stride),
    }
    .unwrap()
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
