//! Requests in; pages, JSON and frames out. Posts get onto the wall the way they do in life: drawn, screened, approved,
//! published.

mod described;
mod live;

use super::*;
use crate::live::From;
use axum::{Router, body::Body};
use futures_util::StreamExt as _;
use guard::Guard;
use http::{Request, header};
use http_body_util::BodyExt as _;
use media::{
    drawn::Mark,
    pool::{Patience, Pool, Program},
};
use post::Submission;
use std::time::Duration;
use store::{Background, Token, Uuid};
use testkit::{
    Shell,
    shell::{Answer, get, post_form, send},
};
use tower::ServiceExt as _;

struct Room {
    shell: Shell,
    post: Post,
    wall: Wall,
    router: Router,
    background: Background,
}

impl Room {
    async fn new() -> Self {
        let shell = Shell::new().await;
        // Drawn hands need no decoder, so that none has to start.
        let program = Program {
            path: "/bin/false".into(),
            args: Vec::new(),
        };
        let pool = Pool::start(program, 1, Patience::default());
        let post = Post::new(shell.app.clone(), Guard::new(shell.app.clone()), pool);
        let background = Background::new(shell.app.db().clone())
            .work(post::Screen(post.clone()))
            .work(post::Publish(post.clone()))
            .work(post::Forget(post.clone()));
        let wall = Wall::for_listeners(&post, 2);
        let all = post::routes(post.clone()).merge(routes(wall.clone()));
        let router = web::shell(&shell.app, all);
        Self {
            shell,
            post,
            wall,
            router,
            background,
        }
    }

    /// Draws an X, and has it approved: its public name and its receipt.
    async fn hang(&self, seed: u64, caption: Option<&str>) -> (String, Token) {
        let lines: Vec<Vec<[f32; 2]>> = Mark::sample(seed)
            .strokes()
            .iter()
            .map(|s| s.points().to_vec())
            .collect();
        let strokes = serde_json::to_string(&lines).unwrap();
        let words = Submission {
            lang: "en".into(),
            caption: caption.map(str::to_owned),
            consent: "v1".into(),
            ..Submission::default()
        };
        let (id, receipt) = post::submit_drawing(&self.post, words, "open", "amber", &strokes)
            .await
            .unwrap();
        self.background.settle().await.unwrap();
        self.approve(id).await;
        self.background.settle().await.unwrap();
        self.shell.clock.advance(Duration::from_secs(60));
        (self.newest().await, receipt)
    }

    async fn approve(&self, id: Uuid) {
        let mut tx = self.shell.begin().await;
        let view = post::held_view(&mut tx, id).await.unwrap().unwrap();
        let cleared = self.post.guard().clear(view.upload).await.unwrap().unwrap();
        let done = post::approve(&mut tx, id, cleared, "Imani").await.unwrap();
        assert_eq!(done, post::Decision::Done);
        tx.commit().await.unwrap();
    }

    async fn newest(&self) -> String {
        let posts = post::page(self.shell.app.db(), store::Cursor::START, 1)
            .await
            .unwrap();
        posts.into_iter().next().unwrap().name
    }

    async fn count_in(&self) {
        post::submit(&self.post, Submission::default(), None)
            .await
            .unwrap();
    }

    async fn withdraw(&self, receipt: &Token) {
        let path = format!("/receipt/{}/withdraw", receipt.text());
        let answer = post_form(&self.router, &path, &[], "").await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }

    async fn get(&self, path: &str) -> Answer {
        get(&self.router, path, "").await
    }

    fn head(&self) -> i64 {
        self.shell.app.db().head()
    }

    async fn step(&self) {
        self.wall.live().step().await.unwrap();
    }

    /// What a listener hears first: the `data` of each message.
    async fn catches_up(&self, from: From) -> Vec<serde_json::Value> {
        let mut listener = self.wall.live().listen(from).await.unwrap();
        let first = listener.next().await.unwrap().unwrap();
        messages(&first)
    }
}

fn messages(bytes: &[u8]) -> Vec<serde_json::Value> {
    let text = String::from_utf8_lossy(bytes);
    text.lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect()
}

