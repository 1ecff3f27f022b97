//! A part of the index that never changes, and which of its entries are still alive.

use super::bands::Bands;
use super::code::Code;
use super::dead::Dead;
use super::near::{Asked, Processor};
use super::{EntryId, SEALED_LEN};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::sync::Arc;

/// From this many entries on, bands are worth their memory, some 150 bytes an entry.
const BANDED_LEN: usize = 4096;

/// Entries sorted by id, with their codes.
pub(super) struct Segment {
    entries: Vec<EntryId>,
    codes: Vec<Code>,
    bands: Option<Bands>,
}

impl Segment {
    pub(super) fn new(mut entries: Vec<(EntryId, Code)>) -> Self {
        entries.sort_by_key(|(entry, _)| *entry);
        let (entries, codes) = entries.into_iter().unzip();
        Self::sorted(entries, codes, 1)
    }

    /// Of entries that are sorted by id, made on so many threads.
    pub(super) fn sorted(entries: Vec<EntryId>, codes: Vec<Code>, threads: usize) -> Self {
        let bands = if codes.len() < BANDED_LEN {
            None
        } else {
            Bands::new(&codes, threads)
        };
        Self {
            entries,
            codes,
            bands,
        }
    }

    /// The living of several segments in one.
    pub(super) fn merged(segments: &[Live]) -> Self {
        let len = segments.iter().map(Live::len).sum();
        let (mut entries, mut codes) = (Vec::with_capacity(len), Vec::with_capacity(len));
        for (entry, code) in by_entry(segments) {
            entries.push(entry);
            codes.push(code);
        }
        Self::sorted(entries, codes, 1)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The places of all codes of an entry.
    fn places_of(&self, entry: EntryId) -> std::ops::Range<usize> {
        let start = self.entries.partition_point(|other| *other < entry);
        let end = self.entries.partition_point(|other| *other <= entry);
        start..end
    }
}

/// A segment and the places in it that are dead.
#[derive(Clone)]
pub(super) struct Live {
    segment: Arc<Segment>,
    dead: Arc<Dead>,
}

impl Live {
    pub(super) fn all(segment: Segment) -> Self {
        Self {
            segment: Arc::new(segment),
            dead: Arc::default(),
        }
    }

    /// How many entries are alive.
    pub(super) fn len(&self) -> usize {
        self.segment.len().saturating_sub(self.dead.len())
    }

    pub(super) fn segment_len(&self) -> usize {
        self.segment.len()
    }

    pub(super) fn dead(&self) -> usize {
        self.dead.len()
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.segment.len() >= SEALED_LEN
    }

    pub(super) fn is_of_same_segment(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.segment, &other.segment)
    }

    /// Marks all codes of some entries dead and says how many were not yet.
    pub(super) fn kill(&mut self, entries: &BTreeSet<EntryId>) -> usize {
        let newly: Vec<usize> = entries
            .iter()
            .flat_map(|entry| self.segment.places_of(*entry))
            .filter(|place| !self.dead.contains(*place))
            .collect();
        if !newly.is_empty() {
            Arc::make_mut(&mut self.dead).insert(&newly);
        }
        newly.len()
    }

    /// The entries that were alive here and are not in a later state of the same segment; if that is gone, all.
    pub(super) fn died_since(&self, later: Option<&Self>) -> Vec<EntryId> {
        let died = |place: &usize| later.is_none_or(|later| later.dead.contains(*place));
        self.places()
            .filter(died)
            .filter_map(|place| self.segment.entries.get(place))
            .copied()
            .collect()
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        (0..self.segment.len()).filter(|place| !self.dead.contains(*place))
    }

    /// The living, by id.
    fn entries(&self) -> impl Iterator<Item = (EntryId, Code)> {
        let pairs = self
            .segment
            .entries
            .iter()
            .copied()
            .zip(self.segment.codes.iter().copied());
        pairs
            .enumerate()
            .filter(|(place, _)| !self.dead.contains(*place))
            .map(|(_, pair)| pair)
    }

    /// Hands each living entry within `radius` to `found`, one perhaps more than once.
    pub(super) fn query(&self, asked: &Asked<'_>, found: &mut impl FnMut(EntryId, u32)) {
        let Segment {
            entries,
            codes,
            bands,
        } = &*self.segment;
        let (mut places, mut near) = (Vec::new(), Vec::new());
        let processor = Processor::best();
        match bands {
            Some(bands) if bands.candidates(asked, &mut places) => {
                processor.among(&places, codes, asked, &mut near);
            }
            _ => processor.in_order(codes, asked, &mut near),
        }
        for (place, distance) in near {
            if let Some(entry) = entries.get(place).filter(|_| !self.dead.contains(place)) {
                found(*entry, distance);
            }
        }
    }
}

/// The living of several segments, by id.
pub(super) fn by_entry(segments: &[Live]) -> impl Iterator<Item = (EntryId, Code)> {
    let mut rest: Vec<_> = segments.iter().map(Live::entries).collect();
    let mut heads: BinaryHeap<_> = (0..rest.len())
        .filter_map(|from| head(&mut rest, from))
        .collect();
    std::iter::from_fn(move || {
        let Reverse((entry, from, code)) = heads.pop()?;
        heads.extend(head(&mut rest, from));
        Some((entry, code))
    })
}

/// The next entry of one of several.
fn head(
    rest: &mut [impl Iterator<Item = (EntryId, Code)>],
    from: usize,
) -> Option<Reverse<(EntryId, usize, Code)>> {
    let (entry, code) = rest.get_mut(from)?.next()?;
    Some(Reverse((entry, from, code)))
}
