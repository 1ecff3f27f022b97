//! What the fuzz targets do with their bytes: plain functions, so that tests run them, too.
//!
//! Run one with `RUSTC_BOOTSTRAP=1 cargo fuzz run hash_text` in the crate's folder.

use mediahash::pdq::{self, Scratch, View};
use mediahash::vpdq::{self, Thresholds};
use mediahash::{Md5, Pdq, Sha1, Sha256};

/// Text is read as a hash or refused; what is read is written again as it was, but for case.
pub fn hash_text(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let written = [
        text.parse::<Pdq>().ok().map(|hash| hash.to_string()),
        text.parse::<Md5>().ok().map(|hash| hash.to_string()),
        text.parse::<Sha1>().ok().map(|hash| hash.to_string()),
        text.parse::<Sha256>().ok().map(|hash| hash.to_string()),
    ];
    for again in written.into_iter().flatten() {
        assert_eq!(again, text.to_ascii_lowercase());
    }
}

/// Text is read as the features of a video or refused; what is read is written and read again as it was, and matches
/// itself if it has a frame that says enough.
pub fn vpdq_text(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let Ok(features) = vpdq::parse(text) else {
        return;
    };
    let written = vpdq::to_text(&features);
    let again = vpdq::parse(&written).map(|features| vpdq::to_text(&features));
    assert_eq!(again.as_ref(), Ok(&written));
    let itself = Thresholds::of_both(100).compare(&features, &features);
    assert_eq!(
        itself.is_match,
        features.iter().any(vpdq::Feature::is_reliable)
    );
}

/// Any measures over any bytes give a view or an error, and every view a hash.
pub fn pixels(bytes: &[u8]) {
    let Some(([width, height, stride, format], pixels)) = bytes.split_first_chunk() else {
        return;
    };
    let [width, height, stride] = [width, height, stride].map(|measure| usize::from(*measure) * 5);
    let view = match format % 3 {
        0 => View::luma(pixels, width, height, stride),
        1 => View::rgb(pixels, width, height, stride),
        _ => View::rgba(pixels, width, height, stride),
    };
    let Ok(view) = view else { return };
    let mut scratch = Scratch::new();
    let one = pdq::hash(&view, &mut scratch);
    let all = pdq::hash_dihedral(&view, &mut scratch);
    assert!(one.quality <= 100);
    assert_eq!(
        (Some(&one.hash), one.quality),
        (all.hashes.first(), all.quality)
    );
}
