//! The lines of one country as a part of another room's page: where somebody must not have to look for them.

use super::LineView;
use crate::hotlines::{Hotlines, Kind};
use askama::Template;
use jiff::civil::Date;
use web::{Page, Problem, Result};

/// Emergency first, then who can be asked.
#[derive(Template)]
#[template(path = "call.html")]
struct Call {
    page: Page,
    name: String,
    lines: Vec<LineView>,
}

impl Call {
    fn new(page: &Page, all: &Hotlines, country: Option<&str>, today: Date) -> Self {
        let chosen = country.and_then(|code| all.country(code));
        let country = chosen.or_else(|| all.country(&page.campaign().operator.country));
        let lines = country.map(|c| all.lines_in(&c.code)).unwrap_or_default();
        let to_call = lines.iter().filter(|line| line.kind != Kind::CsamReport);
        Self {
            name: country.map_or_else(String::new, |c| c.named_in(page.lang()).to_owned()),
            lines: to_call
                .map(|line| LineView::new(page, line, today))
                .collect(),
            page: page.clone(),
        }
    }
}

pub(crate) fn lines_to_call(
    page: &Page,
    all: &Hotlines,
    country: Option<&str>,
    today: Date,
) -> Result<String> {
    Call::new(&page.clone().for_help(), all, country, today)
        .render()
        .map_err(Problem::internal)
}
