//! With a scratch that has seen a picture of the size, hashing asks for no memory.
#![expect(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[allow(dead_code, reason = "the recorded hashes are checked elsewhere")]
mod drawing;

use drawing::{draw_dim, view};
use mediahash::pdq::{self, Scratch, View};

#[test]
fn a_used_scratch_is_enough_for_any_picture_of_the_size() {
    let mut scratch = Scratch::new();
    let sizes = [
        (1600, 1004, 4),
        (512, 512, 3),
        (300, 200, 1),
        (64, 64, 3),
        (4, 4, 1),
    ];
    for (round, (width, height, channels)) in sizes.into_iter().enumerate() {
        let pixels = draw_dim(width, height, channels, 1);
        let view = view(&pixels, width, height, channels);
        let used = allocation_counter::measure(|| {
            std::hint::black_box(pdq::hash(&view, &mut scratch));
            std::hint::black_box(pdq::hash_dihedral(&view, &mut scratch));
        });
        // The first picture, the largest, fills the scratch.
        assert_eq!(
            used.count_total > 0,
            round == 0,
            "{width} x {height} x {channels}"
        );
    }
}
