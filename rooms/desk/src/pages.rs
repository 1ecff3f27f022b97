//! The desk's pages for staff: extract, call a verb or a query, answer.

use crate::{
    Desk,
    api::undone,
    batch,
    close::{self, Answer},
    decide::decide,
    limits,
    look::{look, mark},
    model::{Act, Outcome, Part, Veil},
    views,
};
use axum::{
    Form, Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, header};
use post::State as PostState;
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, DECIDERS, Html, Problem, Result, Role, Routes, Visit, render};

const DECIDES: Access = Access::staff(DECIDERS);
const SEES: Access = Access::staff(&[Role::Owner, Role::Organiser, Role::Moderator, Role::LeadModerator]);

pub(crate) fn routes() -> Routes<Desk> {
    let acts = "post.approved|refused|escalated|undone|hid_more";
    Routes::new()
        .get("/desk", desk, Access::staff(&Role::ALL))
        .get(
            "/desk/picture/{post}/{side}",
            picture,
            DECIDES.audits("post.viewed"),
        )
        .get("/desk/posts/{post}", one, DECIDES)
        .post("/desk/decisions", decisions, DECIDES.audits(acts))
        .get("/desk/rest", rest, Access::staff(&Role::ALL))
        .post("/desk/rest", begin_rest, DECIDES)
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
    /// What may still be undone.
    done: Option<Uuid>,
}

async fn desk(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let page = visit.page();
    if !person.role.decides() {
        let standing = batch::standing(&room, person.id).await?;
        let overdue = room.overdue();
        return render(&views::Overview::new(page, person.role, standing, overdue));
    }
    let mine = batch::take(&room, person.id).await?;
    let standing = batch::standing(&room, person.id).await?;
    let items = mine
        .iter()
        .map(|view| views::Item::new(&page, view, mark(&room, view)))
        .collect();
    let said = views::Said::parse(back.said.as_deref(), back.done);
    render(&views::QueuePage::new(page, items, standing, said))
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
    let bytes = post::preview(room.post(), post, side, &person.id.to_string()).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One post, to hide something in its picture.
async fn one(
    visit: Visit,
    _: Ready,
    State(room): State<Desk>,
    Path(post): Path<Uuid>,
) -> Result<Html> {
    let view = look(&room, post)
        .await?
        .filter(|view| view.state == PostState::Held && view.kind == post::Kind::Photo)
        .ok_or_else(Problem::not_found)?;
    render(&views::HidePage::new(visit.page(), &view))
}

/// A form of the desk: `post`, `act` (with a reason behind a colon), `mark`, and for hiding any number of `cell`,
/// `region`, and `all`, `faces`.
struct Decided {
    post: Uuid,
    act: Act,
    mark: Option<String>,
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
        Some(Self {
            post: value("post")?.parse().ok()?,
            act,
            mark: value("mark").map(str::to_owned),
        })
    }
}

fn veil(fields: &[(String, String)]) -> Veil {
    let part = |(name, value): &(String, String)| match name.as_str() {
        "cell" => value.parse().ok().and_then(Part::cell),
        "region" => Part::parse(value),
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
    let Decided { post, act, mark } =
        Decided::read(&fields).ok_or_else(|| Problem::bad("desk-act"))?;
    let said = views::Said::after(&act);
    let outcome = decide(&room, &person, post, act, mark.as_deref()).await?;
    if visit.wants_json() {
        return match outcome {
            Outcome::Done => Ok(Json(serde_json::json!({ "state": "done" })).into_response()),
            other => Err(undone(other)),
        };
    }
    let to = match outcome {
        Outcome::Done => said.address(post),
        other => format!("/desk?said={}", undone(other).code),
    };
    Ok(Redirect::to(&visit.href(&to)).into_response())
}

async fn rest(visit: Visit, _: Ready) -> Result<Html> {
    render(&views::Rest::new(visit.page()))
}

async fn begin_rest(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
) -> Result<Redirect> {
    batch::give_back(&room, person.id).await?;
    Ok(Redirect::to(&visit.href("/desk/rest")))
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
    render(&views::Objections::new(visit.page(), &open, decides, said))
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
