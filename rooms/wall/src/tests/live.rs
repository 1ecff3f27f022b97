//! The live wall, heard.

use super::*;
use futures_util::future::BoxFuture;
use store::{Failure, Tx, events::Recorded};

/// What a listener hears first.
async fn opening(wall: &Wall, from: From) -> String {
    let mut listener = wall.live().listen(from).await.unwrap();
    let first = listener.next().await.unwrap().unwrap();
    String::from_utf8(first.to_vec()).unwrap()
}

#[tokio::test]
async fn every_event_is_heard_once_however_often_one_comes_back() {
    let room = Room::new().await;
    room.step().await;
    let mut listener = room.wall.live().listen(From::Now).await.unwrap();
    let retry = listener.next().await.unwrap().unwrap();
    assert!(retry.starts_with(b"retry: ") && messages(&retry).is_empty());
    room.hang(1, None).await;
    room.step().await;
    room.hang(2, None).await;
    let between = room.head();
    room.hang(3, None).await;
    room.step().await;
    let (one, two) = (
        listener.next().await.unwrap().unwrap(),
        listener.next().await.unwrap().unwrap(),
    );
    let heard = [messages(&one), messages(&two)].concat();
    assert_eq!(
        (heard.len(), &heard[0]["new"], &heard[1]["new"]),
        (2, &1.into(), &2.into())
    );
    let first = heard[0]["seq"].as_i64().unwrap();
    // Back after the first frame, after everything, and from a page made in the middle of the second.
    assert_eq!(
        room.catches_up(From::After(first)).await,
        [heard[1].clone()]
    );
    assert_eq!(
        room.catches_up(From::After(room.head())).await,
        Vec::<serde_json::Value>::new()
    );
    assert_eq!(room.catches_up(From::After(between)).await[0]["new"], 1);
}

#[tokio::test]
async fn a_restart_loses_nothing_and_repeats_nothing() {
    let room = Room::new().await;
    let (kept, _) = room.hang(1, None).await;
    let seen = room.head();
    room.hang(2, None).await;
    let again = Wall::for_listeners(&room.post, 2);
    again.live().step().await.unwrap();
    let mut listener = again.live().listen(From::After(seen)).await.unwrap();
    let first = listener.next().await.unwrap().unwrap();
    assert_eq!(messages(&first)[0]["new"], 1);
    assert!(!String::from_utf8_lossy(&first).contains(&kept));
    drop(listener);
    let nothing = again
        .live()
        .listen(From::After(room.head()))
        .await
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    assert!(messages(&nothing).is_empty());
}

#[tokio::test]
async fn who_comes_from_another_database_starts_afresh() {
    let room = Room::new().await;
    room.hang(1, None).await;
    room.step().await;
    let ahead = opening(&room.wall, From::After(room.head() + 50)).await;
    assert!(ahead.contains("event: reset"), "{ahead}");
    // A page may be ahead of the frames by events that are real.
    room.count_in().await;
    assert!(room.catches_up(From::After(room.head())).await.is_empty());
}

/// Sees everything, so that everything may be pruned.
struct Eager;

impl store::events::Subscriber for Eager {
    fn name(&self) -> &'static str {
        "test.eager"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }

    fn handle<'a>(&'a self, _: &'a mut Tx, _: &'a Recorded) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn who_comes_too_late_starts_afresh() {
    let room = Room::new().await;
    let (name, _) = room.hang(1, None).await;
    room.background
        .clone()
        .subscribe(Eager)
        .settle()
        .await
        .unwrap();
    let mut tx = room.shell.begin().await;
    let now = tx.now();
    assert!(store::events::prune(&mut tx, now).await.unwrap() > 0);
    tx.commit().await.unwrap();
    room.step().await;
    let late = opening(&room.wall, From::After(1)).await;
    assert!(late.contains("event: reset"), "{late}");
    assert!(room.catches_up(From::After(room.head())).await.is_empty());
    // "N new" then brings the newest page, from which the reader takes what it lacks.
    assert!(room.get("/wall/new?after=1").await.text().contains(&name));
}

