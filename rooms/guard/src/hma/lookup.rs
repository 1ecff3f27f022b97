//! `/m`: a hash or a file in, what the banks know of it out. A hash that was added a moment ago is found: there is no
//! index to build.

use super::{
    Hma,
    answer::{Answer, Refusal},
    bulk,
    calls::{Call, Calls, Sends, Who},
    hash::{self, HashTerms, Hashed},
    limits, signal,
    token::Scope,
};
use crate::bank;
use axum::{
    Json,
    extract::{Query, State},
};
use hashbank::{Answer as Found, Question, Signal, SignalKind};
use mediahash::Digests;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use web::turns::Form;

const SIGNAL: (&str, &str) = ("signal", "The hash, in hexadecimal.");
const KIND: (&str, &str) = ("signal_type", "pdq, video_md5, md5, sha1 or sha256.");
const BANKS: (&str, &str) = ("banks", "Only these banks, with commas between.");
const SEED: (&str, &str) = (
    "seed",
    "Decides which banks take part that are on for a share of look-ups only.",
);
const ALL_BANKS: (&str, &str) = ("bypass_coinflip", "true: all of those take part.");
const DISTANCE: (&str, &str) = (
    "include_distance",
    "true: with each match how far it is, in bits.",
);
const URL: (&str, &str) = (
    "url",
    "Instead of a hash: where the file is, if fetching is on.",
);
const RAW_QUERY: &[(&str, &str)] = &[SIGNAL, KIND, BANKS, DISTANCE];
const LOOKUP_QUERY: &[(&str, &str)] = &[SIGNAL, KIND, BANKS, SEED, ALL_BANKS, URL];
const FILE_QUERY: &[(&str, &str)] = &[BANKS, SEED, ALL_BANKS];
const STATUS_QUERY: &[(&str, &str)] = &[KIND];

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Match);
    let file = limits::FILE_BYTES_MAX;
    let raw = Call::get(
        "/m/raw_lookup",
        who,
        "The numbers of the contents that a hash matches.",
    );
    let look = Call::get("/m/lookup", who, "What a hash matches, by bank.");
    let look_file = Call::post(
        "/m/lookup",
        who,
        "What a file matches, by kind of hash and bank.",
    );
    let full = Call::get(
        "/m/match",
        who,
        "What a hash matches, with all that is known of it.",
    );
    let full_file = Call::post(
        "/m/match",
        who,
        "Hash, match and all that is known, of a file.",
    );
    let compare = Call::post(
        "/m/compare",
        who,
        "Whether two hashes match: {\"pdq\": [a, b]}.",
    );
    let index = Call::get(
        "/m/index/status",
        who,
        "How many hashes of each kind are looked in.",
    );
    calls
        .with(raw.query(RAW_QUERY), 0, raw_lookup)
        .with(look.query(LOOKUP_QUERY), 0, lookup)
        .with(
            look_file.query(FILE_QUERY).sends(Sends::File),
            file,
            lookup_file,
        )
        .with(full.query(LOOKUP_QUERY), 0, full_match)
        .with(
            full_file.query(FILE_QUERY).sends(Sends::File),
            file,
            full_match_file,
        )
        .with(compare, limits::JSON_BYTES_MAX, compare_two)
        .with(index.query(STATUS_QUERY), 0, index_status)
        .and(bulk::calls)
}

/// What a look-up is asked in the query.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LookupTerms {
    signal: Option<String>,
    signal_type: Option<String>,
    banks: Option<String>,
    include_distance: Option<String>,
    seed: Option<String>,
    bypass_coinflip: Option<String>,
    pub(super) url: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) types: Option<String>,
}

/// As HMA reads a yes.
fn yes(text: Option<&String>) -> bool {
    text.is_some_and(|text| {
        ["true", "1", "yes", "y", "t"].contains(&text.to_ascii_lowercase().as_str())
    })
}

impl LookupTerms {
    fn signal(&self) -> Answer<(&str, Signal)> {
        let missing = |name| Refusal::bad(format!("Missing required parameter: {name}"));
        let text = self.signal.as_deref().ok_or_else(|| missing("signal"))?;
        let kind = self
            .signal_type
            .as_deref()
            .ok_or_else(|| missing("signal_type"))?;
        Ok((kind, signal::read(kind, text)?))
    }

