//! Conformance to the C++ reference's own output, when its vectors are at hand.
//!
//! Set `MEDIAHASH_REFERENCE_DIR` to a folder with `reference.csv` (`file,quality,pdq`), `dihedral.csv` (`file`,
//! eight hashes, quality) and the pictures that they name. Without it these tests say so and pass; the vectors in
//! `drawn.rs` always run.
#![expect(
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

use mediahash::Pdq;
use mediahash::pdq::{self, PdqHash, Scratch, View};
use std::path::{Path, PathBuf};

/// The second contract of the reference: from a lossy file, decoders may differ by this much. Bits.
const FILE_DISTANCE_MAX: u32 = 10;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("MEDIAHASH_REFERENCE_DIR").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: MEDIAHASH_REFERENCE_DIR is not set");
    }
    folder
}

fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

/// Decodes as the reference does: grey stays grey, colour is RGB.
fn with_view<T>(file: &Path, then: impl FnOnce(&View<'_>) -> T) -> T {
    let picture = image::open(file).unwrap();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    if picture.color().has_color() {
        then(&View::rgb(&picture.to_rgb8(), width, height, width * 3).unwrap())
    } else {
        then(&View::luma(&picture.to_luma8(), width, height, width).unwrap())
    }
}

fn parse(hash: &str) -> Pdq {
    hash.parse().unwrap()
}

#[test]
fn the_same_pixels_give_the_same_hash() {
    let Some(folder) = folder() else { return };
    let mut scratch = Scratch::new();
    let mut seen = 0;
    for row in rows(&folder.join("reference.csv"))
        .iter()
        .filter(|row| row[0].ends_with(".png"))
    {
        let found = with_view(&folder.join(&row[0]), |view| pdq::hash(view, &mut scratch));
        let expected = PdqHash {
            hash: parse(&row[2]),
            quality: row[1].parse().unwrap(),
        };
        assert_eq!(found.hash.to_string(), row[2], "{}", row[0]);
        assert_eq!(found, expected, "{}", row[0]);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_lossy_file_is_within_the_contract() {
    let Some(folder) = folder() else { return };
    let mut scratch = Scratch::new();
    let mut worst = 0;
    for row in rows(&folder.join("reference.csv"))
        .iter()
        .filter(|row| row[0].ends_with(".jpg"))
    {
        let found = with_view(&folder.join(&row[0]), |view| pdq::hash(view, &mut scratch));
        let distance = found.hash.distance(&parse(&row[2]));
        if row[1].parse::<u8>().unwrap() >= 80 {
            assert!(
                distance <= FILE_DISTANCE_MAX,
                "{} is {distance} away",
                row[0]
            );
            worst = worst.max(distance);
        }
    }
    eprintln!("the furthest lossy file is {worst} bits away");
}

#[test]
fn all_orientations_are_the_references() {
    let Some(folder) = folder() else { return };
    let mut scratch = Scratch::new();
    for row in rows(&folder.join("dihedral.csv")) {
        let found = with_view(&folder.join(&row[0]), |view| {
            pdq::hash_dihedral(view, &mut scratch)
        });
        let hashes: Vec<String> = found.hashes.iter().map(Pdq::to_string).collect();
        assert_eq!(hashes, row[1..9], "{}", row[0]);
        assert_eq!(found.quality.to_string(), row[9], "{}", row[0]);
    }
}
