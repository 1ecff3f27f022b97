//! `GET /api/v1/wall/events`: the live wall as server-sent events.

use crate::{Wall, live::From};
use axum::{
    body::Body,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Deserialize;
use web::Result;

#[derive(Deserialize)]
pub(crate) struct Asked {
    after: Option<i64>,
}

/// A reconnecting browser says the last event it has in a header and asks for the address it asked for first.
pub(crate) async fn listen(
    State(wall): State<Wall>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let last = headers
        .get("last-event-id")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok());
    let from = last.or(asked.after).map_or(From::Now, From::After);
    let stream = wall.live().listen(from).await?;
    let mut response = Body::from_stream(stream).into_response();
    let out = response.headers_mut();
    out.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    out.insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(response)
}
