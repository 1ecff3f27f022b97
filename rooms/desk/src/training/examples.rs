//! The ten examples. Four can go up, three are refused for a reason, three are sealed. Their words are content
//! (`content/training`); their pictures are drawn here.

use crate::model::Act;
use media::drawn::{Hand, HandOptions, Mark, Tone};
use post::Reason;

/// An example.
#[derive(Debug)]
pub(crate) struct Example {
    /// Its stable name: in addresses, in what is stored, in the file of its words.
    pub(crate) id: &'static str,
    drawing: Drawing,
    right: Right,
}

/// What its picture is.
#[derive(Debug)]
enum Drawing {
    /// A hand by its place among the drawn ones, with this skin; with the X of a seed, or without one.
    Hand(usize, Tone, Option<u64>),
    /// A card that stands for what is never drawn.
    Card,
}

/// What is right.
#[derive(Debug, PartialEq, Eq)]
enum Right {
    Approve,
    /// For one of these reasons, the best one first.
    Refuse(&'static [Reason]),
    Seal,
}

/// How an answer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Wrong,
    /// What must be sealed was approved: the one mistake that matters.
    Grave,
}

/// Every example.
pub(crate) static EXAMPLES: [Example; 10] = [
    hand("plain", 0, Tone::Honey, Some(3), Right::Approve),
    hand("words", 2, Tone::Bronze, Some(8), Right::Approve),
    hand("other-hand", 5, Tone::Olive, Some(12), Right::Approve),
    hand("uneven", 1, Tone::Amber, Some(21), Right::Approve),
    hand(
        "no-mark",
        3,
        Tone::Wheat,
        None,
        Right::Refuse(&[Reason::NotTheX]),
    ),
    hand(
        "contact",
        4,
        Tone::Petal,
        Some(5),
        Right::Refuse(&[Reason::Contact]),
    ),
    hand(
        "school",
        1,
        Tone::Bronze,
        Some(17),
        Right::Refuse(&[Reason::Place, Reason::Child]),
    ),
    card("stands-undressed"),
    card("stands-unsure"),
    hand("stands-offer", 2, Tone::Honey, Some(30), Right::Seal),
];

const fn hand(
    id: &'static str,
    number: usize,
    tone: Tone,
    seed: Option<u64>,
    right: Right,
) -> Example {
    Example {
        id,
        drawing: Drawing::Hand(number, tone, seed),
        right,
    }
}

const fn card(id: &'static str) -> Example {
    Example {
        id,
        drawing: Drawing::Card,
        right: Right::Seal,
    }
}

impl Example {
    /// The example of this name.
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        EXAMPLES.iter().find(|example| example.id == id)
    }

    /// How it is to decide so. Only the three decisions of a first day are answers.
    pub(crate) fn verdict(&self, act: &Act) -> Option<Verdict> {
        let right = match act {
            Act::Approve if self.right == Right::Seal => return Some(Verdict::Grave),
            Act::Approve => self.right == Right::Approve,
            Act::Refuse(reason) => {
                matches!(self.right, Right::Refuse(reasons) if reasons.contains(reason))
            }
            Act::Escalate => self.right == Right::Seal,
            _ => return None,
        };
        Some(if right {
            Verdict::Right
        } else {
            Verdict::Wrong
        })
    }

    /// Its picture as SVG; `None` for a card, which is a file of the site.
    pub(crate) fn svg(&self) -> Option<String> {
        let Drawing::Hand(number, tone, seed) = self.drawing else {
            return None;
        };
        let hands = Hand::all();
        let hand = hands.get(number).or_else(|| hands.first())?;
        let mark = seed.map(Mark::sample);
        Some(hand.svg(tone, mark.as_ref(), &HandOptions::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Veil;

    #[test]
    fn ten_of_which_three_are_sealed_and_drawn_as_nothing_worse_than_a_hand() {
        let count = |right: fn(&Right) -> bool| EXAMPLES.iter().filter(|e| right(&e.right)).count();
        assert_eq!(count(|right| *right == Right::Approve), 4);
        assert_eq!(count(|right| matches!(right, Right::Refuse(_))), 3);
        assert_eq!(count(|right| *right == Right::Seal), 3);
        let mut ids: Vec<_> = EXAMPLES.iter().map(|example| example.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 10);
        for example in &EXAMPLES {
            assert!(example.svg().is_none_or(|svg| svg.starts_with("<svg")));
        }
    }

    #[test]
    fn only_the_right_decision_is_right_and_a_wrong_approval_is_grave() {
        let say = |id: &str, act| Example::find(id).unwrap().verdict(&act);
        assert_eq!(say("plain", Act::Approve), Some(Verdict::Right));
        assert_eq!(say("plain", Act::Escalate), Some(Verdict::Wrong));
        let refuse = Act::Refuse;
        assert_eq!(
            say("contact", refuse(Reason::Contact)),
            Some(Verdict::Right)
        );
        assert_eq!(say("contact", refuse(Reason::Spam)), Some(Verdict::Wrong));
        assert_eq!(say("contact", Act::Approve), Some(Verdict::Wrong));
        for id in ["stands-undressed", "stands-unsure", "stands-offer"] {
            assert_eq!(say(id, Act::Approve), Some(Verdict::Grave), "{id}");
            assert_eq!(
                say(id, refuse(Reason::Sexual)),
                Some(Verdict::Wrong),
                "{id}"
            );
            let by_reason = Act::parse("refuse", "abuse", Veil::default()).unwrap();
            assert_eq!(say(id, by_reason), Some(Verdict::Right), "{id}");
        }
        assert_eq!(say("plain", Act::Undo), None);
    }
}
