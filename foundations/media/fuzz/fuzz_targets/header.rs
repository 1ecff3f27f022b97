//! Any bytes: a header within the limits, or a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use media::limits::{PICTURE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MIN};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(header) = media::header::header(bytes) {
        let sides = PICTURE_SIDE_PIXELS_MIN..=PICTURE_SIDE_PIXELS_MAX;
        assert!(sides.contains(&header.width) && sides.contains(&header.height));
        assert!(u64::from(header.width) * u64::from(header.height) <= PICTURE_PIXELS_MAX);
        assert_eq!(media::sniff::sniff(bytes), Ok(header.format));
    }
});
