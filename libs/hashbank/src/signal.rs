//! The kinds of hash a list can hold.

use mediahash::{Md5, ParseHashError, Pdq, Sha1, Sha256};
use std::fmt;
use std::str::FromStr;

/// One hash of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Signal {
    /// What a picture looks like.
    Pdq(Pdq),
    /// A file, byte for byte.
    Md5(Md5),
    /// A file, byte for byte.
    Sha1(Sha1),
    /// A file, byte for byte.
    Sha256(Sha256),
}

/// A kind of hash. The text forms are `pdq`, `md5`, `sha1` and `sha256`, read in either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SignalKind {
    /// See [`Signal::Pdq`].
    Pdq,
    /// See [`Signal::Md5`].
    Md5,
    /// See [`Signal::Sha1`].
    Sha1,
    /// See [`Signal::Sha256`].
    Sha256,
}

/// The text names no kind of hash known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such kind of hash")]
pub struct UnknownKind;

impl Signal {
    /// Reads the hex text of a hash of a kind.
    ///
    /// # Errors
    /// [`ParseHashError`] if the text is no hash of that kind.
    pub fn parse(kind: SignalKind, hex: &str) -> Result<Self, ParseHashError> {
        match kind {
            SignalKind::Pdq => hex.parse().map(Self::Pdq),
            SignalKind::Md5 => hex.parse().map(Self::Md5),
            SignalKind::Sha1 => hex.parse().map(Self::Sha1),
            SignalKind::Sha256 => hex.parse().map(Self::Sha256),
        }
    }

    /// Of which kind it is.
    #[must_use]
    pub const fn kind(&self) -> SignalKind {
        match self {
            Self::Pdq(_) => SignalKind::Pdq,
            Self::Md5(_) => SignalKind::Md5,
            Self::Sha1(_) => SignalKind::Sha1,
            Self::Sha256(_) => SignalKind::Sha256,
        }
    }

    /// The hash alone, in the order of the hex text.
    #[must_use]
    pub const fn bytes(&self) -> &[u8] {
        match self {
            Self::Pdq(hash) => hash.as_bytes(),
            Self::Md5(hash) => hash.as_bytes(),
            Self::Sha1(hash) => hash.as_bytes(),
            Self::Sha256(hash) => hash.as_bytes(),
        }
    }

    /// The hash alone in lower-case hex, as it is exported.
    #[must_use]
    pub fn to_hex(&self) -> String {
        match self {
            Self::Pdq(hash) => hash.to_string(),
            Self::Md5(hash) => hash.to_string(),
            Self::Sha1(hash) => hash.to_string(),
            Self::Sha256(hash) => hash.to_string(),
        }
    }
}

impl SignalKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Pdq, Self::Md5, Self::Sha1, Self::Sha256];

    /// The name in lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdq => "pdq",
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
        }
    }
}

impl fmt::Display for SignalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for SignalKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(text))
            .ok_or(UnknownKind)
    }
}