    /// Asks the banks. `raw` look-ups toss no coin.
    fn ask(&self, hma: &Hma, signals: &[Signal], raw: bool) -> Answer<Found> {
        let names: Vec<&str> = self.banks.as_deref().map_or_else(Vec::new, |names| {
            names
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .collect()
        });
        let banks = hma.current()?;
        let mut question = Question::new(signals, hma.now());
        if !names.is_empty() {
            question = question.banks(&names);
        }
        if !raw && !yes(self.bypass_coinflip.as_ref()) {
            question = question.seed(self.coin(hma));
        }
        Ok(banks.ask(&question))
    }

    /// The same for the same seed; a new one each time without.
    fn coin(&self, hma: &Hma) -> u64 {
        let Some(seed) = &self.seed else {
            return u64::from_ne_bytes(hma.app().rng().bytes());
        };
        let digest = Digests::of(seed.as_bytes()).sha256;
        digest
            .as_bytes()
            .first_chunk()
            .map_or(0, |half| u64::from_be_bytes(*half))
    }
}

async fn raw_lookup(State(hma): State<Hma>, Query(terms): Query<LookupTerms>) -> Answer {
    let (_, signal) = terms.signal()?;
    let found = terms.ask(&hma, &[signal], true)?;
    let with_distance = yes(terms.include_distance.as_ref());
    let show = |one| {
        if with_distance {
            signal::near(one)
        } else {
            json!(one.entry.0)
        }
    };
    let matches: Vec<Value> = found.standing.iter().map(show).collect();
    Ok(Json(json!({ "matches": matches })))
}

async fn lookup(State(hma): State<Hma>, Query(terms): Query<LookupTerms>) -> Answer {
    if terms.url.is_some() {
        let hashed = hash::of_url(&hma, &HashTerms::from(&terms)).await?;
        return by_kind(&hma, &terms, &hashed).await;
    }
    let (_, signal) = terms.signal()?;
    let found = terms.ask(&hma, &[signal], false)?;
    Ok(Json(signal::by_bank(&found.standing).into()))
}

async fn lookup_file(
    State(hma): State<Hma>,
    Query(terms): Query<LookupTerms>,
    form: Form,
) -> Answer {
    let hashed = hash::of_form(&hma, form).await?;
    by_kind(&hma, &terms, &hashed).await
}

/// Each of a file's hashes looked up on its own, as HMA does.
async fn by_kind(hma: &Hma, terms: &LookupTerms, hashed: &Hashed) -> Answer {
    let mut kinds = Map::new();
    for (name, _) in hashed.chosen(terms.types.as_deref())? {
        let found = terms.ask(hma, &hashed.asked(&name)?, false)?;
        kinds.insert(name, signal::by_bank(&found.standing).into());
    }
    Ok(Json(kinds.into()))
}

async fn full_match(State(hma): State<Hma>, Query(terms): Query<LookupTerms>) -> Answer {
    if terms.url.is_some() {
        let hashed = hash::of_url(&hma, &HashTerms::from(&terms)).await?;
        return all_known(&hma, &terms, &hashed).await;
    }
    let (_, signal) = terms.signal()?;
    let found = terms.ask(&hma, &[signal], false)?;
    Ok(Json(known(&hma, &found).await?.into()))
}

async fn full_match_file(
    State(hma): State<Hma>,
    Query(terms): Query<LookupTerms>,
    form: Form,
) -> Answer {
    let hashed = hash::of_form(&hma, form).await?;
    all_known(&hma, &terms, &hashed).await
}

/// All of a file's hashes in one question.
async fn all_known(hma: &Hma, terms: &LookupTerms, hashed: &Hashed) -> Answer {
    let found = terms.ask(hma, &hashed.asked_of_all()?, false)?;
    let mut answer = known(hma, &found).await?;
    let of_file = hashed.all().iter();
    let of_file = of_file.map(|(name, hash)| ((*name).to_owned(), json!(hash)));
    answer.insert("hashes".into(), Value::Object(of_file.collect()));
    answer.insert("quality".into(), json!(hashed.quality));
    Ok(Json(answer.into()))
}

