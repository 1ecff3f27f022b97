//! The pages of facts: the list, one fact, the same as data and as a picture.

use super::{
    Facts,
    card::Order,
    data,
    fact::Fact,
    views::{Chosen, List, One},
};
use crate::Learn;
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    response::{IntoResponse as _, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use web::{Access, Html, Page, Problem, Rate, Result, Routes, Visit, render};

/// Drawing a picture takes CPU: this many at once from one home, and this many an hour.
const PICTURES: Rate = Rate::new("fact-picture", 30, 300);

/// Addresses under `/learn/facts`.
pub(crate) fn routes() -> Routes<Learn> {
    let reader = Access::reader();
    Routes::new()
        .get("/learn/facts", list, reader)
        .get("/learn/facts/{name}", one, reader)
}

#[derive(Deserialize)]
struct Asked {
    topic: Option<String>,
    place: Option<String>,
}

async fn list(
    State(learn): State<Learn>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Html> {
    let (page, library) = (visit.page(), learn.library());
    let facts = library.facts();
    let chosen = asked.map_or_else(
        |_| Chosen::default(),
        |Query(asked)| Chosen {
            topic: asked.topic,
            place: asked.place,
        },
    );
    let topic = chosen
        .topic
        .as_ref()
        .is_none_or(|id| facts.topics().iter().any(|topic| topic.id == *id));
    let place = chosen
        .place
        .as_ref()
        .is_none_or(|code| facts.iter().any(|fact| fact.places.contains(code)));
    if !topic || !place {
        return Err(Problem::not_found());
    }
    render(&List::new(page, facts, &chosen, today(&learn)))
}

/// `/learn/facts/{id}`, and with `.json` or `.png` at the end.
async fn one(
    State(learn): State<Learn>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Response> {
    let (page, library, today) = (visit.page(), learn.library(), today(&learn));
    let facts = library.facts();
    if let Some(id) = name.strip_suffix(".png") {
        let order = Order::new(&page, facts, find(facts, &page, id)?);
        visit.count(PICTURES)?;
        return learn.pictures().answer(order).await;
    }
    if let Some(id) = name.strip_suffix(".json") {
        return Ok(Json(data::of(&page, facts, find(facts, &page, id)?, today)).into_response());
    }
    let fact = find(facts, &page, &name)?;
    Ok(render(&One::new(page.clone(), facts, fact, today))?.into_response())
}

/// A fact that may be shown; any other is not there.
fn find<'a>(facts: &'a Facts, page: &Page, id: &str) -> Result<&'a Fact> {
    facts
        .get(id)
        .filter(|fact| facts.is_shown(page, fact))
        .ok_or_else(Problem::not_found)
}

fn today(learn: &Learn) -> Date {
    let app = learn.app();
    app.campaign().local(app.clock().now()).date()
}

#[cfg(test)]
mod tests;
