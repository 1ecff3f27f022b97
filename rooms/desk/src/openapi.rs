//! What programs of the staff may ask of the desk, described.

use crate::api;
use http::StatusCode;
use utoipa::{IntoResponses, OpenApi};
use web::openapi::{Responses, describe, problems};

#[derive(OpenApi)]
#[openapi(
    paths(api::decisions),
    tags((name = "desk", description = "For moderators who are signed in in a browser."))
)]
struct Document;

/// The description of the room's part of `/api/v1`.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    describe(Document::openapi(), &api::routes())
}

pub(crate) struct NotDecided;

impl IntoResponses for NotDecided {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "desk-act"),
            (StatusCode::BAD_REQUEST, "desk-no-original"),
            (StatusCode::BAD_REQUEST, "desk-gone"),
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::FORBIDDEN, "staff-welcome-first"),
            (StatusCode::FORBIDDEN, "staff-training-first"),
            (StatusCode::CONFLICT, "desk-not-clear"),
            (StatusCode::CONFLICT, "desk-changed"),
            (StatusCode::CONFLICT, "desk-drawn-fine"),
            (StatusCode::CONFLICT, "desk-drawn-not"),
            (StatusCode::CONFLICT, "desk-not-seen"),
            (StatusCode::CONFLICT, "desk-second"),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            (StatusCode::UNPROCESSABLE_ENTITY, "bad-request"),
        ])
    }
}
