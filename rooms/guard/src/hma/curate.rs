//! `/c`: banks.

use super::{
    Hma,
    access::Asker,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Who},
    contents, limits, lookup, signal,
    token::Scope,
};
use crate::{
    Purpose,
    bank::{self, Bank, BankChange, NewBank, Outcome},
};
use axum::{
    Extension, Json,
    extract::{Path, State},
};
use http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Curate);
    let (get, json) = (Call::get, limits::JSON_BYTES_MAX);
    calls
        .with(get("/c/banks", who, "Every bank."), 0, banks)
        .with(
            Call::post(
                "/c/banks",
                who,
                "Makes a bank: name, enabled_ratio, purpose, threshold.",
            ),
            json,
            make,
        )
        .with(get("/c/bank/{bank}", who, "One bank."), 0, show)
        .with(
            Call::put("/c/bank/{bank}", who, "Changes a bank."),
            json,
            change,
        )
        .with(
            Call::delete("/c/bank/{bank}", who, "Deletes a bank and what is in it."),
            0,
            delete,
        )
        .with(
            get("/c/signal_type", who, "The kinds of hashes."),
            0,
            signal_types,
        )
        .with(
            get(
                "/c/signal_type/index",
                who,
                "How many are stored and looked in.",
            ),
            0,
            signal_index,
        )
        .with(
            get("/c/content_type", who, "What can be hashed."),
            0,
            content_types,
        )
        .and(contents::calls)
}

/// A bank as HMA shows it, and what HMA has not: purpose, threshold, size.
fn told(bank: &Bank) -> Value {
    json!({
        "name": bank.name,
        "matching_enabled_ratio": ratio(bank),
    })
}

pub(super) fn ratio(bank: &Bank) -> f64 {
    f64::from(bank.enabled_ppm) / 1e6
}

/// The same with what HMA has not.
fn told_whole(bank: &Bank) -> Value {
    let mut told = told(bank);
    if let Some(fields) = told.as_object_mut() {
        fields.insert("purpose".into(), json!(bank.purpose.name()));
        fields.insert("threshold".into(), json!(bank.threshold));
        fields.insert("labels".into(), json!(bank.labels));
        fields.insert("source".into(), json!(bank.source));
        let sizes = bank
            .signals
            .iter()
            .map(|(kind, n)| (kind.name().to_owned(), json!(n)));
        fields.insert("signals".into(), Value::Object(sizes.collect()));
    }
    told
}

async fn banks(State(hma): State<Hma>) -> Answer {
    let banks = bank::list(hma.app().db()).await?;
    Ok(Json(banks.iter().map(told).collect()))
}

/// The bank of a name.
///
/// # Errors
/// 404 when there is none.
pub(super) async fn find(hma: &Hma, name: &str) -> Answer<Bank> {
    let bank = bank::named(hma.app().db(), name).await?;
    bank.ok_or_else(|| Refusal::missing("bank not found"))
}

async fn show(State(hma): State<Hma>, Path(name): Path<String>) -> Answer {
    Ok(Json(told_whole(&find(&hma, &name).await?)))
}

/// What a bank is made with, or changed to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    name: Option<String>,
    enabled_ratio: Option<Number>,
    enabled: Option<Flag>,
    purpose: Option<String>,
    threshold: Option<u32>,
    labels: Option<Vec<String>>,
}

/// HMA reads numbers and yes or no from texts as well.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Number {
    Number(f64),
    Text(String),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Flag {
    Flag(bool),
    Text(String),
}

impl Asked {
    /// Of a million look-ups, how many ask the bank.
    fn ppm(&self) -> Answer<Option<u32>> {
        let wrong = || Refusal::bad("enabled_ratio must be from 0.0 to 1.0");
        let ratio = match (&self.enabled_ratio, &self.enabled) {
            (Some(Number::Number(ratio)), _) => *ratio,
            (Some(Number::Text(text)), _) => text.parse().map_err(|_| wrong())?,
            (None, Some(Flag::Flag(on))) => f64::from(u8::from(*on)),
            (None, Some(Flag::Text(text))) => {
                f64::from(u8::from(text.eq_ignore_ascii_case("true")))
            }
            (None, None) => return Ok(None),
        };
        if !(0.0..=1.0).contains(&ratio) {
            return Err(wrong());
        }
        // Through text: there is no exact way from a fraction to a whole number without it.
        format!("{:.0}", ratio * 1e6)
            .parse()
            .map(Some)
            .map_err(|_| wrong())
    }
}

