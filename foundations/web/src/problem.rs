//! A failure as a person (or a program) is told it: a status, a stable code, words in their language that say what to
//! do next, and a request id. The cause goes to the log and nowhere else.

use crate::{Lang, Words};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

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

/// A failure as a program is told it: `application/problem+json` (RFC 9457). Every answer also carries its request id in
/// the header `x-request-id`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Told {
    /// Always `about:blank`: `code` tells problems apart.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    pub(crate) kind: &'static str,
    /// What happened, for people, in the language of the request.
    #[schema(example = "That was a lot at once")]
    pub(crate) title: String,
    /// What to do now, for people, in the language of the request.
    #[schema(example = "Please wait a little and try again.")]
    pub(crate) detail: String,
    /// The HTTP status, as a number.
    #[schema(minimum = 400, maximum = 599, example = 429)]
    pub(crate) status: u16,
    /// What happened, for programs: lower case and hyphens. It never changes its meaning. Treat one you do not know by
    /// its status.
    #[schema(pattern = "^[a-z0-9-]+$", example = "too-often")]
    pub(crate) code: &'static str,
    /// Names this very request in our log. Say it when you write to us.
    #[schema(example = "4f2a-1c")]
    pub(crate) request_id: String,
}

impl Told {
    /// A problem in words.
    pub(crate) fn new(words: &Words, lang: &Lang, problem: &Problem, request_id: &str) -> Self {
        let [title, detail] = ["", "-next"]
            .map(|end| words.say(lang, &format!("problem-{}{end}", problem.code), None));
        Self {
            kind: "about:blank",
            title,
            detail,
            status: problem.status.as_u16(),
            code: problem.code,
            request_id: request_id.to_owned(),
        }
    }

    /// For the description of the interface: in English.
    pub(crate) fn sample(words: &Words, status: StatusCode, code: &'static str) -> Self {
        let problem = Problem::new(status, code);
        Self::new(words, &words.choose(Some("en")), &problem, "4f2a-1c")
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
