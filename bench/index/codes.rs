//! The codes to search among, the same on every run: spread evenly, or crowded as those of real pictures are.

use mediahash::{Pdq, pdq};

/// Numbers that look random (xorshift64*).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % end.max(1)
    }

    fn code(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for eight in bytes.as_chunks_mut::<8>().0 {
            *eight = self.next().to_le_bytes();
        }
        bytes
    }

    /// The code with so many different bits flipped.
    pub fn flip(&mut self, code: &mut [u8; 32], bits: usize) {
        let mut flipped = [0_u8; 32];
        let mut left = bits;
        while left > 0 {
            let bit = self.below(256);
            let Some((mark, byte)) = flipped.get_mut(bit / 8).zip(code.get_mut(bit / 8)) else {
                continue;
            };
            let mask = 1 << (bit % 8);
            if *mark & mask == 0 {
                *mark |= mask;
                *byte ^= mask;
                left -= 1;
            }
        }
    }
}

/// Every bit set with a probability of one half.
pub fn uniform(len: usize) -> Vec<[u8; 32]> {
    let mut numbers = Numbers::new(1);
    (0..len).map(|_| numbers.code()).collect()
}

/// Crops are hashed up to this many; from there on codes are those of crops with [`CHANGED`] bits flipped.
const CROPS: usize = 100_000;
const CHANGED: usize = 48;

/// Pictures drawn by code, cut at random, hashed.
pub fn skewed(len: usize) -> Vec<[u8; 32]> {
    let mut numbers = Numbers::new(2);
    let pictures: Vec<Vec<u8>> = (0..PICTURES).map(|_| draw(&mut numbers)).collect();
    let mut scratch = pdq::Scratch::new();
    let mut codes = Vec::with_capacity(len);
    while codes.len() < len.min(CROPS) {
        let size = 48 + numbers.below(SIDE - 48);
        let (left, top) = (numbers.below(SIDE - size), numbers.below(SIDE - size));
        let picture = pictures.get(numbers.below(PICTURES));
        let pixels = picture.and_then(|picture| picture.get(top * SIDE + left..));
        let view = pixels.and_then(|pixels| pdq::View::luma(pixels, size, size, SIDE).ok());
        let Some(view) = view else {
            continue;
        };
        let found = pdq::hash(&view, &mut scratch);
        if found.is_reliable() {
            codes.push(*found.hash.as_bytes());
        }
    }
    let crops = codes.len();
    while codes.len() < len {
        let mut code = codes.get(numbers.below(crops)).copied().unwrap_or_default();
        numbers.flip(&mut code, CHANGED);
        codes.push(code);
    }
    codes
}

const PICTURES: usize = 40;
const SIDE: usize = 256;

/// A sloping sky with discs, boxes and lines in it.
fn draw(numbers: &mut Numbers) -> Vec<u8> {
    let shade = |numbers: &mut Numbers| u8::try_from(numbers.below(256)).unwrap_or(0);
    let slope = 1 + numbers.below(7);
    let mut pixels: Vec<u8> = (0..SIDE * SIDE)
        .map(|at| u8::try_from((at / SIDE * slope + at % SIDE) / 8 % 256).unwrap_or(0))
        .collect();
    for _ in 0..25 {
        let (x, y, r) = (
            numbers.below(SIDE),
            numbers.below(SIDE),
            4 + numbers.below(60),
        );
        let (kind, shade) = (numbers.below(3), shade(numbers));
        for (at, pixel) in pixels.iter_mut().enumerate() {
            let (dx, dy) = ((at % SIDE).abs_diff(x), (at / SIDE).abs_diff(y));
            let inside = match kind {
                0 => dx * dx + dy * dy < r * r,
                1 => dx < r && dy < r / 2,
                _ => dx.abs_diff(dy) < 3 && dx < r,
            };
            if inside {
                *pixel = shade;
            }
        }
    }
    pixels
}

/// What is asked: half of the questions are codes with up to 31 bits flipped, half are as far from all as chance has it.
pub fn questions(codes: &[[u8; 32]], others: &[[u8; 32]], count: usize) -> Vec<[u8; 32]> {
    let mut numbers = Numbers::new(3);
    (0..count)
        .map(|at| {
            let from = if at % 2 == 0 { codes } else { others };
            let mut code = from
                .get(numbers.below(from.len()))
                .copied()
                .unwrap_or_default();
            let bits = if at % 2 == 0 { numbers.below(32) } else { 60 };
            numbers.flip(&mut code, bits);
            code
        })
        .collect()
}

pub fn pdqs(codes: &[[u8; 32]]) -> impl Iterator<Item = Pdq> {
    codes.iter().map(|code| Pdq::from_bytes(*code))
}
