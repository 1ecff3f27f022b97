//! Multi-index hashing: which entries of a segment can be near at all (Norouzi, Punjani and Fleet, 2012).
//!
//! A code is cut into sixteen bands of sixteen bits. If two codes differ in at most 31 bits, some band differs in at
//! most one: were it two in each, it would be 32 in all. So the entries that share a band with the code asked for,
//! as it is or with one bit flipped, are all that can be near: 16 x 17 = 272 lists to look into.

use super::code::Code;

/// The largest distance at which no near entry is missed: 16 x (1 + 1) - 1.
pub(super) const RADIUS_MAX: u32 = 31;

/// For each band, the entries of a segment by the band's value.
pub(super) struct Bands(Vec<Band>);

/// The entries sorted by value, and where each value starts among them.
struct Band {
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Bands {
    /// Nothing if there are more codes than 32 bits can number.
    pub(super) fn new(codes: &[Code]) -> Option<Self> {
        u32::try_from(codes.len()).ok()?;
        let mut values: Vec<Vec<u16>> = (0..16).map(|_| Vec::with_capacity(codes.len())).collect();
        for code in codes {
            for (column, value) in values.iter_mut().zip(code.bands()) {
                column.push(value);
            }
        }
        Some(Self(
            values.iter().map(|column| Band::new(column)).collect(),
        ))
    }

    /// The lists of entries that can be near to `code`, an entry perhaps in several; or nothing if they hold more
    /// than `most` entries in all, when looking at every entry in order is quicker.
    pub(super) fn candidates(&self, code: &Code, most: usize) -> Option<Vec<&[u32]>> {
        let mut lists = Vec::with_capacity(16 * 17);
        let mut total = 0_usize;
        for (band, value) in self.0.iter().zip(code.bands()) {
            let flips = (0..16).map(|bit| value ^ (1 << bit));
            for list in std::iter::once(value)
                .chain(flips)
                .map(|near| band.list(near))
            {
                if !list.is_empty() {
                    total = total.saturating_add(list.len());
                    lists.push(list);
                }
            }
        }
        (total <= most).then_some(lists)
    }
}

impl Band {
    /// A counting sort.
    fn new(values: &[u16]) -> Self {
        let mut starts = vec![0_u32; (1 << 16) + 1];
        for value in values {
            if let Some(count) = starts.get_mut(usize::from(*value) + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut entries = vec![0_u32; values.len()];
        for (entry, value) in (0_u32..).zip(values) {
            let Some(place) = next.get_mut(usize::from(*value)) else {
                continue;
            };
            if let Some(slot) = usize::try_from(*place)
                .ok()
                .and_then(|at| entries.get_mut(at))
            {
                *slot = entry;
            }
            *place += 1;
        }
        Self { starts, entries }
    }

    fn list(&self, value: u16) -> &[u32] {
        let at = usize::from(value);
        let bound = |at: usize| {
            self.starts
                .get(at)
                .and_then(|start| usize::try_from(*start).ok())
        };
        match (bound(at), bound(at + 1)) {
            (Some(start), Some(end)) => self.entries.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}
