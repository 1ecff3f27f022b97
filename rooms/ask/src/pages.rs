//! The room's pages for everyone: ask, search, read, follow up. Without a script, an account or a cookie.

use crate::{
    Ask, ask,
    ask::{Outcome, Question},
    care, limits, picture, search, shown, speak,
    views::{self, Entered, Line},
    want,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use serde::Deserialize;
use store::Cursor;
use web::{Access, Html, Page, Problem, Result, Routes, Visit, render};

/// A question that is far too long comes back with a sentence, not with a closed door.
const BODY_BYTES_MAX: usize = 512 * 1024;

pub(crate) fn routes() -> Routes<Ask> {
    let reader = Access::reader();
    let asks = reader.rate(limits::ASKING).body(BODY_BYTES_MAX);
    let looks = reader.rate(limits::RECEIPTS);
    Routes::new()
        .get("/ask", front, reader)
        .post("/ask", send, asks)
        .get("/ask/search", look, reader.rate(limits::SEARCHING))
        .post("/ask/care", choose, looks)
        .get("/ask/often", often, reader)
        .get("/ask/picture/{name}", drawn, reader.rate(limits::PICTURES))
        .get("/ask/{name}", one, reader)
        .post("/ask/{name}", follow_up, asks)
        .post("/ask/{name}/want", wants, reader.rate(limits::WANTING))
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    about: String,
    cursor: Option<String>,
}

async fn front(State(room): State<Ask>, visit: Visit, Query(asked): Query<Asked>) -> Result<Html> {
    let about = about(&room, &asked.about).await?;
    let entered = Entered::default().about(about);
    front_page(&room, &visit, entered, asked.cursor.as_deref()).await
}

async fn front_page(
    room: &Ask,
    visit: &Visit,
    entered: Entered,
    cursor: Option<&str>,
) -> Result<Html> {
    let before = match cursor {
        None => Cursor::START,
        Some(text) => Cursor::parse(text).ok_or_else(Problem::not_found)?,
    };
    let open = ask::is_open(room).await.is_ok();
    let (newest, next) = shown::page(room.app().db(), before).await?;
    let page = visit.page();
    let newest = newest.iter().map(|shown| Line::new(&page, shown)).collect();
    let older = next.map(|cursor| format!("/ask?cursor={}", cursor.text()));
    render(&views::FrontPage::new(page, open, entered, newest, older))
}

/// What the form of a question or of a follow-up holds.
#[derive(Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    question: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    about: String,
}

