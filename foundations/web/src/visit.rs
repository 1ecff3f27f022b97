//! One request as a handler sees it: language, who is there, where the answer goes.

use crate::{App, Client, Lang, Page, Person, Problem, Result, session};
use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, header, request::Parts, uri::PathAndQuery};
use std::{
    fmt,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// As many headers as an answer has, so that they do not move house.
pub(crate) const HEADERS_USUAL: usize = 16;

/// A request in its surroundings. An extractor: every handler that makes a page takes one.
#[derive(Clone)]
pub struct Visit {
    pub(crate) shared: Arc<Shared>,
    pub(crate) person: Option<Person>,
    pub(crate) session: Option<session::Held>,
}

pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) lang: Lang,
    /// True when the address names the language, so that links keep it.
    pub(crate) lang_in_address: bool,
    /// The path without the language, with its query.
    pub(crate) place: PathAndQuery,
    pub(crate) client: Client,
    pub(crate) wants_json: bool,
    pub(crate) request_id: RequestId,
}

impl Visit {
    /// The state of the node.
    pub fn app(&self) -> &App {
        &self.shared.app
    }

    /// The reader's language.
    pub fn lang(&self) -> &Lang {
        &self.shared.lang
    }

    /// True when the address names the language, so that links keep it.
    pub fn lang_in_address(&self) -> bool {
        self.shared.lang_in_address
    }

    /// Who is at the other end, for limits.
    pub fn client(&self) -> &Client {
        &self.shared.client
    }

    /// The caller's home under today's salt: for counting in memory, for hours. Never stored, never logged; tomorrow it
    /// is another number.
    pub fn home(&self) -> u128 {
        self.shared.client.key(&self.app().salts().today())
    }

    /// The same of the caller's neighbourhood (/24, for IPv6 /48).
    pub fn subnet(&self) -> u128 {
        let salt = self.app().salts().today();
        self.shared.client.subnet_key(&salt)
    }

    /// The path without the language.
    pub fn path(&self) -> &str {
        self.shared.place.path()
    }

    /// True when the caller is a program.
    pub fn wants_json(&self) -> bool {
        self.shared.wants_json
    }

    /// The signed-in member of staff; there is one on every route that declares a role.
    pub fn person(&self) -> Option<&Person> {
        self.person.as_ref()
    }

    /// The signed-in member of staff.
    ///
    /// # Errors
    /// 403 on a route that forgot to declare a role.
    pub fn staff(&self) -> Result<&Person> {
        self.person.as_ref().ok_or_else(Problem::forbidden)
    }

    /// What the layout of a page needs.
    pub fn page(&self) -> Page {
        Page::new(self)
    }

    /// Words in the reader's language.
    pub fn say(&self, key: &str) -> String {
        self.app().words().say(self.lang(), key, None)
    }

    /// An address of ours in the reader's language.
    pub fn href(&self, path: &str) -> String {
        if self.shared.lang_in_address {
            format!("/{}{path}", self.lang().code())
        } else {
            path.to_owned()
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Problem::internal("the shell is missing around a route"))
    }
}

/// A finished page. `no-store`, so that Back never shows it after an exit, unless said otherwise.
pub struct Html(pub Bytes);

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::with_capacity(HEADERS_USUAL);
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        let mut response = Response::new(Body::from(self.0));
        *response.headers_mut() = headers;
        response
    }
}

/// Names a request in the log: unique while the process runs and across restarts. Says nothing about the caller.
#[derive(Clone, Copy)]
pub(crate) struct RequestId(u64);

impl RequestId {
    pub(crate) fn next() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self(COUNT.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn header(self) -> HeaderValue {
        HeaderValue::try_from(self.to_string()).unwrap_or_else(|_| HeaderValue::from_static("-"))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        static PROCESS: LazyLock<u32> = LazyLock::new(std::process::id);
        // Of one width, so that the length of an answer says nothing.
        write!(out, "{:08x}-{:010x}", *PROCESS, self.0)
    }
}

/// Renders a page.
///
/// # Errors
/// 500 when the template fails, which a test of every sample makes unlikely.
pub fn render(template: &impl Template) -> Result<Html> {
    match template.render() {
        Ok(text) => Ok(Html(text.into())),
        Err(error) => Err(Problem::internal(error)),
    }
}
