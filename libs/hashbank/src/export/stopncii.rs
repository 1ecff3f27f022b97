//! A page of StopNCII.org.

use super::Written;
use crate::import::{Entry, Media, Page};
use crate::{Signal, View};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn write(
    out: &mut impl Write,
    page: &Page,
    entries: &mut dyn Iterator<Item = Entry>,
) -> io::Result<Written> {
    let mut written = Written::default();
    let mut records = 0_u64;
    out.write_all(b"{\"hashRecords\":[")?;
    for entry in entries {
        let mut left_out = usize::from(entry.signals.is_empty());
        let before = records;
        for signal in &entry.signals {
            let Some(kind) = kind(signal, entry.media) else {
                left_out = left_out.saturating_add(1);
                continue;
            };
            out.write_all(if records == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &record(&entry, signal, kind))?;
            records = records.saturating_add(1);
        }
        written.add(records > before, left_out);
    }
    let end = json!({
        "count": records,
        "hasMoreRecords": page.next.is_some(),
        "nextPageToken": page.next,
        "nextSetTimestamp": page.max_at.map(seconds),
    });
    // The rest of the object that has begun: all but its first brace.
    writeln!(out, "\n],{}", end.to_string().trim_start_matches('{'))?;
    Ok(written)
}

const fn kind(signal: &Signal, media: Option<Media>) -> Option<&'static str> {
    match (signal, media) {
        (Signal::Pdq(_), None | Some(Media::Image)) => Some("ImagePDQ"),
        (Signal::Md5(_), None | Some(Media::Video)) => Some("VideoMD5"),
        _ => None,
    }
}

fn record(entry: &Entry, signal: &Signal, kind: &str) -> Value {
    let feedback = |view| match view {
        View::Confirm => "Blocked",
        View::Deconfirm => "NotBlocked",
    };
    let feedbacks: Vec<Value> = entry
        .opinions
        .iter()
        .map(|said| json!({ "source": *said.by, "feedbackValue": feedback(said.view), "tags": [] }))
        .collect();
    json!({
        "lastModtimestamp": entry.at.map(seconds),
        "hashValue": signal.to_hex(),
        "hashStatus": if entry.deleted { "Deleted" } else { "Active" },
        "signalType": kind,
        "caseNumbers": {},
        "CSPFeedbacks": feedbacks,
    })
}

const fn seconds(at: crate::Millis) -> i64 {
    at.div_euclid(1_000)
}
