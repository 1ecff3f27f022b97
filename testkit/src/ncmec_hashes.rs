//! A fake of NCMEC's Hash Sharing, version 2, as its documentation and its public client describe it: HTTP Basic, entries
//! of a span of time in pages, **not** in the order of time, deletions as entries of their own, votes.

use crate::lists::{self, Lie, Manners};
use axum::{
    Extension, Router,
    extract::{Path, Query, Request, State},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::{get, put},
};
use http::{StatusCode, header};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

const USER: &str = "redx-test";
const PASSWORD: &str = "a made-up password";
const NAMESPACE: &str = "https://hashsharing.ncmec.org/hashsharing/v2";

/// A fake on a port of its own.
#[derive(Clone)]
pub struct NcmecHashes {
    /// Where it is, as an operator writes it.
    pub base: String,
    /// How it misbehaves.
    pub manners: Manners,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    page: usize,
    entries: BTreeMap<(u32, String), Entry>,
    order: Vec<(u32, String)>,
    votes: Vec<String>,
}

#[derive(Clone)]
struct Entry {
    video: bool,
    at: String,
    /// Name of the element and text; `None` when it was deleted.
    prints: Option<Vec<(String, String)>>,
}

impl NcmecHashes {
    /// Starts with nothing, two entries a page.
    ///
    /// # Panics
    /// When there is no port.
    pub async fn start() -> Self {
        let shared = Arc::new(Mutex::new(Shared {
            page: 2,
            entries: BTreeMap::new(),
            order: Vec::new(),
            votes: Vec::new(),
        }));
        let manners = Manners::default();
        let router = Router::new()
            .route("/hashsharing/v2/status", get(status))
            .route("/hashsharing/v2/entries", get(entries))
            .route(
                "/hashsharing/v2/entries/{member}/{id}/{kind}/feedback",
                put(feedback),
            )
            .layer(middleware::from_fn(known))
            .with_state(Arc::clone(&shared));
        let address = lists::serve(router, &manners).await;
        Self {
            base: format!("http://{address}/hashsharing"),
            manners,
            shared,
        }
    }

    /// A credentials file that this fake accepts.
    #[must_use]
    pub fn credentials() -> String {
        format!("user = '{USER}'\npassword = '{PASSWORD}'\n")
    }

    /// Lists an image, or changes it: `at` as `2026-11-01T00:00:00Z`, prints as `("md5", "<hex>")`.
    pub fn image(&self, member: u32, id: &str, at: &str, prints: &[(&str, &str)]) {
        self.put(member, id, false, at, Some(prints));
    }

    /// Lists a video.
    pub fn video(&self, member: u32, id: &str, at: &str, prints: &[(&str, &str)]) {
        self.put(member, id, true, at, Some(prints));
    }

    /// Deletes an entry, which stays as one that says so.
    pub fn delete(&self, member: u32, id: &str, at: &str) {
        let key = (member, id.to_owned());
        let video = self.lock().entries.get(&key).is_some_and(|one| one.video);
        self.put(member, id, video, at, None);
    }

    fn put(&self, member: u32, id: &str, video: bool, at: &str, prints: Option<&[(&str, &str)]>) {
        let prints = prints.map(|prints| {
            let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
            prints.iter().map(owned).collect()
        });
        let key = (member, id.to_owned());
        let mut shared = self.lock();
        if !shared.order.contains(&key) {
            shared.order.push(key.clone());
        }
        let at = at.to_owned();
        shared.entries.insert(key, Entry { video, at, prints });
    }

