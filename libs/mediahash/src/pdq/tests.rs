//! Every path of instructions that this machine has gives the same bits.
#![allow(clippy::as_conversions, clippy::indexing_slicing, reason = "drawing")]

#[path = "../../tests/drawing/mod.rs"]
mod drawing;

use super::paths::Path;
use super::{Scratch, Seen, View, orient};
use drawing::{RECORDED, RECORDED_CPP, draw_dim, view};
use proptest::prelude::*;

/// All bits of what was seen, so that not even a zero's sign may differ.
fn bits(seen: Option<Seen>) -> Option<(Vec<u32>, u8)> {
    let seen = seen?;
    let frequencies = seen.frequencies.as_flattened();
    let bits = frequencies.iter().map(|value| value.to_bits()).collect();
    Some((bits, seen.quality))
}

#[test]
fn the_paths_of_this_machine() {
    let paths = Path::all();
    eprintln!("tested on {paths:?}");
    assert_eq!(paths.last(), Some(&Path::best()));
}

#[test]
fn every_path_gives_the_recorded_hashes() {
    for path in Path::all() {
        let mut scratch = Scratch::new();
        for row in RECORDED.lines().chain(RECORDED_CPP.lines()) {
            let fields: Vec<&str> = row.split(',').collect();
            let measures: Vec<usize> = fields.iter().take(5).flat_map(|n| n.parse()).collect();
            let [width, height, channels, dim, quality] = measures[..] else {
                continue; // a head
            };
            let pixels = draw_dim(width, height, channels, dim);
            let view = view(&pixels, width, height, channels);
            let seen = path.see(&view, &mut scratch).unwrap();
            let hash = orient::bits(&seen.frequencies).to_string();
            assert_eq!(hash, fields[5], "{path:?} {row}");
            assert_eq!(usize::from(seen.quality), quality, "{path:?} {row}");
        }
    }
}

proptest! {
    /// The scratch holds what another path left from another picture.
    #[test]
    fn every_path_gives_the_same_bits(
        (width, height) in prop_oneof![(5_usize..200, 5_usize..200), (5_usize..600, 5_usize..40), (5_usize..40, 5_usize..600)],
        format in 0_usize..3,
        bytes in proptest::collection::vec(any::<u8>(), 1..999),
    ) {
        let channels = [1, 3, 4][format];
        let pixels: Vec<u8> = bytes.iter().copied().cycle().take(width * height * channels).collect();
        let view = view(&pixels, width, height, channels);
        let mut scratch = Scratch::new();
        let plain = bits(Path::all()[0].see(&view, &mut scratch));
        prop_assert!(plain.is_some());
        for path in Path::all() {
            prop_assert_eq!(&bits(path.see(&view, &mut scratch)), &plain);
        }
    }
}
