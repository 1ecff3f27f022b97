//! Languages, headers, problems, limits, other origins.

use axum::body::Body;
use http::{Request, StatusCode, header};
use std::time::Duration;
use testkit::shell::{Shell, get, send};
use web::{Access, App, Problem, Rate, Routes, Settings, Setup, Visit, shell};

async fn words(visit: Visit) -> String {
    format!(
        "{} {} {}",
        visit.lang().code(),
        visit.path(),
        visit.href("/wall")
    )
}

async fn fails() -> Problem {
    Problem::internal("the secret cause")
}

async fn panics() -> String {
    panic!("a bug")
}

async fn takes(body: String) -> String {
    body.len().to_string()
}

fn routes() -> Routes {
    let often = Access::reader().rate(Rate::new("test", 2, 3600)).body(100);
    Routes::new()
        .get("/words", words, Access::reader())
        .get("/fails", fails, Access::reader())
        .get("/panics", panics, Access::reader())
        .post("/takes", takes, often)
}

#[tokio::test]
async fn the_language_is_in_the_address_or_in_the_browsers_wish() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    assert_eq!(
        get(&router, "/es/words", "").await.text(),
        "es /words /es/wall"
    );
    assert_eq!(get(&router, "/words", "").await.text(), "en /words /wall");
    let wish = Request::get("/words")
        .header(header::ACCEPT_LANGUAGE, "es-MX,es;q=0.9")
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(&router, wish, "").await.text(), "es /words /wall");
    assert_eq!(
        get(&router, "/xx/words", "").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_failure_is_told_in_words_and_never_with_its_cause() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    for path in ["/fails", "/es/fails", "/panics", "/nothing"] {
        let page = get(&router, path, "").await;
        assert!(page.status.is_server_error() || page.status == StatusCode::NOT_FOUND);
        let text = page.text();
        assert!(
            !text.contains("secret cause") && !text.contains("a bug"),
            "{path}"
        );
        assert!(
            text.contains("<h1>") && text.contains(page.header("x-request-id")),
            "{path}"
        );
        assert!(!text.contains("problem-"), "{path}: a word is missing");
    }
    let request = Request::get("/api/v1/nothing").body(Body::empty()).unwrap();
    let json = send(&router, request, "").await;
    assert_eq!(json.header("content-type"), "application/problem+json");
    assert!(json.text().contains(r#""code":"not-found""#));
}

#[tokio::test]
async fn every_answer_is_dressed_and_sets_no_cookie() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    for path in ["/words", "/nothing", "/fails"] {
        let answer = get(&router, path, "").await;
        let csp = answer.header("content-security-policy");
        assert!(
            csp.starts_with("default-src 'none'") && !csp.contains("unsafe"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn answers_are_packed_for_who_takes_it_and_caches_are_told() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let ask = |path: &str, wish: &str| {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, wish);
        request.body(Body::empty()).unwrap()
    };
    let plain = get(&router, "/nothing", "").await;
    assert_eq!(plain.header("content-encoding"), "");
    assert!(
        plain
            .headers
            .get_all("vary")
            .iter()
            .any(|v| v == "accept-encoding")
    );
    assert_eq!(plain.header("content-length"), plain.body.len().to_string());
    for (wish, encoding) in [
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
    ] {
        let packed = send(&router, ask("/nothing", wish), "").await;
        assert_eq!(packed.status, StatusCode::NOT_FOUND);
        assert_eq!(packed.header("content-encoding"), encoding, "{wish}");
        assert!(encoding.is_empty() || packed.body.len() < plain.body.len() / 2);
        assert!(
            packed
                .headers
                .get_all("vary")
                .iter()
                .any(|v| v == "accept-encoding")
        );
    }
    // Too small to gain from it; who refuses an answer as it is gets none all the same.
    let small = send(&router, ask("/words", "br"), "").await;
    assert_eq!(
        (small.header("content-encoding"), small.status),
        ("", StatusCode::OK)
    );
    let none = send(&router, ask("/words", "identity;q=0"), "").await;
    assert_eq!(none.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn who_asks_for_the_headers_alone_gets_no_body() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    for (path, status) in [("/words", 200), ("/nothing", 404)] {
        let head = Request::head(path).body(Body::empty()).unwrap();
        let head = send(&router, head, "").await;
        assert_eq!((head.status.as_u16(), head.body.len()), (status, 0));
        let length: usize = head.header("content-length").parse().unwrap();
        // The other page has the number of its request in it, which may be longer.
        let whole = get(&router, path, "").await.body.len();
        assert!(length == whole || (status == 404 && length.abs_diff(whole) < 4));
    }
}

#[tokio::test]
async fn another_origin_changes_nothing() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let from = |name: &'static str, value: &'static str| {
        Request::post("/takes")
            .header("host", "127.0.0.1:8080")
            .header(name, value)
            .body("x".into())
            .unwrap()
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let refused = send(&router, from(name, value), "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(refused.text().contains("came from another site"));
    }
    for (name, value) in [
        ("sec-fetch-site", "same-origin"),
        ("origin", "http://127.0.0.1:8080"),
    ] {
        assert_eq!(
            send(&router, from(name, value), "").await.status,
            StatusCode::OK,
            "{name}: {value}"
        );
    }
}

#[tokio::test]
async fn a_body_too_large_is_refused_announced_or_not() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let large = "x".repeat(101);
    let announced = Request::post("/takes")
        .header(header::CONTENT_LENGTH, 101)
        .body(large.clone().into())
        .unwrap();
    assert_eq!(
        send(&router, announced, "").await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let silent = Request::post("/takes").body(large.into()).unwrap();
    assert_eq!(
        send(&router, silent, "").await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn limits_count_one_home_and_let_go_with_time() {
    let node = Shell::new().await;
    let app = with_limits(&node).await;
    let router = shell(&app, routes());
    let ask = || Request::post("/takes").body("x".into()).unwrap();
    for _ in 0..2 {
        assert_eq!(send(&router, ask(), "").await.status, StatusCode::OK);
    }
    let too_often = send(&router, ask(), "").await;
    assert_eq!(too_often.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = too_often.header("retry-after").parse().unwrap();
    node.clock.advance(Duration::from_secs(wait));
    assert_eq!(send(&router, ask(), "").await.status, StatusCode::OK);
}

/// The same node with limits switched on.
async fn with_limits(node: &Shell) -> App {
    App::new(Setup {
        db: node.app.db().clone(),
        blobs: node.app.blobs().clone(),
        clock: node.clock.clone(),
        rng: node.app.rng().clone(),
        keys: node.app.keys().clone(),
        campaign: (*node.app.campaign()).clone(),
        settings: Settings::default(),
    })
}

#[tokio::test]
async fn assets_are_packed_kept_for_ever_and_changed_by_address() {
    let node = Shell::new().await;
    let router = shell(&node.app, routes());
    let page = get(&router, "/nothing", "").await.text();
    let css = page
        .split('"')
        .find(|part| part.ends_with("site.css"))
        .unwrap()
        .to_owned();
    let request = Request::get(&*css)
        .header(header::ACCEPT_ENCODING, "gzip, br")
        .body(Body::empty())
        .unwrap();
    let packed = send(&router, request, "").await;
    assert_eq!(
        (
            packed.header("content-encoding"),
            packed.header("content-type")
        ),
        ("br", "text/css; charset=utf-8")
    );
    assert!(packed.header("cache-control").contains("immutable"));
    assert!(get(&router, &css, "").await.body.len() > packed.body.len());
    assert_eq!(
        get(&router, "/assets/old/site.css", "")
            .await
            .header("cache-control"),
        "no-store"
    );
    assert_eq!(
        get(&router, "/assets/old/../build.rs", "").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn posting_is_shut_while_no_gate_is_registered() {
    let node = Shell::new().await;
    assert_eq!(node.app.shut_gates().await.unwrap(), ["gate-unknown"]);
}
