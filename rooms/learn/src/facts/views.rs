//! Typed contexts of the pages of facts.

use super::{Facts, fact::Fact, said, say};
use askama::Template;
use jiff::civil::Date;
use std::collections::BTreeSet;
use web::{Og, Page};

/// A fact as it stands in a list.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) href: String,
    pub(crate) says: String,
    pub(crate) cites: String,
    /// What must be said with it.
    pub(crate) caveat: String,
    /// Year, place, of whom, source, checked on.
    pub(crate) line: String,
    pub(crate) draft: bool,
    pub(crate) secondary: bool,
    /// The newest figure in its place, where it is another.
    pub(crate) newer: Option<String>,
    /// The day by which it was to be checked again, once that has passed.
    pub(crate) late: Option<String>,
}

impl Item {
    pub(crate) fn new(page: &Page, facts: &Facts, fact: &Fact, today: Date) -> Self {
        let newest = facts.shown_newest(page, fact);
        Self {
            href: address(page, fact),
            says: say::statement(page, fact),
            cites: fact.cites.in_lang(page.lang()).to_owned(),
            caveat: say::caveat(page, fact),
            line: say::line(page, facts, fact),
            draft: !facts.is_confirmed(&fact.id),
            secondary: fact.source.is_secondary(),
            newer: newest.map(|newest| address(page, newest)),
            late: fact.is_overdue(today).then(|| page.date(fact.review_by)),
        }
    }
}

/// Where all about a fact stands.
pub(crate) fn address(page: &Page, fact: &Fact) -> String {
    page.href(&format!("/learn/facts/{}", fact.id))
}

/// A link that narrows the list, or widens it again.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) current: bool,
}

/// The facts of a topic.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) items: Vec<Item>,
}

/// Something that has been put right.
#[derive(Clone, Debug)]
pub(crate) struct Corrected {
    pub(crate) date: String,
    pub(crate) what: String,
    pub(crate) href: String,
}

/// Which facts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) topic: Option<String>,
    pub(crate) place: Option<String>,
}

impl Chosen {
    fn takes(&self, fact: &Fact) -> bool {
        self.topic.as_ref().is_none_or(|topic| *topic == fact.topic)
            && self
                .place
                .as_ref()
                .is_none_or(|place| fact.places.contains(place))
    }

    fn href(&self, page: &Page) -> String {
        let pairs = [("topic", &self.topic), ("place", &self.place)];
        let pairs = pairs
            .iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", (*value).as_ref()?)));
        let query = pairs.collect::<Vec<_>>().join("&");
        let path = if query.is_empty() {
            "/learn/facts".to_owned()
        } else {
            format!("/learn/facts?{query}")
        };
        page.href(&path)
    }
}

/// Every fact that may be shown, by topic.
#[derive(Template)]
#[template(path = "facts/list.html")]
pub(crate) struct List {
    page: Page,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    sections: Vec<Section>,
    corrections: Vec<Corrected>,
}

impl List {
    pub(crate) fn new(page: Page, facts: &Facts, chosen: &Chosen, today: Date) -> Self {
        let all: Vec<&Fact> = facts
            .iter()
            .filter(|fact| facts.is_shown(&page, fact))
            .collect();
        let sections = facts.topics().iter().map(|topic| {
            let members = topic.facts.iter().filter_map(|id| facts.get(id));
            let members = members.filter(|fact| facts.is_shown(&page, fact) && chosen.takes(fact));
            Section {
                id: topic.id.clone(),
                name: topic.name.in_lang(page.lang()).to_owned(),
                items: members
                    .map(|fact| Item::new(&page, facts, fact, today))
                    .collect(),
            }
        });
        Self {
            topics: topics(&page, facts, &all, chosen),
            places: places(&page, facts, &all, chosen),
            sections: sections
                .filter(|section| !section.items.is_empty())
                .collect(),
            corrections: corrected(&page, facts, None),
            page,
        }
    }
}

fn topics(page: &Page, facts: &Facts, all: &[&Fact], chosen: &Chosen) -> Vec<Choice> {
    let used: BTreeSet<&str> = all.iter().map(|fact| fact.topic.as_str()).collect();
    let topics = facts
        .topics()
        .iter()
        .filter(|topic| used.contains(topic.id.as_str()));
    let named = topics.map(|topic| {
        (
            Some(topic.id.clone()),
            topic.name.in_lang(page.lang()).to_owned(),
        )
    });
    choices(
        page,
        named,
        |topic| Chosen {
            topic,
            ..chosen.clone()
        },
        chosen,
    )
}

fn places(page: &Page, facts: &Facts, all: &[&Fact], chosen: &Chosen) -> Vec<Choice> {
    let used: BTreeSet<&String> = all.iter().flat_map(|fact| &fact.places).collect();
    let named = used.into_iter().map(|code| {
        (
            Some(code.clone()),
            facts.place(code, page.lang()).to_owned(),
        )
    });
    let mut named: Vec<_> = named.collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    choices(
        page,
        named.into_iter(),
        |place| Chosen {
            place,
            ..chosen.clone()
        },
        chosen,
    )
}

