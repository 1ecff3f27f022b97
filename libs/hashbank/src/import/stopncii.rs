//! Pages of StopNCII.org: hashes that adults had made of pictures and videos of themselves, as JSON.

use super::capped::Capped;
use super::entry::{Entry, Media, Page, Reason};
use super::json::Elements;
use super::sink::{Parsed, Sink};
use super::{ELEMENT_BYTES_MAX, Refused};
use crate::{Opinion, SignalKind, View};
use serde::de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    #[serde(borrow)]
    signal_type: Cow<'a, str>,
    #[serde(borrow)]
    hash_value: Cow<'a, str>,
    #[serde(borrow, default)]
    hash_status: Option<Cow<'a, str>>,
    /// Seconds since 1970.
    #[serde(default)]
    last_modtimestamp: Option<i64>,
    #[serde(borrow, default, rename = "CSPFeedbacks")]
    feedbacks: Option<Vec<Feedback<'a>>>,
}

/// What a platform found when it looked at what the hash matched.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Feedback<'a> {
    #[serde(borrow, default)]
    feedback_value: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
}

pub(super) fn read<E: From<io::Error>>(
    input: impl BufRead,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let (capped, left) = Capped::ahead(input, ELEMENT_BYTES_MAX);
    let mut json = serde_json::Deserializer::from_reader(capped);
    let mut pages = Pages {
        elements: Elements::new(sink, left, &record),
        has_records: false,
        more: false,
        page: Page::default(),
    };
    let done = json.deserialize_map(&mut pages).and_then(|()| json.end());
    let Pages {
        elements,
        has_records,
        more,
        page,
    } = pages;
    elements.end(done)?;
    // More, but nowhere to ask for it: taken for the end, the rest would be lost.
    if !has_records || (more && page.next.is_none()) {
        return Err(io::Error::from(Refused::Form).into());
    }
    sink.report.page = Page {
        next: page.next.filter(|_| more),
        ..page
    };
    Ok(())
}

fn record(text: &str) -> Result<Parsed, Reason> {
    let record: Record<'_> = serde_json::from_str(text).map_err(|_| Reason::Form)?;
    let deleted = match record.hash_status.as_deref() {
        None | Some("Received" | "Active") => false,
        Some("Withdrawn" | "Deleted") => true,
        Some(_) => return Err(Reason::Form),
    };
    let (media, kind) = match &*record.signal_type {
        "ImagePDQ" => (Some(Media::Image), "pdq"),
        "VideoMD5" => (Some(Media::Video), "md5"),
        "VideoTMK" => (Some(Media::Video), "tmk"),
        other => (None, other),
    };
    let mut parsed = Parsed::default();
    parsed.add_hash(Some(kind), SignalKind::Pdq, &record.hash_value);
    let opinions = record.opinions();
    if let Some(entry) = &mut parsed.entry {
        *entry = Entry {
            media,
            signals: std::mem::take(&mut entry.signals),
            opinions,
            deleted,
            at: record.at(),
            ..Entry::default()
        };
    }
    if parsed.bad == Some(Reason::Kind) {
        parsed.bad = None;
        parsed.skipped.push(super::kind::OTHER);
    }
    Ok(parsed)
}

impl Record<'_> {
    fn at(&self) -> Option<i64> {
        self.last_modtimestamp
            .map(|seconds| seconds.saturating_mul(1_000))
    }

    fn opinions(&self) -> Vec<Opinion> {
        let to_opinion = |feedback: &Feedback<'_>| {
            let view = match feedback.feedback_value.as_deref()? {
                "Blocked" => View::Confirm,
                "NotBlocked" => View::Deconfirm,
                _ => return None,
            };
            Some(Opinion {
                view,
                by: feedback.source.as_deref()?.into(),
                at: self.at().unwrap_or_default(),
            })
        };
        let feedbacks = self.feedbacks.iter().flatten();
        feedbacks.filter_map(to_opinion).collect()
    }
}

struct Pages<'s, 'a, E> {
    elements: Elements<'s, 'a, E>,
    has_records: bool,
    more: bool,
    page: Page,
}

impl<'de, E: From<io::Error>> Visitor<'de> for &mut Pages<'_, '_, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of hashes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(name) = all.next_key::<String>()? {
            match name.as_str() {
                "hashRecords" if self.has_records => return Err(A::Error::custom("twice")),
                "hashRecords" => {
                    self.has_records = true;
                    all.next_value_seed(&mut self.elements)?;
                }
                "nextPageToken" => {
                    let token: Option<String> = all.next_value()?;
                    self.page.next = token.filter(|token| !token.is_empty());
                }
                "nextSetTimestamp" => {
                    let seconds: Option<i64> = all.next_value()?;
                    self.page.max_at = seconds.map(|seconds| seconds.saturating_mul(1_000));
                }
                "hasMoreRecords" => self.more = all.next_value()?,
                _ => drop(all.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
