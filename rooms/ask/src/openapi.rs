//! What programs may ask of the room, described.

use crate::api;
use http::StatusCode;
use utoipa::{IntoResponses, OpenApi};
use web::openapi::{Responses, describe, problems};

#[derive(OpenApi)]
#[openapi(
    paths(api::list, api::create),
    tags((name = "ask", description = "Questions and answers."))
)]
struct Document;

/// The description of the room's part of `/api/v1`.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    describe(Document::openapi(), &api::routes())
}

pub(crate) struct NoSuchPage;

impl IntoResponses for NoSuchPage {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::NOT_FOUND, "not-found"),
        ])
    }
}

pub(crate) struct NotTaken;

impl IntoResponses for NotTaken {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "ask-empty"),
            (StatusCode::BAD_REQUEST, "ask-too-long"),
            (StatusCode::BAD_REQUEST, "ask-name-too-long"),
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::UNPROCESSABLE_ENTITY, "ask-care"),
            (StatusCode::UNPROCESSABLE_ENTITY, "ask-tip"),
            (StatusCode::UNPROCESSABLE_ENTITY, "bad-request"),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            (StatusCode::SERVICE_UNAVAILABLE, "ask-shut"),
            (StatusCode::SERVICE_UNAVAILABLE, "ask-busy"),
        ])
    }
}
