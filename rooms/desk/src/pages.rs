//! The desk's pages for staff: extract, call a verb or a query, answer.

use crate::{
    Desk,
    api::undone,
    batch,
    care::{self, views::Break},
    close::{self, Answer},
    control,
    decide::decide,
    limits,
    look::look,
    model::{Act, Outcome, Part, Veil},
    note, reveal, views,
};
use axum::{
    Form, Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, header};
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, DECIDERS, Html, Problem, Result, Role, Routes, Visit, render};

const DECIDES: Access = Access::staff(DECIDERS);
const SEES: Access = Access::staff(&[
    Role::Owner,
    Role::Organiser,
    Role::Moderator,
    Role::LeadModerator,
]);

pub(crate) fn routes() -> Routes<Desk> {
    let acts = "post.approved|refused|escalated|undone|hid_more, desk.stashed";
    Routes::new()
        .get("/desk", desk, Access::staff(&Role::ALL))
        .get(
            "/desk/picture/{post}/{side}",
            picture,
            DECIDES.audits("post.viewed"),
        )
        .get("/desk/posts/{post}", one, DECIDES)
        .get("/desk/counts", counts, SEES)
        .post("/desk/alt", describe, DECIDES.audits("post.described"))
        .post("/desk/decisions", decisions, DECIDES.audits(acts))
        .get("/desk/objections", objections, SEES)
        .post(
            "/desk/objections",
            answer,
            DECIDES.audits("desk.objection_closed"),
        )
}

/// What a decision by a plain form leads back with.
#[derive(Deserialize)]
pub(crate) struct Back {
    /// How it ended: a word of ours, anything else says nothing.
    said: Option<String>,
    /// What may still be undone, with commas between.
    done: Option<String>,
    /// What its person has asked to see without a script, with commas between.
    show: Option<String>,
}

