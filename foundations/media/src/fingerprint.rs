//! What guard needs to know of a picture before anything is made of it.

use mediahash::Pdq;

use crate::sniff::{Format, Unsuitable};

/// A decoded picture, as guard sees it: its size and its hashes, and no pixel.
///
/// `Debug` shows no hash: hash types keep themselves out of logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// What the file is.
    pub format: Format,
    /// Pixels from left to right when upright.
    pub width: u32,
    /// Pixels from top to bottom when upright.
    pub height: u32,
    /// PDQ of the untouched pixels as they were stored, in eight orientations (the order of
    /// [`mediahash::pdq::PdqDihedral`]): a turned or mirrored copy is found by one of them.
    pub pdq: [Pdq; 8],
    /// PDQ's quality, 0 (a flat wall) to 100. Below [`mediahash::pdq::QUALITY_MIN`] the hashes say little.
    pub quality: u8,
}

/// Why a file that passed the door turned out not to be a picture that can be used. Final: the same bytes
/// will fail again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// The header was refused; see [`Unsuitable`].
    Unsuitable(Unsuitable),
    /// The decoder gave up: cut off, broken, or not what its header said.
    Broken,
    /// A correct file of a rare kind that the decoder does not know.
    NotSupported,
}

impl Unreadable {
    /// A stable code, fit as a key for words people read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsuitable(reason) => reason.code(),
            Self::Broken => "broken",
            Self::NotSupported => "not_supported",
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Unreadable {}

impl From<Unsuitable> for Unreadable {
    fn from(reason: Unsuitable) -> Self {
        Self::Unsuitable(reason)
    }
}
