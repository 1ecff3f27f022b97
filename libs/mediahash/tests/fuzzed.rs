//! The bodies of the fuzz targets, run on some input in every test run.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;

proptest! {
    #[test]
    fn hash_text(text in "[0-9a-fA-FxyzÄ ]{0,70}|[0-9a-fA-F]{32}|[0-9a-fA-F]{64}") {
        bodies::hash_text(text.as_bytes());
    }

    #[test]
    fn pixels(measures in (0u8..30, 0u8..30, 0u8..90, 0u8..3), bytes in proptest::collection::vec(any::<u8>(), 0..40_000)) {
        let (width, height, stride, format) = measures;
        bodies::pixels(&[&[width, height, stride, format], bytes.as_slice()].concat());
    }
}
