//! Exchanges in words and as objects. No credential is in them, and no hash.

use crate::{cli::say, config::Common};
use anyhow::Result;
use guard::{
    bank,
    exchange::{Counts, Exchange},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::Millis;
use web::App;

/// In a line.
pub(super) fn line(common: &Common, app: &App, exchange: &Exchange) {
    let words = format!(
        "{}: {} ({}), {}",
        exchange.name,
        exchange.state(app.clock().now()),
        exchange.kind.name(),
        last(app, exchange)
    );
    say(common, &object(app, exchange), &words);
}

/// In full.
pub(super) async fn one(common: &Common, app: &App, exchange: &Exchange) -> Result<()> {
    let banks = bank::list(app.db()).await?;
    let bank = banks.into_iter().find(|bank| bank.id == exchange.bank);
    let (name, entries) = bank.map_or_else(Default::default, |bank| {
        let entries = bank.len();
        (bank.name, entries)
    });
    let mut object = object(app, exchange);
    if let Some(fields) = object.as_object_mut() {
        fields.insert("bank".into(), json!({ "name": name, "hashes": entries }));
        fields.insert("place".into(), json!(exchange.place));
        fields.insert("credentials_file".into(), json!(exchange.credentials_file));
    }
    let mut words = vec![
        format!(
            "{} ({}), {}",
            exchange.name,
            exchange.kind.name(),
            exchange.state(app.clock().now())
        ),
        format!("  from         {}", exchange.place),
        format!("  into         {name}, {entries} hashes"),
        format!("  every        {} minutes", exchange.interval_ms / 60_000),
        format!("  next         {}", time(exchange.next_at)),
        format!("  {}", last(app, exchange)),
    ];
    if let Some(file) = &exchange.credentials_file {
        words.insert(2, format!("  credentials  {file}"));
    }
    if let Some(so_far) = &exchange.under_way {
        words.push(format!("  so far       {}", counts(so_far)));
    }
    say(common, &object, &words.join("\n"));
    Ok(())
}

fn object(app: &App, exchange: &Exchange) -> Value {
    let now = app.clock().now();
    json!({
        "exchange": exchange.name,
        "id": exchange.id,
        "kind": exchange.kind.name(),
        "state": exchange.state(now),
        "late": exchange.is_late(now),
        "interval_seconds": exchange.interval_ms / 1_000,
        "next": time(exchange.next_at),
        "last_started": exchange.last_started.map(time),
        "last_done": exchange.last_done.map(time),
        "error": exchange.last_error,
        "failures": exchange.failures,
        "counts": exchange.counts,
        "so_far": exchange.under_way,
    })
}

fn last(app: &App, exchange: &Exchange) -> String {
    if let Some(code) = &exchange.last_error {
        return why(app, code);
    }
    match exchange.last_done {
        Some(at) => format!("last fetched {}: {}", time(at), counts(&exchange.counts)),
        None => "never fetched to its end".to_owned(),
    }
}

/// What went wrong and what to do now.
pub(in crate::cli) fn why(app: &App, code: &str) -> String {
    let lang = app.words().choose(Some("en"));
    let [what, next] = guard::exchange::words(code).map(|key| app.words().say(&lang, &key, None));
    format!("{what} {next}")
}

pub(super) fn counts(counts: &Counts) -> String {
    let Counts {
        pages,
        added,
        changed,
        same,
        removed,
        skipped,
    } = counts;
    format!(
        "{pages} pages, {added} added, {changed} changed, {same} as before, {removed} removed, {skipped} not usable"
    )
}

pub(super) fn time(at: Millis) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
