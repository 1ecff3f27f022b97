//! A node with this room alone: photos are decoded by a real worker, jobs run when the test says so.

use crate::{Decision, Post, Reason, State, decide, queries, receipt::Receipt, row::Row};
use axum::{Router, body::Body};
use guard::{Guard, KeyPair, Slot};
use http::{Method, Request, header};
use media::{
    drawn::{Mark, Picture},
    pool::{Patience, Pool, Program},
};
use std::{sync::LazyLock, time::Duration};
use store::{Area, Background, Uuid, args};
use testkit::{
    Described, Shell,
    shell::{Answer, get, send},
};

pub(super) const MODERATOR: &str = "Imani";
const BOUNDARY: &str = "----a-form-of-a-test";

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) post: Post,
    pub(super) router: Router,
    pub(super) background: Background,
    pub(super) safe: [KeyPair; 2],
}

/// Whatever a test asks of the interface for programs is held against its description.
static DESCRIBED: LazyLock<Described> = LazyLock::new(|| Described::new(&crate::openapi()));

fn as_described(method: &Method, path: &str, answer: Answer) -> Answer {
    if path.starts_with("/api/") {
        DESCRIBED.hold(method, path, &answer);
    }
    answer
}

/// One part of a form: name, file name if it is one, bytes.
pub(super) type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

impl Stage {
    pub(super) async fn new() -> Self {
        Self::over(Shell::new().await).await
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        [
            Self::new().await,
            Self::over(Shell::on_postgres().await).await,
        ]
    }

    pub(super) async fn over(shell: Shell) -> Self {
        let stage = Self::with(shell, honest()).await;
        stage.shell.app.register_gates(Vec::new());
        stage
    }