/// Where each name stands in a text, in the order of the text.
fn order<'a>(text: &str, names: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<_> = names
        .iter()
        .filter_map(|name| Some((text.find(name)?, *name)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let shell = Shell::new().await;
    let words = shell.app.words();
    assert!(words.offered().len() >= 2);
    for lang in words.offered() {
        let page = web::Page::sample(&shell.app, lang);
        for html in views::samples::all(&page) {
            let raw = html
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .find(|w| w.contains('-') && words.has(w));
            assert_eq!(raw, None, "{} without words: {html}", lang.code());
            for img in html.split("<img ").skip(1) {
                let img = img.split('>').next().unwrap();
                assert!(
                    ["width=\"", "height=\"", "alt=\""]
                        .iter()
                        .all(|a| img.contains(a)),
                    "{img}"
                );
            }
        }
    }
}

/// 60 prints, every other one with words. Styles, scripts and pictures come on top.
#[tokio::test]
async fn a_full_page_of_the_wall_is_light() {
    let shell = Shell::new().await;
    let page = web::Page::sample(&shell.app, &shell.app.words().choose(None));
    let packed = cache::pack(views::samples::full(&page).as_bytes());
    assert!(packed.len() < 12_000, "{} bytes", packed.len());
}

#[tokio::test]
async fn an_empty_wall_invites() {
    let room = Room::new().await;
    assert!(
        room.get("/wall")
            .await
            .text()
            .contains("Yours can be the first")
    );
    assert!(
        room.get("/es/wall")
            .await
            .text()
            .contains("puede ser la primera")
    );
    let home = room.get("/").await;
    assert!(home.status.is_success() && !home.text().contains("id=\"prints\""));
    assert_eq!(room.get("/wall?cursor=nonsense").await.status, 404);
    assert_eq!(room.get("/p/nobody").await.status, 404);
}

#[tokio::test]
async fn posts_stand_newest_first_and_pages_follow() {
    let room = Room::new().await;
    let mut names = Vec::new();
    for seed in 0..5 {
        names.push(room.hang(seed, None).await.0);
    }
    names.reverse();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for path in [
        "/",
        "/wall",
        "/wall?tv=1",
        "/api/v1/wall",
        "/wall/new?after=0",
    ] {
        assert_eq!(order(&room.get(path).await.text(), &names), names, "{path}");
    }
    let db = room.shell.app.db();
    let (first, next) = pages::posts(db, None, 2).await.unwrap();
    assert_eq!(
        first.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
        names[..2]
    );
    let rest = room
        .get(&format!("/wall?cursor={}", next.unwrap().text()))
        .await
        .text();
    assert_eq!(order(&rest, &names), names[2..]);
    let (last, none) = pages::posts(db, next, 3).await.unwrap();
    assert_eq!((last.len(), none), (3, None));
}

#[tokio::test]
async fn a_post_has_an_address_to_share_report_and_remove() {
    let room = Room::new().await;
    let (name, _) = room.hang(1, Some("For <my> sister")).await;
    let text = room.get(&format!("/p/{name}")).await.text();
    let image =
        format!("property=\"og:image\" content=\"http://127.0.0.1:8080/public/{name}/1600.jpg\"");
    let report = format!("href=\"/p/{name}/report\"");
    let remove = format!("href=\"/p/{name}/remove\"");
    for part in [
        &*image,
        &*report,
        &*remove,
        "For &#60;my&#62; sister",
        "2027-02-22",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.contains("An open right hand, drawn, with a red X"));
    assert_eq!(
        room.get(&format!("/public/{name}/320.jpg")).await.status,
        200
    );
}

#[tokio::test]
async fn a_takedown_is_absent_from_the_very_next_answer() {
    let room = Room::new().await;
    let (stays, _) = room.hang(1, None).await;
    let (goes, receipt) = room.hang(2, None).await;
    room.step().await;
    let before = room.head();
    let paths = [
        "/",
        "/es/",
        "/wall",
        "/wall?tv=1",
        "/wall/new?after=0",
        "/api/v1/wall",
    ];
    for path in paths {
        assert!(room.get(path).await.text().contains(&goes), "{path}");
    }
    room.withdraw(&receipt).await;
    for path in paths {
        let text = room.get(path).await.text();
        assert!(text.contains(&stays) && !text.contains(&goes), "{path}");
    }
    assert_eq!(room.get(&format!("/p/{goes}")).await.status, 404);
    room.step().await;
    let heard = room.catches_up(From::After(before)).await;
    assert_eq!(heard[0]["gone"], serde_json::json!([goes]));
    assert_eq!(
        (&heard[0]["new"], &heard[0]["posts"]),
        (&0.into(), &1.into())
    );
    // For one who never saw it, it never was.
    assert_eq!(room.catches_up(From::After(0)).await[0]["new"], 1);
}

#[tokio::test]
async fn a_page_is_kept_until_something_happens() {
    let room = Room::new().await;
    room.hang(1, None).await;
    let (first, second) = (room.get("/wall").await, room.get("/wall").await);
    assert_eq!(first.body, second.body);
    // A wall that has kept nothing makes the same bytes.
    let other = web::shell(&room.shell.app, routes(Wall::for_listeners(&room.post, 2)));
    assert_eq!(get(&other, "/wall", "").await.body, first.body);
    // Compressed it is the same page, compressed once.
    let asked = Request::get("/wall")
        .header(header::ACCEPT_ENCODING, "gzip, br")
        .body(Body::empty())
        .unwrap();
    let packed = send(&room.router, asked, "").await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(
        packed.header("vary").contains("accept-encoding")
            && packed.body.len() * 2 < first.body.len()
    );
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &packed.body[..], &mut plain).unwrap();
    assert_eq!(plain, first.body);
    // Languages and links are kept apart.
    assert!(room.get("/es/wall").await.text().contains("href=\"/es/p/"));
    assert!(!room.get("/wall").await.text().contains("href=\"/es/p/"));
    room.count_in().await;
    assert_ne!(room.get("/wall").await.body, first.body);
}

