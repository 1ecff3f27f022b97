//! The quick exit. `/exit` leads to a page nobody wonders about and leaves a mark for ten minutes; while it lasts,
//! every page of ours but help leads there too, so that Back never returns. `/back` is the deliberate way back.
//! It blanks a screen; it does not erase a history, and the help pages say so.

use crate::{Access, Problem, Routes, Visit, session::read_cookie};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

const MARK: &str = "x";
const SET: HeaderValue =
    HeaderValue::from_static("x=1; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
const UNSET: HeaderValue =
    HeaderValue::from_static("x=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
const NO_REFERRER: HeaderValue = HeaderValue::from_static("no-referrer");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// `/exit` and `/back`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/exit", leave, Access::reader())
        .get("/back", back, Access::reader())
}

async fn leave(visit: Visit) -> Response {
    away(&visit)
}

/// Takes the mark away and leads to the front page, or to the page for staff if it was asked for.
async fn back(visit: Visit) -> Response {
    let mut response = to(&visit.href("/"));
    response.headers_mut().insert(header::SET_COOKIE, UNSET);
    response
}

/// The answer that leads away, with the mark.
pub(crate) fn away(visit: &Visit) -> Response {
    let mut response = to(&visit.app().campaign().exit_to);
    response.headers_mut().insert(header::SET_COOKIE, SET);
    response
}

/// True for a page that must not be shown while the mark lasts. Help ignores it; assets and programs have no mark.
pub(crate) fn marked(method: &Method, path: &str, headers: &HeaderMap) -> bool {
    let free = ["/help", "/exit", "/back", "/assets/", "/api/", "/public/"];
    // Hardly anyone has it: asked before the rest.
    read_cookie(headers, MARK) == Some("1")
        && method == Method::GET
        && !free.iter().any(|p| path.starts_with(p))
}

fn to(address: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else {
        return Problem::internal("the exit address cannot be a header").into_response();
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.insert(header::LOCATION, location);
    headers.insert(header::REFERRER_POLICY, NO_REFERRER);
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    response
}
