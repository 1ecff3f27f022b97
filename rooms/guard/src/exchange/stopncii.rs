//! StopNCII.org: how its pages are asked for.

use super::page::Ask;
use store::Millis;

/// Records of a page, as its own client asks.
const PAGE_ENTRIES: u32 = 800;
/// Earlier than any record; its own client begins here. Seconds.
const START_SECONDS: i64 = 10;

/// What changed from `since` on, or the page of a token.
pub(super) fn ask(since: Millis, next: Option<&str>) -> Ask {
    let since = (since / 1_000).max(START_SECONDS);
    let mut query = vec![
        ("startTimestamp", since.to_string()),
        ("pageSize", PAGE_ENTRIES.to_string()),
    ];
    if let Some(token) = next {
        query.push(("nextPageToken", token.to_owned()));
    }
    Ask {
        path: "FetchHashes".into(),
        query,
    }
}
