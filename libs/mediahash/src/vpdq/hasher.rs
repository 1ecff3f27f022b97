//! From frames to features.

use super::Feature;
use crate::pdq::{self, PdqHash, QUALITY_MIN, Scratch, View};
use std::time::Duration;

/// Takes the frames of one video, one after the other, and keeps what can be matched.
///
/// A frame that shows too little (black, a fade, a single colour) has a code that is near to many others: frames
/// with less than [`QUALITY_MIN`] are dropped unless another limit is asked for.
#[derive(Debug)]
pub struct Hasher {
    quality_min: u8,
    scratch: Scratch,
    kept: Vec<Feature>,
    dropped: usize,
}

impl Hasher {
    /// Keeps frames with a quality of at least [`QUALITY_MIN`].
    #[must_use]
    pub fn new() -> Self {
        Self::keeping(QUALITY_MIN)
    }

    /// Keeps frames with a quality of at least `quality_min`; 0 keeps all.
    #[must_use]
    pub fn keeping(quality_min: u8) -> Self {
        Self {
            quality_min,
            scratch: Scratch::new(),
            kept: Vec::new(),
            dropped: 0,
        }
    }

    /// Hashes the next frame; says whether it was kept.
    pub fn frame(&mut self, frame: u32, time: Duration, view: &View<'_>) -> bool {
        let found = pdq::hash(view, &mut self.scratch);
        self.hashed(frame, time, found)
    }

    /// Takes the next frame as somebody else hashed it; says whether it was kept.
    pub fn hashed(&mut self, frame: u32, time: Duration, found: PdqHash) -> bool {
        let keeps = found.quality >= self.quality_min;
        if keeps {
            self.kept.push(Feature::new(frame, time, found));
        } else {
            self.dropped = self.dropped.saturating_add(1);
        }
        keeps
    }

    /// How many frames were not kept so far.
    #[must_use]
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// The features of the frames that were kept, in the order they came.
    #[must_use]
    pub fn finish(self) -> Vec<Feature> {
        self.kept
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}
