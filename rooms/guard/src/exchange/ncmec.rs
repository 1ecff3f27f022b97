//! NCMEC's Hash Sharing, version 2: how its pages are asked for.

use super::page::Ask;
use jiff::Timestamp;
use store::Millis;

/// What changed from `since` to `until`, or where a link of an answer leads. Links are written from the base on
/// (`/v2/entries?...`), not from the host.
pub(super) fn ask(since: Millis, until: Millis, next: Option<&str>) -> Ask {
    match next {
        Some(link) => Ask {
            path: link.trim_start_matches('/').to_owned(),
            query: Vec::new(),
        },
        None => Ask {
            path: "v2/entries".into(),
            query: vec![("from", written(since)), ("to", written(until))],
        },
    }
}

/// In UTC, which the `Z` says.
fn written(at: Millis) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_utc_and_links_go_on_from_the_base() {
        let ask = ask(0, 1_508_857_200_999, None);
        assert_eq!(ask.path, "v2/entries");
        let span = ["1970-01-01T00:00:00Z", "2017-10-24T15:00:00Z"];
        assert_eq!(
            ask.query,
            [("from", span[0].into()), ("to", span[1].into())]
        );
        let next = super::ask(0, 0, Some("/v2/entries?from=a&start=2001"));
        assert_eq!(next.path, "v2/entries?from=a&start=2001");
        assert!(next.query.is_empty());
    }
}
