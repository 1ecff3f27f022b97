//! A page of a list, whoever's list it is.

use super::fault::Fault;
use crate::{
    bank::{About, Put},
    limits,
};
use hashbank::{
    SignalKind,
    import::{self, Format, Report},
};
use std::{fmt, io};
use store::Keys;

/// How a page is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) path: String,
    pub(super) query: Vec<(&'static str, String)>,
}

/// One entry: as it is now, or gone.
#[derive(Clone)]
pub(super) enum Entry {
    Put(Put),
    Gone(String),
}

/// Never its key, which may be its hash.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Put(put) => f.debug_tuple("Put").field(put).finish(),
            Self::Gone(_) => f.write_str("Gone"),
        }
    }
}

impl Entry {
    pub(super) fn key(&self) -> &str {
        match self {
            Self::Put(put) => &put.key,
            Self::Gone(key) => key,
        }
    }

    fn is_gone(&self) -> bool {
        matches!(self, Self::Gone(_))
    }

    /// What an entry of a list comes to; `None` where nothing can be made of it. One that has no hash (any more) that
    /// is matched by is as good as gone. Without a name of its own an entry is called by its hash.
    pub(super) fn of(entry: import::Entry) -> Option<Self> {
        let by_hash = || {
            let signal = entry.signals.first()?;
            Some(format!("{}:{}", signal.kind(), signal.to_hex()))
        };
        let key = entry.key.clone().or_else(by_hash)?;
        if key.is_empty() || key.len() > limits::SOURCE_KEY_BYTES_MAX {
            return None;
        }
        if entry.deleted || entry.signals.is_empty() {
            return Some(Self::Gone(key));
        }
        let about = about(entry.labels, entry.metadata);
        let signals = entry.signals;
        Some(Self::Put(Put {
            key,
            signals,
            about,
        }))
    }
}

/// As much of what a list says as a bank keeps.
fn about(mut labels: Vec<String>, metadata: Option<String>) -> About {
    labels.retain(|label| (1..=limits::LABEL_CHARS_MAX).contains(&label.chars().count()));
    labels.truncate(limits::LABELS_MAX);
    About {
        labels,
        metadata: metadata.filter(|text| text.len() <= limits::METADATA_BYTES_MAX),
        ..About::default()
    }
}

/// What a page says.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// What is new, changed or gone, in the order of the page.
    pub(super) entries: Vec<Entry>,
    /// Entries that cannot be used.
    pub(super) skipped: u64,
    /// The link to the next page, if this is not the last.
    pub(super) next: Option<String>,
    /// The newest time (milliseconds) or number that the page names.
    pub(super) newest: i64,
}

impl Page {
    /// Reads a page in one of the formats of exchanges.
    pub(super) fn read(body: &[u8], format: Format) -> Result<Self, Fault> {
        let mut page = Self::default();
        let each = |entry| {
            match Entry::of(entry) {
                Some(entry) => page.entries.push(entry),
                None => page.skipped += 1,
            }
            Ok::<(), io::Error>(())
        };
        let report = import::read_entries(body, format, SignalKind::Pdq, each);
        let report = report.map_err(|_| Fault::Unreadable)?;
        page.skipped += skipped(&report);
        page.next = report.page.next;
        page.newest = report.page.max_at.unwrap_or(0);
        Ok(page)
    }

    /// Stands for what the page says of which entries, whatever link it leads on with. Under a key of ours, since a
    /// source's name for an entry may be its hash.
    pub(super) fn digest(&self, keys: &Keys) -> u64 {
        let mut all = Vec::new();
        for entry in &self.entries {
            all.extend_from_slice(entry.key().as_bytes());
            all.push(u8::from(entry.is_gone()));
            if let Entry::Put(put) = entry {
                let signals = put.signals.iter();
                signals.for_each(|signal| all.extend_from_slice(signal.bytes()));
            }
            all.push(0xff);
        }
        short(keys, &all)
    }
}

/// Entries, or hashes of them, of which nothing could be made.
pub(super) fn skipped(report: &Report) -> u64 {
    let foreign = report
        .skipped
        .values()
        .fold(0_u64, |sum, n| sum.saturating_add(*n));
    report.bad.saturating_add(foreign)
}

/// Eight bytes that stand for some, under a key of ours.
pub(super) fn short(keys: &Keys, bytes: &[u8]) -> u64 {
    let mac = keys.mac("guard-exchange", bytes);
    mac.first_chunk()
        .map_or(0, |first| u64::from_le_bytes(*first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_printed_names_no_hash() {
        let hash = "00112233445566778899aabbccddeeff";
        let body = format!(
            r#"{{"hashRecords": [
                {{"signalType": "VideoMD5", "hashStatus": "Withdrawn", "hashValue": "{hash}"}},
                {{"signalType": "VideoMD5", "hashStatus": "Active", "hashValue": "{hash}"}}],
                "hasMoreRecords": false}}"#
        );
        let page = Page::read(body.as_bytes(), Format::StopNcii).unwrap();
        assert_eq!(page.entries.len(), 2);
        let printed = format!("{page:?}");
        assert!(
            printed.contains("Gone") && !printed.contains(hash),
            "{printed}"
        );
    }
}
