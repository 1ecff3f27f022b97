//! One page for a country, one for a state of the United States: what its law says, whom to call, and the dated figures
//! there are. What nobody has checked is said to be unknown; places are never ranked.

use crate::{
    Learn, Library,
    facts::{
        Facts,
        fact::{Fact, Kind},
        places,
        views::Item,
    },
    pages::today,
};
use askama::Template;
use axum::extract::{Path, State};
use jiff::civil::Date;
use std::collections::BTreeSet;
use web::{Access, Html, Page, Problem, Result, Routes, Visit, render};

const US: &str = "US";
const WORLD: &str = "WORLD";

pub(crate) fn routes() -> Routes<Learn> {
    let reader = Access::reader();
    Routes::new()
        .get("/learn/places", index, reader)
        .get("/learn/places/{code}", one, reader)
}

impl Learn {
    /// The addresses of all places with a page, without the language.
    #[must_use]
    pub fn places(&self) -> Vec<String> {
        let library = self.library();
        let pages = self.app().words().offered().iter();
        let pages = pages.map(|lang| Page::sample(self.app(), lang));
        let known = pages.flat_map(|page| countries(&page, &library));
        let codes: BTreeSet<String> = known.chain(places::states().map(str::to_owned)).collect();
        codes.iter().map(|code| path(code)).collect()
    }
}

/// A place as a link.
struct Entry {
    name: String,
    href: String,
    /// How many dated figures there are.
    figures: usize,
}

#[derive(Template)]
#[template(path = "places.html")]
struct Places {
    page: Page,
    countries: Vec<Entry>,
    states: Vec<Entry>,
}

/// Countries of which anything is known, and every state of the United States.
async fn index(State(learn): State<Learn>, visit: Visit) -> Result<Html> {
    let (page, library) = (visit.page(), learn.library());
    let shown = shown(&page, &library);
    let countries = countries(&page, &library);
    let entry = |code: &str| Entry {
        name: library.facts().place(code, page.lang()).to_owned(),
        href: address(&page, code),
        figures: shown.iter().filter(|fact| is_figure_of(fact, code)).count(),
    };
    let in_order = |codes: Vec<&str>| {
        let mut entries: Vec<_> = codes.into_iter().map(entry).collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries
    };
    render(&Places {
        countries: in_order(countries.iter().map(String::as_str).collect()),
        states: in_order(places::states().collect()),
        page,
    })
}

/// The countries of which something may be shown, or where somebody answers.
fn countries(page: &Page, library: &Library) -> BTreeSet<String> {
    let shown = shown(page, library);
    let with_facts = shown.iter().flat_map(|fact| &fact.places).cloned();
    let with_lines = places::countries().filter(|code| library.lines().has_page(&help_path(code)));
    with_facts
        .filter(|code| places::is_country(code))
        .chain(with_lines.map(str::to_owned))
        .collect()
}

fn shown<'a>(page: &Page, library: &'a Library) -> Vec<&'a Fact> {
    let facts = library.facts();
    facts
        .iter()
        .filter(|fact| facts.is_shown(page, fact))
        .collect()
}

fn is_figure_of(fact: &Fact, code: &str) -> bool {
    fact.kind != Kind::Law && fact.places.iter().any(|place| place == code)
}

/// The address of a place's page.
fn address(page: &Page, code: &str) -> String {
    page.href(&path(code))
}

fn path(code: &str) -> String {
    format!("/learn/places/{}", code.to_ascii_lowercase())
}

fn help_path(code: &str) -> String {
    format!("/help/{}", country_of(code).to_ascii_lowercase())
}

fn country_of(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

#[derive(Template)]
#[template(path = "place.html")]
struct Place {
    page: Page,
    name: String,
    /// Of a state: its country.
    country: Option<(String, String)>,
    law: Vec<Item>,
    /// The law that states agreed on among themselves.
    agreed: Vec<Item>,
    figures: Vec<Item>,
    /// Figures of the whole country, on the page of a state.
    country_figures: Vec<Item>,
    help: String,
    /// False where the way to call leads to the list of all countries.
    has_lines: bool,
    states: bool,
}

impl Place {
    fn new(page: Page, library: &Library, code: &str, today: Date) -> Self {
        let facts = library.facts();
        let country = country_of(code);
        let has_lines = library.lines().has_page(&help_path(code));
        let pick = |takes: &dyn Fn(&Fact) -> bool| items(&page, facts, takes, today);
        let of = |fact: &Fact, code: &str| fact.places.iter().any(|place| place == code);
        let law = |fact: &Fact| fact.kind == Kind::Law;
        let whole = |fact: &Fact| is_figure_of(fact, country) && fact.topic == "us-states";
        Self {
            name: facts.place(code, page.lang()).to_owned(),
            country: (country != code).then(|| {
                let name = facts.place(country, page.lang()).to_owned();
                (name, address(&page, country))
            }),
            law: pick(&|fact| law(fact) && of(fact, country)),
            agreed: pick(&|fact| law(fact) && of(fact, WORLD)),
            figures: pick(&|fact| is_figure_of(fact, code)),
            country_figures: if country == code {
                Vec::new()
            } else {
                pick(&whole)
            },
            help: page.href(&if has_lines {
                help_path(code)
            } else {
                "/help".to_owned()
            }),
            has_lines,
            states: code == US,
            page,
        }
    }
}

fn items(page: &Page, facts: &Facts, takes: &dyn Fn(&Fact) -> bool, today: Date) -> Vec<Item> {
    let found = facts
        .iter()
        .filter(|fact| facts.is_shown(page, fact) && takes(fact));
    found
        .map(|fact| Item::new(page, facts, fact, today))
        .collect()
}

async fn one(State(learn): State<Learn>, visit: Visit, Path(code): Path<String>) -> Result<Html> {
    // One address for each page: in small letters.
    let known = code == code.to_ascii_lowercase();
    let code = code.to_ascii_uppercase();
    if !known || !places::is_country(&code) && !places::states().any(|state| state == code) {
        return Err(Problem::not_found());
    }
    let library = learn.library();
    render(&Place::new(visit.page(), &library, &code, today(&learn)))
}
