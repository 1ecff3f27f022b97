//! A fake of StopNCII's hash exchange, as its public client describes it: two keys in headers, records as they are now,
//! in pages by token, withdrawn ones among them.

use crate::lists::{self, Lie, Manners};
use axum::{
    Extension, Json, Router,
    extract::{Query, Request, State},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

const FUNCTION_KEY: &str = "a made-up function key";
const SUBSCRIPTION_KEY: &str = "a made-up subscription key";
/// Records of a page at most, whatever is asked for.
const PAGE: usize = 2;

/// A fake on a port of its own.
#[derive(Clone)]
pub struct StopNcii {
    /// Where it is, as an operator writes it.
    pub base: String,
    /// How it misbehaves.
    pub manners: Manners,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    records: Vec<Record>,
    feedbacks: Vec<Value>,
}

#[derive(Clone)]
struct Record {
    kind: String,
    hash: String,
    status: String,
    seconds: i64,
}

impl StopNcii {
    /// Starts with nothing, two records a page.
    ///
    /// # Panics
    /// When there is no port.
    pub async fn start() -> Self {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let manners = Manners::default();
        let router = Router::new()
            .route("/v1/FetchHashes", get(fetch))
            .route("/v1/SubmitFeedback", post(feedback))
            .layer(middleware::from_fn(known))
            .with_state(Arc::clone(&shared));
        let address = lists::serve(router, &manners).await;
        Self {
            base: format!("http://{address}/v1"),
            manners,
            shared,
        }
    }

    /// A credentials file that this fake accepts.
    #[must_use]
    pub fn credentials() -> String {
        format!(
            "[headers]\nx-functions-key = '{FUNCTION_KEY}'\nOcp-Apim-Subscription-Key = '{SUBSCRIPTION_KEY}'\n"
        )
    }

    /// Says of a hash what it is now: kind as `ImagePDQ`, status as `Active` or `Withdrawn`, seconds since 1970.
    pub fn put(&self, kind: &str, hash: &str, status: &str, seconds: i64) {
        let mut shared = self.lock();
        shared
            .records
            .retain(|one| one.kind != kind || one.hash != hash);
        shared.records.push(Record {
            kind: kind.into(),
            hash: hash.into(),
            status: status.into(),
            seconds,
        });
    }

    /// What platforms said of hashes.
    #[must_use]
    pub fn feedbacks(&self) -> Vec<Value> {
        self.lock().feedbacks.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn known(request: Request, next: Next) -> Response {
    if !has_keys(request.headers()) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    next.run(request).await
}

fn has_keys(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let keys = [said("x-functions-key"), said("ocp-apim-subscription-key")];
    keys == [Some(FUNCTION_KEY), Some(SUBSCRIPTION_KEY)]
}

async fn feedback(
    State(shared): State<Arc<Mutex<Shared>>>,
    Json(said): Json<Value>,
) -> Json<Value> {
    let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    shared.feedbacks.push(said);
    Json(json!({}))
}

async fn fetch(
    State(shared): State<Arc<Mutex<Shared>>>,
    Query(query): Query<BTreeMap<String, String>>,
    lie: Option<Extension<Lie>>,
) -> Response {
    let shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let lie = lie.map(|Extension(lie)| lie);
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<i64>().ok());
    let (Some(since), Some(size)) = (number("startTimestamp"), number("pageSize")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let token = query
        .get("nextPageToken")
        .map(|token| token.trim_start_matches("page-"));
    let asked: usize = token.and_then(|at| at.parse().ok()).unwrap_or(0);
    let start = if lie == Some(Lie::Yesterday) {
        0
    } else {
        asked
    };
    let size = PAGE.min(usize::try_from(size).unwrap_or(0));
    let mut found: Vec<_> = shared
        .records
        .iter()
        .filter(|one| one.seconds >= since)
        .collect();
    found.sort_by_key(|one| one.seconds);
    let all = found.len();
    let newest = found.last().map_or(since, |one| one.seconds);
    let newest = if lie == Some(Lie::Future) {
        32_472_144_000
    } else {
        newest
    };
    let empty = lie == Some(Lie::EmptyForEver);
    let page = found
        .into_iter()
        .skip(start)
        .take(if empty { 0 } else { size });
    let records: Vec<_> = page.map(told).collect();
    let after = asked + size;
    let next = match &lie {
        Some(Lie::SamePage) => Some(asked),
        Some(Lie::Circle(pages)) => Some(after % (usize::try_from(*pages).unwrap_or(1) * size)),
        Some(Lie::Yesterday | Lie::EmptyForEver) => Some(after),
        _ => (after < all).then_some(after),
    };
    Json(json!({
        "count": records.len(),
        "nextPageToken": next.map(|at| format!("page-{at}")).unwrap_or_default(),
        "nextSetTimestamp": newest,
        "hasMoreRecords": next.is_some(),
        "hashRecords": records,
    }))
    .into_response()
}

fn told(record: &Record) -> Value {
    json!({
        "lastModtimestamp": record.seconds,
        "signalType": record.kind,
        "hashValue": record.hash,
        "hashStatus": record.status,
        "caseNumbers": { "made-up": record.status },
        "CSPFeedbacks": [],
    })
}
