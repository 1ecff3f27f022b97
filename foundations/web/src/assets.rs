//! Styles, scripts and drawings, embedded at build time and served from memory.

use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

struct Asset {
    name: &'static str,
    raw: &'static [u8],
    br: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A browser may keep an asset for ever: its address changes with its content.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The address of an asset, under a folder that changes with any change of any asset.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{EDITION}/{name}")
}

/// `GET /assets/{edition}/{*name}`. An older edition's address gives the newest file: a page that was open during an
/// upgrade keeps working, but may not keep the answer.
pub(crate) async fn serve(
    Path((edition, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = FILES.iter().find(|a| a.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_br = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|e| e.trim().starts_with("br")));
    let packed = takes_br && asset.br.len() < asset.raw.len();
    let mut response =
        Bytes::from_static(if packed { asset.br } else { asset.raw }).into_response();
    let out = response.headers_mut();
    out.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(asset.name)),
    );
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    let keep = if edition == EDITION {
        KEEP
    } else {
        HeaderValue::from_static("no-store")
    };
    out.insert(header::CACHE_CONTROL, keep);
    response
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
