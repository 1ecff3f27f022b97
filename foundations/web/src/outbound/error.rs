//! Why a request came to nothing.

/// A failure of a request. It never holds an address, a header or a byte of an answer.
#[derive(thiserror::Error, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error {
    /// The address cannot be understood, or has a user, a password or a query in it where none may be.
    #[error("the address cannot be used")]
    Address,
    /// Neither `https` nor an address that the operator allows without it.
    #[error("the address is not https")]
    NotHttps,
    /// A link leads to another scheme, host or port than the purpose has.
    #[error("the link leads to another host")]
    OtherHost,
    /// The name leads to a private, local or otherwise special address.
    #[error("the address is a private or special one, and the operator has not allowed it")]
    Refused,
    /// There is no such name, or no name server.
    #[error("the name cannot be resolved")]
    NameUnknown,
    /// No connection.
    #[error("no connection")]
    Unreachable,
    /// No secure connection: a certificate is not trusted or does not fit.
    #[error("no secure connection")]
    Tls,
    /// It took too long.
    #[error("it took too long")]
    Timeout,
    /// The answer is a redirect that may not be followed.
    #[error("the answer leads elsewhere")]
    Redirected,
    /// The answer is bigger than the purpose allows.
    #[error("the answer is too big")]
    TooBig,
    /// The connection ended in the middle.
    #[error("the connection ended in the middle")]
    CutShort,
    /// The answer comes in an encoding that was not asked for.
    #[error("the answer is encoded")]
    Encoded,
    /// The file with the credentials cannot be read or understood.
    #[error("the file with the credentials cannot be read")]
    Credentials,
}

impl Error {
    /// A stable code, `kebab-case`, for rows, metrics and words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address-bad",
            Self::NotHttps => "not-https",
            Self::OtherHost => "other-host",
            Self::Refused => "address-refused",
            Self::NameUnknown => "name-unknown",
            Self::Unreachable => "unreachable",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
            Self::Redirected => "redirected",
            Self::TooBig => "too-big",
            Self::CutShort => "cut-short",
            Self::Encoded => "encoded",
            Self::Credentials => "credentials",
        }
    }

    /// False when the request certainly did not reach the other side: it may be sent again without asking whether it
    /// was already done.
    #[must_use]
    pub const fn may_have_arrived(self) -> bool {
        matches!(
            self,
            Self::Timeout | Self::Redirected | Self::TooBig | Self::CutShort | Self::Encoded
        )
    }

    /// True when the same request may succeed later without anybody changing anything.
    #[must_use]
    pub const fn may_pass(self) -> bool {
        matches!(
            self,
            Self::NameUnknown | Self::Unreachable | Self::Tls | Self::Timeout | Self::CutShort
        )
    }

    /// What a client's error comes down to. Its own text is dropped: it may name the address.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        if let Some(ours) = sources(error).find_map(ours) {
            return ours;
        }
        let connecting = error.is_connect();
        if connecting && sources(error).any(is_tls) {
            Self::Tls
        } else if connecting && error.is_dns() {
            Self::NameUnknown
        } else if connecting {
            Self::Unreachable
        } else if error.is_timeout() {
            Self::Timeout
        } else if error.is_redirect() {
            Self::Redirected
        } else if error.is_builder() {
            Self::Address
        } else {
            Self::CutShort
        }
    }
}

type Cause = dyn std::error::Error + 'static;

fn sources(error: &reqwest::Error) -> impl Iterator<Item = &Cause> {
    let first: &Cause = error;
    std::iter::successors(Some(first), |cause| cause.source())
}

fn ours(cause: &Cause) -> Option<Error> {
    cause.downcast_ref().copied()
}

fn is_tls(cause: &Cause) -> bool {
    let inner = cause
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    cause.is::<rustls::Error>() || inner.is_some_and(|inner| inner.is::<rustls::Error>())
}
