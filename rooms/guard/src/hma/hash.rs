//! `/h`: a file in, its hashes out. Pictures are decoded in the sandbox; of a video only digests are made.

use super::{
    Hma, LookupTerms,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Sends, Who},
    fetch, limits, signal,
    token::Scope,
};
use axum::{
    Json,
    extract::{Query, State, multipart::Field},
};
use hashbank::Signal;
use http::StatusCode;
use media::pool::WorkError;
use mediahash::{Digests, Pdq, pdq::QUALITY_MIN};
use serde::Deserialize;
use serde_json::{Map, Value};
use web::turns::Form;

/// What `/h/hash` is asked in the query.
#[derive(Debug, Default, Deserialize)]
pub(super) struct HashTerms {
    pub(super) url: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) types: Option<String>,
}

const QUERY: &[(&str, &str)] = &[(
    "types",
    "Which hashes, with commas: pdq, md5, sha1, sha256 (of a video: md5, sha1, sha256).",
)];
const URL_QUERY: &[(&str, &str)] = &[
    (
        "url",
        "Where the file is. Only if fetching is switched on, and from the hosts it is on for.",
    ),
    (
        "content_type",
        "photo or video; by the answer's type when absent.",
    ),
    ("types", "Which hashes, with commas."),
];

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Hash);
    let file = Call::post("/h/hash", who, "Hashes a file: {\"pdq\": \"...\"}.");
    let url = Call::get("/h/hash", who, "Hashes a file that is fetched.");
    calls.with(url.query(URL_QUERY), 0, hash_url).with(
        file.query(QUERY).sends(Sends::File),
        limits::FILE_BYTES_MAX,
        hash_file,
    )
}

async fn hash_file(State(hma): State<Hma>, Query(terms): Query<HashTerms>, form: Form) -> Answer {
    let hashed = of_form(&hma, form).await?;
    Ok(Json(hashed.chosen(terms.types.as_deref())?.into()))
}

async fn hash_url(State(hma): State<Hma>, Query(terms): Query<HashTerms>) -> Answer {
    let hashed = of_url(&hma, &terms).await?;
    Ok(Json(hashed.chosen(terms.types.as_deref())?.into()))
}

/// A file's hashes by the names of their kinds.
pub(super) struct Hashed {
    is_video: bool,
    /// PDQ's quality, 0 to 100, of a picture.
    pub(super) quality: Option<u8>,
    hashes: Vec<(&'static str, String)>,
    /// The PDQ in every orientation, if it says anything.
    turned: Vec<Pdq>,
}

impl Hashed {
    /// As HMA answers: the perceptual hash of a picture, the MD5 of a video; or what was asked for.
    ///
    /// # Errors
    /// 400 for a kind that this file has not.
    pub(super) fn chosen(&self, types: Option<&str>) -> Answer<Map<String, Value>> {
        let usual = if self.is_video { "video_md5" } else { "pdq" };
        let asked: Vec<&str> = match types {
            None => vec![usual],
            Some(types) => types
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .collect(),
        };
        if asked.is_empty() {
            return Err(Refusal::bad("empty signal type selection"));
        }
        let hash_of = |name: &str| self.hashes.iter().find(|(kind, _)| *kind == name);
        let chosen = asked.into_iter().map(|name| match hash_of(name) {
            Some((kind, hash)) => Ok(((*kind).to_owned(), Value::from(hash.clone()))),
            None => Err(Refusal::bad(
                "no such signal type for this file; a picture has pdq, md5, sha1, sha256",
            )),
        });
        chosen.collect()
    }

