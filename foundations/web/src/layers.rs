//! The shell around all routes: language out of the address, the exit's mark, refusal of other origins, problems put
//! into words, and the headers every answer carries.

use crate::{
    App, Client, Html, Page, Problem, Routes, Visit, assets, exit, problem::Told, visit::Shared,
};
use askama::Template;
use axum::{
    Json, Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderName, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery};
use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicU64, Ordering},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::RequestBodyTimeoutLayer,
};

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
/// As many as an answer has, so that its headers do not move house twice.
const HEADERS_USUAL: usize = 16;
/// A body that stands still for this long is given up: a slow phone sends something, an attacker holds a place.
const BODY_IDLE: Duration = Duration::from_secs(30);

/// Puts the shell around all routes.
pub fn shell(app: &App, routes: Routes) -> Router {
    let inner = routes
        .merge(exit::routes())
        .into_router()
        .route("/assets/{edition}/{*name}", get(assets::serve))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method")
        })
        .layer(CatchPanicLayer::new());
    // Routing happens inside, after the language has been taken out of the address.
    Router::new().fallback_service(inner).layer(
        ServiceBuilder::new()
            .layer(CompressionLayer::new())
            .layer(middleware::from_fn_with_state(app.clone(), around))
            .layer(RequestBodyTimeoutLayer::new(BODY_IDLE))
            .layer(csrf(app)),
    )
}

fn csrf(app: &App) -> CsrfLayer {
    let layer = CsrfLayer::new();
    layer
        .add_trusted_origin(&app.settings().public_url)
        .unwrap_or_else(|_| CsrfLayer::new())
}

async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let visit = arrive(&app, &mut request);
    let secure = app.settings().https();
    let mut response = if exit::marked(request.method(), &visit.shared.path, request.headers()) {
        exit::away(&visit)
    } else {
        request.extensions_mut().insert(visit.clone());
        tell(&visit, next.run(request).await)
    };
    dress(&mut response, &visit, secure);
    response
}

/// Takes the language out of the address and gathers what handlers ask for.
fn arrive(app: &App, request: &mut Request) -> Visit {
    let accept = |name| request.headers().get(name).and_then(|v| v.to_str().ok());
    let path = request.uri().path();
    let in_address = path
        .split('/')
        .nth(1)
        .and_then(|first| app.words().find(first))
        .cloned();
    let lang_in_address = in_address.is_some();
    let lang = in_address.unwrap_or_else(|| app.words().choose(accept(header::ACCEPT_LANGUAGE)));
    let bare = if lang_in_address {
        path.get(lang.code().len() + 1..).unwrap_or("/")
    } else {
        path
    };
    let bare = if bare.is_empty() { "/" } else { bare }.to_owned();
    let accepts_json = accept(header::ACCEPT)
        .is_some_and(|a| a.contains("application/json") && !a.contains("text/html"));
    let shared = Shared {
        app: app.clone(),
        lang,
        lang_in_address,
        client: Client::of(request, app),
        wants_json: accepts_json || bare.starts_with("/api/"),
        request_id: request_id(),
        path: bare,
    };
    if lang_in_address {
        *request.uri_mut() = without_language(request.uri(), &shared.path);
    }
    Visit {
        shared: Arc::new(shared),
        person: None,
    }
}

fn without_language(uri: &Uri, path: &str) -> Uri {
    let text = uri
        .query()
        .map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(text).ok();
    Uri::from_parts(parts).unwrap_or_else(|_| Uri::from_static("/"))
}

/// Unique while the process runs and across restarts; says nothing about the caller.
fn request_id() -> String {
    static PROCESS: LazyLock<u32> = LazyLock::new(std::process::id);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{:x}-{:x}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: Page,
    title: String,
    next: String,
    request_id: &'a str,
}

/// Puts a failure into words. Answers of lower layers (a body cut off, a refused origin) get the same treatment.
fn tell(visit: &Visit, response: Response) -> Response {
    let status = response.status();
    if status.is_success() || status.is_redirection() || status.is_informational() {
        return response;
    }
    let Some(problem) = response
        .extensions()
        .get::<Problem>()
        .cloned()
        .or_else(|| plain(&response))
    else {
        return response;
    };
    log(visit, &problem);
    let request_id = visit.shared.request_id.as_str();
    let body = Told::new(visit.app().words(), visit.lang(), &problem, request_id);
    let mut told = if visit.wants_json() {
        let mut json = Json(body).into_response();
        json.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        json
    } else {
        let page = ProblemPage {
            page: visit.page(),
            title: body.title,
            next: body.detail,
            request_id,
        };
        Html(page.render().unwrap_or_default().into()).into_response()
    };
    *told.status_mut() = problem.status;
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            told.headers_mut().insert(name, value.clone());
        }
    }
    told
}

/// A failure that no handler made. One with a body of its own type (a room's JSON) is left as it is.
fn plain(response: &Response) -> Option<Problem> {
    let text = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|t| t.as_bytes().starts_with(b"text/plain"));
    let code = match response.status() {
        StatusCode::FORBIDDEN => "other-origin",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        StatusCode::REQUEST_TIMEOUT => "too-slow",
        status if status.is_client_error() => "bad-request",
        _ => "internal",
    };
    text.then(|| Problem::new(response.status(), code))
}

fn log(visit: &Visit, problem: &Problem) {
    metrics::counter!("redx_problems_total", "code" => problem.code).increment(1);
    if problem.status.is_server_error() {
        let cause = problem.cause().unwrap_or_default();
        tracing::error!(request_id = %visit.shared.request_id, code = problem.code, cause, "request failed");
    }
}

/// The headers every answer carries.
fn dress(response: &mut Response, visit: &Visit, secure: bool) {
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
    if let Ok(id) = HeaderValue::from_str(&visit.shared.request_id) {
        headers.insert(REQUEST_ID, id);
    }
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
