//! What lists call kinds of hash, ours and others.

use crate::SignalKind;

/// A kind of hash that a list may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ours(SignalKind),
    /// One that is known by name and that nothing here can match by.
    Foreign(&'static str),
}

/// Kinds that lists hold and this crate skips, by their names there in lower case.
const FOREIGN: [(&str, &str); 10] = [
    ("pdna", "pdna"),
    ("photodna", "pdna"),
    ("netclean", "netclean"),
    ("videntifier", "videntifier"),
    ("tmk_pdqf", "tmk"),
    ("tmk", "tmk"),
    ("ssvh_pdna", "ssvh_pdna"),
    ("ssvh_safer_hash", "ssvh_safer_hash"),
    ("text", "text"),
    ("url", "url"),
];

/// What a foreign kind without a known name is counted as, where the format says that it is one.
pub(super) const OTHER: &str = "other";

/// The kind of a name, in either case, with `-` for `_`.
pub(super) fn named(name: &str) -> Option<Kind> {
    if let Ok(kind) = name.parse() {
        return Some(Kind::Ours(kind));
    }
    let same = |known: &str| {
        known.len() == name.len()
            && known.bytes().zip(name.bytes()).all(|(known, byte)| {
                known == byte.to_ascii_lowercase() || (known == b'_' && byte == b'-')
            })
    };
    FOREIGN
        .iter()
        .find(|(known, _)| same(known))
        .map(|(_, kind)| Kind::Foreign(kind))
}
