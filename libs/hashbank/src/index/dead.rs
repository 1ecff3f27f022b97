//! A set of places, one bit each: cheap to copy, since every removal makes a new one.

/// The places in a segment that are dead.
#[derive(Clone, Default)]
pub(super) struct Dead {
    words: Vec<u64>,
    len: usize,
}

impl Dead {
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn contains(&self, place: usize) -> bool {
        self.words
            .get(place / 64)
            .is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Adds places, none of which is in it.
    pub(super) fn insert(&mut self, places: &[usize]) {
        for place in places {
            let at = place / 64;
            if at >= self.words.len() {
                self.words.resize(at + 1, 0);
            }
            if let Some(word) = self.words.get_mut(at) {
                *word |= 1 << (place % 64);
            }
        }
        self.len = self.len.saturating_add(places.len());
    }
}
