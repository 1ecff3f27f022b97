//! How much of one video is in another.

use super::Feature;
use crate::Pdq;
use crate::pdq::{MATCH_DISTANCE_MAX, QUALITY_MIN};

/// What makes two videos a match. There is no default: say whose frames must be found.
///
/// ```
/// use mediahash::vpdq::Thresholds;
///
/// // 80 % of the upload's frames and 10 % of the listed video's, and frames that are nearer than usual.
/// let strict = Thresholds {
///     distance_max: 20,
///     target_percent_min: 10,
///     ..Thresholds::of_query(80)
/// };
/// assert_eq!(strict.query_percent_min, 80);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Two frames match when their codes differ in at most so many bits.
    pub distance_max: u32,
    /// Frames with less quality are left out on both sides. 0 to 100.
    pub quality_min: u8,
    /// How much of the query must be found in the target. Percent of its frames; 0 asks nothing.
    pub query_percent_min: u8,
    /// How much of the target must be found in the query. Percent of its frames; 0 asks nothing.
    pub target_percent_min: u8,
}

impl Thresholds {
    /// At least so many percent of the query's frames, whatever the share of the target's: finds a cut of a listed
    /// video.
    #[must_use]
    pub const fn of_query(percent: u8) -> Self {
        Self {
            distance_max: MATCH_DISTANCE_MAX,
            quality_min: QUALITY_MIN,
            query_percent_min: percent,
            target_percent_min: 0,
        }
    }

    /// At least so many percent of the target's frames, whatever the share of the query's: finds a listed video
    /// inside a longer one.
    #[must_use]
    pub const fn of_target(percent: u8) -> Self {
        Self {
            query_percent_min: 0,
            target_percent_min: percent,
            ..Self::of_query(0)
        }
    }

    /// At least so many percent of the frames of each: finds the same video.
    #[must_use]
    pub const fn of_both(percent: u8) -> Self {
        Self {
            target_percent_min: percent,
            ..Self::of_query(percent)
        }
    }

    /// Compares every frame with every frame. Two thousand frames a side take four million distances on each side
    /// at most.
    ///
    /// A match needs at least one matching frame, whatever the percentages.
    #[must_use]
    pub fn compare(&self, query: &[Feature], target: &[Feature]) -> Comparison {
        let (query, target) = (self.codes(query), self.codes(target));
        let query_share = self.share(&query, &target);
        let target_share = self.share(&target, &query);
        Comparison {
            query: query_share,
            target: target_share,
            is_match: query_share.matched > 0
                && query_share.reaches(self.query_percent_min)
                && target_share.reaches(self.target_percent_min),
        }
    }

    fn codes(&self, features: &[Feature]) -> Vec<Pdq> {
        features
            .iter()
            .filter(|feature| feature.quality >= self.quality_min)
            .map(|feature| feature.hash)
            .collect()
    }

    fn share(&self, of: &[Pdq], among: &[Pdq]) -> Share {
        let is_near = |code: &&Pdq| {
            among
                .iter()
                .any(|other| code.distance(other) <= self.distance_max)
        };
        Share {
            matched: of.iter().filter(is_near).count(),
            frames: of.len(),
        }
    }
}

/// What [`Thresholds::compare`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The query's frames that have one near them in the target.
    pub query: Share,
    /// The target's frames that have one near them in the query.
    pub target: Share,
    /// Whether the thresholds are reached.
    pub is_match: bool,
}

/// How many of how many frames, those of low quality left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share {
    /// The frames that have one near them on the other side.
    pub matched: usize,
    /// All of this side.
    pub frames: usize,
}

impl Share {
    /// In percent, rounded down; 0 of a side without frames.
    #[must_use]
    pub fn percent(&self) -> u8 {
        (0..=100)
            .rev()
            .find(|percent| self.frames > 0 && self.reaches(*percent))
            .unwrap_or(0)
    }

