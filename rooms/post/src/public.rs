//! Public pictures, served from memory. Their names are random and theirs alone; a name is good only while its post is
//! on the wall, which is asked again whenever anything happened: a takedown is absent from the very next answer.

use crate::{Post, limits, queries};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use quick_cache::{Weighter, sync::Cache as Lately};
use std::sync::Arc;
use store::{Area, Error, Token, args};
use web::{Access, Problem, Result, Routes};

/// A browser may keep a picture for a minute: that is how long a takedown takes in caches.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// A picture's public name and which of its files.
type Key = (Arc<str>, Arc<str>);

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Bytes> for Weight {
    fn weight(&self, _: &Key, bytes: &Bytes) -> u64 {
        u64::try_from(bytes.len()).unwrap_or(u64::MAX)
    }
}

/// Public pictures in memory, at most [`limits::PICTURES_BYTES_MAX`].
pub(crate) struct Cache {
    pictures: Lately<Key, Bytes, Weight>,
    /// Names known to be on the wall, and the event head at which that was asked.
    alive: Lately<Arc<str>, i64>,
}

impl Cache {
    pub(crate) fn new() -> Self {
        Self {
            pictures: Lately::with_weighter(
                limits::PICTURES_LARGE,
                limits::PICTURES_BYTES_MAX,
                Weight,
            ),
            alive: Lately::new(limits::NAMES_ALIVE),
        }
    }
}

pub(crate) fn routes() -> Routes<Post> {
    Routes::new().get("/public/{name}/{file}", picture, Access::reader())
}

async fn picture(
    State(room): State<Post>,
    Path((name, file)): Path<(String, String)>,
) -> Result<Response> {
    let (name, file): (Arc<str>, Arc<str>) = (name.into(), file.into());
    let media_type = media_type(&name, &file).ok_or_else(Problem::not_found)?;
    let cache = room.pictures();
    let head = room.app().db().head();
    if cache.alive.get(&name) != Some(head) {
        if room
            .app()
            .db()
            .number(queries::NAMES_SHOWN, args![&*name])
            .await?
            == 0
        {
            cache.alive.remove(&name);
            return Err(Problem::not_found());
        }
        cache.alive.insert(Arc::clone(&name), head);
    }
    let key = (name, file);
    let bytes = match cache.pictures.get(&key) {
        Some(bytes) => bytes,
        None => {
            let object = format!("{}/{}", key.0, key.1);
            let bytes = match room.app().blobs().get(Area::Public, &object).await {
                Ok(bytes) => bytes,
                Err(Error::Missing) => return Err(Problem::not_found()),
                Err(error) => return Err(error.into()),
            };
            cache.pictures.insert(key, bytes.clone());
            bytes
        }
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, KEEP);
    // Walls are embedded elsewhere, pictures with them.
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
    headers.insert("x-robots-tag", HeaderValue::from_static("noai, noimageai"));
    Ok(response)
}

/// Only names and sizes of ours reach the store.
fn media_type(name: &str, file: &str) -> Option<&'static str> {
    Token::parse(name)?;
    let (side, ending) = file.split_once('.')?;
    let sound = !side.is_empty() && side.len() <= 5 && side.bytes().all(|b| b.is_ascii_digit());
    match ending {
        "jpg" if sound => Some("image/jpeg"),
        "webp" if sound => Some("image/webp"),
        _ => None,
    }
}
