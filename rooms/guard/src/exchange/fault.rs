//! Why a run was broken off.

use web::outbound;

/// Why a try failed. The code is for rows, metrics and words; nothing here repeats what the other side said.
#[derive(thiserror::Error, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No answer, or one that may not be read.
    #[error(transparent)]
    Outbound(#[from] outbound::Error),
    /// 401 or 403.
    #[error("the other side does not know us")]
    Unauthorized,
    /// 404 or 410.
    #[error("there is nothing at that address")]
    NotThere,
    /// 429; seconds to wait, if it said so.
    #[error("the other side asks us to wait")]
    AskedToWait(Option<u64>),
    /// 5xx; seconds to wait, if it said so.
    #[error("the other side has a fault")]
    Theirs(Option<u64>),
    /// Any other status.
    #[error("the other side refused the question")]
    Refused,
    /// Not the kind of answer that this list has.
    #[error("the answer is not of the right kind")]
    WrongKind,
    /// It cannot be understood, or ends in the middle.
    #[error("the answer cannot be understood")]
    Unreadable,
    /// A page leads to one that was read already.
    #[error("the pages lead in a circle")]
    Circle,
    /// Pages come and bring nothing new.
    #[error("the pages bring nothing new")]
    NoProgress,
    /// More pages than any list has.
    #[error("the pages do not end")]
    TooManyPages,
    /// A file or folder is not there or may not be read.
    #[error("the file cannot be read")]
    File,
    /// A whole list without an entry.
    #[error("the list is empty")]
    Empty,
    /// A whole list that lost most of its entries at once.
    #[error("the list lost most of its entries")]
    Shrunk,
    /// The bank is gone.
    #[error("the bank is gone")]
    Bank,
}

impl Fault {
    /// Every code there can be, for the words.
    pub(crate) const CODES: [&str; 28] = [
        "address-bad",
        "not-https",
        "other-host",
        "address-refused",
        "name-unknown",
        "unreachable",
        "tls",
        "timeout",
        "redirected",
        "too-big",
        "cut-short",
        "encoded",
        "credentials",
        "unauthorized",
        "not-there",
        "asked-to-wait",
        "their-fault",
        "refused",
        "wrong-kind",
        "unreadable",
        "circle",
        "no-progress",
        "too-many-pages",
        "file",
        "empty",
        "shrunk",
        "bank",
        "unknown",
    ];

    /// A stable code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Outbound(error) => error.code(),
            Self::Unauthorized => "unauthorized",
            Self::NotThere => "not-there",
            Self::AskedToWait(_) => "asked-to-wait",
            Self::Theirs(_) => "their-fault",
            Self::Refused => "refused",
            Self::WrongKind => "wrong-kind",
            Self::Unreadable => "unreadable",
            Self::Circle => "circle",
            Self::NoProgress => "no-progress",
            Self::TooManyPages => "too-many-pages",
            Self::File => "file",
            Self::Empty => "empty",
            Self::Shrunk => "shrunk",
            Self::Bank => "bank",
        }
    }

    /// True when the run may go on at the same page. Otherwise its link is worth nothing, and it begins again from the
    /// last checkpoint.
    pub(super) const fn goes_on(self) -> bool {
        match self {
            Self::Outbound(error) => !matches!(error, outbound::Error::OtherHost),
            Self::AskedToWait(_)
            | Self::Theirs(_)
            | Self::Unauthorized
            | Self::WrongKind
            | Self::Unreadable => true,
            _ => false,
        }
    }

    /// Seconds that the other side asked us to wait.
    pub(super) const fn asked_seconds(self) -> Option<u64> {
        match self {
            Self::AskedToWait(seconds) | Self::Theirs(seconds) => seconds,
            _ => None,
        }
    }
}