    /// Whether at least so many percent matched, without rounding.
    #[must_use]
    pub fn reaches(&self, percent: u8) -> bool {
        let wide = |count: usize| u128::try_from(count).unwrap_or(u128::MAX);
        let (matched, frames) = (wide(self.matched), wide(self.frames));
        matched.saturating_mul(100) >= frames.saturating_mul(percent.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    /// A frame whose code has its first `bits` bits set.
    fn frame(quality: u8, bits: usize) -> Feature {
        let mut code = [0; 32];
        for bit in 0..bits {
            code[bit / 8] |= 0x80 >> (bit % 8);
        }
        Feature {
            frame: 0,
            quality,
            hash: Pdq::from_bytes(code),
            time: Duration::ZERO,
        }
    }

    #[test]
    fn the_distance_asked_for_is_the_last_that_matches() {
        let ask = Thresholds::of_both(100);
        assert!(ask.compare(&[frame(50, 0)], &[frame(50, 31)]).is_match);
        assert!(!ask.compare(&[frame(50, 0)], &[frame(50, 32)]).is_match);
    }

    #[test]
    fn frames_of_low_quality_neither_match_nor_count() {
        let ask = Thresholds::of_both(100);
        let found = ask.compare(&[frame(50, 0), frame(49, 200)], &[frame(50, 0)]);
        assert!(found.is_match);
        assert_eq!(
            found.query,
            Share {
                matched: 1,
                frames: 1
            }
        );
        let nothing = ask.compare(&[frame(49, 0)], &[frame(50, 0)]);
        assert!(!nothing.is_match);
        assert_eq!(nothing.query.percent(), 0);
    }

    #[test]
    fn each_side_is_asked_for_itself() {
        let long: Vec<Feature> = (0..5).map(|at| frame(90, at * 50)).collect();
        let cut = &long[..1];
        assert!(Thresholds::of_query(80).compare(cut, &long).is_match);
        assert!(!Thresholds::of_target(80).compare(cut, &long).is_match);
        assert!(Thresholds::of_target(80).compare(&long, cut).is_match);
        assert!(Thresholds::of_both(20).compare(&long, cut).is_match);
        assert!(!Thresholds::of_both(21).compare(&long, cut).is_match);
        assert_eq!(
            Thresholds::of_both(0).compare(&long, cut).query.percent(),
            20
        );
    }

    #[test]
    fn nothing_in_common_is_no_match_even_if_nothing_is_asked() {
        let ask = Thresholds::of_query(0);
        assert!(!ask.compare(&[frame(90, 0)], &[frame(90, 200)]).is_match);
        assert!(!ask.compare(&[], &[]).is_match);
    }

    fn frames() -> impl Strategy<Value = Vec<Feature>> {
        let one = (0_u8..=100, 0_usize..=256).prop_map(|(quality, bits)| frame(quality, bits));
        proptest::collection::vec(one, 0..20)
    }

    proptest! {
        /// As the reference's brute force counts, written out.
        #[test]
        fn shares_are_those_of_brute_force(query in frames(), target in frames(), distance in 0_u32..64) {
            let ask = Thresholds { distance_max: distance, ..Thresholds::of_query(80) };
            let mut matched = 0;
            let mut of = 0;
            for one in query.iter().filter(|one| one.quality >= 50) {
                of += 1;
                let near = |two: &&Feature| two.quality >= 50 && one.hash.distance(&two.hash) <= distance;
                matched += usize::from(target.iter().find(near).is_some());
            }
            let found = ask.compare(&query, &target);
            prop_assert_eq!((found.query.matched, found.query.frames), (matched, of));
            prop_assert_eq!(found.is_match, matched > 0 && matched * 100 >= of * 80);
            let turned = ask.compare(&target, &query);
            prop_assert_eq!((turned.query, turned.target), (found.target, found.query));
        }

        #[test]
        fn percent_rounds_down(matched in 0_usize..500, more in 1_usize..500) {
            let share = Share { matched, frames: matched + more };
            prop_assert_eq!(usize::from(share.percent()), matched * 100 / (matched + more));
        }
    }
}
