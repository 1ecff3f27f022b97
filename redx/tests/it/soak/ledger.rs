//! What the crowd was told, and so what must be true for ever after.

use std::collections::{BTreeMap, BTreeSet};

/// What an author may be told, by the API's names.
pub(super) const IN_REVIEW: &str = "in_review";
pub(super) const APPROVED: &str = "approved";
pub(super) const REFUSED: &str = "refused";
pub(super) const WITHDRAWN: &str = "withdrawn";

/// How sure we are that an act was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    No,
    /// It was sent, and no answer came.
    Maybe,
    Yes,
}

/// One post.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The receipt, once the post was acknowledged.
    pub(super) receipt: Option<String>,
    /// How it was sent, to send it again.
    pub(super) draft: String,
    pub(super) picture: Option<u64>,
    /// What the desk's acts allow: more than one where an answer was lost.
    decided: BTreeSet<&'static str>,
    /// Decisions that were answered.
    pub(super) decisions: u32,
    withdrawn: Sure,
}

impl Known {
    /// What its author may be told.
    pub(super) fn allows(&self, told: &str) -> bool {
        match self.withdrawn {
            Sure::Yes => told == WITHDRAWN,
            Sure::Maybe => told == WITHDRAWN || self.decided.contains(told),
            Sure::No => self.decided.contains(told),
        }
    }

    /// True when it must be on the wall, with its picture.
    pub(super) fn is_public(&self) -> bool {
        self.withdrawn == Sure::No
            && self.picture.is_some()
            && self.decided == BTreeSet::from([APPROVED])
    }
}

/// Every post, by its caption.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<String, Known>);

impl Ledger {
    /// A post is about to be sent. One without a picture counts at once.
    pub(super) fn sending(&mut self, caption: &str, draft: &str, picture: Option<u64>) {
        let state = if picture.is_some() {
            IN_REVIEW
        } else {
            APPROVED
        };
        let known = Known {
            receipt: None,
            draft: draft.to_owned(),
            picture,
            decided: BTreeSet::from([state]),
            decisions: 0,
            withdrawn: Sure::No,
        };
        self.0.insert(caption.to_owned(), known);
    }

    /// It was refused for a reason that is none of ours (a full disk): it need not be there.
    pub(super) fn acknowledged(&mut self, caption: &str, receipt: String) {
        if let Some(known) = self.0.get_mut(caption) {
            known.receipt = Some(receipt);
        }
    }

    /// The author took it back, or tried to.
    pub(super) fn withdrawn(&mut self, caption: &str, answered: bool) {
        if let Some(known) = self.0.get_mut(caption) {
            let sure = if answered { Sure::Yes } else { Sure::Maybe };
            known.withdrawn = known.withdrawn.max(sure);
        }
    }

    /// The desk decided, or tried to: now the author may be told one of `states`. A moderator works through posts one
    /// after another, so decisions on one post never overlap.
    pub(super) fn decided(&mut self, caption: &str, states: &[&'static str], answered: bool) {
        if let Some(known) = self.0.get_mut(caption) {
            if answered {
                known.decided.clear();
                known.decisions += 1;
            }
            known.decided.extend(states);
        }
    }

    pub(super) fn one(&self, caption: &str) -> Known {
        self.0[caption].clone()
    }

    pub(super) fn all(&self) -> Vec<(String, Known)> {
        self.0.clone().into_iter().collect()
    }

    pub(super) fn acknowledged_count(&self) -> usize {
        self.0
            .values()
            .filter(|known| known.receipt.is_some())
            .count()
    }
}
