//! The description of the JSON interface as OpenAPI 3.1: what each room says of itself, put together. One text for
//! `GET /api/v1/openapi.json` and for `redx openapi`.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use std::sync::LazyLock;
use utoipa::OpenApi;
use web::{Access, Routes, openapi::describe};

/// It changes with a release only; an hour later everyone has the new one.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=3600");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "RedX",
        description = "What programs may ask of an instance of RedX. Answers are JSON; failures are `application/problem+json` \
            (RFC 9457) with a stable `code`. Words for people come in the language of `Accept-Language`, or of an address \
            that begins with one (`/es/api/v1/...`). There are no accounts and no keys for readers: the wall is open, a \
            receipt is a secret address, and only the desk needs to be signed in. A browser on another site cannot write \
            (`other-origin`); programs outside a browser can. With 429 and 503 wait for as many seconds as `Retry-After` says. \
            Fields may be added to answers: pass over those you do not know.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/", description = "The instance this comes from.")),
    paths(serve),
    tags((name = "interface", description = "This description."))
)]
struct Document;

static TEXT: LazyLock<String> =
    LazyLock::new(|| serde_json::to_string(&document()).unwrap_or_default());

/// The whole description.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    describe(Document::openapi(), &routes())
        .merge_from(post::openapi())
        .merge_from(ask::openapi())
        .merge_from(wall::openapi())
        .merge_from(desk::openapi())
}

/// The whole description as JSON: byte for byte what is served.
#[must_use]
pub fn text() -> &'static str {
    &TEXT
}

/// Its own address.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/api/v1/openapi.json", serve, Access::reader())
}

/// Read this description.
///
/// The same as `redx openapi` prints. It changes with a release only.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "readDescription",
    tag = "interface",
    responses((status = 200, description = "An OpenAPI 3.1 document.", body = serde_json::Value, content_type = "application/json"))
)]
async fn serve() -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (header::CACHE_CONTROL, KEEP),
    ];
    (headers, text()).into_response()
}
