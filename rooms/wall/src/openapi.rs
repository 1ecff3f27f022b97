//! What programs may ask of the wall, described.

use crate::{api, events, live::Message};
use http::StatusCode;
use utoipa::{IntoResponses, OpenApi};
use web::openapi::{Responses, describe, problems};

#[derive(OpenApi)]
#[openapi(
    paths(api::wall, api::counts, events::listen),
    components(schemas(Message<'_>)),
    tags((name = "wall", description = "What is public: posts, counts, and what happens, as it happens."))
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

pub(crate) struct FullHouse;

impl IntoResponses for FullHouse {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::SERVICE_UNAVAILABLE, "wall-full"),
        ])
    }
}
