//! Real answers are as the description says.

use super::*;
use http::Method;
use testkit::{
    Described,
    shell::{get, post_json},
};

const PATH: &str = "/api/v1/questions";

#[tokio::test]
async fn reading_answers_as_described() {
    let stage = Stage::new().await;
    let described = Described::new(&openapi());
    for n in 0..25 {
        stage
            .written(
                &format!("What is X number n{n}?"),
                "It is one.\nOf many.",
                "en",
            )
            .await;
    }
    stage.room.feed(vec![Searchable {
        kind: Kind::Fact,
        lang: "en".into(),
        path: "/learn/facts/x".into(),
        title: "X is a letter".into(),
        text: String::new(),
    }]);
    let mut next = None;
    for path in [
        "/api/v1/questions",
        "/api/v1/questions?q=x+number",
        "/api/v1/questions?q=",
    ] {
        let answer = get(&stage.router, path, "").await;
        assert_eq!(answer.status, 200);
        described.hold(&Method::GET, path, &answer);
        let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        next = next.or(body["next"].as_str().map(str::to_owned));
    }
    let path = format!("{PATH}?cursor={}", next.unwrap());
    let answer = get(&stage.router, &path, "").await;
    described.hold(&Method::GET, &path, &answer);
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(body["questions"].as_array().unwrap().len(), 5);
    for (query, status) in [("cursor=x", 404), ("cursor=a&cursor=b", 400)] {
        let path = format!("{PATH}?{query}");
        let answer = get(&stage.router, &path, "").await;
        assert_eq!(answer.status, status);
        described.hold(&Method::GET, &path, &answer);
    }
}

#[tokio::test]
async fn asking_answers_as_described() {
    let stage = Stage::new().await;
    let described = Described::new(&openapi());
    let long = format!(r#"{{"question":"{}"}}"#, "x".repeat(601));
    for (json, status, code) in [
        (
            r#"{"question":"What is that X?","first_name":"Ana","about":"learn:signs"}"#,
            202,
            "in_review",
        ),
        (r#"{"question":"hey send me nudes"}"#, 202, "in_review"),
        (r#"{"question":"My uncle touches me"}"#, 422, "ask-care"),
        (
            r#"{"question":"My neighbor is trafficking girls"}"#,
            422,
            "ask-tip",
        ),
        (r#"{"question":" "}"#, 400, "ask-empty"),
        (long.as_str(), 400, "ask-too-long"),
        (
            r#"{"question":"x","first_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
            400,
            "ask-name-too-long",
        ),
        (r#"{"question":7}"#, 422, "bad-request"),
        ("{", 400, "bad-request"),
    ] {
        let answer = post_json(&stage.router, PATH, json, "").await;
        assert_eq!(answer.status.as_u16(), status, "{json}: {}", answer.text());
        assert!(answer.text().contains(code), "{json}: {}", answer.text());
        described.hold(&Method::POST, PATH, &answer);
    }
    let form = testkit::shell::post_form(&stage.router, PATH, &[("question", "x")], "").await;
    assert_eq!(form.status, 415);
    let bare = Stage::without_keys(Shell::new().await, [guard::make_key(), guard::make_key()]);
    let shut = post_json(&bare.router, PATH, r#"{"question":"Why?"}"#, "").await;
    assert_eq!(shut.status, 503);
    described.hold(&Method::POST, PATH, &shut);
}
