//! From texts to facts, with every fault named by file, line and id.

use super::{
    Correction, Facts, Group, Topic,
    drawings::Drawings,
    fact::Fact,
    lint,
    raw::{self, RawFact},
    said::Said,
};
use crate::{Fault, Sources};
use serde::{Deserialize, de::DeserializeOwned};

const DENOMINATORS: &str = "facts/denominators.toml";
pub(super) const CHARTS: &str = "facts/charts.toml";
const PLACES: &str = "facts/places.toml";
pub(super) const NEVER: &str = "facts/never.toml";
pub(super) const CORRECTIONS: &str = "facts/corrections.toml";
/// The files that hold no facts.
const OTHERS: [&str; 5] = [DENOMINATORS, CHARTS, PLACES, NEVER, CORRECTIONS];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    topic: Said,
    #[serde(default)]
    order: i64,
    #[serde(default)]
    fact: Vec<toml::Table>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    #[serde(default)]
    denominator: Vec<Group>,
    #[serde(default)]
    counted: Vec<Group>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionFile {
    #[serde(default)]
    correction: Vec<Correction>,
}

/// Reads all facts. What cannot be read is left out, and said.
pub(crate) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Facts {
    let groups: GroupFile = file(sources, DENOMINATORS, faults);
    let drawings: Drawings = file(sources, CHARTS, faults);
    let corrections: CorrectionFile = file(sources, CORRECTIONS, faults);
    let mut facts = Facts {
        denominators: groups.denominator,
        counted: groups.counted,
        drawings,
        places: file(sources, PLACES, faults),
        never: file(sources, NEVER, faults),
        corrections: corrections.correction,
        ..Facts::default()
    };
    for (path, text) in sources
        .under("facts", ".toml")
        .filter(|(path, _)| !OTHERS.contains(path))
    {
        topic(&mut facts, path, text, faults);
    }
    facts.topics.sort_by_key(|topic| topic.order);
    lint::all(&facts, faults);
    let chain = facts
        .facts
        .values()
        .filter_map(|f| Some((f.supersedes.clone()?, f.id.clone())));
    facts.newer = chain.collect();
    facts
}

/// One of the files that hold no facts; one that is missing is empty.
fn file<T: DeserializeOwned + Default>(
    sources: &Sources,
    path: &str,
    faults: &mut Vec<Fault>,
) -> T {
    let read = |text| parse(path, text).map_err(|fault| faults.push(fault)).ok();
    sources.get(path).and_then(read).unwrap_or_default()
}

fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let fault = Fault::new(path, "fact-file", error.message());
        match error.span().and_then(|span| text.get(..span.start)) {
            Some(before) => fault.at(before.matches('\n').count() + 1),
            None => fault,
        }
    })
}

fn topic(facts: &mut Facts, path: &str, text: &str, faults: &mut Vec<Fault>) {
    let Some(read) = parse::<TopicFile>(path, text)
        .map_err(|fault| faults.push(fault))
        .ok()
    else {
        return;
    };
    let id = path.trim_start_matches("facts/").trim_end_matches(".toml");
    let missing = read.topic.missing().into_iter();
    faults.extend(missing.map(|lang| {
        Fault::new(
            path,
            "fact-language",
            format!("the topic has no words in {lang}"),
        )
    }));
    let mut ids = Vec::new();
    for (table, line) in read.fact.into_iter().zip(fact_lines(text)) {
        let place = Place { path, line };
        ids.extend(one(facts, table, id, place, faults));
    }
    facts.topics.push(Topic {
        id: id.to_owned(),
        name: read.topic,
        order: read.order,
        facts: ids,
    });
}

/// Where a fact stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a str,
    line: usize,
}

fn one(
    facts: &mut Facts,
    table: toml::Table,
    topic: &str,
    at: Place<'_>,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    let id = table
        .get("id")
        .and_then(toml::Value::as_str)
        .unwrap_or("without id")
        .to_owned();
    let mut say = |code, what: String| {
        faults.push(Fault::new(at.path, code, format!("{id}: {what}")).at(at.line))
    };
    let raw: RawFact = match table.try_into() {
        Ok(raw) => raw,
        Err(error) => {
            say("fact-shape", error.message().to_owned());
            return None;
        }
    };
    let (fact, wrong) = raw::read(raw, topic);
    wrong.into_iter().for_each(|(code, what)| say(code, what));
    let fact: Fact = fact?;
    if let Some(other) = facts.lines.get(&id) {
        say(
            "fact-duplicate",
            format!("the id is taken by {}:{}", other.0, other.1),
        );
        return None;
    }
    facts
        .lines
        .insert(id.clone(), (at.path.to_owned(), at.line));
    facts.facts.insert(id.clone(), fact);
    Some(id)
}

/// The line of each `[[fact]]`, from 1.
fn fact_lines(text: &str) -> impl Iterator<Item = usize> {
    let heads = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim() == "[[fact]]");
    heads.map(|(n, _)| n + 1)
}
