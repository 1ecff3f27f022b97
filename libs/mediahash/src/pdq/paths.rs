//! The same code compiled for several sets of vector instructions, and the choice among them at run time.
//!
//! Every path runs the same sums in the same order and no compiler fuses a product with a sum, so every path gives
//! the same bits; a test holds each path that the machine has to that. The functions below are shells: what they
//! call is `#[inline(always)]` and so compiled anew in each.
//!
//! # Why `unsafe`
//! To call a function compiled for instructions that a processor lacks is undefined, and the compiler cannot see
//! what the processor has. Here it is seen: [`x86::Avx2`] and [`x86::Avx512`] are made in this file alone, and only
//! after the processor was asked. The other uses read or write one vector through a pointer, to or from a reference
//! to an array of its size.
#![allow(unsafe_code, reason = "see above")]

use super::panel::Plain;
use super::{Scratch, Seen, View, see};

/// Instructions that this processor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Path {
    /// What every processor of the architecture has.
    Plain(Plain),
    /// Eight values at a time.
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Avx2),
    /// Sixteen values at a time.
    #[cfg(target_arch = "x86_64")]
    Avx512(x86::Avx512),
}

impl Path {
    /// The quickest that this processor has.
    pub(super) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if let Some(path) = x86::Avx512::detected() {
                return Self::Avx512(path);
            }
            if let Some(path) = x86::Avx2::detected() {
                return Self::Avx2(path);
            }
        }
        Self::Plain(Plain)
    }

    /// All that this processor has.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let mut all = vec![Self::Plain(Plain)];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(x86::Avx2::detected().map(Self::Avx2));
            all.extend(x86::Avx512::detected().map(Self::Avx512));
        }
        all
    }

    /// [`see`] on this path.
    pub(super) fn see(self, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
        match self {
            Self::Plain(plain) => see(plain, view, scratch),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(has) => has.see(view, scratch),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(has) => has.see(view, scratch),
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::super::panel::{BLANK, LANES, Line, Tile, Vectors};
    use super::super::{Scratch, Seen, View, see};
    use std::arch::x86_64::*;

    /// Proof that the processor has AVX2.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in super::super) struct Avx2(());

    /// Proof that the processor has AVX-512 with the parts that are used.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in super::super) struct Avx512(());

    impl Avx2 {
        pub(super) fn detected() -> Option<Self> {
            is_x86_feature_detected!("avx2").then_some(Self(()))
        }

        pub(super) fn see(self, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { see_avx2(self, view, scratch) }
        }
    }

    impl Avx512 {
        pub(super) fn detected() -> Option<Self> {
            let has = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl");
            has.then_some(Self(()))
        }

        pub(super) fn see(self, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { see_avx512(self, view, scratch) }
        }
    }

    #[target_feature(enable = "avx2")]
    fn see_avx2(has: Avx2, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
        see(has, view, scratch)
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    fn see_avx512(has: Avx512, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
        see(has, view, scratch)
    }

    impl Vectors for Avx2 {
        #[inline(always)]
        fn transpose(self, tile: &Tile) -> Tile {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { transpose_avx2(tile) }
        }

        #[inline(always)]
        fn widen(self, pixels: &[[u8; 3]; LANES]) -> [u32; LANES] {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { widen_avx2(pixels) }
        }
    }

    impl Vectors for Avx512 {
        #[inline(always)]
        fn transpose(self, tile: &Tile) -> Tile {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { transpose_avx512(tile) }
        }

        #[inline(always)]
        fn widen(self, pixels: &[[u8; 3]; LANES]) -> [u32; LANES] {
            // SAFETY: `self` was made after the processor was asked.
            unsafe { widen_avx512(pixels) }
        }
    }

    /// Four values of a line.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn quarter(line: &Line, at: usize) -> __m128 {
        let quarters = line.0.as_chunks::<4>().0;
        let values = quarters.get(at).unwrap_or(&[0.0; 4]);
        // SAFETY: four values are there to be read.
        unsafe { _mm_loadu_ps(values.as_ptr()) }
    }

    /// In squares of 4 x 4, two at a time.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn transpose_avx2(tile: &Tile) -> Tile {
        let mut turned = [BLANK; LANES];
        for (half, lines) in tile.as_chunks::<8>().0.iter().enumerate() {
            for (at, across) in turned.as_chunks_mut::<4>().0.iter_mut().enumerate() {
                let [a, b, c, d, e, f, g, h] = lines;
                let pair = |upper, lower| {
                    let upper = _mm256_castps128_ps256(quarter(upper, at));
                    _mm256_insertf128_ps::<1>(upper, quarter(lower, at))
                };
                let (a, b, c, d) = (pair(a, e), pair(b, f), pair(c, g), pair(d, h));
                let (ab_low, ab_high) = (_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b));
                let (cd_low, cd_high) = (_mm256_unpacklo_ps(c, d), _mm256_unpackhi_ps(c, d));
                let columns = [
                    _mm256_shuffle_ps::<0x44>(ab_low, cd_low),
                    _mm256_shuffle_ps::<0xee>(ab_low, cd_low),
                    _mm256_shuffle_ps::<0x44>(ab_high, cd_high),
                    _mm256_shuffle_ps::<0xee>(ab_high, cd_high),
                ];
                for (line, column) in across.iter_mut().zip(columns) {
                    if let Some(eight) = line.0.as_chunks_mut::<8>().0.get_mut(half) {
                        // SAFETY: there is room for eight values.
                        unsafe { _mm256_storeu_ps(eight.as_mut_ptr(), column) };
                    }
                }
            }
        }
        turned
    }

    /// In squares of 4 x 4, four at a time.
    #[inline]
    #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
    fn transpose_avx512(tile: &Tile) -> Tile {
        let mut turned = [BLANK; LANES];
        let (fours, _) = tile.as_chunks::<4>();
        let [first, second, third, fourth] = fours else {
            return turned;
        };
        for (at, across) in turned.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let stack = |[a, b, c, d]: [&Line; 4]| {
                let one = _mm512_castps128_ps512(quarter(a, at));
                let two = _mm512_insertf32x4::<1>(one, quarter(b, at));
                let three = _mm512_insertf32x4::<2>(two, quarter(c, at));
                _mm512_insertf32x4::<3>(three, quarter(d, at))
            };
            let [a0, b0, c0, d0] = first;
            let [a1, b1, c1, d1] = second;
            let [a2, b2, c2, d2] = third;
            let [a3, b3, c3, d3] = fourth;
            let (a, b) = (stack([a0, a1, a2, a3]), stack([b0, b1, b2, b3]));
            let (c, d) = (stack([c0, c1, c2, c3]), stack([d0, d1, d2, d3]));
            let (ab_low, ab_high) = (_mm512_unpacklo_ps(a, b), _mm512_unpackhi_ps(a, b));
            let (cd_low, cd_high) = (_mm512_unpacklo_ps(c, d), _mm512_unpackhi_ps(c, d));
            let columns = [
                _mm512_shuffle_ps::<0x44>(ab_low, cd_low),
                _mm512_shuffle_ps::<0xee>(ab_low, cd_low),
                _mm512_shuffle_ps::<0x44>(ab_high, cd_high),
                _mm512_shuffle_ps::<0xee>(ab_high, cd_high),
            ];
            for (line, column) in across.iter_mut().zip(columns) {
                // SAFETY: a line has room for sixteen values.
                unsafe { _mm512_storeu_ps(line.0.as_mut_ptr(), column) };
            }
        }
        turned
    }

    /// Sixteen bytes from `at` on, which is at most 32.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn sixteen_bytes(pixels: &[[u8; 3]; LANES], at: usize) -> __m128i {
        let bytes = pixels
            .as_flattened()
            .get(at..)
            .and_then(<[u8]>::first_chunk);
        let bytes: &[u8; 16] = bytes.unwrap_or(&[0; 16]);
        // SAFETY: sixteen bytes are there to be read.
        unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
    }

    /// Where the bytes of four pixels are in sixteen bytes that begin with them.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn at_start() -> __m128i {
        _mm_setr_epi8(0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1)
    }

    /// Where the bytes of four pixels are in sixteen bytes that end with them.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn at_end() -> __m128i {
        _mm_setr_epi8(4, 5, 6, -1, 7, 8, 9, -1, 10, 11, 12, -1, 13, 14, 15, -1)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn widen_avx2(pixels: &[[u8; 3]; LANES]) -> [u32; LANES] {
        let mut words = [0; LANES];
        let fours = [
            (0, at_start()),
            (12, at_start()),
            (24, at_start()),
            (32, at_end()),
        ];
        for (four, (at, places)) in words.as_chunks_mut::<4>().0.iter_mut().zip(fours) {
            let spread = _mm_shuffle_epi8(sixteen_bytes(pixels, at), places);
            // SAFETY: there is room for four words.
            unsafe { _mm_storeu_si128(four.as_mut_ptr().cast(), spread) };
        }
        words
    }

    #[inline]
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    fn widen_avx512(pixels: &[[u8; 3]; LANES]) -> [u32; LANES] {
        let stack = |[a, b, c, d]: [__m128i; 4]| {
            let two = _mm512_inserti32x4::<1>(_mm512_castsi128_si512(a), b);
            _mm512_inserti32x4::<3>(_mm512_inserti32x4::<2>(two, c), d)
        };
        let bytes = stack([0, 12, 24, 32].map(|at| sixteen_bytes(pixels, at)));
        let places = stack([at_start(), at_start(), at_start(), at_end()]);
        let spread = _mm512_shuffle_epi8(bytes, places);
        let mut words = [0; LANES];
        // SAFETY: there is room for sixteen words.
        unsafe { _mm512_storeu_si512(words.as_mut_ptr().cast(), spread) };
        words
    }
}