#[tokio::test]
async fn what_is_kept_is_not_made_again() {
    let room = Room::new().await;
    let app = &room.shell.app;
    let key = || cache::Key::sample(app, cache::Form::Home);
    let make = |_| async { Ok(bytes::Bytes::from_static(b"page")) };
    let first = room.wall.pages().get(app, key(), make).await.unwrap();
    let again = room.wall.pages().get(app, key(), make).await.unwrap();
    assert!(Arc::ptr_eq(&first, &again));
    room.count_in().await;
    let later = room.wall.pages().get(app, key(), make).await.unwrap();
    assert!(!Arc::ptr_eq(&first, &later));
    app.set_campaign(web::Campaign {
        edition: 2028,
        ..web::Campaign::default()
    });
    let other = room.wall.pages().get(app, key(), make).await.unwrap();
    assert!(!Arc::ptr_eq(&later, &other));
}

#[tokio::test]
async fn the_front_page_turns_at_midnight_where_the_campaign_is() {
    let room = Room::new().await;
    assert!(room.get("/").await.text().contains("Today"));
    room.shell.clock.advance(Duration::from_secs(14 * 3600 - 1));
    assert!(room.get("/").await.text().contains("Today"));
    room.shell.clock.advance(Duration::from_secs(1));
    assert!(room.get("/").await.text().contains("Thank you"));
}

#[tokio::test]
async fn counts_say_times_joined_and_only_when_there_are_enough() {
    let room = Room::new().await;
    room.hang(1, None).await;
    for _ in 0..98 {
        room.count_in().await;
    }
    assert!(!room.get("/").await.text().contains("times joined"));
    room.count_in().await;
    assert!(room.get("/").await.text().contains("100 times joined"));
    let counts: serde_json::Value =
        serde_json::from_slice(&room.get("/api/v1/counts").await.body).unwrap();
    assert_eq!(
        counts,
        serde_json::json!({ "posts": 1, "counted": 99, "total": 100 })
    );
}

/// The text of a print is kept under the post's revision: words that are changed are gone from the very next page.
#[tokio::test]
async fn a_kept_print_goes_with_its_words() {
    let room = Room::new().await;
    let (_, receipt) = room.hang(1, Some("For my sister")).await;
    room.hang(2, None).await;
    let kept = room.get("/wall").await.text();
    assert!(kept.contains("For my sister"));
    let edit = format!("/receipt/{}/words", receipt.text());
    let answer = post_form(&room.router, &edit, &[("caption", "For all of us")], "").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let now = room.get("/wall").await.text();
    assert!(!now.contains("For my sister") && !now.contains("For all of us"));
    assert_eq!(now.matches("<img").count(), 2);
}

#[tokio::test]
async fn a_page_from_kept_prints_is_the_page_made_anew() {
    let room = Room::new().await;
    for seed in 0..3 {
        room.hang(seed, Some("Third year")).await;
    }
    let db = room.shell.app.db();
    let lang = room.shell.app.words().choose(None);
    let page = web::Page::sample(&room.shell.app, &lang);
    let text = async |prints: &kept::Prints| {
        let spread = prints.spread(db, &page, None).await.unwrap();
        let text: String = spread.prints.iter().map(|kept| kept.html.clone()).collect();
        (text, spread.next, spread.tally)
    };
    let fresh = text(&kept::Prints::new()).await;
    let warm = kept::Prints::new();
    assert_eq!(text(&warm).await, fresh);
    assert_eq!(text(&warm).await, fresh);
    assert_eq!(fresh.2.posts, 3);
}