#[tokio::test]
async fn a_full_house_sends_people_away_politely() {
    let room = Room::new().await;
    room.step().await;
    let ask = || {
        Request::get("/api/v1/wall/events")
            .header(header::ACCEPT_ENCODING, "br, gzip")
            .body(Body::empty())
            .unwrap()
    };
    let Ok(one) = room.router.clone().oneshot(ask()).await;
    let Ok(two) = room.router.clone().oneshot(ask()).await;
    for response in [&one, &two] {
        assert_eq!(response.status(), 200);
        let header = |name: &str| response.headers().get(name).map(|v| v.to_str().unwrap());
        assert_eq!(header("content-type"), Some("text/event-stream"));
        assert_eq!(header("cache-control"), Some("no-store"));
        assert_eq!(
            (header("x-accel-buffering"), header("content-encoding")),
            (Some("no"), None)
        );
    }
    let full = room.get("/api/v1/wall/events").await;
    assert_eq!(
        (full.status.as_u16(), full.header("retry-after")),
        (503, "30")
    );
    assert!(
        full.text().contains("\"code\":\"wall-full\""),
        "{}",
        full.text()
    );
    drop(one);
    let Ok(three) = room.router.clone().oneshot(ask()).await;
    assert_eq!(three.status(), 200);
}

#[tokio::test]
async fn the_last_event_in_the_header_outdoes_the_address() {
    let room = Room::new().await;
    room.hang(1, None).await;
    room.step().await;
    let head = room.head();
    let path = "/api/v1/wall/events?after=0";
    for (last, heard) in [(None, 1), (Some(head), 0)] {
        let mut ask = Request::get(path);
        if let Some(last) = last {
            ask = ask.header("last-event-id", last);
        }
        let Ok(response) = room
            .router
            .clone()
            .oneshot(ask.body(Body::empty()).unwrap())
            .await;
        let first = response
            .into_body()
            .frame()
            .await
            .unwrap()
            .unwrap()
            .into_data()
            .unwrap();
        assert_eq!(messages(&first).len(), heard);
    }
}

#[tokio::test]
async fn a_slow_listener_is_closed_and_misses_nothing() {
    let room = Room::new().await;
    room.step().await;
    let mut slow = room.wall.live().listen(From::Now).await.unwrap();
    let start = room.head();
    for _ in 0..=limits::FRAMES_BEHIND_MAX {
        room.count_in().await;
        room.step().await;
    }
    assert!(messages(&slow.next().await.unwrap().unwrap()).is_empty());
    assert!(slow.next().await.is_none());
    drop(slow);
    let all = i64::try_from(limits::FRAMES_BEHIND_MAX).unwrap() + 1;
    assert_eq!(room.catches_up(From::After(start)).await[0]["counted"], all);
}

#[tokio::test]
async fn the_wall_lives_until_it_is_stopped() {
    let room = Room::new().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let wall = room.wall.clone();
    let running = tokio::spawn(async move { wall.run_live(async { drop(stopped.await) }).await });
    let mut listener = room.wall.live().listen(From::Now).await.unwrap();
    listener.next().await.unwrap().unwrap();
    room.count_in().await;
    assert_eq!(
        messages(&listener.next().await.unwrap().unwrap())[0]["counted"],
        1
    );
    stop.send(()).unwrap();
    running.await.unwrap();
    assert!(listener.next().await.is_none());
    assert!(room.wall.live().listen(From::Now).await.is_err());
}

#[tokio::test]
async fn a_page_made_between_two_frames_hears_only_what_it_lacks() {
    let room = Room::new().await;
    room.step().await;
    room.hang(1, None).await;
    // The page already shows the first; the frame that is to come holds both.
    let mut listener = room
        .wall
        .live()
        .listen(From::After(room.head()))
        .await
        .unwrap();
    listener.next().await.unwrap().unwrap();
    room.hang(2, None).await;
    room.step().await;
    let heard = messages(&listener.next().await.unwrap().unwrap());
    assert_eq!(
        (&heard[0]["new"], &heard[0]["posts"]),
        (&1.into(), &2.into())
    );
}
