//! The lines as staff see them.

use crate::{
    Help,
    hotlines::{Hotlines, SUSPENDED},
    pages::today,
    suspend::{Done, ask_back, suspend},
    views::LinesDesk,
};
use axum::{Form, extract::State, response::Redirect};
use serde::Deserialize;
use web::{
    Access, Html, Page, Problem, Result, Role, Routes, Visit, clean_line,
    content::{Desk, Listed, Shown},
    render,
};

/// Whoever learns that a number is wrong. A moderator would have to look for an organiser first.
const SUSPENDS: &[Role] = &[
    Role::Owner,
    Role::Organiser,
    Role::Editor,
    Role::Moderator,
    Role::LeadModerator,
    Role::SafetyOfficer,
];
const WHY_CHARS_MAX: usize = 200;

pub(crate) fn routes(help: &Help) -> Routes {
    let staff = Access::staff(SUSPENDS);
    // A wrong number is worth a theft.
    let acts = staff.fresh();
    let own = Routes::new()
        .get("/desk/lines", list, staff)
        .post("/desk/lines/off", off, acts.audits("help.suspended"))
        .post("/desk/lines/back", back, acts.audits("content.proposed"))
        .with(help.clone());
    own.merge(web::content::careful_routes(Desk {
        shelf: help.shelf().clone(),
        base: "/desk/lines/texts",
        title: "lines-change",
        list: texts,
        preview: |_, _, _| None,
    }))
}

fn texts(shown: &Shown<Hotlines>, page: &Page) -> Vec<Listed> {
    let countries = shown.value.every_country().map(|country| Listed {
        path: format!("hotlines/{}.toml", country.code.to_ascii_lowercase()),
        name: country.named_in(page.lang()).to_owned(),
        heed: None,
    });
    let off = Listed {
        path: SUSPENDED.into(),
        name: page.t("lines-off"),
        heed: None,
    };
    countries.chain([off]).collect()
}

async fn list(State(help): State<Help>, visit: Visit) -> Result<Html> {
    let shown = help.shelf().now();
    render(&LinesDesk::new(visit.page(), &shown.value, today(&visit)))
}

#[derive(Deserialize)]
struct Named {
    id: String,
    #[serde(default)]
    why: String,
}

async fn off(State(help): State<Help>, visit: Visit, Form(named): Form<Named>) -> Result<Redirect> {
    let why: String = clean_line(&named.why).chars().take(WHY_CHARS_MAX).collect();
    if why.is_empty() {
        return Err(Problem::bad("lines-why-missing"));
    }
    let done = suspend(&help, visit.staff()?, &named.id, &why, today(&visit)).await?;
    told(&visit, done)
}

async fn back(
    State(help): State<Help>,
    visit: Visit,
    Form(named): Form<Named>,
) -> Result<Redirect> {
    let done = ask_back(&help, visit.staff()?, &named.id, &named.id).await?;
    told(&visit, done)
}

fn told(visit: &Visit, done: Done) -> Result<Redirect> {
    match done {
        Done::Done => Ok(Redirect::to(&visit.href("/desk/lines"))),
        Done::Nothing => Err(Problem::not_found()),
    }
}
