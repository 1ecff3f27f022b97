//! What is known about a bank as a whole.

use super::flood::FloodPolicy;
use crate::draw;
use std::sync::Arc;

/// The distance up to which two PDQ codes are called a match unless a bank says otherwise: the PDQ paper's. Bits.
pub const THRESHOLD_DEFAULT: u32 = mediahash::pdq::MATCH_DISTANCE_MAX;

/// The largest distance a bank can call a match. Half of the 256 bits differ between any two pictures, and at a quarter
/// the first strangers look alike. Bits.
pub const THRESHOLD_MAX: u32 = 63;

/// What a match in a bank means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// Known abuse material.
    Abuse,
    /// Turned down here before.
    RefusedHere,
    /// Checked and harmless: takes back matches by look (see [`Banks::screen`](crate::Banks::screen)).
    KnownGood,
    /// Seen before; neither good nor bad.
    NearDuplicate,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [
        Self::Abuse,
        Self::RefusedHere,
        Self::KnownGood,
        Self::NearDuplicate,
    ];

    /// Its stable name: `abuse`, `refused-here`, `known-good`, `near-duplicate`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Abuse => "abuse",
            Self::RefusedHere => "refused-here",
            Self::KnownGood => "known-good",
            Self::NearDuplicate => "near-duplicate",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// What is known about a bank as a whole. Make one with [`BankInfo::new`] and change what differs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BankInfo {
    /// Its name in answers.
    pub name: Arc<str>,
    /// What a match in it means.
    pub purpose: Purpose,
    /// The largest distance of PDQ codes that is a match, up to [`THRESHOLD_MAX`]. Bits, of 256.
    pub threshold: u32,
    /// In which share of the [seeded](crate::Question::seed) questions it takes part, from 0 (none, and no other
    /// questions either) to 1 (all).
    pub enabled_ratio: f64,
    /// Where the list comes from, for people.
    pub source: String,
    /// What everything in it is called: handed on with every match.
    pub labels: Vec<Arc<str>>,
    /// When an entry that matches far more than it used to is held; none to hold none.
    pub flood: Option<FloodPolicy>,
}

impl BankInfo {
    /// A bank with [`THRESHOLD_DEFAULT`] that takes part in everything, with no source named and no labels. What accuses
    /// somebody ([`Purpose::Abuse`], [`Purpose::RefusedHere`]) has the usual [`FloodPolicy`], the others have none.
    #[must_use]
    pub fn new(name: &str, purpose: Purpose) -> Self {
        let accuses = matches!(purpose, Purpose::Abuse | Purpose::RefusedHere);
        Self {
            name: name.into(),
            purpose,
            threshold: THRESHOLD_DEFAULT,
            enabled_ratio: 1.0,
            source: String::new(),
            labels: Vec::new(),
            flood: accuses.then(FloodPolicy::default),
        }
    }

    /// Whether it takes part in a question of that seed: the same answer for the same seed and name, for ever. Of many
    /// seeds the [share](Self::enabled_ratio) does; one that takes part at some share does so at every larger one.
    #[must_use]
    pub fn takes_part(&self, seed: Option<u64>) -> bool {
        match seed {
            Some(seed) => draw::share(seed, &self.name) < self.enabled_ratio,
            None => self.enabled_ratio > 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bank_takes_part_in_its_share_of_the_seeds() {
        let mut info = BankInfo::new("a", Purpose::Abuse);
        let taking = |info: &BankInfo| {
            (0..10_000_u64)
                .filter(|seed| info.takes_part(Some(*seed)))
                .collect::<Vec<_>>()
        };
        assert_eq!(taking(&info).len(), 10_000);
        info.enabled_ratio = 0.25;
        let quarter = taking(&info);
        assert!((2_300..2_700).contains(&quarter.len()), "{}", quarter.len());
        assert_eq!(taking(&info), quarter);
        info.enabled_ratio = 0.5;
        let half = taking(&info);
        assert!(quarter.iter().all(|seed| half.contains(seed)));
        info.name = "b".into();
        assert_ne!(taking(&info), half, "banks are drawn each for itself");
    }

    #[test]
    fn a_bank_that_is_off_takes_part_in_nothing() {
        let mut info = BankInfo::new("a", Purpose::Abuse);
        for off in [0.0, -1.0, f64::NAN] {
            info.enabled_ratio = off;
            assert!(!info.takes_part(None) && !info.takes_part(Some(1)));
        }
        info.enabled_ratio = 0.001;
        assert!(info.takes_part(None), "who gives no seed asks all banks");
    }

    #[test]
    fn purposes_are_read_by_the_name_they_are_written_with() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::from_name(purpose.name()), Some(purpose));
        }
        assert_eq!(Purpose::from_name("good"), None);
    }
}
