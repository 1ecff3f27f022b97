//! Which of many codes are near: the loops that all the time goes into, compiled for several kinds of processor.
//!
//! The only module with `unsafe` code, for two things that the compiler cannot know to be sound: that the processor
//! has the instructions that a function was compiled for, which was looked up before; and that asking for a part of
//! a slice to be brought into the cache reads nothing.
#![expect(
    unsafe_code,
    reason = "calls of functions compiled for what the processor has; hints to its cache"
)]

use super::code::Code;

/// The code so many places ahead is asked for while one is compared.
const AHEAD: usize = 16;

/// Codes compared at once when they are looked at in order.
const BLOCK: usize = 8;

/// A place and its distance.
pub(super) type Near = (usize, u32);

/// The best way known here to do the same thing. Made only of what the processor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Processor(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Processor {
    /// This one, at its best.
    pub(super) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if has_avx512() {
                return Self(Kind::Avx512);
            }
            if has_avx2() {
                return Self(Kind::Avx2);
            }
        }
        Self(Kind::Plain)
    }

    /// Every way that this one knows.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let mut all = vec![Self(Kind::Plain)];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(has_avx2().then_some(Self(Kind::Avx2)));
            all.extend(has_avx512().then_some(Self(Kind::Avx512)));
        }
        all
    }

    /// Adds those of the codes at `places` that are within `radius`.
    pub(super) fn among(
        self,
        places: &[u32],
        codes: &[Code],
        asked: &Asked<'_>,
        near: &mut Vec<Near>,
    ) {
        match self.0 {
            Kind::Plain => among(places, codes, asked, near),
            // SAFETY: the value was made after the processor was seen to have AVX2 and POPCNT.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => unsafe { among_avx2(places, codes, asked, near) },
            // SAFETY: the value was made after the processor was seen to have all of `has_avx512`.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => unsafe { among_avx512(places, codes, asked, near) },
        }
    }

    /// Adds all codes that are within `radius`.
    pub(super) fn in_order(self, codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
        match self.0 {
            Kind::Plain => in_order(codes, asked, near),
            // SAFETY: as in `among`.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => unsafe { in_order_avx2(codes, asked, near) },
            // SAFETY: as in `among`.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => unsafe { in_order_avx512(codes, asked, near) },
        }
    }
}

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) code: &'a Code,
    pub(super) radius: u32,
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt")
}

#[cfg(target_arch = "x86_64")]
fn has_avx512() -> bool {
    has_avx2()
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vpopcntdq")
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn among_avx2(places: &[u32], codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    among(places, codes, asked, near);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt,avx512f,avx512vl,avx512vpopcntdq")]
fn among_avx512(places: &[u32], codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    among(places, codes, asked, near);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn in_order_avx2(codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    in_order(codes, asked, near);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt,avx512f,avx512vl,avx512vpopcntdq")]
fn in_order_avx512(codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    in_order(codes, asked, near);
}

#[inline(always)]
fn among(places: &[u32], codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    for (at, place) in places.iter().enumerate() {
        if let Some(later) = places.get(at + AHEAD) {
            prefetch(codes, index(*later));
        }
        let place = index(*place);
        let Some(code) = codes.get(place) else {
            continue;
        };
        let distance = code.distance(asked.code);
        if distance <= asked.radius {
            near.push((place, distance));
        }
    }
}

/// A block is compared whole before any of it is looked at: seldom is any of it near.
#[inline(always)]
fn in_order(codes: &[Code], asked: &Asked<'_>, near: &mut Vec<Near>) {
    let (blocks, rest) = codes.as_chunks::<BLOCK>();
    let mut first = 0;
    for block in blocks {
        let distances = block.each_ref().map(|code| code.distance(asked.code));
        if distances.iter().any(|distance| *distance <= asked.radius) {
            keep(first, &distances, asked.radius, near);
        }
        first += BLOCK;
    }
    for (place, code) in (first..).zip(rest) {
        keep(place, &[code.distance(asked.code)], asked.radius, near);
    }
}

#[cold]
fn keep(first: usize, distances: &[u32], radius: u32, near: &mut Vec<Near>) {
    let places = (first..).zip(distances.iter().copied());
    near.extend(places.filter(|(_, distance)| *distance <= radius));
}

/// Asks for an item of a slice to be brought into the cache; it is needed soon.
#[inline(always)]
pub(super) fn prefetch<T>(items: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(item) = items.get(at) {
        // SAFETY: a hint that reads and writes nothing, with the address of an item that is there. Every processor of
        // this architecture knows it.
        unsafe {
            std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(
                std::ptr::from_ref(item).cast(),
            );
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (items, at);
}

/// A place as an index of a slice.
#[inline(always)]
pub(super) fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_code() -> impl Strategy<Value = [u8; 32]> {
        // Few bits set, so that many are near each other.
        proptest::collection::vec(0u8..=255, 0..40).prop_map(|bits| {
            let mut bytes = [0; 32];
            for bit in bits {
                bytes[usize::from(bit / 8)] |= 1 << (bit % 8);
            }
            bytes
        })
    }

    proptest! {
        #[test]
        fn every_processor_finds_the_same(
            codes in proptest::collection::vec(any_code(), 0..50),
            places in proptest::collection::vec(0u32..60, 0..80),
            code in any_code(),
            radius in 0u32..70,
        ) {
            let codes: Vec<Code> = codes.into_iter().map(Code::from_bytes).collect();
            let asked = Asked { code: &Code::from_bytes(code), radius };
            let distance = |place: usize| codes.get(place).map(|other| (place, asked.code.distance(other)));
            let within = |near: &Near| near.1 <= radius;
            let all: Vec<Near> = (0..codes.len()).filter_map(distance).filter(within).collect();
            let some: Vec<Near> = places.iter().filter_map(|place| distance(index(*place))).filter(within).collect();
            for processor in Processor::all() {
                let mut near = Vec::new();
                processor.in_order(&codes, &asked, &mut near);
                prop_assert_eq!(&near, &all, "{:?}", processor);
                near.clear();
                processor.among(&places, &codes, &asked, &mut near);
                prop_assert_eq!(&near, &some, "{:?}", processor);
            }
        }
    }

    #[test]
    fn the_best_processor_is_one_of_all() {
        assert_eq!(Processor::all().last(), Some(&Processor::best()));
        prefetch(&[1], 7);
    }
}
