//! What can be wrong between facts: unknown names, lines that mix denominators, chains in a circle, claims that nobody
//! may print.

use super::{
    Facts, Group,
    fact::{Fact, Kind, Span},
    places,
    read::{CHARTS, CORRECTIONS, NEVER},
    said::{LANGUAGES, Said, has_digit},
};
use crate::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// Every lint.
pub(super) fn all(facts: &Facts, faults: &mut Vec<Fault>) {
    for fact in facts.facts.values() {
        names(facts, fact, faults);
        measure(facts, fact, faults);
        chain(facts, fact, faults);
        claims(facts, fact, faults);
    }
    twice_superseded(facts, faults);
    series(facts, faults);
    drawings(facts, faults);
    groups(facts, faults);
    others(facts, faults);
}

fn say(facts: &Facts, fact: &Fact, code: &'static str, what: impl std::fmt::Display) -> Fault {
    let text = format!("{}: {what}", fact.id);
    match facts.lines.get(&fact.id) {
        Some((file, line)) => Fault::new(file, code, text).at(*line),
        None => Fault::new("facts", code, text),
    }
}

fn has(groups: &[Group], id: &str) -> bool {
    groups.iter().any(|group| group.id == id)
}

/// What a fact names must be there.
fn names(facts: &Facts, fact: &Fact, faults: &mut Vec<Fault>) {
    let mut unknown = |code, what: &str, id: &str| {
        faults.push(say(facts, fact, code, format!("there is no {what} “{id}”")))
    };
    if let Some(id) = fact
        .denominator
        .as_ref()
        .filter(|id| !has(&facts.denominators, id))
    {
        unknown("fact-denominator", "denominator", id);
    }
    if let Some(id) = fact.counts.as_ref().filter(|id| !has(&facts.counted, id)) {
        unknown("fact-counts", "counted thing", id);
    }
    if let Some(id) = fact
        .series
        .as_ref()
        .filter(|id| facts.drawings.series(id).is_none())
    {
        unknown("fact-series", "series", id);
    }
    if let Some(id) = fact
        .supersedes
        .as_ref()
        .filter(|id| !facts.facts.contains_key(*id))
    {
        unknown("fact-supersedes", "older fact", id);
    }
    for place in fact
        .places
        .iter()
        .filter(|place| !places::is_known(&facts.places, place))
    {
        unknown("fact-place", "place", place);
    }
    if fact.places.is_empty() {
        faults.push(say(facts, fact, "fact-place", "a fact is about somewhere"));
    }
}

/// A share is a share of something; whatever else is counted says what.
fn measure(facts: &Facts, fact: &Fact, faults: &mut Vec<Fault>) {
    let Some(value) = fact.value.filter(|_| fact.kind == Kind::Figure) else {
        return;
    };
    let share = value.amount.is_share();
    if share && fact.denominator.is_none() {
        faults.push(say(
            facts,
            fact,
            "fact-denominator",
            "a share says of whom or what",
        ));
    }
    if share && fact.counts.is_some() || fact.denominator.is_some() && fact.counts.is_some() {
        faults.push(say(
            facts,
            fact,
            "fact-counts",
            "a share has a denominator, not a counted thing",
        ));
    }
    if !share && fact.counts.is_none() && fact.denominator.is_none() {
        faults.push(say(
            facts,
            fact,
            "fact-counts",
            "a count says what is counted",
        ));
    }
}

/// A newer fact takes the place of an older one about the same place, and chains end.
fn chain(facts: &Facts, fact: &Fact, faults: &mut Vec<Fault>) {
    let Some(older) = fact.supersedes.as_ref().and_then(|id| facts.facts.get(id)) else {
        return;
    };
    let year = |fact: &Fact| fact.period.map(|p| p.to);
    if older.places != fact.places || year(older) > year(fact) {
        faults.push(say(
            facts,
            fact,
            "fact-supersedes",
            format!("{} is newer, or about another place", older.id),
        ));
    }
    let mut seen = BTreeSet::from([fact.id.as_str()]);
    let mut at = Some(older);
    while let Some(next) = at {
        if !seen.insert(&next.id) {
            faults.push(say(
                facts,
                fact,
                "fact-supersedes",
                "the chain of older facts goes in a circle",
            ));
            return;
        }
        at = next.supersedes.as_ref().and_then(|id| facts.facts.get(id));
    }
}

fn twice_superseded(facts: &Facts, faults: &mut Vec<Fault>) {
    let mut by: BTreeMap<&str, &Fact> = BTreeMap::new();
    for fact in facts.facts.values() {
        let Some(older) = &fact.supersedes else {
            continue;
        };
        if let Some(other) = by.insert(older, fact) {
            faults.push(say(
                facts,
                fact,
                "fact-supersedes",
                format!("{} has taken the place of {older} already", other.id),
            ));
        }
    }
}

