//! Pictures of every kind, drawn from numbers.

use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write as _;
use store::Rng;

const SIDE: usize = 128;
const SQUARE: usize = 16;

/// Coloured squares, other ones for another number.
pub(super) fn rgb(number: u64) -> Vec<u8> {
    png(
        SIDE,
        8,
        2,
        &rows(&colours(number), |[r, g, b]| vec![r, g, b]),
    )
}

/// The same squares a quarter round.
pub(super) fn turned(number: u64) -> Vec<u8> {
    let upright = colours(number);
    let turn = |at: usize| upright[(SIDE - 1 - at % SIDE) * SIDE + at / SIDE];
    let turned: Vec<[u8; 3]> = (0..SIDE * SIDE).map(turn).collect();
    png(SIDE, 8, 2, &rows(&turned, |[r, g, b]| vec![r, g, b]))
}

pub(super) fn sixteen_bit() -> Vec<u8> {
    png(
        SIDE,
        16,
        2,
        &rows(&colours(4), |[r, g, b]| vec![r, 1, g, 2, b, 3]),
    )
}

pub(super) fn grey_alpha() -> Vec<u8> {
    png(
        SIDE,
        8,
        4,
        &rows(&colours(5), |[r, _, b]| vec![r, b | 0x80]),
    )
}

pub(super) fn one_bit() -> Vec<u8> {
    let colours = colours(6);
    let rows: Vec<u8> = colours
        .chunks(SIDE)
        .flat_map(|row| {
            let bytes = row
                .chunks(8)
                .map(|eight| eight.iter().fold(0, |byte, [r, ..]| byte << 1 | r >> 7));
            [0].into_iter().chain(bytes).collect::<Vec<u8>>()
        })
        .collect();
    png(SIDE, 1, 0, &rows)
}

pub(super) fn palette() -> Vec<u8> {
    let table: Vec<u8> = (0..=255)
        .flat_map(|at: u8| [at, at.wrapping_mul(3), 255 - at])
        .collect();
    let rows = rows(&colours(7), |[r, ..]| vec![r]);
    file(&[
        (b"IHDR", header(SIDE, 8, 3)),
        (b"PLTE", table),
        (b"IDAT", packed(&rows)),
    ])
}

/// Says that it is a hundred thousand pixels wide and high.
pub(super) fn huge_claim() -> Vec<u8> {
    png(100_000, 8, 2, &[0; 1_000])
}

pub(super) fn small() -> Vec<u8> {
    png(8, 8, 0, &[0; 72])
}

pub(super) fn animated_gif() -> Vec<u8> {
    let side = u16::try_from(SIDE).unwrap();
    let table: Vec<u8> = (0..=255).flat_map(|at: u8| [at, at, 255 - at]).collect();
    let mut bytes = Vec::new();
    let mut encoder = gif::Encoder::new(&mut bytes, side, side, &table).unwrap();
    for number in 8..11 {
        let indices: Vec<u8> = colours(number).iter().map(|[r, ..]| *r).collect();
        let frame = gif::Frame {
            width: side,
            height: side,
            buffer: indices.into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    bytes
}

pub(super) fn cmyk() -> Vec<u8> {
    let inks: Vec<u8> = colours(12)
        .iter()
        .flat_map(|[r, g, b]| [*r, *g, *b, 255])
        .collect();
    let image = turbojpeg::Image {
        pixels: inks.as_slice(),
        width: SIDE,
        pitch: SIDE * 4,
        height: SIDE,
        format: turbojpeg::PixelFormat::CMYK,
    };
    turbojpeg::compress(image, 95, turbojpeg::Subsamp::None)
        .unwrap()
        .to_vec()
}

fn colours(number: u64) -> Vec<[u8; 3]> {
    let rng = Rng::seeded(number);
    let squares = SIDE / SQUARE;
    let drawn: Vec<[u8; 3]> = (0..squares * squares).map(|_| rng.bytes()).collect();
    let at = |pixel: usize| drawn[pixel / SIDE / SQUARE * squares + pixel % SIDE / SQUARE];
    (0..SIDE * SIDE).map(at).collect()
}

/// Rows as PNG has them, each behind the number of its filter.
fn rows(colours: &[[u8; 3]], pixel: impl Fn([u8; 3]) -> Vec<u8>) -> Vec<u8> {
    let row = |row: &[[u8; 3]]| {
        [
            vec![0],
            row.iter().flat_map(|colour| pixel(*colour)).collect(),
        ]
        .concat()
    };
    colours.chunks(SIDE).flat_map(row).collect()
}

fn png(side: usize, bits: u8, kind: u8, rows: &[u8]) -> Vec<u8> {
    file(&[(b"IHDR", header(side, bits, kind)), (b"IDAT", packed(rows))])
}

fn header(side: usize, bits: u8, kind: u8) -> Vec<u8> {
    let side = u32::try_from(side).unwrap().to_be_bytes();
    [&side[..], &side, &[bits, kind, 0, 0, 0]].concat()
}

fn packed(rows: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(rows).unwrap();
    packed.finish().unwrap()
}

/// ISO 15948: chunks behind a signature.
fn file(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in chunks.iter().chain(&[(b"IEND", Vec::new())]) {
        let mut sum = Crc::new();
        sum.update(*kind);
        sum.update(body);
        file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        file.extend(*kind);
        file.extend(body);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}
