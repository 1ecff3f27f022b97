//! How an appeal stands, and what its author is told of it. Pure: it knows what was told, never what stood behind it.

use super::{PublicState, Reason};
use serde::Serialize;
use store::Millis;
use utoipa::ToSchema;

/// How an appeal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "offered")]
pub enum AppealState {
    /// The author may ask once for another person to look.
    Offered,
    /// The author asked. Somebody will answer.
    Open,
    /// The refusal stands.
    Stands,
    /// Another person let the picture back: it is looked at anew.
    LetBack,
}

/// An appeal that was made, as far as its answer matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The answer, `None` while nobody gave one.
    pub(crate) let_back: Option<bool>,
    /// From when on the author is told the answer; `None` while there is none.
    pub(crate) answer_at: Option<Millis>,
}

impl AppealState {
    /// What the author of a post is told of an appeal; `None` when there is nothing to ask or to tell. `told` is what they
    /// are told of the post, `reason` with which words, `until` when the time to ask is over.
    pub(crate) fn of(
        told: PublicState,
        reason: Reason,
        until: Millis,
        asked: Option<Asked>,
        now: Millis,
    ) -> Option<Self> {
        let answer = asked.map(|asked| asked.told(now));
        match (told, answer) {
            (PublicState::Refused, None) => {
                // What no machine can open, no person can look at: another file helps.
                (reason != Reason::Unreadable && now < until).then_some(Self::Offered)
            }
            (PublicState::Refused, answer) => answer,
            (PublicState::InReview | PublicState::Approved, Some(Self::LetBack)) => answer,
            _ => None,
        }
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Open => "open",
            Self::Stands => "stands",
            Self::LetBack => "let_back",
        }
    }
}

impl Asked {
    fn told(self, now: Millis) -> AppealState {
        match (self.let_back, self.answer_at) {
            (Some(let_back), Some(at)) if now >= at => {
                if let_back {
                    AppealState::LetBack
                } else {
                    AppealState::Stands
                }
            }
            _ => AppealState::Open,
        }
    }
}
