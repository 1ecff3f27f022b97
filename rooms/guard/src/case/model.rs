//! What a case is, and what may become of it: pure, so that every way through it can be tried.

use super::limits;
use serde::{Serialize, Serializer};
use store::Millis;

/// Declares a closed list of words: an enum, its stable names, and how to read one.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$one])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its stable name, as in the database and in `--json`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// Reads a stable name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }
    };
}
pub(super) use words;

words! {
    /// Which duty to report it may fall under (18 USC 2258A as amended in 2024).
    CaseKind {
        /// A picture that may show the sexual abuse of a child.
        Csam = "csam",
        /// A child is offered or sought (18 USC 1591).
        Trafficking = "trafficking",
        /// A child is approached (18 USC 2422(b)).
        Enticement = "enticement",
        /// Anything else that was sealed: a threat.
        Other = "other",
    }
}

words! {
    /// How sure it is.
    Certainty {
        /// The same bytes as an entry of a list.
        Exact = "exact",
        /// A machine found it similar, or found words: a hold, not proof.
        Unconfirmed = "unconfirmed",
        /// A person said so.
        Person = "person",
    }
}

words! {
    /// How it was first known of.
    Detected {
        /// It matched a list.
        HashMatch = "hash_match",
        /// Somebody in public told us.
        Flag = "flag",
        /// A moderator saw it.
        Sighting = "sighting",
        /// The filter of texts found it.
        Filter = "filter",
    }
}

words! {
    /// Where a case stands.
    CaseState {
        /// Nobody has taken it.
        Open = "open",
        /// An officer has taken it.
        InReview = "in_review",
        /// One officer says that it need not be reported; a second decides.
        Doubted = "doubted",
        /// Two officers say that it need not be reported. Kept for a while, then destroyed.
        NotReportable = "not_reportable",
        /// Reported, and preserved for a year.
        Reported = "reported",
        /// The evidence is gone; what remains is that there was a case, and a certificate.
        Destroyed = "destroyed",
    }
}

words! {
    /// What is done to a case.
    Act {
        /// An officer takes it, or takes it over.
        Take = "take",
        /// They put it back.
        PutBack = "put_back",
        /// They say that it need not be reported.
        Doubt = "doubt",
        /// A second officer agrees with that.
        Agree = "agree",
        /// A second officer does not.
        Disagree = "disagree",
        /// It was reported.
        Report = "report",
        /// What two officers decided is looked at anew.
        Reopen = "reopen",
        /// Its evidence is destroyed.
        Destroy = "destroy",
    }
}

words! {
    /// What a case says until somebody acts: each has a gauge, a line of `redx doctor` and a place on the page.
    Alarm {
        /// Nobody has decided about it yet.
        Waiting = "waiting",
        /// Nobody has decided about it for longer than anybody may take.
        Late = "late",
        /// What the law asks us to keep ends soon: extend it by a hold, or let it go.
        Ending = "ending",
        /// It should be destroyed and is not.
        Overdue = "overdue",
    }
}

impl CaseState {
    /// Where an act leads; nowhere when it cannot be done here.
    pub fn after(self, act: Act) -> Option<Self> {
        match (self, act) {
            (Self::Open | Self::InReview, Act::Take)
            | (Self::Doubted, Act::Disagree)
            | (Self::NotReportable, Act::Reopen) => Some(Self::InReview),
            (Self::InReview, Act::PutBack) => Some(Self::Open),
            (Self::InReview, Act::Doubt) => Some(Self::Doubted),
            (Self::Doubted, Act::Agree) => Some(Self::NotReportable),
            // A report that was sent is a fact, whatever anybody here thought meanwhile.
            (
                Self::Open | Self::InReview | Self::Doubted | Self::NotReportable | Self::Reported,
                Act::Report,
            ) => Some(Self::Reported),
            (Self::NotReportable | Self::Reported, Act::Destroy) => Some(Self::Destroyed),
            _ => None,
        }
    }

    /// Somebody must decide about it.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Open | Self::InReview | Self::Doubted)
    }

    /// Decided, and kept until its time is over.
    pub fn is_preserved(self) -> bool {
        matches!(self, Self::NotReportable | Self::Reported)
    }

    /// How long it is kept once it is in this state; nothing for a state in which it is not settled.
    pub(crate) fn kept_ms(self) -> Option<Millis> {
        match self {
            Self::Reported => Some(limits::PRESERVE_MS),
            Self::NotReportable => Some(limits::NOT_REPORTABLE_KEPT_MS),
            Self::Open | Self::InReview | Self::Doubted | Self::Destroyed => None,
        }
    }

    fn notice_ms(self) -> Millis {
        if self == Self::NotReportable {
            limits::NOT_REPORTABLE_NOTICE_MS
        } else {
            limits::NOTICE_MS
        }
    }
}

/// What of a case decides when it rings, and whether it may be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: CaseState,
    /// Somebody's life may be at stake.
    pub immediate: bool,
    /// When it was first known of, milliseconds since 1970.
    pub known_at: Millis,
    /// Until when it is kept, milliseconds since 1970.
    pub preserve_until: Millis,
    /// A hold stands: nothing is destroyed.
    pub held: bool,
}

/// Why evidence is not destroyed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nobody has decided about it yet.
    Undecided,
    /// A hold stands.
    Held,
    /// It must be kept for longer, milliseconds since 1970; only an order of law enforcement comes before that.
    Until(Millis),
    /// It is destroyed already.
    Gone,
}

impl Standing {
    /// When somebody must have decided.
    pub fn due_at(&self) -> Millis {
        let within = if self.immediate {
            limits::IMMEDIATE_MS
        } else {
            limits::DECIDE_MS
        };
        self.known_at.saturating_add(within)
    }

    /// The loudest alarm that rings now.
    pub fn alarm(&self, now: Millis) -> Option<Alarm> {
        if self.state.is_waiting() {
            return Some(if now > self.due_at() {
                Alarm::Late
            } else {
                Alarm::Waiting
            });
        }
        let missed = self.preserve_until.saturating_add(limits::OVERDUE_MS);
        if !self.state.is_preserved() || now < self.rings_at().unwrap_or(Millis::MAX) {
            None
        } else if !self.held && now > missed {
            Some(Alarm::Overdue)
        } else {
            Some(Alarm::Ending)
        }
    }

    /// From when on an alarm rings if nobody acts: never for what is destroyed, and for nothing else.
    pub fn rings_at(&self) -> Option<Millis> {
        match self.state {
            CaseState::Destroyed => None,
            state if state.is_waiting() => Some(self.known_at),
            state => Some(self.preserve_until.saturating_sub(state.notice_ms())),
        }
    }

    /// Whether its evidence may be destroyed now. `ordered`: law enforcement asked for it (18 USC 2258B(c)); that, and a
    /// case which two officers found not reportable, need not wait for the time to end. A hold is never passed over.
    ///
    /// # Errors
    /// [`Kept`] when it may not.
    pub fn may_be_destroyed(&self, now: Millis, ordered: bool) -> Result<(), Kept> {
        match self.state {
            CaseState::Destroyed => Err(Kept::Gone),
            state if state.is_waiting() => Err(Kept::Undecided),
            _ if self.held => Err(Kept::Held),
            CaseState::Reported if now < self.preserve_until && !ordered => {
                Err(Kept::Until(self.preserve_until))
            }
            _ => Ok(()),
        }
    }

    /// Whether the machine destroys it by itself: only when its whole time is over.
    pub fn is_over(&self, now: Millis) -> bool {
        now >= self.preserve_until && self.may_be_destroyed(now, false).is_ok()
    }
}

#[cfg(test)]
mod tests;
