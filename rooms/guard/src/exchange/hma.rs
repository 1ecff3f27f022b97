//! Another guard of RedX: a bank of it as a feed of what changed, in the order of changes. (HMA itself has no call that
//! lists what is in a bank.)

use super::{
    fault::Fault,
    page::{Ask, Entry, Page},
};
use crate::bank::{About, Put};
use hashbank::Signal;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) fn ask(bank: &str, since: i64, next: Option<&str>) -> Ask {
    let cursor = next.map_or_else(|| since.to_string(), str::to_owned);
    Ask {
        path: format!("c/bank/{}/feed", web::outbound::encoded(bank)),
        query: vec![("after", cursor)],
    }
}

#[derive(Deserialize)]
struct Feed {
    contents: Vec<One>,
    #[serde(default)]
    next: Option<String>,
    newest: i64,
}

#[derive(Deserialize)]
struct One {
    id: i64,
    #[serde(default)]
    deleted: bool,
    #[serde(default)]
    signals: BTreeMap<String, Vec<String>>,
}

pub(super) fn read(body: &[u8]) -> Result<Page, Fault> {
    let feed: Feed = serde_json::from_slice(body).map_err(|_| Fault::Unreadable)?;
    let mut page = Page {
        next: feed.next,
        newest: feed.newest,
        ..Page::default()
    };
    for one in feed.contents {
        let key = one.id.to_string();
        let signals = if one.deleted {
            Vec::new()
        } else {
            signals(&one)
        };
        if !one.deleted && signals.is_empty() {
            page.skipped += 1;
        }
        page.entries.push(if signals.is_empty() {
            Entry::Gone(key)
        } else {
            let about = About::default();
            Entry::Put(Put {
                key,
                signals,
                about,
            })
        });
    }
    Ok(page)
}

/// Those of kinds we know.
fn signals(one: &One) -> Vec<Signal> {
    let all = one
        .signals
        .iter()
        .filter_map(|(kind, all)| Some((kind.parse().ok()?, all)));
    all.flat_map(|(kind, all)| {
        all.iter()
            .filter_map(move |hex| Signal::parse(kind, hex).ok())
    })
    .collect()
}
