//! What is decided here, and what people object to.

use media::derive::Region;
use post::{HeldView, Reason, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A decision on a post that waits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Act {
    /// The picture and the words are fine.
    Approve,
    /// Not used, for a reason.
    Refuse(Reason),
    /// It may show abuse: sealed at once, no undo.
    Escalate,
    /// Takes back what was decided a moment ago.
    Undo,
    /// Hides parts of the picture; the post waits on.
    Hide(Veil),
    /// The words of a post that is public already stay away.
    LeaveWords,
    /// Another person shall look at it.
    Stash,
    /// Cuts the picture to a part; the post waits on.
    Crop(Part),
}

impl Act {
    /// Every name that [`Act::parse`] knows.
    pub(crate) const NAMES: [&'static str; 8] = [
        "approve",
        "refuse",
        "escalate",
        "undo",
        "hide",
        "leave-words",
        "stash",
        "crop",
    ];

    /// Reads a decision by its names. `veil` matters for hiding, and its only region for cropping.
    pub(crate) fn parse(act: &str, reason: &str, veil: Veil) -> Option<Self> {
        match act {
            "approve" => Some(Self::Approve),
            // Evidence is never destroyed because somebody chose the wrong one of two buttons.
            "refuse" if reason == Reason::Abuse.name() => Some(Self::Escalate),
            "refuse" => Reason::parse(reason).map(Self::Refuse),
            "escalate" => Some(Self::Escalate),
            "undo" => Some(Self::Undo),
            "hide" if veil.is_something() => Some(Self::Hide(veil)),
            "leave-words" => Some(Self::LeaveWords),
            "stash" => Some(Self::Stash),
            "crop" => match veil.regions.as_slice() {
                [kept] if kept.is_a_crop() => Some(Self::Crop(*kept)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// How a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is so now.
    Done,
    /// Somebody else decided, or its author took it back: nothing was done.
    Gone,
    /// Guard does not clear it (any more): nothing was done.
    NotClear,
    /// Its words or its picture are not those the person saw: nothing was done.
    Changed,
    /// The person has not looked at the picture as it is now: nothing was done.
    NotSeen,
    /// A colleague has asked for a second opinion already, and this is it: nothing was done.
    Second,
    /// It was drawn to see how the group does, and this was not right: said to the person alone. It could go up, or not.
    Drawn { fine: bool },
}

/// What is to be hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Veil {
    /// Parts of the picture.
    pub(crate) regions: Vec<Part>,
    /// Faces that its author asked to be shown.
    pub(crate) faces: bool,
}

impl Veil {
    fn is_something(&self) -> bool {
        self.faces || !self.regions.is_empty()
    }
}

/// Part of a picture in fractions of its width and height, as programs and forms say it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PicturePart)]
pub(crate) struct Part {
    /// Its left edge, as a fraction of the width of the picture.
    #[schema(example = 0.25)]
    pub(crate) left: f32,
    /// Its upper edge, as a fraction of the height of the picture.
    #[schema(example = 0.1)]
    pub(crate) top: f32,
    /// How wide it is, as a fraction of the width of the picture.
    #[schema(example = 0.5)]
    pub(crate) width: f32,
    /// How high it is, as a fraction of the height of the picture.
    #[schema(example = 0.4)]
    pub(crate) height: f32,
}

impl Part {
    /// The whole picture.
    pub(crate) const ALL: Self = Self {
        left: 0.0,
        top: 0.0,
        width: 1.0,
        height: 1.0,
    };

    /// One of nine cells, from 1 at the top left to 9 at the bottom right, with a margin into its neighbours.
    pub(crate) fn cell(number: u8) -> Option<Self> {
        const MARGIN: f32 = 0.02;
        let index = number.checked_sub(1).filter(|index| *index < 9)?;
        let third = |n: u8| f32::from(n) / 3.0 - MARGIN;
        let side = 1.0 / 3.0 + 2.0 * MARGIN;
        Some(Self {
            left: third(index % 3),
            top: third(index / 3),
            width: side,
            height: side,
        })
    }

    /// Where it lies in the whole picture, when it was pointed out in a picture of which only `seen` is left.
    pub(crate) fn within(self, seen: Self) -> Self {
        Self {
            left: seen.left + self.left * seen.width,
            top: seen.top + self.top * seen.height,
            width: self.width * seen.width,
            height: self.height * seen.height,
        }
    }

    /// Large enough to be looked at when nothing else is left.
    fn is_a_crop(self) -> bool {
        const LEAST: f32 = 0.1;
        let least = |side: f32| side >= LEAST;
        self.region()
            .is_some_and(|kept| least(kept.width()) && least(kept.height()))
    }

    /// The same, cut to the picture.
    pub(crate) fn cut(self) -> Option<Self> {
        self.region().map(|region| Self {
            left: region.left(),
            top: region.top(),
            width: region.width(),
            height: region.height(),
        })
    }

    /// `left top width height`, as the page's script writes it; an empty text is no part.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split_whitespace().map(str::parse::<f32>);
        let mut next = || numbers.next()?.ok();
        let part = Self {
            left: next()?,
            top: next()?,
            width: next()?,
            height: next()?,
        };
        part.region().map(|_| part)
    }

    pub(crate) fn region(self) -> Option<Region> {
        Region::new(self.left, self.top, self.width, self.height)
    }
}

/// Which of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// "Report this."
    Report,
    /// "Remove a picture of me."
    Remove,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Remove => "remove",
        }
    }

    /// What can be chosen. The words are `desk-why-{code}`.
    pub(crate) fn reasons(self) -> &'static [&'static str] {
        match self {
            Self::Report => &[
                ABUSE, "child", "sexual", "private", "cruel", "spam", "other",
            ],
            Self::Remove => &["me", "my-child", "for-somebody", "intimate", ABUSE],
        }
    }

    /// A reason of this form, as a constant.
    pub(crate) fn reason(self, code: &str) -> Option<&'static str> {
        self.reasons()
            .iter()
            .find(|reason| **reason == code)
            .copied()
    }
}

