//! Pictures that differ from each other in every way a hash looks at: coloured squares in a PNG, from a number.

use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write as _;
use store::Rng;

const SQUARES: usize = 8;

/// The picture of this number: 96 pixels wide, or one in four 480.
pub(super) fn picture(number: u64) -> Vec<u8> {
    let square = if number.is_multiple_of(4) { 60 } else { 12 };
    let side = SQUARES * square;
    let rng = Rng::seeded(number);
    let colours: Vec<[u8; 3]> = (0..SQUARES * SQUARES).map(|_| rng.bytes()).collect();
    let mut rows = Vec::with_capacity(side * (3 * side + 1));
    for y in 0..side {
        rows.push(0);
        for x in 0..side {
            rows.extend(colours[y / square * SQUARES + x / square]);
        }
    }
    png(u32::try_from(side).unwrap(), &rows)
}

/// ISO 15948: eight bits each of red, green and blue, no filter.
fn png(side: u32, rows: &[u8]) -> Vec<u8> {
    let side = side.to_be_bytes();
    let header = [&side[..], &side, &[8, 2, 0, 0, 0]].concat();
    // Hardly compressed: larger files reach the disk and the object store in more than one piece.
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::none());
    packed.write_all(rows).unwrap();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in [
        (b"IHDR", header),
        (b"IDAT", packed.finish().unwrap()),
        (b"IEND", Vec::new()),
    ] {
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(&body);
        file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        file.extend(kind);
        file.extend(body);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}