    /// With a decoder of the test's choice, and posting shut.
    pub(super) async fn with(shell: Shell, program: Program) -> Self {
        let safe = [guard::make_key(), guard::make_key()];
        let mut tx = shell.begin().await;
        for (slot, key) in Slot::ALL.into_iter().zip(&safe) {
            guard::add_key(&mut tx, slot, &key.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        let guard = Guard::new(shell.app.clone());
        let pool = Pool::start(program, 1, Patience::default());
        let post = Post::new(shell.app.clone(), guard.clone(), pool);
        let background = Background::new(shell.app.db().clone())
            .subscribe(guard::OnBankGrew)
            .work(guard::Rescreen(guard));
        let background = crate::background(&post, background);
        background.start_repeating().await.unwrap();
        let router = web::shell(&shell.app, crate::routes(post.clone()));
        Self {
            shell,
            post,
            router,
            background,
            safe,
        }
    }

    pub(super) async fn settle(&self) {
        self.background.settle().await.unwrap();
    }

    pub(super) async fn later(&self, seconds: u64) {
        self.shell.clock.advance(Duration::from_secs(seconds));
        self.settle().await;
    }

    /// An hour and more after everything that lies in the store now was written, by any clock.
    pub(super) async fn sweep(&self) {
        let written = store::Clock::system().now().max(self.shell.clock.now());
        let ahead = u64::try_from(written - self.shell.clock.now()).unwrap();
        self.shell.clock.advance(Duration::from_millis(ahead));
        self.later(2 * 3_600).await;
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        as_described(&Method::GET, path, get(&self.router, path, "").await)
    }

    pub(super) async fn json(&self, method: Method, path: &str, body: &str) -> Answer {
        let request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        as_described(&method, path, send(&self.router, request, "").await)
    }

    pub(super) async fn form(&self, path: &str, parts: &[Part<'_>]) -> Answer {
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .body(Body::from(multipart(parts)))
            .unwrap();
        as_described(&Method::POST, path, send(&self.router, request, "").await)
    }

    /// Sends a photo as the page's script does; gives the whole answer.
    pub(super) async fn try_photo(&self, bytes: &[u8], more: &[(&str, &str)]) -> Answer {
        let mut parts: Vec<Part<'_>> = vec![
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("media", Some("hand.jpg"), bytes),
        ];
        parts.extend(
            more.iter()
                .map(|(name, value)| (*name, None, value.as_bytes())),
        );
        self.form("/api/v1/posts", &parts).await
    }

    /// Sends a photo; gives its receipt.
    pub(super) async fn photo(&self, bytes: &[u8]) -> String {
        token(&self.try_photo(bytes, &[]).await)
    }

    pub(super) async fn drawing(&self, seed: u64) -> String {
        let strokes = strokes(seed);
        let parts: [Part<'_>; 5] = [
            ("kind", None, b"drawn"),
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("hand", None, b"open"),
            ("tone", None, b"amber"),
            ("strokes", None, strokes.as_bytes()),
        ];
        token(&self.form("/api/v1/posts", &parts).await)
    }

    pub(super) async fn counted(&self) -> String {
        token(
            &self
                .form("/api/v1/posts", &[("kind", None, b"counted")])
                .await,
        )
    }

    /// A photo that is held.
    pub(super) async fn held(&self, seed: u64) -> (Uuid, String) {
        let token = self.photo(&photo(seed)).await;
        self.settle().await;
        let id = self.id(&token).await;
        assert_eq!(self.state(id).await, State::Held);
        (id, token)
    }

    /// A photo on the wall: its post, its receipt and its public name.
    pub(super) async fn shown(&self, seed: u64) -> (Uuid, String, String) {
        let (id, token) = self.held(seed).await;
        assert_eq!(self.approve(id).await, Decision::Done);
        self.settle().await;
        let name = self.row(id).await.public_name.unwrap();
        (id, token, name)
    }

    pub(super) async fn id(&self, token: &str) -> Uuid {
        Receipt::find(&self.post, token).await.unwrap().post
    }

    pub(super) async fn row(&self, id: Uuid) -> Row {
        Row::read(self.shell.app.db(), id).await.unwrap().unwrap()
    }

    pub(super) async fn state(&self, id: Uuid) -> State {
        self.row(id).await.state().unwrap()
    }

    /// Approves as the desk does; `Gone` also when guard does not clear it.
    pub(super) async fn approve(&self, id: Uuid) -> Decision {
        let upload = self.row(id).await.upload;
        let Some(cleared) = self.post.guard().clear(upload).await.unwrap() else {
            return Decision::Gone;
        };
        let mut tx = self.shell.begin().await;
        let done = decide::approve(&mut tx, id, cleared, MODERATOR)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn refuse(&self, id: Uuid, reason: Reason) -> Decision {
        let mut tx = self.shell.begin().await;
        let done = decide::refuse(&mut tx, id, reason, MODERATOR)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn undo(&self, id: Uuid) -> Decision {
        let mut tx = self.shell.begin().await;
        let done = decide::undo(&mut tx, id, MODERATOR).await.unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn hide(&self, id: Uuid) -> Decision {
        let mut tx = self.shell.begin().await;
        let done = decide::hide(&mut tx, id, MODERATOR).await.unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn show(&self, id: Uuid) -> Decision {
        let upload = self.row(id).await.upload;
        let Some(cleared) = self.post.guard().clear(upload).await.unwrap() else {
            return Decision::Gone;
        };
        let mut tx = self.shell.begin().await;
        let done = decide::show(&mut tx, id, cleared, MODERATOR).await.unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn remove(&self, id: Uuid) -> Decision {
        let mut tx = self.shell.begin().await;
        let done = decide::remove(&mut tx, &self.post, id, false, MODERATOR)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub(super) async fn withdraw(&self, token: &str) -> Answer {
        let path = format!("/api/v1/receipts/{token}");
        self.json(Method::DELETE, &path, "").await
    }

    /// What the author is told, as a program reads it.
    pub(super) async fn told(&self, token: &str) -> serde_json::Value {
        let answer = self.get(&format!("/api/v1/receipts/{token}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub(super) async fn objects(&self, area: Area) -> Vec<String> {
        let list = self.shell.app.blobs().list(area).await.unwrap();
        list.into_iter().map(|(name, _)| name).collect()
    }

    /// The counts are what counting afresh gives.
    pub(super) async fn counts_are_right(&self) -> (i64, i64) {
        let db = self.shell.app.db();
        let tally = crate::tally(db).await.unwrap();
        let found: (i64, i64) = db.one(queries::RECOUNT, args![]).await.unwrap();
        assert_eq!((tally.posts, tally.counted), found);
        found
    }

    /// Puts hashes on a list of abuse material that this test made up.
    pub(super) async fn list_as_abuse(&self, lines: String) {
        let list = guard::List {
            bank: "made up".into(),
            purpose: guard::Purpose::Abuse,
            threshold: 31,
            format: hashbank::import::Format::Lines,
            usual: hashbank::SignalKind::Pdq,
            input: std::io::Cursor::new(lines),
        };
        let done = guard::import(&self.shell.app, list, |_| {}).await.unwrap();
        assert!(done.added > 0 && done.bad == 0, "{done:?}");
    }

    /// Holds every entry of that list, as one that suddenly matches far too much.
    pub(super) async fn hold_every_entry(&self) {
        let app = &self.shell.app;
        let bank = guard::bank::named(app.db(), "made up").await.unwrap();
        let contents = guard::bank::contents(app, bank.unwrap().id, 0, 100).await;
        let ids: Vec<i64> = contents.unwrap().iter().map(|c| c.id).collect();
        let mut tx = self.shell.begin().await;
        let held = guard::bank::hold(&mut tx, "x", &ids, "test").await.unwrap();
        assert!(held > 0);
        tx.commit().await.unwrap();
    }

    /// The line with which a list names a picture by what it looks like.
    pub(super) async fn pdq_line(&self, bytes: &[u8]) -> String {
        let session = self.post.pool().open(bytes).await.unwrap();
        format!("pdq {}", session.fingerprint().pdq[0])
    }
}

/// The line with which a list names a file by its bytes.
/// The decoder as it is.
pub(super) fn honest() -> Program {
    Program {
        path: testkit::decoder::path(),
        args: Vec::new(),
    }
}

pub(super) fn md5_line(bytes: &[u8]) -> String {
    format!("md5 {}", mediahash::Digests::of(bytes).md5)
}

/// The last part of a receipt's address, from the answer to a post that was taken.
pub(super) fn token(answer: &Answer) -> String {
    assert_eq!(answer.status, 202, "{}", answer.text());
    let taken: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    taken["id"].as_str().unwrap().to_owned()
}

pub(super) fn multipart(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        let file = file.map_or_else(String::new, |f| format!("; filename=\"{f}\""));
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
            )
            .bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// A picture that looks like no other seed's: coloured blocks.
pub(super) fn photo(seed: u64) -> Vec<u8> {
    picture(seed, 84)
}

/// The same picture in other bytes.
pub(super) fn photo_again(seed: u64) -> Vec<u8> {
    picture(seed, 60)
}

fn picture(seed: u64, quality: u8) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |end: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % end
    };
    let blocks: String = (0..60)
        .map(|_| {
            let (x, y, w, h) = (next(320), next(400), 20 + next(90), 20 + next(90));
            let (r, g, b) = (next(256), next(256), next(256));
            format!("<rect x='{x}' y='{y}' width='{w}' height='{h}' fill='rgb({r},{g},{b})'/>")
        })
        .collect();
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 400'><rect width='320' height='400' fill='#888'/>{blocks}</svg>"
    );
    Picture::from_svg(&svg, 320, 400)
        .unwrap()
        .jpeg(quality)
        .unwrap()
}

pub(super) fn strokes(seed: u64) -> String {
    serde_json::to_string(&Mark::sample(seed)).unwrap()
}
