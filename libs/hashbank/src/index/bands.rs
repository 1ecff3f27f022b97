//! Multi-index hashing: which entries of a segment can be near at all (Norouzi, Punjani and Fleet, 2012).
//!
//! A code is cut into bands. Give each band a number of *rings*, `radius + 1` in all: ring 0 of a band are the entries
//! that have the same value there, ring 1 those whose value differs in one bit, and so on. Were an entry in no ring
//! that was looked into, it would differ in at least as many bits of every band as the band has rings, and so in
//! `radius + 1` bits or more. So the rings hold all that is near, however they are given out, at any radius.
//!
//! They are given out one by one, each to the band in which the next one promises the least work, by what was found
//! there so far: a band in which many entries crowd around the value asked for gets few, the others get more. That is
//! what keeps the skew of real hashes from mattering much.

use super::code::Code;
use super::near::{self, Asked};
use std::ops::Range;

/// What it takes to look into the list of a value, and to compare one code of it, in a common measure.
const PROBE_COST: u64 = 3;
const CODE_COST: u64 = 4;

/// How many lists of average length a band is thought to have had before the first was looked into.
const PRIOR_PROBES: u64 = 8;

/// Fewer bits than these would make lists long, more would make tables that no cache holds.
const WIDTHS: Range<u32> = 8..25;

/// Looking at scattered codes costs about this many times as much as looking at as many in a row.
const SCATTER_COST: u64 = 8;

/// So many bits of a value are sorted first: few enough lists to write to all of them at once.
const ROUGH_BITS: u32 = 10;

/// For each band, the entries of a segment by the band's value.
pub(super) struct Bands {
    bands: Vec<Band>,
    /// What looking at every entry in order costs.
    scan: u64,
    /// The radius up to which bands cost less, were all entries spread evenly.
    radius_max: u32,
}

/// The entries sorted by value, and where each value starts among them.
struct Band {
    /// Which bits of a code.
    first: u32,
    width: u32,
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// How far a query has got in one band.
struct Progress {
    rings: u32,
    probes: u64,
    found: u64,
    /// What the next ring will probably cost.
    next: u64,
}

impl Bands {
    /// Nothing if there are more codes than 32 bits can number, or so few that bands would be no help.
    pub(super) fn new(codes: &[Code], threads: usize) -> Option<Self> {
        u32::try_from(codes.len()).ok()?;
        let bands = built(codes, &cuts(codes.len()), threads);
        let scan = u64::try_from(codes.len()).ok()? / SCATTER_COST * CODE_COST;
        let radius_max = forecast(&bands, scan)?;
        Some(Self {
            bands,
            scan,
            radius_max,
        })
    }

    /// Collects the places of all entries that can be near enough, a place perhaps more than once; or says no when
    /// that takes longer than looking at every entry in order.
    pub(super) fn candidates(&self, asked: &Asked<'_>, places: &mut Vec<u32>) -> bool {
        asked.radius <= self.radius_max && self.within(asked, self.scan, places)
    }

