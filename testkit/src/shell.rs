//! A node without a network: its state over a database in a folder of the test, a clock that stands still, and the
//! requests that a browser would send.

use axum::{
    Router,
    body::{Body, Bytes},
};
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use store::{Blobs, BlobsConfig, Clock, Db, Keys, Millis, Rng, Token, Tx};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{App, Campaign, Contact, Person, Settings, Setup, session};

/// 22 February 2027, 15:00 UTC: ten in the morning where the sample campaign is at home.
pub const MORNING: Millis = 1_803_308_400_000;

/// The state of a node for one test. The folder goes with it.
pub struct Shell {
    /// What every room is handed.
    pub app: App,
    /// The clock of it all; [`Clock::advance`] moves it.
    pub clock: Clock,
    /// The data folder.
    pub dir: TempDir,
    /// Where the database is.
    pub database: String,
}

impl Shell {
    /// Over SQLite.
    ///
    /// # Panics
    /// When the folder or the database cannot be made.
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = format!("sqlite:{}", dir.path().join("redx.db").display());
        Self::over(&url, dir).await
    }

    /// Over PostgreSQL.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn on_postgres() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        Self::over(&crate::postgres::fresh_url(), dir).await
    }

    /// Over SQLite, as `redx demo`: drafts are seen, and said to be drafts.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn demo() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = format!("sqlite:{}", dir.path().join("redx.db").display());
        Self::with(&url, dir, true, &Campaign::default().languages).await
    }

    /// Over SQLite, as `redx demo`, but with every limit in force.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn limited() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = format!("sqlite:{}", dir.path().join("redx.db").display());
        let settings = Settings {
            demo: true,
            links_suffice: true,
            ..Settings::default()
        };
        Self::set(&url, dir, settings, &Campaign::default().languages).await
    }

    /// Over SQLite, in earnest, at an address that has passkeys: a link alone opens nothing. Only rates are not limited.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn in_earnest() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = format!("sqlite:{}", dir.path().join("redx.db").display());
        Self::set(&url, dir, earnest(), &Campaign::default().languages).await
    }

    /// The same over PostgreSQL.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn in_earnest_on_postgres() -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = crate::postgres::fresh_url();
        Self::set(&url, dir, earnest(), &Campaign::default().languages).await
    }

    /// Over SQLite, as a campaign that offers these languages, in earnest or as `redx demo`.
    ///
    /// # Panics
    /// As [`Shell::new`].
    pub async fn in_languages(languages: &[&str], demo: bool) -> Self {
        let dir = tempfile::tempdir().expect("make a folder");
        let url = format!("sqlite:{}", dir.path().join("redx.db").display());
        let languages: Vec<_> = languages.iter().map(ToString::to_string).collect();
        Self::with(&url, dir, demo, &languages).await
    }

    async fn over(url: &str, dir: TempDir) -> Self {
        Self::with(url, dir, false, &Campaign::default().languages).await
    }

    async fn with(url: &str, dir: TempDir, demo: bool, languages: &[String]) -> Self {
        let settings = Settings {
            demo,
            limits_off: true,
            links_suffice: true,
            ..Settings::default()
        };
        Self::set(url, dir, settings, languages).await
    }

    async fn set(url: &str, dir: TempDir, settings: Settings, languages: &[String]) -> Self {
        let (clock, rng) = (Clock::manual(MORNING), Rng::seeded(1));
        let db = Db::open(url, clock.clone(), rng.clone())
            .await
            .expect("open the database");
        let folder = BlobsConfig::Folder(dir.path().join("blobs"));
        let safety = Contact {
            name: "Ruth Okafor".into(),
            phone: "+1 555 0100".into(),
            email: String::new(),
        };
        let app = App::new(Setup {
            db,
            blobs: Blobs::open(&folder).expect("open the objects"),
            clock: clock.clone(),
            rng,
            keys: Keys::from_bytes([7; 32]),
            campaign: Campaign {
                safety,
                languages: languages.to_vec(),
                ..Campaign::default()
            },
            settings: Settings {
                data: dir.path().to_owned(),
                // Where fakes of the outside world are.
                inside: vec!["127.0.0.1".parse().expect("an address")],
                ..settings
            },
        });
        Self {
            app,
            clock,
            dir,
            database: url.to_owned(),
        }
    }

    /// Begins a transaction.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn begin(&self) -> Tx {
        self.app.db().begin().await.expect("begin")
    }

    /// Signs a person in without their link; gives the cookie.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn session(&self, person: &Person) -> String {
        let mut tx = self.begin().await;
        let token: Token =
            session::start(&mut tx, &self.app, person, session::Whence::this_machine())
                .await
                .expect("start a session");
        tx.commit().await.expect("commit");
        format!("redx={}", token.text())
    }
}

/// As people are served, but that rates are not limited.
fn earnest() -> Settings {
    Settings {
        public_url: "http://localhost:8080".into(),
        limits_off: true,
        ..Settings::default()
    }
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl Answer {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header as text; empty when there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The cookie it sets, as a browser would send it back.
    #[must_use]
    pub fn cookie(&self) -> String {
        let set = self.header("set-cookie");
        set.split(';').next().unwrap_or_default().to_owned()
    }
}

/// Sends a request, with a cookie unless it is empty.
///
/// # Panics
/// When the request cannot be built.
pub async fn send(router: &Router, mut request: Request<Body>, cookie: &str) -> Answer {
    if !cookie.is_empty() {
        let value = cookie.parse().expect("a cookie");
        request.headers_mut().insert(header::COOKIE, value);
    }
    let Ok(response) = router.clone().oneshot(request).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("read the answer").to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

/// `GET`s a page.
///
/// # Panics
/// As [`send`].
pub async fn get(router: &Router, path: &str, cookie: &str) -> Answer {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    send(router, request, cookie).await
}

/// Sends a form, as the site's own page would.
///
/// # Panics
/// As [`send`].
pub async fn post_form(
    router: &Router,
    path: &str,
    fields: &[(&str, &str)],
    cookie: &str,
) -> Answer {
    let body = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect::<Vec<_>>()
        .join("&");
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.into())
        .expect("a request");
    send(router, request, cookie).await
}

/// Sends JSON and asks for JSON, as a program would.
///
/// # Panics
/// As [`send`].
pub async fn post_json(router: &Router, path: &str, json: &str, cookie: &str) -> Answer {
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .body(json.to_owned().into())
        .expect("a request");
    send(router, request, cookie).await
}

fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    text.as_bytes()
        .iter()
        .map(|byte| {
            if plain(byte) {
                char::from(*byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
