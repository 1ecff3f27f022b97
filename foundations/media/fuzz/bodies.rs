//! What the fuzz targets do with their bytes: plain functions, so that tests run them, too (`tests/it/fuzzed.rs`).
//!
//! Run one with `RUSTC_BOOTSTRAP=1 cargo fuzz run header` in the crate's folder.

use media::derive::Derive;
use media::limits::{PICTURE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MIN};
use media::orientation::Orientation;
use media::protocol::{Answer, Ask, HEAD_BYTES, Head, Kind};

/// Any bytes have a header within the limits, or a reason. What the beginning shows is what the whole shows.
pub fn header(bytes: &[u8]) {
    let kind = media::sniff::sniff(bytes);
    let Ok(header) = media::header::header(bytes) else {
        return;
    };
    let sides = PICTURE_SIDE_PIXELS_MIN..=PICTURE_SIDE_PIXELS_MAX;
    assert!(sides.contains(&header.width) && sides.contains(&header.height));
    assert!(u64::from(header.width) * u64::from(header.height) <= PICTURE_PIXELS_MAX);
    assert_eq!(kind, Ok(header.format));
}

/// Any EXIF block has an orientation, with and without the words before it.
pub fn orientation(block: &[u8]) {
    let found = Orientation::from_exif(block);
    assert!(Orientation::ALL.contains(&found));
    if !block.starts_with(b"Exif\0\0") {
        let named = [b"Exif\0\0", block].concat();
        assert_eq!(Orientation::from_exif(&named), found);
    }
}

/// Any frame, from the parent or from the worker, is understood or refused, and what is understood is said again in the
/// same words, or nearly.
pub fn protocol(frame: &[u8]) {
    let Some((head, body)) = frame.split_first_chunk::<HEAD_BYTES>() else {
        return;
    };
    let Ok(head) = Head::parse(*head) else { return };
    assert!(head.body_bytes <= head.kind.bytes_max());
    asked(head.kind, body);
    answered(head.kind, body);
}

fn asked(kind: Kind, body: &[u8]) {
    let Ok(ask) = Ask::parse(kind, body) else {
        return;
    };
    let (kind, said) = ask.frame();
    match (Ask::parse(kind, &said).expect("our own words"), ask) {
        (Ask::Bytes(again), Ask::Bytes(bytes)) => assert_eq!(again, bytes),
        (Ask::Derive(again), Ask::Derive(derive)) => same(&again, &derive),
        _ => panic!("another kind of frame"),
    }
}

/// Regions are cut to the picture as they are read, which may move an edge by the last bit.
fn same(one: &Derive, other: &Derive) {
    assert_eq!((one.faces, one.encoding), (other.faces, other.encoding));
    assert_eq!(one.keep_only.is_some(), other.keep_only.is_some());
    assert_eq!(one.hide.len(), other.hide.len());
    let regions = |derive: &Derive| [derive.keep_only.as_slice(), &derive.hide].concat();
    for (one, other) in regions(one).iter().zip(regions(other)) {
        let moved = [
            one.left() - other.left(),
            one.top() - other.top(),
            one.width() - other.width(),
            one.height() - other.height(),
        ];
        assert!(moved.iter().all(|by| by.abs() < 1e-6));
    }
}

fn answered(kind: Kind, body: &[u8]) {
    let Ok(answer) = Answer::parse(kind, body.to_vec()) else {
        return;
    };
    let (kind, said) = answer.frame();
    assert_eq!(Answer::parse(kind, said), Ok(answer));
}