    /// The votes that came: `PUT path body`.
    #[must_use]
    pub fn votes(&self) -> Vec<String> {
        self.lock().votes.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn known(request: Request, next: Next) -> Response {
    let pair = format!("{USER}:{PASSWORD}");
    let right = format!("Basic {}", data_encoding::BASE64.encode(pair.as_bytes()));
    let said = request.headers().get(header::AUTHORIZATION);
    if said.is_none_or(|said| *said != right) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    next.run(request).await
}

fn xml(text: String) -> Response {
    let head = [(header::CONTENT_TYPE, "application/xml;charset=UTF-8")];
    (head, text).into_response()
}

async fn status() -> Response {
    xml(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<status xmlns=\"{NAMESPACE}\">\
         <ipAddress>127.0.0.1</ipAddress><username>{USER}</username><member id=\"1\">Test</member></status>"
    ))
}

async fn feedback(
    State(shared): State<Arc<Mutex<Shared>>>,
    Path((member, id, kind)): Path<(u32, String, String)>,
    body: String,
) -> Response {
    let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    if !shared.entries.contains_key(&(member, id.clone())) {
        return StatusCode::NOT_FOUND.into_response();
    }
    shared.votes.push(format!("{member}/{id}/{kind} {body}"));
    xml(format!("<submissionResult xmlns=\"{NAMESPACE}\"/>"))
}

async fn entries(
    State(shared): State<Arc<Mutex<Shared>>>,
    Query(query): Query<BTreeMap<String, String>>,
    lie: Option<Extension<Lie>>,
) -> Response {
    let shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let lie = lie.map(|Extension(lie)| lie);
    let (Some(from), Some(to)) = (query.get("from"), query.get("to")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // Times of this form are in order as texts; a link may carry thousandths.
    let whole = |time: &str| time.replace(".000Z", "Z");
    let (from, to) = (whole(from), whole(to));
    let found = |key: &&(u32, String)| {
        shared
            .entries
            .get(*key)
            .is_some_and(|one| one.at >= from && one.at <= to)
    };
    let keys: Vec<_> = shared.order.iter().filter(found).collect();
    let asked: usize = query.get("start").and_then(|n| n.parse().ok()).unwrap_or(1);
    let start = if lie == Some(Lie::Yesterday) {
        1
    } else {
        asked
    };
    let page: Vec<_> = keys.iter().skip(start - 1).take(shared.page).collect();
    let link = |start: usize| {
        let max = keys.len();
        let size = shared.page;
        format!("/v2/entries?from={from}&to={to}&start={start}&size={size}&max={max}")
    };
    let after = asked + shared.page;
    let next = match &lie {
        Some(Lie::SamePage) => Some(link(asked)),
        Some(Lie::Circle(n)) => {
            let pages = usize::try_from(*n).unwrap_or(1);
            Some(link(1 + (after - 1) % (pages * shared.page)))
        }
        Some(Lie::Yesterday | Lie::EmptyForEver) => Some(link(after)),
        Some(Lie::OtherHost) => Some("http://169.254.169.254/latest/meta-data".into()),
        _ => (after <= keys.len()).then(|| link(after)),
    };
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<queryResult xmlns=\"{NAMESPACE}\">"
    );
    if lie != Some(Lie::EmptyForEver) {
        for (video, group, one) in [(false, "images", "Image"), (true, "videos", "Video")] {
            let here = page
                .iter()
                .filter_map(|key| Some((**key, shared.entries.get(**key)?)));
            let here: Vec<_> = here.filter(|(_, entry)| entry.video == video).collect();
            write_group(&mut text, group, one, &here, lie == Some(Lie::Future));
        }
    }
    if let Some(next) = next {
        let next = next.replace('&', "&amp;");
        let _ = write!(text, "<paging><next>{next}</next></paging>");
    }
    text.push_str("</queryResult>");
    xml(text)
}

fn write_group(
    text: &mut String,
    group: &str,
    one: &str,
    entries: &[(&(u32, String), &Entry)],
    future: bool,
) {
    let newest = entries.iter().map(|(_, entry)| entry.at.as_str()).max();
    let Some(newest) = newest else { return };
    let newest = if future {
        "2999-01-01T00:00:00Z"
    } else {
        newest
    };
    let count = entries.len();
    let _ = write!(
        text,
        "<{group} count=\"{count}\" maxTimestamp=\"{newest}\">"
    );
    for ((member, id), entry) in entries {
        let at = &entry.at;
        let name = match &entry.prints {
            Some(_) => one.to_lowercase(),
            None => format!("deleted{one}"),
        };
        let _ = write!(
            text,
            "<{name}><member id=\"{member}\">Member {member}</member><timestamp>{at}</timestamp><id>{id}</id>"
        );
        if let Some(prints) = &entry.prints {
            text.push_str("<classification>A1</classification><fingerprints>");
            for (print, hex) in prints {
                let _ = write!(text, "<{print}>{hex}</{print}>");
            }
            text.push_str("</fingerprints><feedback/>");
        }
        let _ = write!(text, "</{name}>");
    }
    let _ = write!(text, "</{group}>");
}
