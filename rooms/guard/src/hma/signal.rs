//! Kinds of hashes as HMA names them, and matches as it shows them.

use super::answer::{Answer, Refusal};
use hashbank::{Match, Signal, SignalKind};
use serde_json::{Map, Value, json};

/// HMA's name for the MD5 of a video, which is an MD5.
pub(super) const VIDEO_MD5: &str = "video_md5";

/// The names that calls understand: ours, and HMA's own for an MD5.
pub(super) const NAMES: [&str; 5] = ["pdq", VIDEO_MD5, "md5", "sha1", "sha256"];

/// The kind of a name.
///
/// # Errors
/// 400 for any other.
pub(super) fn kind(name: &str) -> Answer<SignalKind> {
    let known = if name == VIDEO_MD5 { "md5" } else { name };
    let unknown =
        |_| Refusal::bad("No such SignalType; there are pdq, video_md5, md5, sha1, sha256");
    known.parse().map_err(unknown)
}

/// A hash from its name and text.
///
/// # Errors
/// 400; the message says what is wrong and never repeats the hash.
pub(super) fn read(name: &str, text: &str) -> Answer<Signal> {
    let kind = kind(name)?;
    let wrong = |_| Refusal::bad(format!("invalid signal type: not a {name} in hexadecimal"));
    Signal::parse(kind, text.trim()).map_err(wrong)
}

/// `{"bank_content_id": 7, "distance": "19"}`: the distance is a text, as HMA has it.
pub(super) fn near(found: &Match) -> Value {
    json!({ "bank_content_id": found.entry.0, "distance": found.distance.to_string() })
}

/// Matches by the names of their banks.
pub(super) fn by_bank<'a>(found: impl IntoIterator<Item = &'a Match>) -> Map<String, Value> {
    let mut banks: Map<String, Value> = Map::new();
    for one in found {
        let list = banks
            .entry(one.bank.to_string())
            .or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(near(one));
        }
    }
    banks
}
