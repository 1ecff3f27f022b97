//! Any EXIF block has an orientation.
#![no_main]

use libfuzzer_sys::fuzz_target;
use media::orientation::Orientation;

fuzz_target!(|block: &[u8]| {
    assert!(Orientation::ALL.contains(&Orientation::from_exif(block)));
});
