//! The pages of the people who answer: what waits, one question, and what is decided about it.

use crate::{
    Ask,
    answer::{self, Draft},
    decline, escalate, limits,
    model::{self, Reason},
    queries,
    row::Row,
    shown,
    thread::{self, Change},
    views,
    write::{Written, write},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use guard::text::TextCase;
use http::StatusCode;
use serde::Deserialize;
use staff::Ready;
use store::{Cursor, Millis, Uuid, args};
use web::{Access, Html, Page, Person, Problem, Result, Role, Routes, Visit, render};

const ANSWERS: Access = Access::staff(&[Role::Editor, Role::Moderator, Role::LeadModerator]);
const CLOSES: Access = Access::staff(&[Role::Owner, Role::Organiser]);

/// Who works here. A second signatory is from outside: what people ask before it is answered is not for them.
const TEAM: &[Role] = &[
    Role::Owner,
    Role::Organiser,
    Role::Editor,
    Role::Moderator,
    Role::LeadModerator,
    Role::SafetyOfficer,
    Role::Auditor,
];

pub(crate) fn routes() -> Routes<Ask> {
    let acts = "ask.answered|declined|handed_over|escalated|closed|reopened|slowed|collapsed|often|removed";
    Routes::new()
        .get("/desk/questions", list, Access::staff(TEAM))
        .post("/desk/questions", write_one, ANSWERS.audits("ask.written"))
        .post(
            "/desk/questions/close",
            close_all,
            CLOSES.audits("ask.closed_all"),
        )
        .get("/desk/questions/{id}", one, ANSWERS)
        .post("/desk/questions/{id}", decide, ANSWERS.audits(acts))
}

/// One that waits, the first of all that say the same.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Held {
    pub(crate) id: Uuid,
    pub(crate) thread: Uuid,
    pub(crate) lang: String,
    pub(crate) words: Option<String>,
    pub(crate) signs: String,
    pub(crate) made_at: Millis,
    pub(crate) times: i64,
}

/// What somebody lived through, waiting for a second reader.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Vouched {
    pub(crate) id: Uuid,
    /// A heading of ours on the first line, their words on the others.
    pub(crate) words: Option<String>,
    pub(crate) lang: String,
    pub(crate) made_at: Millis,
}

#[derive(Deserialize)]
pub(crate) struct Back {
    said: Option<String>,
}

/// What a page may say about the last act: nothing else comes from an address.
const SAYINGS: [&str; 9] = [
    "ask-said-answered",
    "ask-said-declined",
    "ask-said-care",
    "ask-said-seal",
    "ask-said-changed",
    "ask-said-gone",
    "ask-said-written",
    "ask-said-closed",
    "ask-said-unwritten",
];

async fn list(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let db = room.app().db();
    let reads = person.role == Role::Editor || person.role.decides();
    let held: Vec<Held> = if reads {
        db.all(queries::HELD, args![limits::DESK]).await?
    } else {
        Vec::new()
    };
    let second: Vec<Vouched> = if person.role.decides() {
        db.all(queries::VOUCHED, args![person.id, limits::DESK])
            .await?
    } else {
        Vec::new()
    };
    let waiting = db.number(queries::WAITING, args![]).await?;
    let (newest, _) = shown::page(db, Cursor::START).await?;
    let newest = if reads { newest } else { Vec::new() };
    let said = SAYINGS
        .into_iter()
        .find(|said| Some(*said) == back.said.as_deref());
    let page = visit.page();
    render(&views::QuestionsPage::new(
        page,
        person.role,
        waiting,
        &held,
        &second,
        &newest,
        said,
    ))
}

async fn one(
    visit: Visit,
    _: Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
) -> Result<Html> {
    one_page(visit.page(), &room, id, None).await
}

async fn one_page(page: Page, room: &Ask, id: Uuid, wrong: Option<String>) -> Result<Html> {
    let db = room.app().db();
    let row = Row::read(db, id).await?.ok_or_else(Problem::not_found)?;
    let shown = shown::by_id(db, id).await?;
    // What was handed over, sealed or taken back is for nobody here any more.
    let state = row.state()?;
    if state != model::State::Held && !state.is_public() {
        return Err(Problem::not_found());
    }
    render(&views::OneHeldPage::new(page, &row, shown.as_ref(), wrong))
}

