//! `/c/bank/.../feed`: a bank as what changed, in the order of changes, for another guard that keeps a copy. HMA has no
//! such call.

use super::{
    Hma,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Who},
    curate::find,
    token::Scope,
};
use crate::exchange;
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

const QUERY: &[(&str, &str)] = &[(
    "after",
    "Where the answer before ended: its `next`, or its `newest` to ask what came since; 0 for all.",
)];

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Curate);
    let feed = Call::get(
        "/c/bank/{bank}/feed",
        who,
        "What changed in a bank, deletions included.",
    );
    calls.with(feed.query(QUERY), 0, feed_of)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Terms {
    after: String,
}

async fn feed_of(
    State(hma): State<Hma>,
    Path(name): Path<String>,
    Query(terms): Query<Terms>,
) -> Answer {
    let bank = find(&hma, &name).await?;
    let wrong = || Refusal::bad("after is 0, or what an earlier answer said");
    let after = exchange::Place::parse(&terms.after).ok_or_else(wrong)?;
    let feed = exchange::feed(hma.app(), bank.id, after).await?;
    let contents = feed.contents.into_iter().map(|one| {
        let mut signals: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for signal in &one.signals {
            let all = signals.entry(signal.kind().name()).or_default();
            all.push(signal.to_hex());
        }
        json!({ "id": one.id, "deleted": one.deleted, "signals": signals })
    });
    Ok(Json(json!({
        "contents": contents.collect::<Vec<_>>(),
        "next": feed.next.map(|place| place.to_string()),
        "newest": feed.newest,
    })))
}
