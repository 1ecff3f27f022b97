//! A PDQ code as the index keeps it: its bits in another order.

use mediahash::Pdq;

/// 256 bits in the index's own order. Aligned so that none lies across two lines of the cache.
///
/// Neighbouring bits of a real PDQ go together (they are neighbouring frequencies of one picture), so bands cut out
/// of it as it is would crowd a few values. A fixed shuffle spreads them; distances are the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[repr(align(32))]
pub(super) struct Code([u64; 4]);

/// Where each bit of the shuffled code comes from, the highest of each word first.
const SOURCE: [u8; 256] = shuffled();

/// A Fisher-Yates shuffle driven by a linear congruential generator with Knuth's MMIX constants. Any would do, but
/// snapshots hold codes in this order: another one is another version of theirs.
#[expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "constant evaluation: no `From`, no iterators"
)]
const fn shuffled() -> [u8; 256] {
    let mut order = [0; 256];
    let mut at = 0;
    while at < 256 {
        order[at] = at as u8;
        at += 1;
    }
    let mut state: u64 = 1;
    while at > 1 {
        at -= 1;
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = ((state >> 33) % (at as u64 + 1)) as usize;
        let kept = order[at];
        order[at] = order[other];
        order[other] = kept;
    }
    order
}

impl Code {
    pub(super) fn new(pdq: &Pdq) -> Self {
        let bytes = pdq.as_bytes();
        let mut words = [0_u64; 4];
        for (word, sources) in words.iter_mut().zip(SOURCE.as_chunks::<64>().0) {
            for source in sources {
                let byte = bytes
                    .get(usize::from(source / 8))
                    .copied()
                    .unwrap_or_default();
                *word = (*word << 1) | u64::from(byte >> (source % 8) & 1);
            }
        }
        Self(words)
    }

    /// As [`to_bytes`](Self::to_bytes) made it.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        Self(words)
    }

    /// In the index's order.
    pub(super) fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *eight = word.to_le_bytes();
        }
        bytes
    }

    /// The number of bits in which they differ.
    #[inline(always)]
    pub(super) const fn distance(&self, other: &Self) -> u32 {
        let [a, b, c, d] = self.0;
        let [e, f, g, h] = other.0;
        (a ^ e).count_ones() + (b ^ f).count_ones() + (c ^ g).count_ones() + (d ^ h).count_ones()
    }

    /// `width` bits, at most 32, from the bit `first` on.
    pub(super) fn bits(&self, first: u32, width: u32) -> u32 {
        let [a, b, c, d] = self.0;
        let (low, high) = match first / 64 {
            0 => (a, b),
            1 => (b, c),
            2 => (c, d),
            _ => (d, 0),
        };
        let both = (u128::from(high) << 64 | u128::from(low)) >> (first % 64);
        let [one, two, three, four, ..] = both.to_le_bytes();
        u32::from_le_bytes([one, two, three, four]) & (u32::MAX >> (32 - width))
    }
}

/// Where a bit of the shuffled code comes from, counted as [`Code::bits`] does.
#[cfg(test)]
pub(super) fn source(bit: u32) -> u8 {
    let bit = usize::try_from(bit).unwrap();
    SOURCE[bit / 64 * 64 + 63 - bit % 64]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_bit_is_kept_once() {
        let mut sources = SOURCE;
        sources.sort_unstable();
        assert!(
            sources
                .iter()
                .zip(0..=255)
                .all(|(source, bit)| *source == bit)
        );
    }

    /// Snapshots depend on it: when this changes, their version goes up.
    #[test]
    fn the_order_is_that_of_saved_codes() {
        let sum = SOURCE.iter().fold(0_u64, |sum, source| {
            sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(*source)
        });
        assert_eq!(sum, 15_995_331_919_070_886_648);
    }

    proptest! {
        #[test]
        fn distances_are_those_of_pdq(a: [u8; 32], b: [u8; 32]) {
            let (a, b) = (Pdq::from_bytes(a), Pdq::from_bytes(b));
            prop_assert_eq!(Code::new(&a).distance(&Code::new(&b)), a.distance(&b));
        }

        #[test]
        fn bits_are_those_of_the_words(words: [u64; 4], first in 0u32..256, width in 1u32..=32) {
            let width = width.min(256 - first);
            let bit = |at: u32| words[usize::try_from(at / 64).unwrap()] >> (at % 64) & 1;
            let plain = (0..width).fold(0, |bits, at| bits | bit(first + at) << at);
            prop_assert_eq!(u64::from(Code(words).bits(first, width)), plain);
        }

        #[test]
        fn bytes_are_the_code(words: [u64; 4]) {
            prop_assert!(Code::from_bytes(Code(words).to_bytes()) == Code(words));
        }
    }
}
