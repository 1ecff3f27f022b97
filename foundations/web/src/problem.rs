//! A failure as a person (or a program) is told it: a status, a stable code, words in their language that say what to
//! do next, and a request id. The cause goes to the log and nowhere else.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

/// What handlers return.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// A failure to be told. The shell turns it into a page or into `application/problem+json`, as the caller prefers:
/// the title is the Fluent message `problem-{code}`, what to do next is `problem-{code}-next`.
#[derive(Clone, Debug)]
pub struct Problem {
    /// HTTP status.
    pub status: StatusCode,
    /// Stable code, `kebab-case`; programs depend on it.
    pub code: &'static str,
    /// Seconds after which it is worth trying again.
    pub retry_after: Option<u64>,
    cause: Option<String>,
}

impl Problem {
    /// A failure the caller can do something about.
    pub fn new(status: StatusCode, code: &'static str) -> Self {
        Self {
            status,
            code,
            retry_after: None,
            cause: None,
        }
    }

    /// 400 with a code that says what is wrong.
    pub fn bad(code: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code)
    }

    /// There is nothing at this address. Also for what the caller may not know exists.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Not for this caller.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden")
    }

    /// Our fault; the cause is logged with the request id.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self {
            cause: Some(cause.to_string()),
            ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }

    /// For a while: the database or the object store does not answer, or the disk is full.
    pub fn unavailable(cause: impl std::fmt::Display) -> Self {
        Self {
            cause: Some(cause.to_string()),
            retry_after: Some(10),
            ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
        }
    }

    /// Says when to try again.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    pub(crate) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        if error.may_pass() {
            Self::unavailable(error)
        } else {
            Self::internal(error)
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.cause().unwrap_or_default())
    }
}

impl std::error::Error for Problem {}

/// The words are put in by the shell, which knows the language; here are only the facts.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