/// Claims that nobody may print, in any language.
fn claims(facts: &Facts, fact: &Fact, faults: &mut Vec<Fault>) {
    let found: BTreeMap<&str, &Said> = LANGUAGES
        .iter()
        .flat_map(|lang| facts.never.found(&fact.plain(lang)))
        .map(|c| (c.id.as_str(), &c.why))
        .collect();
    for (id, why) in found {
        faults.push(say(
            facts,
            fact,
            "fact-never",
            format!("nobody may print this ({id}): {}", why.in_lang("en")),
        ));
    }
}

/// One line of a chart has one measure, one place, and one figure a year.
fn series(facts: &Facts, faults: &mut Vec<Fault>) {
    for series in &facts.drawings.series {
        let members = facts.in_series(&series.id);
        let Some(first) = members.first() else {
            faults.push(Fault::new(
                CHARTS,
                "chart-empty",
                format!("{}: no fact is in this series", series.id),
            ));
            continue;
        };
        for (n, fact) in members.iter().enumerate() {
            if fact.denominator != first.denominator || fact.counts != first.counts {
                let what = format!(
                    "{} and {} have different denominators: never one line of a chart",
                    first.id, fact.id
                );
                faults.push(say(facts, fact, "fact-mixed-series", what));
            }
            if kind(fact) != kind(first) || span(fact) != span(first) || fact.places != first.places
            {
                let what = format!(
                    "not the kind of value, the kind of year or the place of {}",
                    first.id
                );
                faults.push(say(facts, fact, "fact-mixed-series", what));
            }
            if members
                .iter()
                .take(n)
                .any(|other| other.period == fact.period)
            {
                faults.push(say(
                    facts,
                    fact,
                    "fact-mixed-series",
                    "this year stands in the series already",
                ));
            }
        }
    }
}

fn kind(fact: &Fact) -> Option<&'static str> {
    fact.value.map(|value| value.amount.kind())
}

fn span(fact: &Fact) -> Option<(Span, bool)> {
    fact.period.map(|p| (p.span, p.from == p.to))
}

fn drawings(facts: &Facts, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (kind, id, words, shown) in facts.drawings.all() {
        let mut say = |code, what: String| {
            faults.push(Fault::new(CHARTS, code, format!("{kind} {id}: {what}")))
        };
        // A chart is asked for by its id alone, whether it is a series or bars.
        if !seen.insert((kind == "map", id)) {
            say("chart-duplicate", "the id is taken".into());
        }
        for said in words {
            said.missing()
                .into_iter()
                .for_each(|lang| say("fact-language", format!("no words in {lang}")));
            if said.iter().any(|(_, words)| has_digit(words)) {
                say(
                    "fact-digit",
                    "a number is a value in the data, never typed".into(),
                );
            }
        }
        for fact in shown {
            match facts.facts.get(fact) {
                None => say("chart-fact", format!("there is no fact “{fact}”")),
                Some(fact) if fact.value.and_then(|v| v.share()).is_none() => {
                    say("chart-fact", format!("{} is no share", fact.id))
                }
                Some(_) => {}
            }
        }
    }
    for tile in facts.drawings.maps.iter().flat_map(|map| &map.tiles) {
        if !places::is_known(&facts.places, &tile.region) {
            faults.push(Fault::new(
                CHARTS,
                "fact-place",
                format!("there is no region “{}”", tile.region),
            ));
        }
    }
}

fn groups(facts: &Facts, faults: &mut Vec<Fault>) {
    for groups in [&facts.denominators, &facts.counted] {
        let mut seen = BTreeSet::new();
        for group in groups {
            let mut say = |code, what: String| {
                faults.push(Fault::new(
                    "facts/denominators.toml",
                    code,
                    format!("{}: {what}", group.id),
                ))
            };
            if !seen.insert(&group.id) {
                say("fact-duplicate", "the id is taken".into());
            }
            group
                .name
                .missing()
                .into_iter()
                .for_each(|lang| say("fact-language", format!("no words in {lang}")));
        }
    }
}

fn others(facts: &Facts, faults: &mut Vec<Fault>) {
    for correction in &facts.corrections {
        if !facts.facts.contains_key(&correction.fact) {
            faults.push(Fault::new(
                CORRECTIONS,
                "correction-fact",
                format!("there is no fact “{}”", correction.fact),
            ));
        }
        let missing = correction.what.missing().into_iter();
        faults.extend(missing.map(|lang| {
            Fault::new(
                CORRECTIONS,
                "fact-language",
                format!("{}: no words in {lang}", correction.fact),
            )
        }));
    }
    let claims = facts.never.claims().iter();
    faults.extend(
        claims
            .filter(|claim| !claim.can_be_made())
            .map(|claim| Fault::new(NEVER, "never-empty", format!("{}: finds nothing", claim.id))),
    );
}
