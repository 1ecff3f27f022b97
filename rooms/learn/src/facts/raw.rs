//! A fact as it is written in a file, and what can be wrong with one fact by itself.

use super::{
    fact::{Fact, Grade, Kind, Licence, Period, See, Source, Span},
    said::{Said, has_digit, places},
    value::{RawValue, Value},
};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    pub(super) id: String,
    #[serde(default)]
    kind: Kind,
    value: Option<RawValue>,
    #[serde(default)]
    also: BTreeMap<String, RawValue>,
    says: Said,
    #[serde(default)]
    cites: Said,
    year: Option<i64>,
    years: Option<[i64; 2]>,
    #[serde(default)]
    span: Span,
    place: Places,
    denominator: Option<String>,
    counts: Option<String>,
    series: Option<String>,
    supersedes: Option<String>,
    #[serde(default)]
    caveat: Said,
    source: Option<RawSource>,
    #[serde(default)]
    secondary: bool,
    origin: Option<String>,
    #[serde(default)]
    see: Vec<See>,
    grade: Grade,
    licence: Licence,
    #[serde(deserialize_with = "date")]
    reviewed_on: Date,
    #[serde(deserialize_with = "date")]
    review_by: Date,
    status: Status,
    #[serde(default)]
    to_confirm: String,
}

/// A file never says that a fact is confirmed: a person does, in the running program.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Draft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    name: String,
    url: String,
    date: Option<String>,
    #[serde(deserialize_with = "date")]
    read_on: Date,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Places {
    One(String),
    Several(Vec<String>),
}

fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// What is wrong with a fact: a stable code, and words.
pub(super) type Wrong = (&'static str, String);

/// The fact, if enough of it can be read, and everything that is wrong with it by itself.
pub(super) fn read(raw: RawFact, topic: &str) -> (Option<Fact>, Vec<Wrong>) {
    let mut wrong = Vec::new();
    let value = raw
        .value
        .as_ref()
        .and_then(|value| kept("value", value, &mut wrong));
    let also = raw
        .also
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), kept(name, value, &mut wrong)?)));
    let also: BTreeMap<String, Value> = also.collect();
    let period = period(&raw).unwrap_or_else(|what| {
        wrong.push(("fact-period", what));
        None
    });
    let Some(source) = source(&raw, &mut wrong) else {
        return (None, wrong);
    };
    let fact = Fact {
        topic: topic.to_owned(),
        value,
        also,
        period,
        source,
        id: raw.id,
        kind: raw.kind,
        says: raw.says,
        cites: raw.cites,
        places: match raw.place {
            Places::One(place) => vec![place],
            Places::Several(places) => places,
        },
        denominator: raw.denominator,
        counts: raw.counts,
        series: raw.series,
        supersedes: raw.supersedes,
        caveat: raw.caveat,
        see: raw.see,
        grade: raw.grade,
        licence: raw.licence,
        reviewed_on: raw.reviewed_on,
        review_by: raw.review_by,
        to_confirm: raw.to_confirm,
    };
    let Status::Draft = raw.status;
    look(&fact, raw.value.is_some(), &mut wrong);
    (Some(fact), wrong)
}

fn kept(name: &str, raw: &RawValue, wrong: &mut Vec<Wrong>) -> Option<Value> {
    let read = raw.read();
    read.map_err(|what| wrong.push(("fact-value", format!("{name}: {what}"))))
        .ok()
}

fn period(raw: &RawFact) -> Result<Option<Period>, String> {
    let (from, to) = match (raw.year, raw.years) {
        (None, None) if raw.kind == Kind::Law => return Ok(None),
        (Some(year), None) => (year, year),
        (None, Some([from, to])) if from < to => (from, to),
        (None, Some(_)) => return Err("years go from the earlier to the later".into()),
        _ => return Err("a fact has either `year` or `years`".into()),
    };
    if !(1900..=2200).contains(&from) || !(1900..=2200).contains(&to) {
        return Err("a year has four digits".into());
    }
    Ok(Some(Period {
        from,
        to,
        span: raw.span,
    }))
}

fn source(raw: &RawFact, wrong: &mut Vec<Wrong>) -> Option<Source> {
    let Some(source) = &raw.source else {
        wrong.push(("fact-no-source", "a fact without a source is none".into()));
        return None;
    };
    let web = source.url.starts_with("https://") || source.url.starts_with("http://");
    if source.name.trim().is_empty() || !web {
        wrong.push((
            "fact-no-source",
            "a source has a name and a web address".into(),
        ));
    }
    if raw.secondary != raw.origin.is_some() {
        wrong.push((
            "fact-secondary",
            "`secondary = true` and `origin`, whose figure it is, go together".into(),
        ));
    }
    Some(Source {
        name: source.name.clone(),
        url: source.url.clone(),
        date: source.date.clone(),
        read_on: source.read_on,
        origin: raw.origin.clone(),
    })
}

fn look(fact: &Fact, had_value: bool, wrong: &mut Vec<Wrong>) {
    if !is_id(&fact.id) {
        wrong.push((
            "fact-id",
            "an id is small letters, digits and hyphens".into(),
        ));
    }
    if had_value != (fact.kind == Kind::Figure) {
        wrong.push((
            "fact-kind",
            "a figure has a value, a statement and a law have none".into(),
        ));
    }
    if fact.review_by <= fact.reviewed_on || fact.reviewed_on < fact.source.read_on {
        wrong.push((
            "fact-review",
            "read, then reviewed, then to be reviewed again".into(),
        ));
    }
    for said in [&fact.says, &fact.caveat] {
        look_at_words(fact, said, wrong);
    }
    // A section has digits of its own.
    if !fact.cites.is_empty() {
        let missing = fact.cites.missing().into_iter();
        wrong.extend(missing.map(|lang| ("fact-language", format!("cites: no words in {lang}"))));
    }
    if fact.says.is_empty() {
        wrong.push(("fact-language", "nothing is said".into()));
    }
}

fn look_at_words(fact: &Fact, said: &Said, wrong: &mut Vec<Wrong>) {
    if said.is_empty() {
        return;
    }
    wrong.extend(
        said.missing()
            .into_iter()
            .map(|lang| ("fact-language", format!("no words in {lang}"))),
    );
    let source = places(said.in_lang("en"));
    for (lang, words) in said.iter() {
        if has_digit(words) {
            wrong.push((
                "fact-digit",
                format!("{lang}: a number is a value in the data, never typed: {words}"),
            ));
        }
        if places(words) != source {
            wrong.push((
                "fact-translation",
                format!("{lang}: other places for values than in English"),
            ));
        }
    }
    let known: BTreeSet<&str> = fact.also.keys().map(String::as_str).collect();
    let has = |place: &&str| match *place {
        "year" => fact.period.is_some(),
        "value" => fact.value.is_some(),
        name => known.contains(name),
    };
    let unknown = source.iter().filter(|place| !has(place));
    wrong.extend(unknown.map(|place| ("fact-places", format!("{{{place}}} has no value"))));
}

/// Small letters, digits and hyphens, as they stand in an address.
pub(super) fn is_id(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty()
        && id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(fits)
}
