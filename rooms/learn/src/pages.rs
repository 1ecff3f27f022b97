//! The room's pages: all from the library in memory and the campaign.

mod shared;

use crate::{Learn, Library, views};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse as _, Response},
};
use std::{collections::HashMap, sync::Arc};
use web::{Html, Page, Problem, Result, Visit, render};

pub(crate) async fn index(State(learn): State<Learn>, visit: Visit) -> Result<Html> {
    let library = learn.library();
    let page = shared::index(visit.page(), &library);
    render(&views::Index::new(page, &library))
}

/// `/learn/{slug}`, and its picture with `.png` at the end.
pub(crate) async fn leaf(
    State(learn): State<Learn>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let (page, library) = (visit.page(), learn.library());
    if let Some(slug) = slug.strip_suffix(".png") {
        return shared::draw(&learn, &page, slug).await;
    }
    let page = shared::leaf(page, &library, &slug);
    let leaf = library
        .leaf(&slug, page.lang())
        .ok_or_else(Problem::not_found)?;
    let html = render(&views::LeafPage::new(&page, &library, leaf, today(&learn)))?;
    Ok(html.into_response())
}

pub(crate) async fn cards(State(learn): State<Learn>, visit: Visit) -> Result<Html> {
    let (page, library) = (visit.page(), learn.library());
    let leaves = library.in_order(page.lang());
    render(&views::Cards::new(&page, &library, &leaves, today(&learn)))
}

pub(crate) async fn card(
    State(learn): State<Learn>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Html> {
    let (page, library) = (visit.page(), learn.library());
    let leaf = library
        .leaf(&slug, page.lang())
        .ok_or_else(Problem::not_found)?;
    render(&views::Cards::new(&page, &library, &[leaf], today(&learn)))
}

pub(crate) async fn check(State(learn): State<Learn>, visit: Visit) -> Result<Html> {
    asked(visit.page(), &learn.library(), None)
}

/// What was chosen goes into the page that comes back, and one into the totals.
pub(crate) async fn checked(
    State(learn): State<Learn>,
    visit: Visit,
    Form(form): Form<HashMap<String, String>>,
) -> Result<Html> {
    let check = views::Check::new(visit.page(), &learn.library(), Some(&form));
    for (question, rightly) in check.answered() {
        learn.counting().note(question, rightly);
    }
    render(&check)
}

fn asked(
    page: Page,
    library: &Arc<Library>,
    chosen: Option<&HashMap<String, String>>,
) -> Result<Html> {
    render(&views::Check::new(page, library, chosen))
}

/// On the campaign's own clock.
pub(crate) fn today(learn: &Learn) -> jiff::civil::Date {
    let app = learn.app();
    app.campaign().local(app.clock().now()).date()
}