    /// All of them as they are written.
    pub(super) fn all(&self) -> &[(&'static str, String)] {
        &self.hashes
    }

    /// What is looked up for a hash of this name: of a picture's look every orientation, since a copy may be turned or
    /// mirrored; and nothing where the picture shows too little for its code to say anything.
    pub(super) fn asked(&self, name: &str) -> Answer<Vec<Signal>> {
        if name == "pdq" {
            return Ok(self.turned.iter().copied().map(Signal::Pdq).collect());
        }
        let of_name = self.hashes.iter().filter(|(kind, _)| *kind == name);
        of_name
            .map(|(kind, hash)| signal::read(kind, hash))
            .collect()
    }

    /// The same for all of them, each once.
    pub(super) fn asked_of_all(&self) -> Answer<Vec<Signal>> {
        let names = self.hashes.iter().map(|(kind, _)| *kind);
        let once = names.filter(|name| *name != signal::VIDEO_MD5);
        let asked: Vec<Vec<Signal>> = once.map(|name| self.asked(name)).collect::<Answer<_>>()?;
        Ok(asked.into_iter().flatten().collect())
    }
}

/// The one file of a form.
pub(super) async fn of_form(hma: &Hma, mut form: Form) -> Answer<Hashed> {
    let broken = |_| Refusal::bad("the form cannot be read");
    let mut hashed = None;
    while let Some(field) = form.next_part().await.map_err(broken)? {
        if field.file_name().is_none() {
            continue;
        }
        if hashed.is_some() {
            return Err(Refusal::bad("Only one file allowed per request"));
        }
        hashed = Some(match field.name() {
            Some("photo") => of_picture(hma, &whole(field).await?).await?,
            Some("video") => of_video(field).await?,
            _ => {
                return Err(Refusal::bad(
                    "no such content_type: the field is photo or video",
                ));
            }
        });
    }
    hashed.ok_or_else(|| Refusal::bad("Missing multipart/form-data file upload"))
}

/// A file at an address, if fetching is on.
pub(super) async fn of_url(hma: &Hma, terms: &HashTerms) -> Answer<Hashed> {
    let url = terms
        .url
        .as_deref()
        .ok_or_else(|| Refusal::bad("url is required"))?;
    let file = fetch::get(hma, url).await?;
    let is_video = match terms.content_type.as_deref() {
        Some("photo") => false,
        Some("video") => true,
        Some(_) => return Err(Refusal::bad("no such content_type: photo or video")),
        None => file.is_video,
    };
    if !is_video {
        return of_picture(hma, &file.bytes).await;
    }
    Ok(video(Digests::of(&file.bytes)))
}

/// The terms of a look-up that also name a file.
impl From<&LookupTerms> for HashTerms {
    fn from(terms: &LookupTerms) -> Self {
        Self {
            url: terms.url.clone(),
            content_type: terms.content_type.clone(),
            types: terms.types.clone(),
        }
    }
}

async fn whole(mut field: Field<'_>) -> Answer<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = next(&mut field).await? {
        if bytes.len().saturating_add(piece.len()) > limits::PHOTO_BYTES_MAX {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

async fn next(field: &mut Field<'_>) -> Answer<Option<axum::body::Bytes>> {
    field.chunk().await.map_err(|error| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return too_large();
        }
        Refusal::bad("the upload was cut off")
    })
}

fn too_large() -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the file is too large")
}

async fn of_picture(hma: &Hma, bytes: &[u8]) -> Answer<Hashed> {
    let session = hma.pool()?.open(bytes).await.map_err(unreadable)?;
    let print = session.fingerprint();
    let sums = Digests::of(bytes);
    let [upright, ..] = print.pdq;
    let says_something = print.quality >= QUALITY_MIN;
    Ok(Hashed {
        is_video: false,
        quality: Some(print.quality),
        turned: if says_something {
            print.pdq.to_vec()
        } else {
            Vec::new()
        },
        hashes: vec![
            ("pdq", upright.to_string()),
            ("md5", sums.md5.to_string()),
            ("sha1", sums.sha1.to_string()),
            ("sha256", sums.sha256.to_string()),
        ],
    })
}

fn unreadable(error: WorkError) -> Refusal {
    match error {
        WorkError::Unavailable(_) => {
            tracing::error!(%error, "no decoding worker");
            Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "no decoder is free; try again",
            )
        }
        error => Refusal::bad(format!("the picture cannot be read ({})", error.code())),
    }
}

/// Read as it comes: a video may be larger than memory allows.
async fn of_video(mut field: Field<'_>) -> Answer<Hashed> {
    let mut digests = Digests::new();
    while let Some(piece) = next(&mut field).await? {
        digests.update(&piece);
    }
    Ok(video(digests.finish()))
}

fn video(sums: mediahash::DigestSums) -> Hashed {
    Hashed {
        is_video: true,
        quality: None,
        turned: Vec::new(),
        hashes: vec![
            ("video_md5", sums.md5.to_string()),
            ("md5", sums.md5.to_string()),
            ("sha1", sums.sha1.to_string()),
            ("sha256", sums.sha256.to_string()),
        ],
    }
}
