//! A failure put into words: a page, or JSON for programs.

use crate::{Html, Page, Problem, Visit, problem::Told};
use askama::Template;
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: Page,
    title: String,
    next: String,
    request_id: &'a str,
    sign_in: bool,
}

/// Puts a failure into words. Answers of lower layers (a body cut off, a refused origin) get the same treatment.
pub(crate) fn tell(visit: &Visit, response: Response) -> Response {
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
    let request_id = visit.shared.request_id.to_string();
    let body = Told::new(visit.app().words(), visit.lang(), &problem, &request_id);
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
            request_id: &request_id,
            sign_in: problem.status == StatusCode::UNAUTHORIZED,
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
