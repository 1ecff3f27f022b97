//! The life of a post: its states, what may follow what, and what its author is told. Pure; tested exhaustively.

mod appeal;

use serde::Serialize;
use store::Millis;
use utoipa::ToSchema;

pub use appeal::AppealState;
pub(crate) use appeal::Asked;

/// How somebody took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "photo")]
pub enum Kind {
    /// A photo of the X on a hand.
    Photo,
    /// An X drawn on a drawn hand: strokes, rendered by us.
    Drawn,
    /// No picture: "Count me in".
    Counted,
}

/// What a post really is. Only staff and jobs see this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Durably stored, not yet looked at by anything.
    Received,
    /// A job is screening it.
    Screening,
    /// Screened; waits for a person.
    Held,
    /// Matched an abuse list or was escalated: evidence in the vault, nothing to see anywhere.
    Sealed,
    /// Not used; the reason says why.
    Refused,
    /// A person agreed.
    Approved,
    /// Was approved; out of sight while a person looks again.
    Hidden,
    /// Taken back by its author.
    Withdrawn,
    /// Taken away by a person, or on somebody's request.
    Removed,
}

/// What an author may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PostState, example = "in_review")]
pub enum PublicState {
    /// Somebody will look, or is looking again.
    InReview,
    /// On the wall.
    Approved,
    /// We could not use it.
    Refused,
    /// Taken back.
    Withdrawn,
    /// Taken away.
    Removed,
}

/// What can happen to a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A screening job takes it up (again, after a crash).
    Screen,
    /// Screening found nothing that stops it.
    Hold,
    /// Screening matched an abuse list, or a person escalated.
    Seal,
    /// Screening or a person does not use it.
    Refuse,
    /// A person agrees.
    Approve,
    /// A report came in, or a list grew.
    Hide,
    /// The report was not right.
    Show,
    /// The person who decided takes it back within ten seconds.
    Undo,
    /// A person takes it away.
    Remove,
    /// The author takes it back.
    Withdraw,
    /// The author sends another picture after a refusal.
    Replace,
    /// The author asked once more, and another person lets it back to the desk.
    LetBack,
}

impl State {
    /// Every state, for exhaustive tests.
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Screening,
        Self::Held,
        Self::Sealed,
        Self::Refused,
        Self::Approved,
        Self::Hidden,
        Self::Withdrawn,
        Self::Removed,
    ];

    /// The state after `act`; `None` when it may not happen now.
    ///
    /// A sealed post that is withdrawn stays sealed (the evidence stays); its author is told it is withdrawn all the
    /// same. A sealed post may be replaced like any refused one: the new picture is a new upload, the evidence of the
    /// old one lies in guard's case.
    pub fn after(self, act: Act) -> Option<Self> {
        use Act::{
            Approve, Hide, Hold, LetBack, Refuse, Remove, Replace, Screen, Seal, Show, Undo,
            Withdraw,
        };
        use State::{
            Approved, Held, Hidden, Received, Refused, Removed, Screening, Sealed, Withdrawn,
        };
        match (self, act) {
            (Received | Screening, Screen) => Some(Screening),
            (Screening, Hold) | (Approved | Refused, Undo) | (Refused, LetBack) => Some(Held),
            (Screening | Held | Refused | Approved | Hidden, Seal) => Some(Sealed),
            (Screening | Held, Refuse) => Some(Refused),
            (Held, Approve) | (Hidden, Show) => Some(Approved),
            (Approved, Hide) => Some(Hidden),
            (Held | Approved | Hidden, Remove) => Some(Removed),
            (Received | Screening | Held | Refused | Approved | Hidden, Withdraw) => {
                Some(Withdrawn)
            }
            (Sealed, Withdraw) => Some(Sealed),
            (Refused | Sealed, Replace) => Some(Received),
            _ => None,
        }
    }

    /// True when nothing can happen any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Removed)
    }

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Screening => "screening",
            Self::Held => "held",
            Self::Sealed => "sealed",
            Self::Refused => "refused",
            Self::Approved => "approved",
            Self::Hidden => "hidden",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }

    /// Reads a name from the database.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}

impl PublicState {
    /// What the author is told now. Until `resolve_at` a post that was refused or sealed is in review like any other,
    /// so that nobody can learn from the hour of an answer what stood behind it.
    pub fn of(state: State, now: Millis, resolve_at: Millis, withdrawn: bool) -> Self {
        if withdrawn {
            return Self::Withdrawn;
        }
        match state {
            State::Received | State::Screening | State::Held | State::Hidden => Self::InReview,
            State::Sealed | State::Refused if now < resolve_at => Self::InReview,
            State::Sealed | State::Refused => Self::Refused,
            State::Approved => Self::Approved,
            State::Withdrawn => Self::Withdrawn,
            State::Removed => Self::Removed,
        }
    }

    /// Its stable name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::InReview => "in_review",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }
}

impl Kind {
    /// Its name in the database and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Drawn => "drawn",
            Self::Counted => "counted",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Photo, Self::Drawn, Self::Counted]
            .into_iter()
            .find(|k| k.name() == name)
    }
}

/// Why a post was not used. The words for its author are the Fluent message `post-reason-{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A face can be seen.
    Face,
    /// A child can be recognised.
    Child,
    /// It shows where somebody lives, works or goes to school.
    Place,
    /// It shows how somebody can be reached.
    Contact,
    /// It shocks more than it tells.
    Sensational,
    /// Chains, ropes, tape, cages.
    Restraint,
    /// Blood, bruises.
    Injury,
    /// Sexual content.
    Sexual,
    /// It may show abuse.
    Abuse,
    /// Advertising, or the same again and again.
    Spam,
    /// No X on a hand.
    NotTheX,
    /// The file is not a picture we can read.
    Unreadable,
    /// Said without more: also what every match becomes.
    Unusable,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 13] = [
        Self::Face,
        Self::Child,
        Self::Place,
        Self::Contact,
        Self::Sensational,
        Self::Restraint,
        Self::Injury,
        Self::Sexual,
        Self::Abuse,
        Self::Spam,
        Self::NotTheX,
        Self::Unreadable,
        Self::Unusable,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Face => "face",
            Self::Child => "child",
            Self::Place => "place",
            Self::Contact => "contact",
            Self::Sensational => "sensational",
            Self::Restraint => "restraint",
            Self::Injury => "injury",
            Self::Sexual => "sexual",
            Self::Abuse => "abuse",
            Self::Spam => "spam",
            Self::NotTheX => "not-the-x",
            Self::Unreadable => "unreadable",
            Self::Unusable => "unusable",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }

    /// What the author is told. What touches abuse is never named to them: it would tell an offender what we know.
    pub fn told(self) -> Self {
        match self {
            Self::Abuse | Self::Sexual => Self::Unusable,
            other => other,
        }
    }

    /// True when the very same file, sent again, is refused without a person.
    pub fn refuses_again(self) -> bool {
        matches!(self, Self::Abuse | Self::Sexual | Self::Spam)
    }
}

#[cfg(test)]
mod tests;
