//! What a request brings: its language (out of the address, or as the browser wishes), who sent it, what they take.

use crate::{
    App, Client, Visit,
    visit::{RequestId, Shared},
};
use axum::extract::Request;
use http::{Uri, header, uri::PathAndQuery};
use std::sync::Arc;

/// Takes the language out of the address and gathers what handlers ask for.
pub(crate) fn arrive(app: &App, request: &mut Request) -> Visit {
    let accept = |name| request.headers().get(name).and_then(|v| v.to_str().ok());
    let in_address = named(app, request.uri().path());
    let lang_in_address = in_address.is_some();
    let lang = in_address.unwrap_or_else(|| app.words().choose(accept(header::ACCEPT_LANGUAGE)));
    let accepts_json = accept(header::ACCEPT)
        .is_some_and(|a| a.contains("application/json") && !a.contains("text/html"));
    if lang_in_address {
        *request.uri_mut() = without_language(request.uri(), lang.code());
    }
    let place = request.uri().path_and_query().cloned();
    let place = place.unwrap_or_else(|| PathAndQuery::from_static("/"));
    let shared = Shared {
        app: app.clone(),
        lang,
        lang_in_address,
        client: Client::of(request, app),
        wants_json: accepts_json || place.path().starts_with("/api/"),
        request_id: RequestId::next(),
        place,
    };
    Visit {
        shared: Arc::new(shared),
        person: None,
        session: None,
    }
}

/// The language that an address names.
fn named(app: &App, path: &str) -> Option<crate::Lang> {
    let first = path.split('/').nth(1)?;
    app.words().find(first).cloned()
}

fn without_language(uri: &Uri, code: &str) -> Uri {
    let path = uri.path().get(code.len() + 1..).unwrap_or_default();
    let path = if path.is_empty() { "/" } else { path };
    let place = match uri.query() {
        None => PathAndQuery::try_from(path),
        Some(query) => PathAndQuery::try_from(format!("{path}?{query}")),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = place.ok();
    Uri::from_parts(parts).unwrap_or_else(|_| Uri::from_static("/"))
}
