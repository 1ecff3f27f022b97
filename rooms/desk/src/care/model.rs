//! What somebody can be spared. Pure.

use super::limits;
use serde::{Deserialize, Serialize};

/// What one person wishes for; known to them alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wishes {
    /// Fewer pictures a day than the desk's number.
    pub(crate) pictures_a_day: Option<i64>,
    /// Only posts of which only the words wait.
    pub(crate) words_only: bool,
    /// Nothing that somebody in public has objected to.
    pub(crate) no_reported: bool,
    /// No pictures that, as a colleague said, show an injury.
    pub(crate) no_injuries: bool,
    /// Where they want lines to call from: the code of a country.
    pub(crate) country: Option<String>,
}

/// A kind of posts; a bit of `desk_item.kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// There is a picture to look at.
    Picture,
    /// Somebody in public has objected to it.
    Reported,
    /// A colleague said that it shows an injury.
    Injury,
}

impl Kind {
    pub(crate) const fn bit(self) -> i64 {
        match self {
            Self::Picture => 1,
            Self::Reported => 2,
            Self::Injury => 4,
        }
    }
}

/// The bits of what a post is.
pub(crate) fn kinds(has_picture: bool, reported: bool) -> i64 {
    let bit = |is: bool, kind: Kind| if is { kind.bit() } else { 0 };
    bit(has_picture, Kind::Picture) | bit(reported, Kind::Reported)
}

impl Wishes {
    /// The bits of what this person is not asked to look at.
    pub(crate) fn spared(&self) -> i64 {
        let bit = |is: bool, kind: Kind| if is { kind.bit() } else { 0 };
        bit(self.words_only, Kind::Picture)
            | bit(self.no_reported, Kind::Reported)
            | bit(self.no_injuries, Kind::Injury)
    }

    /// How many pictures a day are enough, where the desk says `desk`. Nobody can raise it for themselves.
    pub(crate) fn enough(&self, desk: i64) -> i64 {
        let own = self.pictures_a_day.unwrap_or(limits::PICTURES_A_DAY_MAX);
        own.min(desk)
            .clamp(limits::PICTURES_A_DAY_MIN, limits::PICTURES_A_DAY_MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lower_number_counts_and_none_is_out_of_bounds() {
        let own = |n| Wishes {
            pictures_a_day: n,
            ..Wishes::default()
        };
        for (wish, desk, enough) in [
            (None, 400, 400),
            (None, 100, 100),
            (Some(50), 100, 50),
            (Some(300), 100, 100),
            (Some(9_999), 9_999, 400),
            (Some(0), 400, 20),
            (Some(-5), -5, 20),
        ] {
            assert_eq!(own(wish).enough(desk), enough, "{wish:?} {desk}");
        }
    }

    #[test]
    fn what_is_spared_is_what_was_ticked() {
        assert_eq!(Wishes::default().spared(), 0);
        let all = Wishes {
            words_only: true,
            no_reported: true,
            no_injuries: true,
            ..Wishes::default()
        };
        assert_eq!(all.spared(), 7);
        assert_eq!(kinds(true, false) & all.spared(), 1);
        assert_eq!(kinds(false, true) & all.spared(), 2);
        let reported = Wishes {
            no_reported: true,
            ..Wishes::default()
        };
        assert_eq!(kinds(true, false) & reported.spared(), 0);
    }
}
