//! Real answers are as the description says.

use super::*;
use http::Method;
use testkit::Described;

async fn held(room: &Room, described: &Described, path: &str, status: u16) -> Answer {
    let answer = room.get(path).await;
    assert_eq!(answer.status, status, "{}", answer.text());
    described.hold(&Method::GET, path, &answer);
    answer
}

#[tokio::test]
async fn the_wall_answers_as_described() {
    let room = Room::new().await;
    let described = Described::new(&openapi());
    held(&room, &described, "/api/v1/wall", 200).await;
    for seed in 0..3 {
        let words = (seed == 1).then_some("For my sister");
        room.hang(seed, words).await;
    }
    let page = held(&room, &described, "/api/v1/wall", 200).await;
    let page: serde_json::Value = serde_json::from_slice(&page.body).unwrap();
    assert_eq!(page["posts"].as_array().unwrap().len(), 3);
    held(&room, &described, "/api/v1/wall?cursor=nonsense", 404).await;
    held(&room, &described, "/api/v1/wall?cursor=a&cursor=b", 400).await;
}

#[tokio::test]
async fn the_counts_answer_as_described() {
    let room = Room::new().await;
    let described = Described::new(&openapi());
    room.count_in().await;
    held(&room, &described, "/api/v1/counts", 200).await;
    let other = Request::get("/api/v1/counts")
        .header(header::CONTENT_LENGTH, "70000")
        .body(Body::empty())
        .unwrap();
    let answer = send(&room.router, other, "").await;
    assert_eq!(answer.status, 413);
    described.hold(&Method::GET, "/api/v1/counts", &answer);
}

#[tokio::test]
async fn the_live_wall_answers_as_described() {
    let room = Room::new().await;
    let described = Described::new(&openapi());
    let before = room.head();
    let (_, receipt) = room.hang(1, None).await;
    room.step().await;
    room.withdraw(&receipt).await;
    room.step().await;
    let news = room.catches_up(From::After(before)).await;
    assert_eq!(news.len(), 1);
    described.hold_value("WallNews", &news[0]);
    let path = "/api/v1/wall/events";
    held(&room, &described, "/api/v1/wall/events?after=x", 400).await;
    let ask = || Request::get(path).body(Body::empty()).unwrap();
    let Ok(one) = room.router.clone().oneshot(ask()).await;
    let Ok(two) = room.router.clone().oneshot(ask()).await;
    held(&room, &described, path, 503).await;
    for open in [one, two] {
        let answer = Answer {
            status: open.status(),
            headers: open.headers().clone(),
            body: bytes::Bytes::new(),
        };
        described.hold(&Method::GET, path, &answer);
    }
}
