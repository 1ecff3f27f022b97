//! Hands to draw on, as pictures: `/post/hands/{hand}-{tone}.svg` for the stage, `.jpg` for the row to choose from.

use crate::Post;
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use media::drawn::{Hand, HandOptions, Tone, choice};
use web::{Access, Problem, Result, Routes};

/// They change with a release only, and a stale one is still a hand.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The small ones, by hand and tone: 2 to 3 KB each, and no more of them than there are.
pub(crate) type Cache = quick_cache::sync::Cache<(&'static str, &'static str), Bytes>;

pub(crate) fn cache() -> Cache {
    // Its places are shared out before it is known what falls where.
    Cache::new(4 * Hand::all().len() * Tone::ALL.len())
}

pub(crate) fn routes() -> Routes<Post> {
    Routes::new().get("/post/hands/{file}", hand, Access::reader())
}

async fn hand(State(room): State<Post>, Path(file): Path<String>) -> Result<Response> {
    let (name, ending) = file.split_once('.').ok_or_else(Problem::not_found)?;
    let (hand, tone) = name
        .rsplit_once('-')
        .and_then(|(hand, tone)| Some((Hand::find(hand)?, Tone::find(tone)?)))
        .ok_or_else(Problem::not_found)?;
    let (media_type, bytes) = match ending {
        "svg" => (
            "image/svg+xml",
            hand.svg(tone, None, &HandOptions::default()).into(),
        ),
        "jpg" => ("image/jpeg", small(&room, hand, tone).await?),
        _ => return Err(Problem::not_found()),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CACHE_CONTROL, KEEP),
    ];
    Ok((headers, bytes).into_response())
}

/// Drawn once for each hand and tone, and remembered: a page shows all hands at a time.
async fn small(room: &Post, hand: &'static Hand, tone: Tone) -> Result<Bytes> {
    let known = room.hands();
    let key = (hand.id, tone.id());
    if let Some(bytes) = known.get(&key) {
        return Ok(bytes);
    }
    let drawn = tokio::task::spawn_blocking(move || choice(hand, tone))
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    let bytes = Bytes::from(drawn);
    known.insert(key, bytes.clone());
    Ok(bytes)
}
