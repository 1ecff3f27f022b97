//! The pages of the training: extract, call a verb, answer.

use super::{
    course::{COURSE, Course},
    examples::Example,
    model::{Progress, Step},
    take, views,
};
use crate::{
    Desk,
    model::{Act, Veil},
};
use askama::Template as _;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, header};
use serde::Deserialize;
use staff::Informed;
use web::{
    Access, DECIDERS, Html, Page, Problem, Result, Routes, Visit,
    content::{self, Listed, Shelf, Shown},
    render,
};

const LEARNS: Access = Access::staff(DECIDERS);

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/desk/training", start, LEARNS)
        .post("/desk/training", turn, LEARNS)
        .get("/desk/training/{leaf}", leaf, LEARNS)
        .get("/desk/training/examples", example, LEARNS)
        .post(
            "/desk/training/examples",
            answer,
            LEARNS.audits("staff.trained"),
        )
        .get("/desk/training/picture/{example}", picture, LEARNS)
}

/// Where the words of the training are edited.
pub(crate) fn texts(shelf: &Shelf<Course>) -> Routes {
    content::routes(content::Desk {
        shelf: shelf.clone(),
        base: "/desk/training/texts",
        title: "training-texts",
        list,
        preview: |course, page, path| {
            let (lang, leaf) = course.leaf(path)?;
            views::LeafBody::new(page, lang, leaf).render().ok()
        },
    })
}

fn list(shown: &Shown<Course>, _: &Page) -> Vec<Listed> {
    let texts = COURSE.texts(&shown.files).into_keys();
    let listed = texts.map(|path| Listed {
        name: path.trim_start_matches("training/").to_owned(),
        path,
        heed: None,
    });
    listed.collect()
}

async fn start(visit: Visit, Informed(person): Informed, State(room): State<Desk>) -> Result<Html> {
    let passed = staff::has_passed(room.app().db(), person.id).await?;
    let progress = take::progress(&room, person.id).await?;
    let shown = room.course().now();
    let (_, leaves) = shown.value.leaves(visit.lang().code());
    let going_on = where_to(&progress, leaves.len());
    render(&views::Start::new(
        visit.page(),
        passed,
        &progress,
        going_on,
    ))
}

/// Where somebody goes on: the next page, or the examples.
fn where_to(progress: &Progress, leaves: usize) -> String {
    if progress.read >= leaves {
        "/desk/training/examples".to_owned()
    } else {
        format!("/desk/training/{}", progress.read.saturating_add(1))
    }
}

#[derive(Deserialize)]
struct Turned {
    read: usize,
}

/// A page was read.
async fn turn(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
    Form(Turned { read }): Form<Turned>,
) -> Result<Redirect> {
    let shown = room.course().now();
    let (_, leaves) = shown.value.leaves(visit.lang().code());
    let count = leaves.len();
    let to = if read < count {
        take::turned(&room, person.id, read).await?;
        format!("/desk/training/{}", read.saturating_add(1))
    } else {
        let progress = take::turned(&room, person.id, count).await?;
        where_to(&progress, count)
    };
    Ok(Redirect::to(&visit.href(&to)))
}

/// A page of the briefing. Those further on than the next one come in their turn.
async fn leaf(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
    Path(number): Path<usize>,
) -> Result<Response> {
    let shown = room.course().now();
    let (lang, leaves) = shown.value.leaves(visit.lang().code());
    let index = number.checked_sub(1).ok_or_else(Problem::not_found)?;
    let found = leaves.get(index).ok_or_else(Problem::not_found)?;
    let progress = take::progress(&room, person.id).await?;
    let passed = staff::has_passed(room.app().db(), person.id).await?;
    if !passed && index > progress.read {
        let to = where_to(&progress, leaves.len());
        return Ok(Redirect::to(&visit.href(&to)).into_response());
    }
    let place = views::Place {
        number,
        count: leaves.len(),
        passed,
    };
    let page = views::LeafPage::new(visit.page(), lang, found, place);
    Ok(render(&page)?.into_response())
}

/// What is asked now.
async fn example(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
) -> Result<Response> {
    let lead = |to: &str| Ok(Redirect::to(&visit.href(to)).into_response());
    if staff::has_passed(room.app().db(), person.id).await? {
        return lead("/desk/training");
    }
    let shown = room.course().now();
    let lang = visit.lang().code();
    let count = shown.value.leaves(lang).1.len();
    let progress = take::progress(&room, person.id).await?;
    if progress.read < count {
        return lead(&where_to(&progress, count));
    }
    let progress = take::begun(&room, person.id).await?;
    let Some(asked) = progress.asked() else {
        return Err(Problem::internal("an example that is stored is not there"));
    };
    let page = views::ExamplePage::new(visit.page(), &shown.value, asked, &progress);
    Ok(render(&page)?.into_response())
}

/// A decision on an example, as the forms of the queue say it: with a reason behind a colon.
#[derive(Deserialize)]
struct Answered {
    example: String,
    act: String,
}

async fn answer(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
    Form(form): Form<Answered>,
) -> Result<Redirect> {
    let (act, reason) = form.act.split_once(':').unwrap_or((&form.act, ""));
    let act = Act::parse(act, reason, Veil::default()).ok_or_else(|| Problem::bad("desk-act"))?;
    let example = Example::find(&form.example).ok_or_else(|| Problem::bad("desk-act"))?;
    let step = take::answered(&room, person.id, example, &act).await?;
    let to = match step.ok_or_else(|| Problem::bad("desk-act"))? {
        Step::Passed => "/desk/training",
        Step::Next | Step::Stale => "/desk/training/examples",
    };
    Ok(Redirect::to(&visit.href(to)))
}

async fn picture(_: Informed, Path(id): Path<String>) -> Result<Response> {
    let found = Example::find(&id).and_then(Example::svg);
    let svg = found.ok_or_else(Problem::not_found)?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/svg+xml"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, svg).into_response())
}