async fn desk(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Response> {
    let page = visit.page();
    if !person.role.decides() {
        let standing = batch::standing(&room, person.id).await?;
        let overdue = room.overdue();
        let overview = views::Overview::new(page, person.role, standing, overdue);
        let html = render(&overview.untrained(room.app().switches().untrained))?;
        return Ok(html.into_response());
    }
    if care::is_over(&room, person.id).await? {
        return Ok(Redirect::to(&visit.href("/desk/rest")).into_response());
    }
    care::worked(&room, person.id).await?;
    let before = batch::count(&room, person.id).await?;
    let mut mine = batch::take(&room, person.id).await?;
    let taken = mine.len().saturating_sub(before);
    control::mix(&room, person.id, &page, taken, &mut mine).await?;
    let standing = batch::standing(&room, person.id).await?;
    let open = back.show.as_deref().map(views::posts).unwrap_or_default();
    let items = views::items(&page, &mine, &open);
    let said = views::Said::parse(back.said.as_deref(), back.done.as_deref());
    let rest = Break::new(care::rest_in(&room, person.id).await?);
    let html = render(&views::QueuePage::new(
        page,
        items,
        standing,
        person.role,
        said,
        rest,
    ))?;
    Ok(html.into_response())
}

/// Small, for the grid; larger, to hide something in. Never kept by a browser.
async fn picture(
    State(room): State<Desk>,
    Ready(person): Ready,
    Path((post, side)): Path<(Uuid, u32)>,
) -> Result<Response> {
    if !limits::SIDES_PIXELS.contains(&side) {
        return Err(Problem::not_found());
    }
    let (bytes, _) = reveal::picture(&room, &person, post, side).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One post, to hide something in its picture, cut it, describe it and talk about it.
async fn one(
    visit: Visit,
    _: Ready,
    State(room): State<Desk>,
    Path(post): Path<Uuid>,
) -> Result<Html> {
    let view = look(&room, post)
        .await?
        .filter(|view| view.waits)
        .ok_or_else(Problem::not_found)?;
    let notes = note::about(&room, post).await?;
    render(&views::HidePage::new(visit.page(), &view, &notes))
}

/// A form of the desk: `act` (with a reason behind a colon), any number of `post` each followed by its `mark`, and for
/// hiding any number of `cell`, `region`, and `all`, `faces`; for cropping one `keep`.
struct Decided {
    posts: Vec<(Uuid, Option<String>)>,
    act: Act,
}

impl Decided {
    fn read(fields: &[(String, String)]) -> Option<Self> {
        let value = |name: &str| {
            fields
                .iter()
                .find(|(n, _)| n == name)
                .map(|(_, v)| v.as_str())
        };
        let (act, reason) = value("act").map(|act| act.split_once(':').unwrap_or((act, "")))?;
        let act = Act::parse(act, reason, veil(fields))?;
        let mut posts: Vec<(Uuid, Option<String>)> = Vec::new();
        for (name, value) in fields {
            match (name.as_str(), posts.last_mut()) {
                ("post", _) => posts.push((value.parse().ok()?, None)),
                ("mark", Some((_, mark))) => *mark = Some(value.clone()),
                _ => {}
            }
        }
        (1..=limits::ROW_MAX)
            .contains(&posts.len())
            .then_some(Self { posts, act })
    }
}

fn veil(fields: &[(String, String)]) -> Veil {
    let part = |(name, value): &(String, String)| match name.as_str() {
        "cell" => value.parse().ok().and_then(Part::cell),
        "region" | "keep" => Part::parse(value),
        "all" => Some(Part::ALL),
        _ => None,
    };
    Veil {
        regions: fields
            .iter()
            .filter_map(part)
            .take(limits::REGIONS_MAX + 1)
            .collect(),
        faces: fields.iter().any(|(name, _)| name == "faces"),
    }
}

/// The desk's script asks for JSON; a plain form is led back to the desk, which says how it went.
async fn decisions(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let Decided { posts, act } = Decided::read(&fields).ok_or_else(|| Problem::bad("desk-act"))?;
    let said = views::Said::after(&act);
    let all = posts.len();
    let (mut done, mut worst) = (Vec::with_capacity(all), Outcome::Gone);
    // Each for itself: what somebody withdrew a moment ago keeps nobody from deciding on the rest.
    for (post, mark) in posts {
        match decide(&room, &person, post, act.clone(), mark.as_deref()).await? {
            Outcome::Done => done.push(post),
            other => worst = other,
        }
    }
    let gone = all - done.len();
    if visit.wants_json() {
        return if done.is_empty() {
            Err(undone(worst))
        } else {
            let told = serde_json::json!({ "state": "done", "done": done, "gone": gone });
            Ok(Json(told).into_response())
        };
    }
    let to = match (done.is_empty(), gone) {
        (true, _) => format!("/desk?said={}", undone(worst).code),
        (false, 0) => said.address(&done),
        (false, _) => "/desk?said=desk-some-gone".to_owned(),
    };
    Ok(Redirect::to(&visit.href(&to)).into_response())
}

/// Who is there and how old the queue is, for the line at the top of the desk. Numbers; nobody's name.
async fn counts(Ready(person): Ready, State(room): State<Desk>) -> Result<Json<serde_json::Value>> {
    let standing = batch::standing(&room, person.id).await?;
    let app = room.app();
    let (now, switches) = (app.clock().now(), app.switches());
    let minutes = (standing.waiting > 0).then(|| (now - standing.oldest).max(0) / 60_000);
    Ok(Json(serde_json::json!({
        "waiting": standing.waiting,
        "oldest_minutes": minutes,
        "working": standing.working,
        "objected": standing.objected,
        "intake_closed": switches.closed(now).is_some(),
        "wall_paused": switches.wall_paused,
    })))
}

#[derive(Deserialize)]
pub(crate) struct AltForm {
    post: Uuid,
    alt: String,
}

/// What the picture shows, in a moderator's words.
async fn describe(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<AltForm>,
) -> Result<Redirect> {
    let alt = limits::ALT.read(&form.alt)?;
    let mut tx = room.app().db().begin().await?;
    let said = if batch::in_other_hands(&mut tx, person.id, form.post).await? {
        "desk-gone"
    } else {
        match post::describe(&mut tx, form.post, alt, &person.id.to_string()).await? {
            post::Decision::Done => "desk-described",
            post::Decision::Gone => "desk-gone",
        }
    };
    tx.commit().await?;
    Ok(Redirect::to(&visit.href(&format!("/desk?said={said}"))))
}

async fn objections(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let open = close::open(&room).await?;
    let said = views::Said::parse(back.said.as_deref(), None);
    let decides = person.role.decides();
    render(&views::Objections::new(
        visit.page(),
        &open,
        decides,
        post::open_appeals(room.app().db()).await?,
        room.app().clock().now(),
        said,
    ))
}

#[derive(Deserialize)]
pub(crate) struct AnswerForm {
    post: Uuid,
    answer: String,
}

async fn answer(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<AnswerForm>,
) -> Result<Redirect> {
    let answer = Answer::parse(&form.answer).ok_or_else(|| Problem::bad("desk-act"))?;
    let said = match close::close(&room, &person, form.post, answer).await? {
        Outcome::Done => "desk-told",
        other => undone(other).code,
    };
    Ok(Redirect::to(
        &visit.href(&format!("/desk/objections?said={said}")),
    ))
}
