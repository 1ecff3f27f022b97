//! Who may ask.

use super::*;
use data_encoding::BASE64;

async fn status_with(stage: &Stage, path: &str, authorization: Option<&str>) -> StatusCode {
    let mut request = Request::get(path);
    if let Some(value) = authorization {
        request = request.header(header::AUTHORIZATION, value);
    }
    shell::send(&stage.router, request.body(Body::empty()).unwrap(), "")
        .await
        .status
}

#[tokio::test]
async fn without_a_token_there_is_nothing_but_whether_it_lives() {
    let stage = Stage::new().await;
    for path in [
        "/status",
        "/status/live",
        "/livez",
        "/readyz",
        "/site-map",
        "/openapi.json",
    ] {
        assert_eq!(status_with(&stage, path, None).await, 200, "{path}");
    }
    let forged = format!("Bearer rxg_{}", "0".repeat(26));
    for path in [
        "/",
        "/metrics",
        "/c/banks",
        "/m/index/status",
        "/h/hash?url=x",
    ] {
        assert_eq!(status_with(&stage, path, None).await, 401, "{path}");
        for wrong in ["Bearer nonsense", "Basic nonsense", forged.as_str()] {
            assert_eq!(
                status_with(&stage, path, Some(wrong)).await,
                401,
                "{path} {wrong}"
            );
        }
    }
    let answer = shell::get(&stage.router, "/c/banks", "").await;
    assert!(answer.header("www-authenticate").contains("Bearer"));
}

#[tokio::test]
async fn a_token_opens_what_it_is_for_and_nothing_else() {
    let stage = Stage::new().await;
    let matcher = format!(
        "Bearer {}",
        stage.make_token("matcher", &[Scope::Match]).await
    );
    // Made a moment ago: known after a second at the latest.
    stage.shell.clock.advance(std::time::Duration::from_secs(1));
    stage.guard.refresh().await.unwrap();
    assert_eq!(
        status_with(&stage, "/m/index/status", Some(&matcher)).await,
        200
    );
    assert_eq!(status_with(&stage, "/c/banks", Some(&matcher)).await, 403);
    assert_eq!(status_with(&stage, "/h/hash", Some(&matcher)).await, 403);
    assert_eq!(status_with(&stage, "/metrics", Some(&matcher)).await, 200);
    // A browser sends it as a password.
    let basic = BASE64.encode(format!("me:{}", stage.token).as_bytes());
    let page = format!("Basic {basic}");
    assert_eq!(status_with(&stage, "/", Some(&page)).await, 200);
}

#[tokio::test]
async fn a_revoked_token_works_a_second_at_most_and_its_name_is_not_used_again() {
    for stage in Stage::both().await {
        let bearer = format!("Bearer {}", stage.token);
        assert_eq!(status_with(&stage, "/c/banks", Some(&bearer)).await, 200);
        let mut tx = stage.shell.begin().await;
        assert!(crate::hma::revoke_token(&mut tx, "all").await.unwrap());
        assert!(!crate::hma::revoke_token(&mut tx, "all").await.unwrap());
        tx.commit().await.unwrap();
        stage.shell.clock.advance(std::time::Duration::from_secs(1));
        assert_eq!(status_with(&stage, "/c/banks", Some(&bearer)).await, 401);

        let mut tx = stage.shell.begin().await;
        let app = &stage.shell.app;
        let again = crate::hma::make_token(&mut tx, app, "all", &Scope::ALL).await;
        assert_eq!(again.unwrap(), Made::NameTaken);
        let none = crate::hma::make_token(&mut tx, app, " \u{202e} ", &Scope::ALL).await;
        assert_eq!(none.unwrap(), Made::Unusable);
        drop(tx);
        let listed = crate::hma::tokens(app.db()).await.unwrap();
        assert!(listed[0].revoked_at.is_some());
    }
}

