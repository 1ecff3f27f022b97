//! Questions to an index, each answered by looking at every code as well. A thousand here; `SOAK_LOOPS` times fifty
//! thousand if that is set.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected has failed"
)]

use hashbank::{EntryId, Hit, Index};
use mediahash::Pdq;

/// Numbers that look random (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % end
    }

    fn words(&mut self) -> [u64; 4] {
        [(); 4].map(|()| self.next())
    }

    fn flipped(&mut self, mut words: [u64; 4], bits: usize) -> [u64; 4] {
        for _ in 0..bits {
            let bit = self.below(256);
            words[bit / 64] ^= 1 << (bit % 64);
        }
        words
    }
}

fn pdq(words: [u64; 4]) -> Pdq {
    let mut bytes = [0; 32];
    for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(words) {
        *eight = word.to_be_bytes();
    }
    Pdq::from_bytes(bytes)
}

/// Codes spread evenly, or in clusters, or nearly all in one.
fn codes(numbers: &mut Numbers, len: usize) -> Vec<[u64; 4]> {
    let centres: Vec<_> = (0..1 + numbers.below(50))
        .map(|_| numbers.words())
        .collect();
    let crowded = numbers.below(100);
    (0..len)
        .map(|_| {
            if numbers.below(100) < crowded {
                let centre = centres[numbers.below(centres.len())];
                let bits = numbers.below(90);
                numbers.flipped(centre, bits)
            } else {
                numbers.words()
            }
        })
        .collect()
}

fn by_looking_at_all(codes: &[[u64; 4]], asked: [u64; 4], radius: u32) -> Vec<Hit> {
    let [a, b, c, d] = asked;
    let distance = |&[e, f, g, h]: &[u64; 4]| {
        (a ^ e).count_ones() + (b ^ f).count_ones() + (c ^ g).count_ones() + (d ^ h).count_ones()
    };
    let hit = |(entry, distance)| Hit {
        distance,
        entry: EntryId(entry),
    };
    let mut hits: Vec<Hit> = (0..)
        .zip(codes.iter().map(distance))
        .filter(|(_, distance)| *distance <= radius)
        .map(hit)
        .collect();
    hits.sort();
    hits
}

#[test]
fn nothing_near_is_missed() {
    let loops: Option<u64> = std::env::var("SOAK_LOOPS")
        .ok()
        .map(|text| text.parse().unwrap());
    let questions = if loops.is_some() { 50_000 } else { 1000 };
    for round in 1..=loops.unwrap_or(1) {
        let mut numbers = Numbers(round);
        let len = 4096 + numbers.below(20_000);
        let codes = codes(&mut numbers, len);
        let index = Index::new();
        for batch in (0..).zip(&codes).collect::<Vec<_>>().chunks(5000) {
            index.insert_many(
                batch
                    .iter()
                    .map(|(entry, code)| (EntryId(*entry), pdq(**code))),
            );
        }
        index.compact();
        for _ in 0..questions {
            let near = codes[numbers.below(codes.len())];
            let bits = numbers.below(70);
            let asked = numbers.flipped(near, bits);
            // Mostly what lists are asked with, and any other.
            let radius = match numbers.below(4) {
                0 => u32::try_from(numbers.below(80)).unwrap(),
                _ => 31,
            };
            let hits = index.query(&pdq(asked), radius);
            assert_eq!(
                hits,
                by_looking_at_all(&codes, asked, radius),
                "round {round}"
            );
        }
    }
}
