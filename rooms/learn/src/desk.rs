//! What staff do here: edit pages and facts, and read each fact on its source's own page before readers see it.

use crate::{
    Learn, Library, Translation, confirm,
    facts::{fact::Fact, say},
    pages::today,
    totals::{Total, totals},
    views,
};
use askama::Template;
use axum::{Form, extract::State, response::Redirect};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};
use web::{
    Access, Html, Page, Problem, Result, Routes, Visit,
    content::{Desk, EDITORS, Listed, Shown},
    render,
};

pub(crate) fn routes(learn: &Learn) -> Routes {
    let staff = Access::staff(EDITORS);
    let own = Routes::new()
        .get("/desk/facts", facts, staff)
        .post(
            "/desk/facts",
            confirmed,
            staff.audits("learn.fact_confirmed|fact_doubted"),
        )
        .with(learn.clone());
    own.merge(web::content::routes(Desk {
        shelf: learn.shelf().clone(),
        base: "/desk/learn",
        title: "learn-desk-title",
        list: texts,
        preview,
    }))
}

/// Pages by language, a translation that is behind its source first of all; then the files of facts.
fn texts(shown: &Shown<Arc<Library>>, page: &Page) -> Vec<Listed> {
    let pages = shown.value.translations().map(|(lang, slug, state)| {
        let leaf = shown.value.exact(slug, lang);
        let heed = (state == Translation::Stale).then(|| page.t("learn-desk-stale"));
        Listed {
            path: format!("pages/{lang}/{slug}.md"),
            name: leaf.map_or_else(String::new, |leaf| leaf.front.title.clone()),
            heed,
        }
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by_key(|text| (text.heed.is_none(), text.path.clone()));
    let topics = shown.value.facts().topics().iter().map(|topic| Listed {
        path: format!("facts/{}.toml", topic.id),
        name: topic.name.in_lang(page.lang()).to_owned(),
        heed: None,
    });
    pages.into_iter().chain(topics).collect()
}

fn preview(library: &Arc<Library>, page: &Page, path: &str) -> Option<String> {
    let (lang, name) = path.strip_prefix("pages/")?.split_once('/')?;
    let leaf = library.exact(name.strip_suffix(".md")?, lang)?;
    let day = page.campaign().date();
    views::Preview::new(page, library, leaf, day).render().ok()
}

/// A fact to be read, or read.
struct Row {
    id: String,
    says: String,
    line: String,
    source: String,
    to_confirm: String,
    late: bool,
}

impl Row {
    fn new(page: &Page, library: &Library, fact: &Fact, late: bool) -> Self {
        Self {
            id: fact.id.clone(),
            says: say::statement(page, fact),
            line: say::line(page, library.facts(), fact),
            source: fact.source.url.clone(),
            to_confirm: fact.to_confirm.clone(),
            late,
        }
    }
}

#[derive(Template)]
#[template(path = "facts_desk.html")]
struct FactsDesk {
    page: Page,
    open: Vec<Row>,
    done: Vec<Row>,
    late: i64,
    /// Of the knowledge check: the question, and how often it was answered rightly.
    learned: Vec<(String, String)>,
}

async fn facts(State(learn): State<Learn>, visit: Visit) -> Result<Html> {
    let (page, library) = (visit.page(), learn.library());
    let overdue = library.overdue(today(&learn));
    let rows = library.facts().iter().filter(|f| f.grade.is_for_pages());
    let late = |fact: &Fact| overdue.iter().any(|(id, _)| *id == fact.id);
    let row = |fact: &Fact| Row::new(&page, &library, fact, late(fact));
    let (done, open): (Vec<_>, Vec<_>) = rows.partition(|f| library.is_confirmed(&f.id));
    render(&FactsDesk {
        open: open.into_iter().map(row).collect(),
        done: done.into_iter().map(row).collect(),
        late: i64::try_from(overdue.len()).unwrap_or(i64::MAX),
        learned: learned(&page, &library, &totals(visit.app().db()).await?),
        page,
    })
}

fn learned(
    page: &Page,
    library: &Library,
    totals: &BTreeMap<String, Total>,
) -> Vec<(String, String)> {
    let questions = library.quiz().questions(page.lang()).iter();
    let counted = questions.map(|question| {
        let total = totals.get(&question.place()).copied().unwrap_or_default();
        let (rightly, answered) = (page.number(total.rightly), page.number(total.answered));
        let said = page.with2(
            "facts-desk-rightly",
            ("rightly", rightly),
            ("answered", answered),
        );
        (question.ask.clone(), said)
    });
    counted.collect()
}

#[derive(Deserialize)]
struct Said {
    id: String,
    /// `yes`, or anything else for no.
    holds: String,
}

async fn confirmed(
    State(learn): State<Learn>,
    visit: Visit,
    Form(Said { id, holds }): Form<Said>,
) -> Result<Redirect> {
    let holds = holds == "yes";
    if !confirm::note(&learn, visit.staff()?, &id, holds, today(&learn)).await? {
        return Err(Problem::not_found());
    }
    Ok(Redirect::to(&visit.href(&format!("/desk/facts#{id}"))))
}