/// Only a keyed digest is kept, and what is printed by mistake says nothing.
#[tokio::test]
async fn a_token_lies_in_no_file_and_prints_as_nothing() {
    let stage = Stage::new().await;
    let made = Made::Token(stage.token.clone());
    assert_eq!(format!("{made:?}"), "Token(..)");
    let app = &stage.shell.app;
    let printed = format!("{:?}", crate::hma::tokens(app.db()).await.unwrap());
    let secret = stage.token.trim_start_matches("rxg_");
    assert!(printed.contains("all") && !printed.contains(secret));

    let bytes = store::Token::parse(secret).unwrap().bytes().to_vec();
    let kept: Vec<_> = std::fs::read_dir(stage.shell.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    assert!(kept.iter().any(|path| path.ends_with("redx.db")));
    for path in kept {
        let all = std::fs::read(&path).unwrap();
        assert!(
            !all.windows(bytes.len()).any(|part| part == bytes),
            "{path:?}"
        );
        let text = String::from_utf8_lossy(&all);
        assert!(!text.contains(secret), "{path:?}");
    }
}

#[tokio::test]
async fn every_call_is_as_it_was_agreed() {
    let shell = Shell::new().await;
    let guard = Guard::new(shell.app.clone());
    let options = Options {
        offers: Offers::ALL,
        open: false,
        fetch_from: Vec::new(),
        metrics: Arc::new(String::new),
    };
    let mut lines = Hma::new(guard, None, options).unwrap().declared();
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn the_description_names_every_call() {
    let stage = Stage::new().await;
    let described = stage.ok("GET", "/openapi.json", None).await;
    let map = stage.ok("GET", "/site-map", None).await;
    for path in map.as_array().unwrap() {
        let path = path.as_str().unwrap();
        assert!(described["paths"][path].is_object(), "{path}");
    }
    let lookup = &described["paths"]["/m/lookup"]["get"];
    assert_eq!(lookup["x-scope"], "match");
    assert!(lookup["parameters"].as_array().unwrap().len() > 4);
}

#[tokio::test]
async fn the_page_says_what_banks_hold_and_shows_no_hash() {
    let stage = Stage::new().await;
    stage.bank_with("BANK", json!({ "pdq": HASH })).await;
    let request = Request::get("/")
        .header(header::AUTHORIZATION, format!("Bearer {}", stage.token))
        .header(header::ACCEPT_LANGUAGE, "es");
    let answer = shell::send(&stage.router, request.body(Body::empty()).unwrap(), "").await;
    let text = answer.text();
    assert!(
        text.contains("Servicio de cribado") && text.contains("BANK"),
        "{text}"
    );
    assert!(!text.contains(HASH));
    assert!(
        answer
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
}

#[tokio::test]
async fn a_page_of_another_site_may_not_ask_through_a_browser() {
    let stage = Stage::new().await;
    let with = |name: &str, value: &str| {
        Request::get("/c/banks")
            .header(header::AUTHORIZATION, format!("Bearer {}", stage.token))
            .header(header::HOST, "guard.example:5100")
            .header(name, value)
            .body(Body::empty())
            .unwrap()
    };
    for (name, value, status) in [
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "none", 200),
        ("origin", "https://elsewhere.example", 403),
        ("origin", "null", 403),
        ("origin", "http://guard.example:5100", 200),
    ] {
        let answer = shell::send(&stage.router, with(name, value), "").await;
        assert_eq!(answer.status, status, "{name} {value}");
    }
}

#[tokio::test]
async fn without_tokens_it_answers_to_this_machine_alone() {
    let shell = Shell::new().await;
    let guard = Guard::new(shell.app.clone());
    let options = Options {
        offers: Offers::ALL,
        open: true,
        fetch_from: Vec::new(),
        metrics: Arc::new(String::new),
    };
    let router = Hma::new(guard, None, options).unwrap().router();
    for (host, status) in [
        ("localhost:5100", 200),
        ("127.0.0.1:5100", 200),
        ("[::1]:5100", 200),
        ("rebound.example:5100", 403),
        ("", 403),
    ] {
        let request = Request::get("/c/banks").header(header::HOST, host);
        let answer = shell::send(&router, request.body(Body::empty()).unwrap(), "").await;
        assert_eq!(answer.status, status, "{host}");
    }
}
