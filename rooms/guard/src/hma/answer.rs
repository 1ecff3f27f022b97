//! What the service says: JSON, and `{"message": "..."}` with a status where something was wrong, as HMA does.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde_json::json;
use std::borrow::Cow;

/// What handlers return.
pub(super) type Answer<T = Json<serde_json::Value>> = Result<T, Refusal>;

/// A failure as a program is told it. The message names no hash, no token and no address; causes go to the log.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    message: Cow<'static, str>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        let message = message.into();
        Self { status, message }
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// 400: the caller can mend it.
    pub(super) fn bad(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 404.
    pub(super) fn missing(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(json!({ "message": self.message }))).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            // Basic lets a person open the page in a browser: any name, and the token as the password.
            let ways = HeaderValue::from_static("Bearer, Basic realm=\"guard\"");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, ways);
        }
        response
    }
}

/// The store failed: nothing was done, and it is worth trying again.
impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        tracing::error!(%error, "the screening service cannot reach its store");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "the store does not answer; try again in a moment",
        )
    }
}
