//! What is no picture, or too much of one, is refused with a reason: at the door if the header tells, by the worker
//! if only decoding does. Never a hang, never a crash of the pool.

use media::fingerprint::Unreadable;
use media::header::header;
use media::pool::WorkError;
use media::sniff::Unsuitable;

use crate::drawing::{gif, jpeg, open, png, pool, progressive_jpeg, rgb, webp};

fn at_the_door(bytes: &[u8]) -> Unsuitable {
    header(bytes).unwrap_err()
}

async fn by_the_worker(bytes: &[u8]) -> Unreadable {
    assert!(header(bytes).is_ok(), "the door did not let it in");
    match open(bytes).await {
        Err(WorkError::Unreadable(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_picture_is_refused_at_the_door() {
    assert_eq!(at_the_door(b""), Unsuitable::Empty);
    assert_eq!(at_the_door(b"\xff\xd8\xff"), Unsuitable::Damaged);
    assert_eq!(
        at_the_door(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        Unsuitable::OtherPicture
    );
    assert_eq!(
        at_the_door(b"<!doctype html><img>"),
        Unsuitable::NotAPicture
    );
    assert_eq!(
        at_the_door(&[b"%PDF-1.7\n", jpeg(320, 240).as_slice()].concat()),
        Unsuitable::NotAPicture
    );
    assert_eq!(
        at_the_door(&vec![0; media::limits::UPLOAD_BYTES_MAX + 1]),
        Unsuitable::TooManyBytes
    );
}

/// Claims of any size, with nothing behind them.
#[test]
fn absurd_sizes_are_refused_at_the_door() {
    let png = |width: u32, height: u32| {
        [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            &width.to_be_bytes(),
            &height.to_be_bytes(),
            &[8, 2, 0, 0, 0],
        ]
        .concat()
    };
    assert_eq!(at_the_door(&png(0, 0)), Unsuitable::TooSmall);
    assert_eq!(at_the_door(&png(1, 1)), Unsuitable::TooSmall);
    assert_eq!(at_the_door(&png(30_000, 30_000)), Unsuitable::TooLong);
    assert_eq!(at_the_door(&png(u32::MAX, u32::MAX)), Unsuitable::TooLong);
    assert_eq!(at_the_door(&png(10_000, 10_000)), Unsuitable::TooManyPixels);
}

/// A progressive JPEG whose last scan is repeated a thousand times: small to send, slow to decode.
#[test]
fn a_scan_bomb_is_refused_at_the_door() {
    let file = progressive_jpeg(320, 240);
    let last = file
        .windows(2)
        .rposition(|pair| pair == [0xff, 0xda])
        .unwrap();
    let scan = &file[last..file.len() - 2];
    let bomb = [&file[..file.len() - 2], &scan.repeat(1000), &[0xff, 0xd9]].concat();
    assert_eq!(at_the_door(&bomb), Unsuitable::TooManyScans);
}

#[tokio::test]
async fn a_file_cut_off_is_broken() {
    for file in [
        jpeg(640, 480),
        progressive_jpeg(640, 480),
        png(640, 480),
        webp(640, 480),
        gif(640, 480, 1),
    ] {
        for part in [2, 3, 10] {
            let cut = &file[..file.len() - file.len() / part];
            assert_eq!(
                by_the_worker(cut).await,
                Unreadable::Broken,
                "{:x?} cut at 1/{part}",
                &file[..4]
            );
        }
    }
}

/// A header that says one size and a body that has another.
#[tokio::test]
async fn a_header_that_lies_is_broken() {
    let mut file = png(640, 480);
    file[16..24].copy_from_slice(&[0, 0, 0x0f, 0xa0, 0, 0, 0x0b, 0xb8]);
    assert_eq!(by_the_worker(&file).await, Unreadable::Broken);
    let mut file = gif(640, 480, 1);
    file[6..10].copy_from_slice(&[100, 0, 100, 0]);
    assert_eq!(by_the_worker(&file).await, Unreadable::Broken);
}

/// 49 megapixels of one colour in 50 KB: within the limits, so it is decoded, and the pool lives.
#[tokio::test]
async fn a_flat_bomb_within_the_limits_is_decoded() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 7000, 7000);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    for _ in 0..7000 {
        std::io::Write::write_all(&mut stream, &[200; 7000 * 4]).unwrap();
    }
    stream.finish().unwrap();
    writer.finish().unwrap();
    assert!(file.len() < 1 << 20);
    let session = open(&file).await.unwrap();
    assert_eq!(session.fingerprint().width, 7000);
    let derived = session
        .derive(&media::derive::Derive::default())
        .await
        .unwrap();
    assert_eq!(derived.renditions[0].width, 1600);
}

/// Noise inside valid wrappers, one pool for all of it: every answer is an answer, and the pool still works.
#[tokio::test]
async fn damage_anywhere_never_costs_the_pool() {
    let pool = pool(2);
    let mut seed = 12_345_u32;
    let mut random = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize
    };
    for file in [
        jpeg(200, 150),
        progressive_jpeg(200, 150),
        png(200, 150),
        webp(200, 150),
        gif(200, 150, 1),
    ] {
        for _ in 0..12 {
            let mut damaged = file.clone();
            for _ in 0..8 {
                let at = 30 + random() % (damaged.len() - 30);
                damaged[at] = random().to_le_bytes()[0];
            }
            match pool.open(&damaged).await {
                Ok(_) | Err(WorkError::Unreadable(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    assert_eq!(
        pool.open(&jpeg(200, 150))
            .await
            .unwrap()
            .fingerprint()
            .width,
        200
    );
    assert_eq!(rgb(2, 2).len(), 12);
}
