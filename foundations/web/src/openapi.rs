//! What programs may ask, described as OpenAPI 3.1. A room describes its own paths next to their handlers; what is the
//! same for every room is said here: who may come in, how often, how much, and what a failure looks like. It is taken
//! from the declared [`Access`](crate::Access) and from the very words of a [`Problem`](crate::Problem), so that the
//! description cannot drift from what is enforced.

use crate::{
    Routes, Words,
    problem::Told,
    routes::{Access, Declared},
};
use http::StatusCode;
use serde_json::json;
use std::{collections::BTreeMap, fmt::Write as _, sync::LazyLock};
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        Content, Object, OpenApi, Ref, RefOr, Response, ResponseBuilder, SecurityRequirement, Type,
        example::ExampleBuilder,
        header::HeaderBuilder,
        path::{Operation, PathItem},
        schema::SchemaType,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};

/// Answers by status, as an operation has them.
pub type Responses = BTreeMap<String, RefOr<Response>>;

const PROBLEM_JSON: &str = "application/problem+json";
/// The name of the security scheme for signed-in staff.
const SESSION: &str = "session";

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::load(&[], crate::Unreviewed::English));

/// The answers with which an operation may fail, each code with the words that go with it. For
/// [`utoipa::IntoResponses`].
pub fn problems(told: &[(StatusCode, &'static str)]) -> Responses {
    let mut responses = Responses::new();
    for (status, code) in told {
        add(&mut responses, *status, code);
    }
    responses
}

/// Completes what a room says of its paths with what their routes declare: limits, roles, and the failures that come
/// from them. Paths that the room does not route are left as they are; a test of the whole finds them.
pub fn describe<S: Clone + Send + Sync + 'static>(
    mut document: OpenApi,
    routes: &Routes<S>,
) -> OpenApi {
    for route in routes.declared() {
        let item = document.paths.paths.get_mut(&route.path);
        if let Some(operation) = item.and_then(|item| operation(item, route.method)) {
            complete(operation, route);
        }
    }
    let components = document.components.get_or_insert_default();
    components
        .schemas
        .insert(Told::name().into_owned(), Told::schema());
    components
        .security_schemes
        .insert(SESSION.to_owned(), session().into());
    document
}

fn operation<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Operation> {
    match method {
        "GET" => item.get.as_mut(),
        "POST" => item.post.as_mut(),
        "PATCH" => item.patch.as_mut(),
        "DELETE" => item.delete.as_mut(),
        _ => None,
    }
}

fn complete(operation: &mut Operation, route: &Declared) {
    let access = &route.access;
    if let Some(rate) = access.limit() {
        let text = operation.description.get_or_insert_default();
        let _ = write!(
            text,
            "\n\nFrom one home: {} at once, then {} an hour.",
            rate.burst, rate.hour
        );
    }
    if access.roles().is_some() {
        let none: [&str; 0] = [];
        operation
            .security
            .get_or_insert_default()
            .push(SecurityRequirement::new(SESSION, none));
    }
    for (status, code) in told_for_all(access, route.method) {
        add(&mut operation.responses.responses, status, code);
    }
}

/// The failures that the shell and the declared access bring to a route.
fn told_for_all(access: &Access, method: &str) -> Vec<(StatusCode, &'static str)> {
    let mut told = vec![
        (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
    ];
    if method != "GET" {
        told.push((StatusCode::FORBIDDEN, "other-origin"));
        told.push((StatusCode::REQUEST_TIMEOUT, "too-slow"));
    }
    told.push((StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
    if access.limit().is_some() {
        told.push((StatusCode::TOO_MANY_REQUESTS, "too-often"));
    }
    if access.roles().is_some() {
        let code = if method == "GET" {
            "sign-in"
        } else {
            "signed-out"
        };
        told.push((StatusCode::UNAUTHORIZED, code));
        told.push((StatusCode::FORBIDDEN, "forbidden"));
    }
    told
}

/// Says that an operation may fail in this way, beside others with the same status.
fn add(responses: &mut Responses, status: StatusCode, code: &'static str) {
    let told = Told::sample(&WORDS, status, code);
    let before = responses.remove(status.as_str());
    let mut response = match before {
        Some(RefOr::T(response)) => response,
        _ => empty(status),
    };
    let gap = if response.description.is_empty() {
        ""
    } else {
        "\n"
    };
    let _ = write!(
        response.description,
        "{gap}- `{code}`: {}. {}",
        told.title, told.detail
    );
    if let Some(RefOr::T(content)) = response.content.get_mut(PROBLEM_JSON) {
        let example = ExampleBuilder::new()
            .summary(told.title.clone())
            .value(serde_json::to_value(&told).ok())
            .build();
        content.examples.insert(code.to_owned(), example.into());
    }
    responses.insert(status.as_str().to_owned(), response.into());
}

fn empty(status: StatusCode) -> Response {
    let problem = Ref::from_schema_name(Told::name());
    let mut response = ResponseBuilder::new()
        .content(PROBLEM_JSON, Content::new(Some(problem)))
        .build();
    if matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
    ) {
        let mut seconds = Object::with_type(SchemaType::Type(Type::Integer));
        seconds.minimum = Some(0.into());
        let header = HeaderBuilder::new()
            .schema(Some(seconds))
            .description(Some("Seconds after which it is worth trying again."))
            .example(Some(json!(10)))
            .build();
        response
            .headers
            .insert("Retry-After".to_owned(), header.into());
    }
    response
}

fn session() -> SecurityScheme {
    SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "__Host-redx",
        "The cookie that a sign-in link sets in a browser. Without HTTPS, on a machine for trying out, it is called `redx`.",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_of_one_status_stand_side_by_side() {
        let bad = StatusCode::BAD_REQUEST;
        let away = StatusCode::SERVICE_UNAVAILABLE;
        let told = problems(&[
            (bad, "bad-request"),
            (bad, "too-large"),
            (away, "unavailable"),
        ]);
        let json = serde_json::to_value(&told).unwrap();
        let examples = &json["400"]["content"][PROBLEM_JSON]["examples"];
        assert_eq!(examples["bad-request"]["value"]["code"], "bad-request");
        assert_eq!(examples["too-large"]["value"]["status"], 400);
        assert!(json["503"]["headers"]["Retry-After"].is_object());
        assert!(json["400"]["headers"].is_null());
        assert_eq!(
            json["400"]["description"].as_str().unwrap().lines().count(),
            2
        );
    }
}
