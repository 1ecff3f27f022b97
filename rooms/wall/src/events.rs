//! `GET /api/v1/wall/events`: the live wall as server-sent events.

use crate::{Wall, live::From, openapi::FullHouse};
use axum::{
    body::Body,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;
use web::Result;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Tells what happened after this event first: `seq` of the page you have. Without it, only what comes from now on.
    #[param(example = 4711)]
    after: Option<i64>,
}

// A reconnecting browser says the last event it has in a header and asks for the address it asked for first.
/// Listen to the wall.
///
/// Server-sent events (`text/event-stream`), a message a second at most. The event `wall` says what happened; the event
/// `reset` says that you missed too much and have to read the wall again. The `data` of both is a `WallNews` as JSON,
/// the `id` is its `seq`. Every 20 seconds or so a comment keeps the stream open. After a break, come back with the
/// header `Last-Event-ID`, as browsers do by themselves, after the time that `retry` says.
#[utoipa::path(
    get,
    path = "/api/v1/wall/events",
    operation_id = "listenToWall",
    tag = "wall",
    params(
        Asked,
        ("Last-Event-ID" = Option<i64>, Header, description = "The last event you have; it outdoes `after`.", example = 4711)
    ),
    responses(
        (
            status = 200,
            description = "A stream that does not end by itself.",
            content_type = "text/event-stream",
            body = String,
            example = "retry: 3120\n\nid: 4712\nevent: wall\ndata: {\"seq\":4712,\"new\":1,\"gone\":[],\"posts\":4121,\"counted\":880,\"total\":5001}\n\n"
        ),
        FullHouse
    )
)]
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
