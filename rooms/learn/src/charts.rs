//! Charts and maps of facts, drawn on the server: SVG with a title and a description, in the page's own colours, and the
//! table of the numbers behind it. The text in a drawing is text, mirrored for languages that are read from the right.
//!
//! Never: a line across a break, a gap that is not said, a share without its denominator, a fact that may not be shown.

mod bars;
mod map;
mod series;
mod sheet;

use crate::facts::{Facts, fact::Fact, say, views::address};
use askama::Template;
use sheet::Sheet;
use web::Page;

/// A drawing with its words and its table.
#[derive(Template)]
#[template(path = "charts/figure.html")]
struct Figure<'a> {
    page: &'a Page,
    /// Unique on a page: the kind and the id.
    key: String,
    title: String,
    /// What a reader who cannot see the drawing should know of it.
    desc: String,
    sheet: Sheet,
    notes: Vec<String>,
    head: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell {
    text: String,
    href: Option<String>,
}

impl Cell {
    fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: None,
        }
    }

    /// A cell that leads to all about a fact.
    fn of(page: &Page, fact: &Fact, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: Some(address(page, fact)),
        }
    }
}

impl Figure<'_> {
    fn html(&self) -> Option<String> {
        self.render().ok()
    }
}

/// The chart with this id, a series or bars, as HTML; `None` while too little of it may be shown to be worth a drawing.
pub(crate) fn chart(page: &Page, facts: &Facts, id: &str) -> Option<String> {
    let series = facts
        .drawings
        .series(id)
        .and_then(|series| series::figure(page, facts, series));
    let figure = series.or_else(|| bars::figure(page, facts, facts.drawings.bars(id)?));
    figure?.html()
}

/// The map with this id, as HTML.
pub(crate) fn map(page: &Page, facts: &Facts, id: &str) -> Option<String> {
    map::figure(page, facts, facts.drawings.map(id)?)?.html()
}

/// The note that some of it is not confirmed, if so.
fn draft_note(page: &Page, facts: &Facts, drawn: &[&Fact]) -> Option<String> {
    let draft = drawn.iter().any(|fact| !facts.is_confirmed(&fact.id));
    draft.then(|| page.t("chart-draft"))
}

/// "Canada, 2009 to 2018".
fn where_when(page: &Page, facts: &Facts, fact: &Fact) -> String {
    let when = fact
        .period
        .map(|when| say::period(page, when))
        .unwrap_or_default();
    page.with2(
        "chart-bar",
        ("place", say::places(page, facts, fact)),
        ("year", when),
    )
}

/// Breaks text at spaces into lines of at most so many letters; a longer word stands alone.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // A space that does not break keeps a number with its sign.
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= letters => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests;
