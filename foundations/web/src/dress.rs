//! The headers every answer carries.

use crate::{Visit, visit::HEADERS_USUAL};
use axum::response::Response;
use http::{HeaderName, HeaderValue, header};

const CSP: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "camera=(self), screen-wake-lock=(self), web-share=(self), geolocation=(), microphone=(), browsing-topics=()",
);
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");
const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Puts them on.
pub(crate) fn dress(response: &mut Response, visit: &Visit, secure: bool) {
    let headers = response.headers_mut();
    let is = |kind: &[u8]| {
        let content = headers.get(header::CONTENT_TYPE);
        content.is_some_and(|content| content.as_bytes().starts_with(kind))
    };
    let is_html = is(b"text/html");
    // A policy is for documents; on each of twenty small scripts it would only be weight.
    let is_part = is(b"text/javascript") || is(b"text/css");
    headers.reserve(HEADERS_USUAL);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF);
    if !is_part {
        headers
            .entry(header::REFERRER_POLICY)
            .or_insert(SAME_ORIGIN);
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(CSP);
        headers.insert(OPENER_POLICY, SAME_ORIGIN);
    }
    headers.entry(RESOURCE_POLICY).or_insert(SAME_ORIGIN);
    headers.insert(REQUEST_ID, visit.shared.request_id.header());
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if is_html {
        headers.insert(PERMISSIONS_POLICY, PERMISSIONS);
        // Kept pages would come back after an exit.
        headers.insert(header::CACHE_CONTROL, NO_STORE);
        if !visit.shared.lang_in_address {
            headers.append(header::VARY, HeaderValue::from_static("accept-language"));
        }
        if let Ok(lang) = HeaderValue::from_str(visit.lang().code()) {
            headers.insert(header::CONTENT_LANGUAGE, lang);
        }
    } else {
        headers.entry(header::CACHE_CONTROL).or_insert(NO_STORE);
    }
}
