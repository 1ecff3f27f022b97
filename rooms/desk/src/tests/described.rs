//! Real answers are as the description says.

use super::*;
use axum::http::Method;
use testkit::Described;

const PATH: &str = "/api/v1/desk/decisions";

async fn held(room: &Room, json: &str, cookie: &str, status: u16) {
    let answer = post_json(&room.router, PATH, json, cookie).await;
    assert_eq!(answer.status.as_u16(), status, "{json}: {}", answer.text());
    Described::new(&openapi()).hold(&Method::POST, PATH, &answer);
}

#[tokio::test]
async fn decisions_answer_as_described() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let owner = room.person("Ruth", Role::Owner).await;
    let (post, _) = room.posted(1, Some("For Ana")).await;
    let decision = |rest: &str| format!(r#"{{"post":"{post}",{rest}}}"#);
    held(&room, &decision(r#""act":"approve""#), "", 401).await;
    held(&room, &decision(r#""act":"approve""#), &owner, 403).await;
    held(&room, &decision(r#""act":"delete""#), &amara, 400).await;
    held(&room, &decision(r#""act":7"#), &amara, 422).await;
    held(&room, "{", &amara, 400).await;
    let seen = r#""act":"approve","mark":"what somebody else saw""#;
    held(&room, &decision(seen), &amara, 409).await;
    held(&room, &decision(r#""act":"approve""#), &amara, 409).await;
    let seen = room.looks(&amara, post).await;
    held(&room, &decision(&seen), &amara, 200).await;
    held(&room, &decision(&seen), &amara, 200).await;
}

#[tokio::test]
async fn every_described_act_is_one() {
    let described = Described::new(&openapi());
    let asked = &described.schema("Decision")["properties"];
    let names = |field: &str| asked[field]["enum"].as_array().unwrap().len();
    assert_eq!((names("act"), names("reason")), (8, 14));
}
