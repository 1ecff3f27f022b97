//! Entries as JSON: one a line, or all in one array.

use super::capped::{Capped, Left};
use super::entry::{Entry, Media, Reason};
use super::sink::{Parsed, Sink};
use super::{ELEMENT_BYTES_MAX, ENTRY_SIGNALS_MAX, Refused};
use crate::{Millis, SignalKind};
use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};

/// An entry. One hash may stand by itself, several stand in `hashes`.
#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub(crate) struct Object<'a> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hash: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) hashes: Vec<Hash<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) media: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) labels: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) metadata: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) deleted: bool,
    /// Milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<Millis>,
}

#[derive(serde::Deserialize, serde::Serialize)]
pub(crate) struct Hash<'a> {
    #[serde(rename = "type")]
    pub(crate) kind: Cow<'a, str>,
    pub(crate) hash: Cow<'a, str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Reads one object. Blank text is nothing.
pub(super) fn object(text: &str, usual: SignalKind) -> Result<Parsed, Reason> {
    if text.trim().is_empty() {
        return Ok(Parsed::default());
    }
    let object: Object<'_> = serde_json::from_str(text).map_err(|_| Reason::Form)?;
    if object.hashes.len() > ENTRY_SIGNALS_MAX {
        return Err(Reason::TooLong);
    }
    let mut parsed = Parsed::default();
    if let Some(hash) = &object.hash {
        parsed.add_hash(object.kind.as_deref(), usual, hash);
    }
    for hash in &object.hashes {
        parsed.add_hash(Some(&hash.kind), usual, &hash.hash);
    }
    let tells = object.key.is_some() && parsed.bad.is_none();
    if parsed.has_no_signal() && !tells {
        if parsed.bad.is_none() && parsed.skipped.is_empty() {
            return Err(Reason::Form);
        }
        return Ok(parsed);
    }
    object.complete(parsed.entry.get_or_insert_default());
    Ok(parsed)
}

impl Object<'_> {
    /// Sets all but the hashes.
    fn complete(self, entry: &mut Entry) {
        entry.key = self.key.map(Cow::into_owned);
        entry.media = [Media::Image, Media::Video]
            .into_iter()
            .find(|media| self.media.as_deref() == Some(media.name()));
        entry.labels = self.labels.into_iter().map(Cow::into_owned).collect();
        let metadata = self.metadata.map(|value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        });
        entry.metadata = metadata.filter(|text| !text.is_empty());
        entry.deleted = self.deleted;
        entry.at = self.at;
    }
}

/// Reads an array of objects, one at a time.
pub(super) fn array<E: From<io::Error>>(
    input: impl BufRead,
    usual: SignalKind,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let (capped, left) = Capped::ahead(input, ELEMENT_BYTES_MAX);
    let mut json = serde_json::Deserializer::from_reader(capped);
    let parse = |text: &str| object(text, usual);
    let mut elements = Elements::new(sink, left, &parse);
    let done = (&mut elements)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    elements.end(done)
}

/// Takes the elements of an array as they come.
pub(super) struct Elements<'s, 'a, E> {
    sink: &'s mut Sink<'a, E>,
    left: Left,
    parse: &'s dyn Fn(&str) -> Result<Parsed, Reason>,
    number: u64,
    /// What the taker failed with: the reader is only told to stop.
    failed: Option<E>,
}

impl<'s, 'a, E: From<io::Error>> Elements<'s, 'a, E> {
    pub(super) fn new(
        sink: &'s mut Sink<'a, E>,
        left: Left,
        parse: &'s dyn Fn(&str) -> Result<Parsed, Reason>,
    ) -> Self {
        Self {
            sink,
            left,
            parse,
            number: 0,
            failed: None,
        }
    }

    /// What reading ended with.
    pub(super) fn end(self, done: serde_json::Result<()>) -> Result<(), E> {
        match (self.failed, done) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(why(error).into()),
            (None, Ok(())) => Ok(()),
        }
    }
}

/// Without the reader's own words, which may repeat the text.
fn why(error: serde_json::Error) -> io::Error {
    match error.classify() {
        serde_json::error::Category::Io => error.into(),
        serde_json::error::Category::Eof => Refused::Cut.into(),
        _ => Refused::Form.into(),
    }
}

impl<'de, E: From<io::Error>> DeserializeSeed<'de> for &mut Elements<'_, '_, E> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de, E: From<io::Error>> Visitor<'de> for &mut Elements<'_, '_, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        self.left.renew();
        while let Some(element) = all.next_element::<Box<RawValue>>()? {
            self.number = self.number.saturating_add(1);
            let parsed = (self.parse)(element.get());
            if let Err(error) = self.sink.take(self.number, parsed) {
                self.failed = Some(error);
                return Err(A::Error::custom("stopped"));
            }
            self.left.renew();
        }
        Ok(())
    }
}