/// What was found with what its banks say of it, and beside it what was found and does not count.
async fn known(hma: &Hma, found: &Found) -> Answer<Map<String, Value>> {
    let mut answer = Map::new();
    answer.insert("matches".into(), told(hma, &found.standing).await?);
    answer.insert("overridden".into(), told(hma, &found.overridden).await?);
    answer.insert("known_good".into(), told(hma, &found.known_good).await?);
    answer.insert("doubted".into(), told(hma, &found.doubted).await?);
    answer.insert("held".into(), told(hma, &found.held).await?);
    answer.insert("more".into(), json!(found.more));
    Ok(answer)
}

async fn told(hma: &Hma, matches: &[hashbank::Match]) -> Answer<Value> {
    let mut all = Vec::with_capacity(matches.len());
    for one in matches {
        let id = i64::try_from(one.entry.0).unwrap_or(i64::MAX);
        let content = bank::content(hma.app(), id).await?;
        let about = content.map(|content| content.about).unwrap_or_default();
        all.push(json!({
            "bank": &*one.bank,
            "purpose": one.purpose.name(),
            "bank_content_id": one.entry.0,
            "kind": if one.kind == hashbank::MatchKind::Exact { "exact" } else { "perceptual" },
            "distance": one.distance,
            "labels": one.labels.iter().map(|label| &**label).collect::<Vec<_>>(),
            "note": about.note,
            "metadata": about.metadata,
        }));
    }
    Ok(all.into())
}

async fn compare_two(State(_): State<Hma>, Json(asked): Json<Map<String, Value>>) -> Answer {
    let pair = |name: &str, value: &Value| -> Answer<Value> {
        let two = value.as_array().map(Vec::as_slice);
        let Some([one, other]) = two else {
            return Err(Refusal::bad("two hashes are needed for each signal type"));
        };
        let read = |value: &Value| signal::read(name, value.as_str().unwrap_or_default());
        let (one, other) = (read(one)?, read(other)?);
        Ok(compared(&one, &other))
    };
    let pairs = asked
        .iter()
        .map(|(name, value)| Ok((name.clone(), pair(name, value)?)));
    Ok(Json(Value::Object(pairs.collect::<Answer<_>>()?)))
}

fn compared(one: &Signal, other: &Signal) -> Value {
    match (one, other) {
        (Signal::Pdq(one), Signal::Pdq(other)) => {
            let distance = one.distance(other);
            json!([distance <= hashbank::THRESHOLD_DEFAULT, { "distance": distance }])
        }
        _ => json!([one == other, {}]),
    }
}

async fn index_status(State(hma): State<Hma>, Query(terms): Query<LookupTerms>) -> Answer {
    let only = terms.signal_type.as_deref();
    only.map(signal::kind).transpose()?;
    // Asked for, not only counted: a matcher that cannot read its lists must not say that all is well.
    hma.current()?;
    let sizes = sizes(&hma).await?;
    let now = hma.now() / 1000;
    let names = signal::NAMES
        .into_iter()
        .filter(|name| only.is_none_or(|only| only == *name));
    let status = names.map(|name| {
        let size = signal::kind(name)
            .ok()
            .and_then(|kind| sizes.get(&kind).copied());
        let size = size.unwrap_or(0);
        let built_to = if size == 0 { -1 } else { now };
        (
            name.to_owned(),
            json!({ "built_to": built_to, "present": size > 0, "size": size }),
        )
    });
    Ok(Json(Value::Object(status.collect())))
}

/// How many hashes of each kind all banks have.
pub(super) async fn sizes(hma: &Hma) -> Answer<BTreeMap<SignalKind, u64>> {
    let mut sizes = BTreeMap::new();
    for bank in bank::list(hma.app().db()).await? {
        for (kind, n) in bank.signals {
            *sizes.entry(kind).or_insert(0) += n;
        }
    }
    Ok(sizes)
}
