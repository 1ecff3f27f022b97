//! The life of a question: its states, what may follow what, and what its writer is told. Pure; tested exhaustively.

use serde::Serialize;
use store::Millis;
use utoipa::ToSchema;

/// What a question really is. Only staff and jobs see this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits for a person.
    Held,
    /// Public, with its answer; its thread is open.
    Answered,
    /// Public; nobody can follow up any more.
    Closed,
    /// Not published; the reason says why.
    Declined,
    /// Taken back by its writer.
    Withdrawn,
    /// Somebody of age wants to say in public what they lived through: only the safety officer has the words.
    Speaking,
    /// The safety officer agrees; a second trained reader decides.
    Vouched,
    /// A person here saw that somebody tells of themselves: only the safety officer has the words.
    DisclosureKept,
    /// May be a crime in itself: the words are in the vault.
    Sealed,
    /// Was public; taken away by a person.
    Removed,
}

/// What can happen to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A person answers, or puts an answer right.
    Answer,
    /// A person does not publish it.
    Decline,
    /// The safety officer lays it before a second reader.
    Vouch,
    /// A person hands it to the safety officer.
    HandOver,
    /// A person escalates it.
    Seal,
    /// A person ends the thread.
    Close,
    /// A person opens it again.
    Reopen,
    /// A person takes it away.
    Remove,
    /// Its writer takes it back.
    Withdraw,
}

/// What a writer may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = QuestionState, example = "in_review")]
pub enum PublicState {
    /// Somebody will read it.
    InReview,
    /// Published with an answer.
    Answered,
    /// Not published.
    Declined,
    /// The safety lead has it; help is shown.
    Care,
    /// Taken back.
    Withdrawn,
    /// Taken away.
    Removed,
}

impl State {
    /// Every state, for exhaustive tests.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::Speaking,
        Self::Vouched,
        Self::Answered,
        Self::Closed,
        Self::Declined,
        Self::Withdrawn,
        Self::DisclosureKept,
        Self::Sealed,
        Self::Removed,
    ];

    /// The state after `act`; `None` when it may not happen now. A sealed question that is withdrawn stays sealed (the
    /// evidence stays); its writer is told it is withdrawn all the same.
    pub fn after(self, act: Act) -> Option<Self> {
        use State::{
            Answered, Closed, Declined, DisclosureKept, Held, Removed, Sealed, Speaking, Vouched,
            Withdrawn,
        };
        match (self, act) {
            (Held | Vouched | Answered, Act::Answer) | (Closed, Act::Reopen) => Some(Answered),
            (Answered, Act::Close) | (Closed, Act::Answer) => Some(Closed),
            (Held | Speaking | Vouched, Act::Decline) => Some(Declined),
            (Speaking, Act::Vouch) => Some(Vouched),
            (Held, Act::HandOver) => Some(DisclosureKept),
            (Held | Answered | Closed, Act::Seal) | (Sealed, Act::Withdraw) => Some(Sealed),
            (Answered | Closed, Act::Remove) => Some(Removed),
            (
                Held | Speaking | Vouched | Answered | Closed | Declined | DisclosureKept,
                Act::Withdraw,
            ) => Some(Withdrawn),
            _ => None,
        }
    }

    /// True while everybody can read it.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Answered | Self::Closed)
    }

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Speaking => "speaking",
            Self::Vouched => "vouched",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::DisclosureKept => "disclosure_kept",
            Self::Sealed => "sealed",
            Self::Removed => "removed",
        }
    }

    /// Reads a name from the database.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl PublicState {
    /// What the writer is told now. Until `resolve_at` a sealed question is in review like any other; then it was not
    /// published, like many others.
    pub fn of(state: State, now: Millis, resolve_at: Millis, withdrawn: bool) -> Self {
        if withdrawn {
            return Self::Withdrawn;
        }
        match state {
            State::Held | State::Speaking | State::Vouched => Self::InReview,
            State::Sealed if now < resolve_at => Self::InReview,
            State::Sealed | State::Declined => Self::Declined,
            State::Answered | State::Closed => Self::Answered,
            State::DisclosureKept => Self::Care,
            State::Withdrawn => Self::Withdrawn,
            State::Removed => Self::Removed,
        }
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::InReview => "in_review",
            Self::Answered => "answered",
            Self::Declined => "declined",
            Self::Care => "care",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }
}

/// Why a question was not published. The words for its writer are the Fluent message `ask-reason-{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is answered already, elsewhere.
    AskedBefore,
    /// It shows how to reach or find somebody.
    Contact,
    /// It accuses somebody.
    Accusation,
    /// It has nothing to do with the campaign.
    OffTopic,
    /// It mocks or hurts.
    Unkind,
    /// Advertising, or the same again and again.
    Spam,
    /// Nobody here knows, and somebody else may.
    NotKnown,
    /// Said without more: also what every sealed one becomes.
    Unusable,
}

impl Reason {
    /// Every reason, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::AskedBefore,
        Self::Contact,
        Self::Accusation,
        Self::OffTopic,
        Self::Unkind,
        Self::Spam,
        Self::NotKnown,
        Self::Unusable,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::AskedBefore => "asked-before",
            Self::Contact => "contact",
            Self::Accusation => "accusation",
            Self::OffTopic => "off-topic",
            Self::Unkind => "unkind",
            Self::Spam => "spam",
            Self::NotKnown => "not-known",
            Self::Unusable => "unusable",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

#[cfg(test)]
mod tests;
