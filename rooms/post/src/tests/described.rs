//! Real answers are as the description says. Every other test asks through [`Stage`], which holds each answer against it,
//! too.

use super::stage::{Part, Stage, photo, token};
use crate::{Kind, PublicState, Reason, form::CONSENT_VERSION, limits, openapi};
use axum::body::Body;
use http::{Method, Request};
use serde_json::{Value, json};
use testkit::{Described, shell::send};

fn fields() -> serde_json::Map<String, Value> {
    let described = Described::new(&openapi());
    described.schema("PostForm")["properties"]
        .as_object()
        .unwrap()
        .clone()
}

/// What is described of a field is what a program sends.
fn example(field: &Value) -> String {
    let example = if field["example"].is_null() {
        &field["examples"][0]
    } else {
        &field["example"]
    };
    example.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_form_made_of_the_examples_is_taken() {
    let stage = Stage::new().await;
    let fields = fields();
    for kind in ["photo", "drawn", "counted"] {
        let mut texts: Vec<(String, String)> = fields
            .iter()
            .filter(|(name, _)| !["media", "others", "kind", "draft"].contains(&name.as_str()))
            .map(|(name, field)| (name.clone(), example(field)))
            .collect();
        texts.push(("kind".into(), kind.into()));
        let mut parts: Vec<Part<'_>> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), None, text.as_bytes()))
            .collect();
        let picture = photo(1);
        if kind == "photo" {
            parts.push(("media", Some("hand.jpg"), &picture));
        }
        let token = token(&stage.form("/api/v1/posts", &parts).await);
        let row = stage.row(stage.id(&token).await).await;
        assert_eq!(row.kind().unwrap().name(), kind);
        if kind != "counted" {
            let kept = [&row.caption, &row.alt, &row.first_name, &row.place];
            assert!(kept.iter().all(|text| text.is_some()), "{kind}: {kept:?}");
        }
    }
}

#[tokio::test]
async fn the_example_of_a_draft_is_one() {
    let stage = Stage::new().await;
    let draft = example(&fields()["draft"]);
    let sent: [Part<'_>; 2] = [
        ("kind", None, b"counted"),
        ("draft", None, draft.as_bytes()),
    ];
    let first = token(&stage.form("/api/v1/posts", &sent).await);
    assert_eq!(first, token(&stage.form("/api/v1/posts", &sent).await));
}

#[tokio::test]
async fn posting_fails_as_described() {
    let stage = Stage::new().await;
    let missing = stage.form("/api/v1/posts", &[]).await;
    assert_eq!(missing.status, 400);
    let video =
        b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2mp41and more of a film that nobody will ever see";
    assert_eq!(stage.try_photo(video, &[]).await.status, 422);
    let no_form = stage.json(Method::POST, "/api/v1/posts", "{}").await;
    assert_eq!(no_form.status, 400, "{}", no_form.text());
    let elsewhere = Request::post("/api/v1/posts")
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty())
        .unwrap();
    let refused = send(&stage.router, elsewhere, "").await;
    assert_eq!(refused.status, 403);
    Described::new(&openapi()).hold(&Method::POST, "/api/v1/posts", &refused);
}

#[tokio::test]
async fn receipts_answer_as_described() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    let path = format!("/api/v1/receipts/{token}");
    let change = |body: &'static str| stage.json(Method::PATCH, &path, body);
    assert_eq!(change(r#"{"caption":"For me"}"#).await.status, 200);
    assert_eq!(change(r#"{"caption":7}"#).await.status, 422);
    assert_eq!(change("{").await.status, 400);
    let long = format!(r#"{{"alt":"{}"}}"#, "a".repeat(301));
    assert_eq!(stage.json(Method::PATCH, &path, &long).await.status, 400);
    stage.refuse(id, Reason::Sexual).await;
    stage.later(11).await;
    assert_eq!(stage.told(&token).await["reason"], "unusable");
    assert_eq!(stage.get("/api/v1/receipts/nobody").await.status, 404);
    assert_eq!(stage.get("/api/v1/receipts/%ff").await.status, 400);
    let (_, shown, _) = stage.shown(2).await;
    assert!(stage.told(&shown).await["public_url"].is_string());
    assert_eq!(stage.withdraw(&shown).await.status, 200);
}

#[test]
fn names_in_answers_are_the_names_in_the_code() {
    let named = |value: Value, name: &str| assert_eq!(value, json!(name));
    for reason in Reason::ALL {
        named(json!(reason), reason.name());
    }
    for kind in [Kind::Photo, Kind::Drawn, Kind::Counted] {
        named(json!(kind), kind.name());
    }
    for state in [
        PublicState::InReview,
        PublicState::Approved,
        PublicState::Refused,
        PublicState::Withdrawn,
        PublicState::Removed,
    ] {
        named(json!(state), state.name());
    }
}

#[test]
fn limits_are_described_as_they_are() {
    let fields = fields();
    for limit in [limits::CAPTION, limits::ALT, limits::FIRST_NAME] {
        assert_eq!(
            fields[limit.name]["maxLength"], limit.chars_max,
            "{}",
            limit.name
        );
    }
    let media = fields["media"]["description"].as_str().unwrap();
    assert!(
        media.contains(&limits::UPLOAD_BYTES_MAX.to_string()),
        "{media}"
    );
    assert!(media.contains(&media::limits::PICTURE_SIDE_PIXELS_MAX.to_string()));
    assert_eq!(fields["consent"]["enum"], json!([CONSENT_VERSION]));
    let described = Described::new(&openapi());
    let told = &described.schema("Receipt")["properties"]["reason"]["enum"];
    assert!(!told.to_string().contains("abuse") && !told.to_string().contains("sexual"));
}