/// `UPPER_WITH_UNDER`, as HMA wants names.
fn name_fits(name: &str) -> bool {
    let starts = name.starts_with(|first: char| first.is_ascii_uppercase() || first == '_');
    let allowed =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    starts && name.len() <= crate::limits::BANK_NAME_CHARS_MAX && name.chars().all(allowed)
}

fn name_wrong() -> Refusal {
    Refusal::bad("Bank names must be UPPER_WITH_UNDER and begin with a letter")
}

async fn make(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Json(asked): Json<Asked>,
) -> Answer<(StatusCode, Json<Value>)> {
    let Some(name) = &asked.name else {
        return Err(Refusal::bad("Field `name` is required"));
    };
    if !name_fits(name) {
        return Err(name_wrong());
    }
    let purpose = asked.purpose.as_deref().unwrap_or(Purpose::Abuse.name());
    let purpose = Purpose::parse(purpose)
        .ok_or_else(|| Refusal::bad("purpose is abuse, refused-here or known-good"))?;
    let mut new = NewBank::new(name, purpose, &asker.name());
    new.enabled_ppm = asked.ppm()?.unwrap_or(new.enabled_ppm);
    new.threshold = asked.threshold.unwrap_or(new.threshold);
    new.labels = asked.labels.unwrap_or_default();
    let mut tx = hma.app().db().begin().await?;
    let made = bank::make(&mut tx, &asker.name(), &new).await?;
    let bank = done(made)?;
    tx.commit().await?;
    hma.changed().await;
    Ok((StatusCode::CREATED, Json(told(&bank))))
}

/// What came of an act, as HMA would say it.
///
/// # Errors
/// 404, 403 (HMA's status for a name that is taken) or 400.
pub(super) fn done<T>(outcome: Outcome<T>) -> Answer<T> {
    match outcome {
        Outcome::Done(done) => Ok(done),
        Outcome::Missing => Err(Refusal::missing("not found")),
        Outcome::Taken => Err(Refusal::new(StatusCode::FORBIDDEN, "Bank already exists")),
        Outcome::Invalid => Err(Refusal::bad(
            "something given is empty, too long or out of range",
        )),
    }
}

async fn change(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path(name): Path<String>,
    Json(asked): Json<Asked>,
) -> Answer {
    let bank = find(&hma, &name).await?;
    if asked.name.as_ref().is_some_and(|name| !name_fits(name)) {
        return Err(name_wrong());
    }
    let change = BankChange {
        enabled_ppm: asked.ppm()?,
        name: asked.name,
        threshold: asked.threshold,
        labels: asked.labels,
    };
    let mut tx = hma.app().db().begin().await?;
    let changed = bank::change_bank(&mut tx, &asker.name(), bank.id, &change).await?;
    let bank = done(changed)?;
    tx.commit().await?;
    hma.changed().await;
    Ok(Json(told(&bank)))
}

async fn delete(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path(name): Path<String>,
) -> Answer {
    // One that is not there counts as deleted, as with HMA.
    if let Some(bank) = bank::named(hma.app().db(), &name).await? {
        let mut tx = hma.app().db().begin().await?;
        let _ = bank::delete_bank(&mut tx, &asker.name(), bank.id).await?;
        tx.commit().await?;
        hma.changed().await;
    }
    Ok(Json(json!({ "message": "Done" })))
}

async fn signal_types() -> Json<Value> {
    let types = signal::NAMES.map(|name| json!({ "name": name, "enabled_ratio": 1.0 }));
    Json(types.into_iter().collect())
}

async fn content_types() -> Json<Value> {
    Json(json!([{ "name": "photo", "enabled": true }, { "name": "video", "enabled": true }]))
}

/// Stored and looked in are the same here: nothing is built.
async fn signal_index(State(hma): State<Hma>) -> Answer {
    let sizes = lookup::sizes(&hma).await?;
    let now = hma.now() / 1000;
    let mut types = Map::new();
    for name in signal::NAMES {
        let size = sizes.get(&signal::kind(name)?).copied().unwrap_or(0);
        let status = json!({
            "db_size": size,
            "index_size": size,
            "index_out_of_date": false,
            "newest_db_item": now,
            "index_built_to": now,
        });
        types.insert(name.to_owned(), status);
    }
    Ok(Json(types.into()))
}
