//! Reads the parts of a stranger's form: each is held against its limit before it is kept, the file is streamed on. Knows
//! nothing of the room, so that it can be fuzzed alone (`fuzz/`).

use crate::turns;
use axum::extract::multipart::{Field, MultipartError};
use http::StatusCode;
use std::{collections::BTreeMap, future::Future};

/// The part that is a file; every other one is text.
const FILE: &str = "media";

/// How much of a form is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caps {
    /// Parts of a form.
    pub(crate) parts_max: usize,
    /// Bytes of one text.
    pub(crate) text_bytes_max: usize,
}

/// Why a form was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is no form, is cut off, or has too many parts.
    Broken,
    /// The whole of it is larger than the route allows.
    TooLarge,
    /// One text is longer than any text of a form of ours.
    TextTooLong,
    /// A text is not UTF-8.
    NotText,
}

/// Where the file goes, piece by piece.
pub(crate) trait Intake<E>: Sized + Send {
    /// The whole file, at its place.
    type Held: Send;

    /// Takes the next piece.
    fn push(&mut self, piece: &[u8]) -> impl Future<Output = Result<(), E>> + Send;

    /// Ends it; durable when this returns.
    fn finish(self) -> impl Future<Output = Result<Self::Held, E>> + Send;
}

/// A form as it arrived. Of two parts with one name the last counts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parts<H> {
    pub(crate) texts: BTreeMap<String, String>,
    pub(crate) file: Option<H>,
}

/// Reads a form to its end. The first thing that cannot be accepted ends it.
pub(crate) async fn read<E, I, F>(
    mut form: turns::Form,
    caps: Caps,
    begin: impl Fn() -> F + Send,
) -> Result<Parts<I::Held>, E>
where
    E: From<Unread> + Send,
    I: Intake<E>,
    F: Future<Output = Result<I, E>> + Send,
{
    let mut read = Parts {
        texts: BTreeMap::new(),
        file: None,
    };
    let mut count = 0;
    while let Some(part) = form.next_part().await.map_err(broken)? {
        count += 1;
        if count > caps.parts_max {
            return Err(Unread::Broken.into());
        }
        let name = part.name().unwrap_or_default().to_owned();
        if name == FILE {
            read.file = file(part, &begin).await?.or(read.file);
        } else {
            read.texts.insert(name, text(part, caps).await?);
        }
    }
    Ok(read)
}

/// The file; `None` for an empty field without a name, which is what browsers send when nothing was chosen.
async fn file<E, I, F>(
    mut part: Field<'_>,
    begin: &(impl Fn() -> F + Send),
) -> Result<Option<I::Held>, E>
where
    E: From<Unread> + Send,
    I: Intake<E>,
    F: Future<Output = Result<I, E>> + Send,
{
    let chosen = part.file_name().is_some_and(|name| !name.is_empty());
    let mut first = part.chunk().await.map_err(broken)?;
    while first.as_ref().is_some_and(bytes::Bytes::is_empty) {
        first = part.chunk().await.map_err(broken)?;
    }
    if first.is_none() && !chosen {
        return Ok(None);
    }
    let beginning = begin();
    let mut intake = beginning.await?;
    intake.push(&first.unwrap_or_default()).await?;
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        intake.push(&piece).await?;
    }
    intake.finish().await.map(Some)
}

async fn text(mut part: Field<'_>, caps: Caps) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(broken)? {
        if bytes.len() + piece.len() > caps.text_bytes_max {
            return Err(Unread::TextTooLong);
        }
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| Unread::NotText)
}

fn broken(error: MultipartError) -> Unread {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Unread::TooLarge,
        _ => Unread::Broken,
    }
}
