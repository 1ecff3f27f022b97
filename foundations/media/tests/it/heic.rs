//! HEIC. No encoder is at hand in Rust, so one small file is kept: `drawn.heic`, made of [`rgb`]`(320, 240)` by libheif's
//! `heif-enc -q 90`. What varies is built from it by code.

use media::fingerprint::Unreadable;
use media::pool::WorkError;
use media::sniff::Format;

use crate::drawing::{fingerprint, open, pixels, png, psnr, rgb, shown};

const FILE: &[u8] = include_bytes!("drawn.heic");
const WIDTH: usize = 320;
const HEIGHT: usize = 240;

/// The file with a rotation of a quarter anti-clockwise, as phones mark it: a property `irot` in `ipco`, tied to the
/// picture in `ipma`, every length and the place of the pixels moved on.
fn turned() -> Vec<u8> {
    let at = |kind: &[u8]| FILE.windows(4).position(|window| window == kind).unwrap();
    let mut file = FILE.to_vec();
    let mut add = |at: usize, more: u32| {
        let old = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        file[at..at + 4].copy_from_slice(&(old + more).to_be_bytes());
    };
    let (meta, iprp, ipco, ipma) = (at(b"meta"), at(b"iprp"), at(b"ipco"), at(b"ipma"));
    // Box lengths stand before their kinds. The place of the pixels stands in `iloc` behind its kind, version and
    // flags, sizes of fields, number of items, the item's number and its source.
    for (box_at, more) in [(meta, 10), (iprp, 10), (ipco, 9), (ipma, 1)] {
        add(box_at - 4, more);
    }
    add(at(b"iloc") + 16, 10);
    let associations = ipma + 4 + 4 + 4 + 2;
    file[associations] += 1;
    let end = associations + 1 + usize::from(FILE[associations]);
    file.insert(end, 0x80 | (FILE[associations] + 1));
    file.splice(ipma - 4..ipma - 4, *b"\0\0\0\x09irot\x01");
    file
}

#[tokio::test]
async fn a_heic_comes_out() {
    let derived = shown(FILE).await;
    let largest = &derived.renditions[0];
    assert_eq!((largest.width, largest.height), (320, 240));
    let found = psnr(&pixels(&largest.bytes), &rgb(320, 240));
    assert!(found > 32.0, "{found:.1} dB");
}

#[tokio::test]
async fn a_heic_has_the_hash_of_its_picture() {
    let print = fingerprint(FILE).await;
    assert_eq!(
        (print.format, print.width, print.height),
        (Format::Heic, 320, 240)
    );
    let same = fingerprint(&png(320, 240)).await;
    let distance = print.pdq[0].distance(&same.pdq[0]);
    assert!(distance <= 10, "{distance}");
}

#[tokio::test]
async fn a_heic_marked_as_turned_ends_upright() {
    let derived = shown(&turned()).await;
    let largest = &derived.renditions[0];
    assert_eq!((largest.width, largest.height), (240, 320));
    let picture = rgb(320, 240);
    let quarter = (0..WIDTH)
        .rev()
        .flat_map(|x| (0..HEIGHT).map(move |y| (y * WIDTH + x) * 3));
    let expected: Vec<u8> = quarter
        .flat_map(|at| picture[at..at + 3].to_vec())
        .collect();
    let found = psnr(&pixels(&largest.bytes), &expected);
    assert!(found > 32.0, "{found:.1} dB");
}

#[tokio::test]
async fn a_heic_cut_off_is_unreadable() {
    for length in [400, 1000, FILE.len() - 1] {
        match open(&FILE[..length]).await {
            Err(WorkError::Unreadable(Unreadable::Broken)) => {}
            other => panic!("{length}: {other:?}"),
        }
    }
}
