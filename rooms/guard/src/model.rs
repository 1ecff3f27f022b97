//! What guard says and tells.

use serde::{Deserialize, Serialize};
use store::{Uuid, events::Event};

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Known abuse material: a match is sealed.
    Abuse,
    /// What people here refused for abuse, sexual content or spam.
    RefusedHere,
    /// Known to be harmless: overrides a perceptual match.
    KnownGood,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Abuse, Self::RefusedHere, Self::KnownGood];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Abuse => "abuse",
            Self::RefusedHere => "refused-here",
            Self::KnownGood => "known-good",
        }
    }

    /// As the library of banks calls it.
    pub(crate) fn in_library(self) -> hashbank::Purpose {
        match self {
            Self::Abuse => hashbank::Purpose::Abuse,
            Self::RefusedHere => hashbank::Purpose::RefusedHere,
            Self::KnownGood => hashbank::Purpose::KnownGood,
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }
}

/// What screening found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing that stops it; a person decides.
    Clear(Findings),
    /// Matches an abuse list. `exact` for the same bytes; otherwise a hold, not proof.
    AbuseMatch {
        /// The same bytes, not only a similar picture.
        exact: bool,
    },
    /// The very same file was refused here before.
    RefusedBefore,
}

/// What the desk is told about a post that is clear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// An earlier post that shows nearly the same picture.
    pub near_of: Option<Uuid>,
    /// It resembles something refused here before.
    pub close_to_refused: bool,
    /// It matches an entry of a list for abuse that is held or that more people deny than confirm: nothing is published
    /// of it before a safety officer has looked at the entry.
    pub unsettled: bool,
}

/// The reasons for which a refusal is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedFor {
    /// It may show abuse.
    Abuse,
    /// Sexual content.
    Sexual,
    /// Advertising, or the same again and again.
    Spam,
}

/// A list has grown: everything held or public is looked at again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BankGrew {
    /// The generation of the lists after it.
    pub generation: i64,
}

impl Event for BankGrew {
    const KIND: &'static str = "guard.bank_grew";
}

/// Looking again found a match on a post that was clear before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatchFound {
    /// The post.
    pub post: Uuid,
    /// Its upload.
    pub upload: Uuid,
    /// The same bytes, not only a similar picture.
    pub exact: bool,
}

impl Event for MatchFound {
    const KIND: &'static str = "guard.match_found";
}
