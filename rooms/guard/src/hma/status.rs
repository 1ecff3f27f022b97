//! Whether the service lives, which calls it has, and its measurements.

use super::{
    Hma,
    calls::{Call, Calls, Who},
    openapi,
};
use crate::State as ListState;
use axum::{Json, extract::State};
use http::StatusCode;

/// The banks have not been read yet, or one of them cannot be.
pub(super) const NOT_LOADED: &str = "INDEX-NOT-LOADED";
/// The database has not said for too long whether they have changed.
pub(super) const STALE: &str = "INDEX-STALE";

pub(super) fn calls(calls: Calls) -> Calls {
    let get = Call::get;
    calls
        .with(
            get(
                "/status",
                Who::Anybody,
                "I-AM-ALIVE, or 503 while the lists are not read.",
            ),
            0,
            status,
        )
        .with(
            get(
                "/status/live",
                Who::Anybody,
                "200 as long as the process answers.",
            ),
            0,
            live,
        )
        .with(
            get("/livez", Who::Anybody, "The same, as newer callers ask."),
            0,
            live,
        )
        .with(
            get(
                "/readyz",
                Who::Anybody,
                "200 once it can answer; 503 until then.",
            ),
            0,
            ready,
        )
        .with(
            get("/site-map", Who::Anybody, "Every address there is."),
            0,
            site_map,
        )
        .with(
            get(
                "/openapi.json",
                Who::Anybody,
                "This description, as OpenAPI 3.1.",
            ),
            0,
            description,
        )
        .with(
            get("/metrics", Who::Token, "Measurements, for Prometheus."),
            0,
            metrics,
        )
}

/// Lists that cannot be read are no lists: a matcher that cannot look says so rather than finding nothing.
async fn status(State(hma): State<Hma>) -> (StatusCode, &'static str) {
    match trouble(&hma) {
        None => (StatusCode::OK, "I-AM-ALIVE"),
        Some(code) => (StatusCode::SERVICE_UNAVAILABLE, code),
    }
}

async fn ready(State(hma): State<Hma>) -> (StatusCode, &'static str) {
    match trouble(&hma) {
        None => (StatusCode::OK, "READY"),
        Some(code) => (StatusCode::SERVICE_UNAVAILABLE, code),
    }
}

pub(super) fn trouble(hma: &Hma) -> Option<&'static str> {
    if !hma.offers().matcher {
        return None;
    }
    match hma.guard().current() {
        ListState::Ready(_) => None,
        ListState::Stale => Some(STALE),
        ListState::Loading => Some(NOT_LOADED),
    }
}

async fn live() -> &'static str {
    "OK"
}

async fn site_map(State(hma): State<Hma>) -> Json<Vec<&'static str>> {
    let mut paths: Vec<_> = hma.calls().iter().map(|call| call.path).collect();
    paths.sort_unstable();
    paths.dedup();
    Json(paths)
}

async fn description(State(hma): State<Hma>) -> Json<serde_json::Value> {
    Json(openapi::describe(hma.calls()))
}

async fn metrics(State(hma): State<Hma>) -> String {
    hma.metrics()
}