#[derive(Deserialize)]
pub(crate) struct Decided {
    act: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    related: String,
    #[serde(default)]
    named: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    see: String,
    #[serde(default)]
    case: String,
}

async fn decide(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Path(id): Path<Uuid>,
    Form(decided): Form<Decided>,
) -> Result<Response> {
    if decided.act == "answer" {
        return publish(&visit, &room, &person, id, decided).await;
    }
    let (done, said) = other_act(&room, &person, id, &decided).await?;
    Ok(back(&visit, if done { said } else { "ask-said-gone" }))
}

pub(crate) fn back(visit: &Visit, said: &str) -> Response {
    Redirect::to(&visit.href(&format!("/desk/questions?said={said}"))).into_response()
}

async fn publish(
    visit: &Visit,
    room: &Ask,
    person: &Person,
    id: Uuid,
    decided: Decided,
) -> Result<Response> {
    let draft = Draft {
        words: decided.words,
        answer: decided.answer,
        related: decided.related,
        named: !decided.named.is_empty(),
    };
    let page = visit.page();
    let wrong = match answer::answer(room, person.id, id, &draft).await? {
        answer::Outcome::Done(_) => return Ok(back(visit, "ask-said-answered")),
        answer::Outcome::Gone => return Ok(back(visit, "ask-said-gone")),
        outcome => says(&page, &outcome),
    };
    let page = one_page(page, room, id, Some(wrong)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Why something was not published, in words.
pub(crate) fn says(page: &Page, outcome: &answer::Outcome) -> String {
    match outcome {
        answer::Outcome::Done(_) | answer::Outcome::Gone => page.t("ask-said-gone"),
        answer::Outcome::Empty => page.t("problem-ask-empty"),
        answer::Outcome::Adds => page.t("problem-ask-adds"),
        answer::Outcome::Reveals(signs) => {
            let names = signs
                .iter()
                .map(|sign| page.t(&format!("ask-sign-{}", sign.name())));
            let names: Vec<String> = names.collect();
            format!("{}: {}", page.t("problem-ask-reveals"), names.join(", "))
        }
    }
}

async fn other_act(
    room: &Ask,
    person: &Person,
    id: Uuid,
    decided: &Decided,
) -> Result<(bool, &'static str)> {
    let unknown = || Problem::bad("ask-act");
    Ok(match decided.act.as_str() {
        "decline" => {
            // What somebody lived through is declined by its two readers, at addresses of their own.
            let row = Row::read(room.app().db(), id).await?;
            if !row.is_some_and(|row| row.state().is_ok_and(|state| state == model::State::Held)) {
                return Ok((false, "ask-said-gone"));
            }
            let reason = Reason::parse(&decided.reason).ok_or_else(unknown)?;
            let see = decided
                .see
                .trim()
                .rsplit('/')
                .next()
                .filter(|name| !name.is_empty());
            let done = decline::decline(room, person.id, id, reason, see).await?;
            (done, "ask-said-declined")
        }
        "care" => (
            escalate::hand_over(room, person.id, id).await?,
            "ask-said-care",
        ),
        "seal" => {
            let kind = TextCase::parse(&decided.case).ok_or_else(unknown)?;
            (
                escalate::seal(room, person.id, id, kind).await?,
                "ask-said-seal",
            )
        }
        act => {
            let change = Change::parse(act).ok_or_else(unknown)?;
            (
                thread::change(room, person.id, id, change).await?,
                "ask-said-changed",
            )
        }
    })
}

#[derive(Deserialize)]
pub(crate) struct OwnWords {
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    related: String,
}

async fn write_one(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
    Form(own): Form<OwnWords>,
) -> Result<Response> {
    let written = Written {
        words: own.words,
        answer: own.answer,
        related: own.related,
        lang: visit.lang().code().to_owned(),
        ..Written::default()
    };
    let mut tx = room.app().db().begin().await?;
    match write(&room, &mut tx, &written, &person.id.to_string()).await {
        Ok(_) => tx.commit().await?,
        Err(problem) if problem.status == StatusCode::BAD_REQUEST => {
            return Ok(back(&visit, "ask-said-unwritten"));
        }
        Err(problem) => return Err(problem),
    }
    Ok(back(&visit, "ask-said-written"))
}

async fn close_all(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Ask>,
) -> Result<Response> {
    thread::close_all(&room, person.id).await?;
    Ok(back(&visit, "ask-said-closed"))
}
