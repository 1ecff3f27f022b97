//! The room's pages: all from memory and the campaign.

use crate::{Help, views};
use axum::extract::{Path, State};
use web::{Html, Problem, Result, Visit, render};

pub(crate) async fn help(State(help): State<Help>, visit: Visit) -> Result<Html> {
    let shown = help.shelf().now();
    render(&views::Help::new(
        visit.page().for_help(),
        &shown.value,
        today(&visit),
    ))
}

pub(crate) async fn country(
    State(help): State<Help>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Html> {
    let shown = help.shelf().now();
    let lines = &shown.value;
    let country = lines.country(&code).ok_or_else(Problem::not_found)?;
    render(&views::InCountry::new(
        visit.page().for_help(),
        lines,
        country,
        today(&visit),
    ))
}

pub(crate) async fn safety(visit: Visit) -> Result<Html> {
    render(&views::Safety {
        page: visit.page().for_help(),
    })
}

pub(crate) async fn privacy(visit: Visit) -> Result<Html> {
    render(&views::Privacy {
        page: visit.page().for_help(),
    })
}

pub(crate) async fn terms(visit: Visit) -> Result<Html> {
    render(&views::Terms {
        page: visit.page().for_help(),
    })
}

pub(crate) async fn contact(visit: Visit) -> Result<Html> {
    render(&views::Contact {
        page: visit.page().for_help(),
    })
}

/// The campaign's day: whether a line is late may be a day off elsewhere, which harms nobody.
pub(crate) fn today(visit: &Visit) -> jiff::civil::Date {
    let app = visit.app();
    app.campaign().local(app.clock().now()).date()
}
