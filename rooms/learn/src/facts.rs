//! Facts as data: what is said, of whom, when, where, who found it, and how well that is known.
//!
//! A number about trafficking stands nowhere else. Only what was read well enough (grades A to B) is ever shown; and only
//! what a person has confirmed on its source's own page, but for the demo, which shows drafts and says so.

pub(crate) mod card;
mod data;
pub(crate) mod drawings;
pub(crate) mod fact;
mod lint;
pub(crate) mod never;
pub(crate) mod pages;
pub(crate) mod places;
mod raw;
mod read;
pub(crate) mod said;
pub(crate) mod say;
pub(crate) mod value;
pub(crate) mod views;

use drawings::Drawings;
use fact::Fact;
use jiff::civil::Date;
use never::Never;
use said::Said;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::collections::{BTreeMap, BTreeSet};
use web::Page;

pub(crate) use read::read;

/// All facts and what belongs to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    facts: BTreeMap<String, Fact>,
    topics: Vec<Topic>,
    denominators: Vec<Group>,
    counted: Vec<Group>,
    pub(crate) drawings: Drawings,
    places: places::Names,
    never: Never,
    corrections: Vec<Correction>,
    /// Which fact took the place of which.
    newer: BTreeMap<String, String>,
    /// The facts that a person has confirmed on their source's own page.
    confirmed: BTreeSet<String>,
    /// File and line of each, for what is said about it.
    lines: BTreeMap<String, (String, usize)>,
}

/// The facts of one file.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub(crate) id: String,
    pub(crate) name: Said,
    /// Its place in the list.
    order: i64,
    /// Their ids, in the order of the file.
    pub(crate) facts: Vec<String>,
}

/// Of whom a share is a share, or what is counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    id: String,
    name: Said,
}

/// What was wrong, and has been put right.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    #[serde(deserialize_with = "date")]
    pub(crate) date: Date,
    pub(crate) fact: String,
    pub(crate) what: Said,
}

fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

impl Facts {
    /// A fact by its id, whatever its grade.
    pub(crate) fn get(&self, id: &str) -> Option<&Fact> {
        self.facts.get(id)
    }

    /// All facts, by id.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// The topics, in their order.
    pub(crate) fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// True when a person has confirmed it on its source's own page.
    pub(crate) fn is_confirmed(&self, id: &str) -> bool {
        self.confirmed.contains(id)
    }

    /// Takes these for confirmed, and no others.
    pub(crate) fn confirm(&mut self, ids: BTreeSet<String>) {
        self.confirmed = ids;
    }

    /// True for a fact that may stand on this page: good enough, and confirmed by somebody, unless this is a demo.
    pub(crate) fn is_shown(&self, page: &Page, fact: &Fact) -> bool {
        fact.grade.is_for_pages() && (page.demo() || self.is_confirmed(&fact.id))
    }

    /// The newest fact in the place of this one that may be shown; `None` when it is itself.
    pub(crate) fn shown_newest<'a>(&'a self, page: &Page, fact: &'a Fact) -> Option<&'a Fact> {
        let next = |fact: &&'a Fact| self.newer(&fact.id);
        let chain = std::iter::successors(Some(fact), next)
            .skip(1)
            .take(self.facts.len());
        chain.filter(|newer| self.is_shown(page, newer)).last()
    }

    /// The facts of a series, oldest first.
    pub(crate) fn in_series(&self, id: &str) -> Vec<&Fact> {
        let mut members: Vec<_> = self
            .iter()
            .filter(|f| f.series.as_deref() == Some(id))
            .collect();
        members.sort_by_key(|fact| fact.period.map(|p| p.to));
        members
    }

    /// The fact that took the place of this one.
    pub(crate) fn newer(&self, id: &str) -> Option<&Fact> {
        self.newer.get(id).and_then(|id| self.get(id))
    }

    /// The facts whose place this one took, newest first.
    pub(crate) fn older<'a>(&'a self, fact: &'a Fact) -> Vec<&'a Fact> {
        let next = |fact: &&'a Fact| fact.supersedes.as_ref().and_then(|id| self.get(id));
        std::iter::successors(Some(fact), next)
            .skip(1)
            .take(self.facts.len())
            .collect()
    }

    /// Of whom a share is a share, in words.
    pub(crate) fn denominator(&self, fact: &Fact, lang: &str) -> Option<&str> {
        named(&self.denominators, fact.denominator.as_ref()?, lang)
    }

    /// What is counted, in words.
    pub(crate) fn counted(&self, fact: &Fact, lang: &str) -> Option<&str> {
        named(&self.counted, fact.counts.as_ref()?, lang)
    }

    /// What a place is called.
    pub(crate) fn place<'a>(&'a self, code: &'a str, lang: &str) -> &'a str {
        places::name(&self.places, code, lang).unwrap_or(code)
    }

    /// The claims that nobody may print.
    pub(crate) fn never(&self) -> &Never {
        &self.never
    }

    /// What has been put right, newest first; of one fact, if it is named.
    pub(crate) fn corrections(&self, of: Option<&str>) -> Vec<&Correction> {
        let mut found: Vec<_> = self
            .corrections
            .iter()
            .filter(|c| of.is_none_or(|id| c.fact == id))
            .collect();
        found.sort_by_key(|c| std::cmp::Reverse(c.date));
        found
    }

    /// The facts for pages that somebody was to read again before `today`: an organiser is told, and readers still see
    /// them with their date.
    pub(crate) fn overdue(&self, today: Date) -> Vec<&Fact> {
        self.iter()
            .filter(|f| f.grade.is_for_pages() && f.is_overdue(today))
            .collect()
    }
}

fn named<'a>(groups: &'a [Group], id: &str, lang: &str) -> Option<&'a str> {
    groups
        .iter()
        .find(|group| group.id == id)
        .map(|group| group.name.in_lang(lang))
}

#[cfg(test)]
mod tests;
