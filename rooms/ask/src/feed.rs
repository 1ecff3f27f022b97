//! The newest answers as RSS 2.0, in the reader's language.

use crate::{Ask, limits, shown, views};
use askama::Template as _;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use web::{Access, Problem, Result, Routes, Visit};

/// Readers ask every hour or so; an answer that was taken away is gone from here as soon.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=600");
const RSS: HeaderValue = HeaderValue::from_static("application/rss+xml; charset=utf-8");

pub(crate) fn routes() -> Routes<Ask> {
    Routes::new().get("/ask/feed.xml", feed, Access::reader())
}

async fn feed(State(room): State<Ask>, visit: Visit) -> Result<Response> {
    let lang = visit.lang().code();
    let newest = shown::newest(room.app().db(), lang, limits::FEED).await?;
    let text = views::Feed::new(visit.page(), &newest)
        .render()
        .map_err(Problem::internal)?;
    let headers = [(header::CONTENT_TYPE, RSS), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, text).into_response())
}
