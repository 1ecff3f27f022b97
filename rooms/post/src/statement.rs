//! The statement of reasons that an author gets with every refusal, removal and hiding (the shape of Article 17 of the
//! Digital Services Act): what was done, why, by which rule, whether a machine decided, and how to object. Made of what the
//! receipt says and of nothing else, so that it cannot tell more than that (docs/adr/0206).

use crate::{PublicState, Reason, model::AppealState, receipt::Receipt};
use serde::Serialize;
use store::Millis;
use utoipa::ToSchema;

/// What was done to a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "refused")]
pub(crate) enum Measure {
    /// It was not used.
    Refused,
    /// It was taken off the wall for good.
    Removed,
    /// It is off the wall while it is looked at again.
    Hidden,
}

/// Whether a machine decided. It depends on the words of the reason alone: with those that people and machines share it is
/// never said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "no")]
pub(crate) enum Automated {
    /// A person looked and decided.
    No,
    /// A machine: the file could not be opened.
    Yes,
    /// A person or a machine. Saying which would help who tests what is found here.
    NotSaid,
}

/// A way to object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RedressKind, example = "appeal")]
pub(crate) enum Redress {
    /// Ask once for another look, on the receipt.
    Appeal,
    /// Send another picture, on the receipt.
    Replace,
    /// Write to who answers for the campaign.
    Contact,
}

/// Why, when something was taken off the wall; the names are part of the interface.
const TAKEN_AWAY: &str = "taken-away";
/// Why, while something is looked at again.
const LOOKED_AT_AGAIN: &str = "looked-at-again";

/// The statement of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) measure: Measure,
    /// When its author was told; not for what is only hidden, which is told as it happens.
    pub(crate) decided_at: Option<Millis>,
    /// A reason's name, or one of the two above.
    pub(crate) reason: &'static str,
    pub(crate) automated: Automated,
    pub(crate) redress: Vec<Redress>,
}

impl Statement {
    /// The statement of what a receipt says; `None` while nothing was done to the post.
    pub(crate) fn of(receipt: &Receipt) -> Option<Self> {
        let measure = match receipt.state {
            PublicState::Refused => Measure::Refused,
            PublicState::Removed => Measure::Removed,
            PublicState::InReview if receipt.was_public => Measure::Hidden,
            _ => return None,
        };
        let reason = match measure {
            Measure::Refused => receipt.reason.unwrap_or(Reason::Unusable.name()),
            Measure::Removed => TAKEN_AWAY,
            Measure::Hidden => LOOKED_AT_AGAIN,
        };
        let appeal = (receipt.appeal == Some(AppealState::Offered)).then_some(Redress::Appeal);
        let replace = receipt.may_replace().then_some(Redress::Replace);
        Some(Self {
            measure,
            decided_at: (measure != Measure::Hidden).then_some(receipt.told_at),
            reason,
            automated: Automated::of(Reason::parse(reason)),
            redress: [appeal, replace, Some(Redress::Contact)]
                .into_iter()
                .flatten()
                .collect(),
        })
    }
}

impl Automated {
    /// By the reason as it is told.
    fn of(reason: Option<Reason>) -> Self {
        match reason {
            None | Some(Reason::Unusable | Reason::Abuse | Reason::Sexual) => Self::NotSaid,
            Some(Reason::Unreadable) => Self::Yes,
            Some(_) => Self::No,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
            Self::NotSaid => "not-said",
        }
    }
}

impl Measure {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Removed => "removed",
            Self::Hidden => "hidden",
        }
    }
}

impl Redress {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Appeal => "appeal",
            Self::Replace => "replace",
            Self::Contact => "contact",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing that both a person and a machine may say is said to come from one of them.
    #[test]
    fn what_machines_say_too_is_never_said_to_come_from_a_person() {
        let machine = [Reason::Unusable, Reason::Unreadable];
        for reason in Reason::ALL {
            let automated = Automated::of(Some(reason.told()));
            let shared = machine.contains(&reason.told());
            assert_eq!(automated == Automated::No, !shared, "{reason:?}");
        }
        assert_eq!(Automated::of(Reason::parse(TAKEN_AWAY)), Automated::NotSaid);
        assert_eq!(
            Automated::of(Reason::parse(LOOKED_AT_AGAIN)),
            Automated::NotSaid
        );
    }
}