async fn send(State(room): State<Ask>, visit: Visit, Form(sent): Form<Sent>) -> Result<Response> {
    let about = about(&room, &sent.about).await?;
    let entered = Entered::of(&sent.question, &sent.first_name).about(about);
    match read(&visit, &sent, entered.about.clone(), None) {
        Ok(question) => answer(&room, &visit, question).await,
        Err(wrong) => {
            let entered = entered.wrong(wrong);
            let page = front_page(&room, &visit, entered, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The question as cleaned, or the code of what is wrong with it.
pub(crate) fn read(
    visit: &Visit,
    sent: &Sent,
    about: String,
    thread: Option<store::Uuid>,
) -> std::result::Result<Question, &'static str> {
    let words = limits::QUESTION
        .read(&sent.question)
        .map_err(|problem| problem.code)?;
    let first_name = limits::FIRST_NAME
        .read(&sent.first_name)
        .map_err(|problem| problem.code)?;
    Ok(Question {
        words: words.ok_or("ask-empty")?,
        first_name,
        about,
        lang: visit.lang().code().to_owned(),
        thread,
        sender: visit.client().for_upload_record(),
    })
}

impl Sent {
    pub(crate) fn new(question: String, first_name: String) -> Self {
        Self {
            question,
            first_name,
            about: String::new(),
        }
    }
}

/// What becomes of a question, as a page.
async fn answer(room: &Ask, visit: &Visit, question: Question) -> Result<Response> {
    let echo = Entered::of(
        &question.words,
        question.first_name.as_deref().unwrap_or_default(),
    );
    match ask::ask(room, question).await? {
        Outcome::Taken(token) => {
            let to = visit.href(&format!("/ask/receipt/{}", token.text()));
            Ok(Redirect::to(&to).into_response())
        }
        Outcome::Care(sealed) => {
            let page = visit.page();
            let lines = lines(room, visit, &page)?;
            Ok(render(&views::CarePage::new(page, sealed, lines))?.into_response())
        }
        Outcome::Tip => {
            let page = visit.page();
            let lines = lines(room, visit, &page)?;
            Ok(render(&views::TipPage::new(page, echo, lines))?.into_response())
        }
    }
}

/// The lines that somebody may need now.
pub(crate) fn lines(room: &Ask, visit: &Visit, page: &Page) -> Result<String> {
    let app = visit.app();
    room.help()
        .lines_to_call(page, app.campaign().local(app.clock().now()).date())
}

/// What a question is about, if it is something of ours.
pub(crate) async fn about(room: &Ask, text: &str) -> Result<Option<String>> {
    if text.len() > limits::ABOUT_CHARS_MAX {
        return Ok(None);
    }
    let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_ours = match text.split_once(':') {
        Some(("post", name)) => post::find_shown(room.app().db(), name).await?.is_some(),
        Some(("learn", page)) => !page.is_empty() && page.chars().all(slug),
        _ => false,
    };
    Ok(is_ours.then(|| text.to_owned()))
}

#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    sealed: String,
    #[serde(default)]
    choice: String,
    #[serde(default)]
    adult: String,
}

/// Whoever was shown help first has chosen.
async fn choose(
    State(room): State<Ask>,
    visit: Visit,
    Form(choice): Form<Choice>,
) -> Result<Response> {
    if choice.choice == "speak" {
        return speaks(&room, &visit, choice).await;
    }
    let chosen = match choice.choice.as_str() {
        "read" => care::keep(&room, &choice.sealed).await?,
        _ => None,
    };
    let page = visit.page();
    let lines = lines(&room, &visit, &page)?;
    let too_late = choice.choice == "read" && chosen.is_none();
    Ok(render(&views::ChosenPage::new(page, chosen, too_late, lines))?.into_response())
}

/// Whoever wants it to be public says that they are of age. Without that the choice is offered again.
async fn speaks(room: &Ask, visit: &Visit, choice: Choice) -> Result<Response> {
    let page = visit.page();
    let lines = lines(room, visit, &page)?;
    if choice.adult.is_empty() {
        let view = views::CarePage::new(page, choice.sealed, lines).unticked();
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view)?).into_response());
    }
    let Some(token) = speak::speak(room, &choice.sealed).await? else {
        return Ok(render(&views::ChosenPage::new(page, None, true, lines))?.into_response());
    };
    let to = visit.href(&format!("/ask/receipt/{}", token.text()));
    Ok(Redirect::to(&to).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Searched {
    #[serde(default)]
    q: String,
}

async fn look(
    State(room): State<Ask>,
    visit: Visit,
    Query(asked): Query<Searched>,
) -> Result<Html> {
    let (answers, beside) = search::find(&room, &asked.q, visit.lang().code()).await?;
    let page = visit.page();
    let answers = answers
        .iter()
        .map(|shown| Line::new(&page, shown))
        .collect();
    render(&views::SearchPage::new(page, &asked.q, answers, beside))
}

async fn often(State(room): State<Ask>, visit: Visit) -> Result<Html> {
    let often = shown::often(room.app().db(), visit.lang().code()).await?;
    render(&views::OftenPage::new(visit.page(), &often))
}

async fn one(State(room): State<Ask>, visit: Visit, Path(name): Path<String>) -> Result<Response> {
    let (first, thread) = match find(&room, &name).await? {
        Found::Thread(first, thread) => (first, thread),
        Found::Part(path) => return Ok(Redirect::to(&visit.href(&path)).into_response()),
    };
    let view = views::OnePage::new(visit.page(), &room, &first, &thread, None);
    Ok(render(&view)?.into_response())
}

/// The picture of an answer; follow-ups have none.
async fn drawn(
    State(room): State<Ask>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Response> {
    match find(&room, &name).await? {
        Found::Thread(first, _) => picture::draw(&room, &visit.page(), &first).await,
        Found::Part(_) => Err(Problem::not_found()),
    }
}

enum Found {
    Thread(Box<shown::Shown>, Vec<shown::Shown>),
    /// A follow-up is read where it belongs.
    Part(String),
}

async fn find(room: &Ask, name: &str) -> Result<Found> {
    let db = room.app().db();
    let first = shown::by_name(db, name)
        .await?
        .ok_or_else(Problem::not_found)?;
    if first.thread != first.question {
        let thread = shown::by_id(db, first.thread)
            .await?
            .ok_or_else(Problem::not_found)?;
        return Ok(Found::Part(format!("{}#{}", thread.path(), first.name)));
    }
    let thread = shown::thread(db, first.question).await?;
    Ok(Found::Thread(Box::new(first), thread))
}

async fn follow_up(
    State(room): State<Ask>,
    visit: Visit,
    Path(name): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let Found::Thread(first, thread) = find(&room, &name).await? else {
        return Err(Problem::not_found());
    };
    match read(&visit, &sent, first.about.clone(), Some(first.question)) {
        Ok(question) => answer(&room, &visit, question).await,
        Err(wrong) => {
            let entered = Entered::of(&sent.question, &sent.first_name).wrong(wrong);
            let view = views::OnePage::new(visit.page(), &room, &first, &thread, Some(entered));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view)?).into_response())
        }
    }
}

async fn wants(
    State(room): State<Ask>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Redirect> {
    want::want(&room, &visit, &name).await?;
    Ok(Redirect::to(&visit.href(&format!("/ask/{name}#wanted"))))
}
