//! How far a person is: which pages they have turned, what is still to be asked. Pure: the shuffling is handed in.

use super::examples::{EXAMPLES, Example, Verdict};
use serde::{Deserialize, Serialize};

/// Where a person is in the training.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Progress {
    /// Pages of the briefing that they have read.
    pub(crate) read: usize,
    /// Examples still to be asked in this round, in order; empty before the first.
    ask: Vec<String>,
    /// Answered wrongly in this round, to be asked in the next.
    wrong: Vec<String>,
    /// Something that must be sealed was approved in this round: the next one asks all of them.
    all_again: bool,
    /// The last answer, and whether it was right; said on the next page.
    pub(crate) last: Option<Last>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Last {
    pub(crate) id: String,
    pub(crate) right: bool,
}

/// What an answer led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// There is more to decide.
    Next,
    /// That was the last one, and all are right.
    Passed,
    /// It is not what was asked: sent twice, or an old page.
    Stale,
}

impl Progress {
    /// The examples begin, in an order of their own.
    pub(crate) fn begin(&mut self, shuffle: impl FnOnce(&mut [String])) {
        if self.ask.is_empty() {
            self.ask = all();
            shuffle(&mut self.ask);
        }
    }

    /// What is asked now; `None` before the examples have begun.
    pub(crate) fn asked(&self) -> Option<&'static Example> {
        self.ask.first().and_then(|id| Example::find(id))
    }

    /// How many are left of this round, for "three more".
    pub(crate) fn left(&self) -> usize {
        self.ask.len()
    }

    /// Takes an answer to `id`. Nobody passes with one that was wrong the last time it was asked, nor before all ten were
    /// asked anew after something that must be sealed was approved.
    pub(crate) fn answer(
        &mut self,
        id: &str,
        verdict: Verdict,
        shuffle: impl FnOnce(&mut [String]),
    ) -> Step {
        if self.ask.first().is_none_or(|asked| asked != id) {
            return Step::Stale;
        }
        let asked = self.ask.remove(0);
        self.all_again |= verdict == Verdict::Grave;
        if verdict != Verdict::Right {
            self.wrong.push(asked.clone());
        }
        let right = verdict == Verdict::Right;
        self.last = Some(Last { id: asked, right });
        if self.ask.is_empty() {
            return self.next_round(id, shuffle);
        }
        Step::Next
    }

    fn next_round(&mut self, last: &str, shuffle: impl FnOnce(&mut [String])) -> Step {
        let wrong = std::mem::take(&mut self.wrong);
        self.ask = if std::mem::take(&mut self.all_again) {
            all()
        } else {
            wrong
        };
        if self.ask.is_empty() {
            return Step::Passed;
        }
        let before = self.ask.clone();
        shuffle(&mut self.ask);
        // Another order than before, and never the same one twice in a row where there is another.
        let same = self.ask == before || self.ask.first().is_some_and(|id| id == last);
        if same && self.ask.len() > 1 {
            self.ask.rotate_left(1);
        }
        Step::Next
    }
}

fn all() -> Vec<String> {
    EXAMPLES.iter().map(|one| one.id.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keep(_: &mut [String]) {}

    fn begun() -> Progress {
        let mut progress = Progress::default();
        progress.begin(keep);
        progress
    }

    fn give(progress: &mut Progress, verdict: Verdict) -> Step {
        let id = progress.asked().unwrap().id;
        progress.answer(id, verdict, |ids| ids.reverse())
    }

    #[test]
    fn ten_right_ones_pass() {
        let mut progress = begun();
        for _ in 0..9 {
            assert_eq!(give(&mut progress, Verdict::Right), Step::Next);
        }
        assert_eq!(give(&mut progress, Verdict::Right), Step::Passed);
    }

    #[test]
    fn only_the_wrong_ones_come_again_in_another_order() {
        let mut progress = begun();
        let wrong = ["words", "contact", "school"];
        for _ in 0..10 {
            let is_wrong = wrong.contains(&progress.asked().unwrap().id);
            let verdict = if is_wrong {
                Verdict::Wrong
            } else {
                Verdict::Right
            };
            assert_eq!(give(&mut progress, verdict), Step::Next);
        }
        assert_eq!(progress.ask, ["school", "contact", "words"]);
        for _ in 0..2 {
            assert_eq!(give(&mut progress, Verdict::Right), Step::Next);
        }
        assert_eq!(give(&mut progress, Verdict::Right), Step::Passed);
    }

    #[test]
    fn one_grave_answer_asks_all_of_them_anew() {
        let mut progress = begun();
        assert_eq!(give(&mut progress, Verdict::Grave), Step::Next);
        for _ in 0..9 {
            assert_eq!(give(&mut progress, Verdict::Right), Step::Next);
        }
        assert_eq!(progress.left(), 10);
    }

    #[test]
    fn an_answer_to_something_else_changes_nothing() {
        let mut progress = begun();
        let before = progress.clone();
        assert_eq!(progress.answer("school", Verdict::Right, keep), Step::Stale);
        assert_eq!(progress.answer("<b>", Verdict::Right, keep), Step::Stale);
        assert_eq!(progress, before);
    }

    proptest! {
        /// Whatever somebody answers, they pass only when the last answer to each of the ten was right, and no grave one
        /// has been given since all ten were last asked.
        #[test]
        fn nobody_passes_with_a_wrong_one(answers in prop::collection::vec(0..6_u8, 1..400)) {
            let mut progress = begun();
            let mut right: std::collections::BTreeSet<&str> = Default::default();
            for answer in answers {
                let verdict = match answer { 0 => Verdict::Wrong, 1 => Verdict::Grave, _ => Verdict::Right };
                let id = progress.asked().unwrap().id;
                if verdict == Verdict::Right { right.insert(id); } else { right.remove(id); }
                if verdict == Verdict::Grave { right.clear(); }
                match progress.answer(id, verdict, |ids| ids.reverse()) {
                    Step::Passed => { prop_assert_eq!(right.len(), 10); return Ok(()); }
                    step => prop_assert_eq!(step, Step::Next),
                }
                let stored = serde_json::to_string(&progress).unwrap();
                prop_assert_eq!(serde_json::from_str::<Progress>(&stored).unwrap(), progress.clone());
            }
        }
    }
}