/// The abuse of a child: always hidden on receipt, and help is shown at once.
pub(crate) const ABUSE: &str = "abuse";

/// How hard a post is to decide on: 0 for a hand without a face and without words. Said in steps of time
/// ([`crate::limits::STEP_MS`]), so that a hard one comes later but is never overtaken for ever.
pub(crate) fn steps(view: &HeldView) -> i64 {
    let words = [&view.caption, &view.alt, &view.first_name, &view.place];
    let heed = [
        words.iter().any(|text| text.is_some()),
        view.faces > 0 || view.wants_face,
        view.near_of.is_some(),
        view.close_to_refused,
        view.unsettled,
        view.hiding == "everything",
    ];
    heed.into_iter().map(i64::from).sum()
}

/// True when only the words wait: the picture was approved before.
pub(crate) fn only_words(view: &HeldView) -> bool {
    view.state == State::Approved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_cells_cover_the_picture() {
        for number in 1..=9 {
            let region = Part::cell(number).unwrap().region().unwrap();
            assert!(region.width() > 0.33 && region.height() > 0.33, "{number}");
        }
        assert!(Part::cell(0).is_none() && Part::cell(10).is_none());
        let last = Part::cell(9).unwrap().region().unwrap();
        assert!(last.left() + last.width() >= 1.0 && last.top() + last.height() >= 1.0);
    }

    #[test]
    fn a_part_is_read_only_if_it_is_one() {
        assert_eq!(Part::parse("0 0 1 1"), Some(Part::ALL));
        for bad in [
            "",
            "0 0 1",
            "a b c d",
            "0 0 0 0",
            "2 2 1 1",
            "NaN 0 1 1",
            "0 0 inf 1",
        ] {
            assert_eq!(Part::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn refusing_for_abuse_seals() {
        let act = |act, reason| Act::parse(act, reason, Veil::default());
        assert_eq!(act("refuse", "abuse"), Some(Act::Escalate));
        assert_eq!(act("refuse", "face"), Some(Act::Refuse(Reason::Face)));
        assert_eq!(act("refuse", "<b>"), None);
        assert_eq!(act("refuse", ""), None);
        assert_eq!(act("hide", ""), None);
        assert_eq!(act("delete", ""), None);
        for name in Act::NAMES {
            let veil = Veil {
                faces: true,
                regions: vec![Part::ALL],
            };
            assert!(Act::parse(name, "face", veil).is_some(), "{name}");
        }
    }

    #[test]
    fn a_crop_is_one_part_that_can_be_looked_at() {
        let crop = |regions: Vec<Part>| {
            let veil = Veil {
                regions,
                faces: false,
            };
            Act::parse("crop", "", veil)
        };
        let part = |text| Part::parse(text).unwrap();
        assert_eq!(
            crop(vec![part("0.2 0.2 0.5 0.5")]),
            Some(Act::Crop(part("0.2 0.2 0.5 0.5")))
        );
        for bad in [
            vec![],
            vec![Part::ALL; 2],
            vec![part("0 0 0.05 1")],
            vec![part("0.95 0.95 1 1")],
        ] {
            assert_eq!(crop(bad), None);
        }
    }

    #[test]
    fn a_part_of_what_is_seen_is_a_part_of_the_whole() {
        let half = Part::parse("0.5 0 0.5 1").unwrap();
        let part = Part::parse("0.5 0.25 0.5 0.5").unwrap();
        assert_eq!(
            part.within(half),
            Part::parse("0.75 0.25 0.25 0.5").unwrap()
        );
        assert_eq!(part.within(Part::ALL), part);
    }

    #[test]
    fn each_form_has_its_reasons() {
        assert_eq!(Kind::Report.reason("spam"), Some("spam"));
        assert_eq!(Kind::Remove.reason("spam"), None);
        assert!(
            [Kind::Report, Kind::Remove]
                .iter()
                .all(|k| k.reason(ABUSE).is_some())
        );
    }
}