    /// As [`candidates`](Self::candidates), at no more than a cost.
    pub(super) fn within(&self, asked: &Asked<'_>, cost: u64, places: &mut Vec<u32>) -> bool {
        let mut progress: Vec<Progress> = self.bands.iter().map(Progress::new).collect();
        let mut spans = Vec::new();
        let mut left = cost;
        for _ in 0..=asked.radius {
            let bands = progress.iter_mut().zip(&self.bands);
            let Some((progress, band)) = bands.min_by_key(|(progress, _)| progress.next) else {
                return false;
            };
            if progress.next > left {
                return false;
            }
            let lists = lists(band.width, progress.rings);
            let found = band.look(asked.code, progress.rings, lists, &mut spans);
            let cost = cost_of(lists, found);
            if cost > left {
                return false;
            }
            left -= cost;
            band.take(&spans, found, places);
            progress.advance(band, lists, found);
        }
        true
    }
}

/// Where to cut codes: bands about as wide as it takes to number the entries, so that lists have an entry or two.
pub(super) fn cuts(len: usize) -> Vec<(u32, u32)> {
    let width = (len.max(2).ilog2() + 1).clamp(WIDTHS.start, WIDTHS.end - 1);
    let count = 256_u32.div_ceil(width);
    let first = |band: u32| band * 256 / count;
    (0..count)
        .map(|band| (first(band), first(band + 1) - first(band)))
        .collect()
}

fn built(codes: &[Code], cuts: &[(u32, u32)], threads: usize) -> Vec<Band> {
    let build = |cuts: &[(u32, u32)]| -> Vec<Band> {
        let mut pairs = Vec::new();
        cuts.iter()
            .map(|(first, width)| Band::new(codes, *first, *width, &mut pairs))
            .collect()
    };
    if threads < 2 {
        return build(cuts);
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> = cuts
            .chunks(cuts.len().div_ceil(threads))
            .map(|part| scope.spawn(move || build(part)))
            .collect();
        let joined = parts.into_iter().map(|part| match part.join() {
            Ok(bands) => bands,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.flatten().collect()
    })
}

impl Progress {
    fn new(band: &Band) -> Self {
        let entries = u64::try_from(band.places.len()).unwrap_or(u64::MAX);
        let mut progress = Self {
            rings: 0,
            probes: PRIOR_PROBES,
            found: entries.saturating_mul(PRIOR_PROBES) >> band.width,
            next: 0,
        };
        progress.look_ahead(band);
        progress
    }

    fn advance(&mut self, band: &Band, lists: u64, found: u64) {
        self.probes = self.probes.saturating_add(lists);
        self.found = self.found.saturating_add(found);
        self.rings += 1;
        self.look_ahead(band);
    }

    fn look_ahead(&mut self, band: &Band) {
        let lists = lists(band.width, self.rings);
        self.next = cost_of(lists, self.expected(lists));
    }

    /// How many codes so many lists of this band have, as far as is known.
    fn expected(&self, lists: u64) -> u64 {
        lists.saturating_mul(self.found) / self.probes
    }
}

const fn cost_of(lists: u64, codes: u64) -> u64 {
    let lists = lists.saturating_mul(PROBE_COST);
    lists.saturating_add(codes.saturating_mul(CODE_COST))
}

/// The largest radius at which all rings together can be expected to cost no more; nothing if there is none.
fn forecast(bands: &[Band], cost: u64) -> Option<u32> {
    let mut progress: Vec<Progress> = bands.iter().map(Progress::new).collect();
    let mut left = cost;
    let mut rings = 0_u32;
    loop {
        let pairs = progress.iter_mut().zip(bands);
        let (progress, band) = pairs.min_by_key(|(progress, _)| progress.next)?;
        match left.checked_sub(progress.next) {
            Some(rest) if rings < 256 => left = rest,
            _ => return rings.checked_sub(1),
        }
        let lists = lists(band.width, progress.rings);
        progress.advance(band, lists, progress.expected(lists));
        rings += 1;
    }
}

/// In how many ways a value can differ in so many bits: the binomial coefficient.
fn lists(width: u32, differing: u32) -> u64 {
    (0..u64::from(differing)).fold(1, |ways: u64, taken| {
        ways.saturating_mul(u64::from(width).saturating_sub(taken)) / (taken + 1)
    })
}

/// All numbers of `width` bits of which `ones` are set, in rising order (Gosper's way from one to the next).
fn masks(width: u32, ones: u32) -> impl Iterator<Item = u32> {
    let first = (1_u32 << ones.min(31)) - 1;
    std::iter::successors(Some(first), |mask| {
        let lowest = mask & mask.wrapping_neg();
        let carried = mask.wrapping_add(lowest);
        let moved = (mask ^ carried) >> 2;
        moved
            .checked_shr(lowest.trailing_zeros())
            .map(|moved| carried | moved)
    })
    .take_while(move |mask| mask >> width == 0)
}

/// The value of each code in a band, and its place, sorted by the highest bits of the value.
fn sort_roughly(codes: &[Code], first: u32, width: u32, pairs: &mut Vec<(u32, u32)>) {
    let low = width.saturating_sub(ROUGH_BITS);
    let part = |value: u32| near::index(value >> low);
    let mut ends = vec![0_u32; (1 << (width - low)) + 1];
    for code in codes {
        if let Some(count) = ends.get_mut(part(code.bits(first, width))) {
            *count += 1;
        }
    }
    to_ends(&mut ends);
    pairs.resize(codes.len(), (0, 0));
    let mut place = ends.last().copied().unwrap_or_default();
    for code in codes.iter().rev() {
        place -= 1;
        let value = code.bits(first, width);
        let Some(end) = ends.get_mut(part(value)) else {
            continue;
        };
        *end -= 1;
        if let Some(slot) = pairs.get_mut(near::index(*end)) {
            *slot = (value, place);
        }
    }
}

/// Counts become where each list ends.
fn to_ends(counts: &mut [u32]) {
    let mut total = 0;
    for count in counts {
        total += *count;
        *count = total;
    }
}

impl Band {
    /// A counting sort of what is roughly sorted already, so that both tables are filled from one end to the other.
    /// `pairs` is room to work in, kept from one band to the next.
    fn new(codes: &[Code], first: u32, width: u32, pairs: &mut Vec<(u32, u32)>) -> Self {
        sort_roughly(codes, first, width, pairs);
        let mut starts = vec![0_u32; (1 << width) + 1];
        for (value, _) in pairs.iter() {
            if let Some(count) = starts.get_mut(near::index(*value)) {
                *count += 1;
            }
        }
        to_ends(&mut starts);
        // Filled from the end, the end of each list moves down to its start.
        let mut places = vec![0_u32; codes.len()];
        for (value, place) in pairs.iter().rev() {
            let Some(end) = starts.get_mut(near::index(*value)) else {
                continue;
            };
            *end -= 1;
            if let Some(slot) = places.get_mut(near::index(*end)) {
                *slot = *place;
            }
        }
        Self {
            first,
            width,
            starts,
            places,
        }
    }

    /// Where the lists of all values in a ring are that are not empty, and how many entries they have.
    fn look(&self, code: &Code, ring: u32, lists: u64, spans: &mut Vec<(u32, u32)>) -> u64 {
        let value = code.bits(self.first, self.width);
        spans.resize(usize::try_from(lists).unwrap_or_default(), (0, 0));
        let (mut found, mut used) = (0, 0);
        for mask in masks(self.width, ring) {
            let at = near::index(value ^ mask);
            let Some(&[start, end]) = self.starts.get(at..at + 2) else {
                continue;
            };
            near::prefetch(&self.places, near::index(start));
            found += u64::from(end - start);
            // Every second list is empty: a branch would be guessed wrong all the time.
            if let Some(span) = spans.get_mut(used) {
                *span = (start, end);
            }
            used += usize::from(end > start);
        }
        spans.truncate(used);
        found
    }

    /// Adds the entries of those lists.
    fn take(&self, spans: &[(u32, u32)], found: u64, places: &mut Vec<u32>) {
        places.reserve(usize::try_from(found).unwrap_or_default());
        for (start, end) in spans {
            let list = self.places.get(near::index(*start)..near::index(*end));
            places.extend(list.unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_masks_of_a_ring_are_all_there() {
        for width in WIDTHS {
            for ones in 0..=4 {
                let all: Vec<u32> = masks(width, ones).collect();
                assert!(all.is_sorted() && all.iter().all(|mask| mask.count_ones() == ones));
                assert_eq!(u64::try_from(all.len()), Ok(lists(width, ones)));
            }
        }
        assert_eq!(masks(8, 9).count(), 0);
        assert_eq!(lists(8, 9), 0);
    }

    #[test]
    fn bands_cover_every_bit_once() {
        for len in [4096, 33_000, 100_000, 1_000_000, 10_000_000] {
            let cuts = cuts(len);
            let mut next = 0;
            for (first, width) in cuts {
                assert!(first == next && WIDTHS.contains(&width));
                next += width;
            }
            assert_eq!(next, 256);
        }
    }
}