fn choices(
    page: &Page,
    named: impl Iterator<Item = (Option<String>, String)>,
    narrowed: impl Fn(Option<String>) -> Chosen,
    chosen: &Chosen,
) -> Vec<Choice> {
    let all = std::iter::once((None, page.t("facts-all")));
    let choice = |(id, name)| {
        let would = narrowed(id);
        Choice {
            href: would.href(page),
            name,
            current: would == *chosen,
        }
    };
    all.chain(named).map(choice).collect()
}

fn corrected(page: &Page, facts: &Facts, of: Option<&str>) -> Vec<Corrected> {
    let shown = |id: &str| facts.get(id).filter(|fact| facts.is_shown(page, fact));
    let corrections = facts.corrections(of).into_iter();
    let one = |c: &super::Correction| {
        Some(Corrected {
            date: page.date(c.date),
            what: c.what.in_lang(page.lang()).to_owned(),
            href: address(page, shown(&c.fact)?),
        })
    };
    corrections.filter_map(one).collect()
}

/// All about one fact.
#[derive(Template)]
#[template(path = "facts/one.html")]
pub(crate) struct One {
    page: Page,
    item: Item,
    number: String,
    /// What is said of it, each with its word.
    rows: Vec<(String, String)>,
    source: (String, String),
    see: Vec<(String, String)>,
    newer: Option<Item>,
    older: Vec<Item>,
    corrections: Vec<Corrected>,
    citation: String,
    chart: Option<String>,
}

impl One {
    pub(crate) fn new(page: Page, facts: &Facts, fact: &Fact, today: Date) -> Self {
        let item = |fact: &Fact| Item::new(&page, facts, fact, today);
        let shown = |fact: &&Fact| facts.is_shown(&page, fact);
        let chart = fact
            .series
            .as_ref()
            .and_then(|id| crate::charts::chart(&page, facts, id));
        Self {
            item: item(fact),
            number: said::capitalized(&say::number(&page, fact)),
            rows: rows(&page, facts, fact),
            source: (fact.source.name.clone(), fact.source.url.clone()),
            see: fact
                .see
                .iter()
                .map(|see| (see.name.clone(), see.url.clone()))
                .collect(),
            newer: facts.shown_newest(&page, fact).map(item),
            older: facts
                .older(fact)
                .into_iter()
                .filter(shown)
                .map(item)
                .collect(),
            corrections: corrected(&page, facts, Some(&fact.id)),
            citation: say::citation(&page, fact),
            chart,
            page: page.clone().shared_as(og(&page, fact)),
        }
    }

    /// What a list of tabs has room for: the number or the law, or else the statement.
    fn name(&self) -> String {
        let short = [&self.number, &self.item.cites];
        let short = short.into_iter().find(|text| !text.is_empty());
        short.map_or_else(
            || self.item.says.clone(),
            |short| format!("{}: {short}", self.page.t("fact-one")),
        )
    }
}

fn rows(page: &Page, facts: &Facts, fact: &Fact) -> Vec<(String, String)> {
    let lang = page.lang();
    let said = |key: &str, text: Option<String>| {
        Some((page.t(key), text.filter(|text| !text.is_empty())?))
    };
    let rows = [
        said("fact-stands", Some(fact.cites.in_lang(lang).to_owned())),
        said("fact-year", fact.period.map(|when| say::period(page, when))),
        said("fact-place", Some(say::places(page, facts, fact))),
        said(
            "fact-of-whom",
            facts.denominator(fact, lang).map(str::to_owned),
        ),
        said(
            "fact-what-counted",
            facts.counted(fact, lang).map(str::to_owned),
        ),
        said("fact-published", fact.source.date.clone()),
        said("fact-origin", fact.source.origin.clone()),
        said(
            "fact-grade",
            Some(page.t(&format!("fact-grade-{}", fact.grade.key()))),
        ),
        said(
            "fact-licence",
            Some(page.t(&format!("fact-licence-{}", fact.licence.key()))),
        ),
        said("fact-reviewed", Some(page.date(fact.reviewed_on))),
        said("fact-again", Some(page.date(fact.review_by))),
    ];
    rows.into_iter().flatten().collect()
}

fn og(page: &Page, fact: &Fact) -> Og {
    let says = say::statement(page, fact);
    Og {
        title: format!("{} · {}", page.t("fact-crumb"), page.campaign().name),
        image: page.url(&format!("/{}/learn/facts/{}.png", page.lang(), fact.id)),
        image_width: 1200,
        image_height: 630,
        image_alt: page.with("fact-picture-alt", "says", says.as_str()),
        description: says,
    }
}
