//! Questions for programs.

use crate::{
    Ask,
    ask::{self, Outcome},
    limits,
    model::PublicState,
    openapi::{NoSuchPage, NotTaken},
    pages::{self, Sent},
    search,
    shown::{self, Shown},
};
use axum::{
    Json,
    extract::{Query, State},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use store::Cursor;
use utoipa::{IntoParams, ToSchema};
use web::{Access, Page, Problem, Result, Routes, Visit};

pub(crate) fn routes() -> Routes<Ask> {
    let reader = Access::reader();
    Routes::new()
        .get("/api/v1/questions", list, reader.rate(limits::SEARCHING))
        .post("/api/v1/questions", create, reader.rate(limits::ASKING))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Looked {
    /// What to look for, in plain words. Only the first 200 characters are read; a slip of one letter is forgiven.
    /// Without it, the newest answers.
    #[param(example = "what is that red X")]
    q: Option<String>,
    /// Where the page begins: `next` of the page before. Not together with `q`.
    #[param(example = "mzp3v1c0-0192f0c17b1e7c3a9d553f6a1b2c3d4e")]
    cursor: Option<String>,
}

/// Answers, newest first, or best first of a search.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Questions {
    /// At most 20, or 10 of a search.
    questions: Vec<Question>,
    /// Pages and facts that a search found beside them; empty without a search.
    beside: Vec<Beside>,
    /// The `cursor` of the next page; null on the last one, and of a search.
    #[schema(required = true, example = "mzp3v1c0-0192f0c17b1e7c3a9d553f6a1b2c3d4e")]
    next: Option<String>,
}

/// A public question with its answer.
#[derive(Debug, Serialize, ToSchema)]
struct Question {
    /// Its public name.
    #[schema(example = "what-is-that-x-k3v9q2m7")]
    name: String,
    /// Its page, for people.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/ask/what-is-that-x-k3v9q2m7"
    )]
    url: String,
    /// The question, as plain text of one line.
    #[schema(example = "What is that X?")]
    question: String,
    /// The answer, as plain text; a line is a paragraph. Empty for a follow-up that needs none.
    #[schema(example = "It means that no child is for sale.")]
    answer: String,
    /// The language it was asked in, as a BCP 47 tag.
    #[schema(example = "en")]
    lang: String,
    /// How often somebody wanted to know it, too.
    #[schema(minimum = 0, example = 12)]
    wanted: i64,
    /// When it was answered, in milliseconds since 1970-01-01 UTC.
    #[schema(example = 1_803_308_400_000_i64)]
    answered_at: i64,
}

/// A page or a fact.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FoundBeside)]
struct Beside {
    /// `page` or `fact`.
    #[schema(example = "page")]
    kind: &'static str,
    /// Where it is, for people.
    #[schema(format = "uri", example = "https://redx.example.org/learn/signs")]
    url: String,
    /// Its title.
    #[schema(example = "What are the signs?")]
    title: String,
}

/// Read or search the answers.
///
/// What was asked and answered, in any language. A search puts the best first, and among equals the language of the
/// request.
#[utoipa::path(
    get,
    path = "/api/v1/questions",
    operation_id = "readQuestions",
    tag = "ask",
    params(Looked),
    responses((status = 200, description = "Answers, newest or best first.", body = Questions), NoSuchPage)
)]
pub(crate) async fn list(
    State(room): State<Ask>,
    visit: Visit,
    Query(asked): Query<Looked>,
) -> Result<Json<Questions>> {
    let page = visit.page();
    if let Some(q) = asked.q {
        let (answers, beside) = search::find(&room, &q, visit.lang().code()).await?;
        let beside = beside.into_iter().map(|one| Beside {
            kind: one.kind.name(),
            url: page.url(&page.href(&one.path)),
            title: one.title,
        });
        return Ok(Json(Questions {
            questions: answers
                .into_iter()
                .map(|shown| line(&page, shown))
                .collect(),
            beside: beside.collect(),
            next: None,
        }));
    }
    let before = match asked.cursor {
        None => Cursor::START,
        Some(text) => Cursor::parse(&text).ok_or_else(Problem::not_found)?,
    };
    let (newest, next) = shown::page(room.app().db(), before).await?;
    Ok(Json(Questions {
        questions: newest.into_iter().map(|shown| line(&page, shown)).collect(),
        beside: Vec::new(),
        next: next.map(|cursor| cursor.text()),
    }))
}

fn line(page: &Page, shown: Shown) -> Question {
    Question {
        url: page.url(&page.href(&shown.path())),
        question: shown.words,
        answer: shown.answer,
        lang: shown.lang,
        wanted: shown.wanted,
        answered_at: shown.shown_at,
        name: shown.name,
    }
}

/// A question to ask.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionAsked)]
pub(crate) struct NewQuestion {
    /// The question, of at most 600 characters; kept as one line.
    #[schema(max_length = 600, example = "What is that X?")]
    question: String,
    /// A first name to be shown with it, of at most 30 characters. May be left out.
    #[serde(default)]
    #[schema(nullable = false, max_length = 30, example = "Ana")]
    first_name: Option<String>,
    /// What it is about: `post:` and a public name, or `learn:` and the name of a page. May be left out; one that is not
    /// there is passed over.
    #[serde(default)]
    #[schema(nullable = false, max_length = 80, example = "learn:signs")]
    about: Option<String>,
}

/// It was taken.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionTaken {
    /// The secret by which its writer sees what became of it. It is not given again.
    #[schema(example = "k3v9q2m7x1c8d5f4z6h0j2n5p8")]
    receipt: String,
    /// The receipt's page, for people.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/ask/receipt/k3v9q2m7x1c8d5f4z6h0j2n5p8"
    )]
    receipt_url: String,
    /// What the writer may be told now.
    state: PublicState,
}

/// Ask a question.
///
/// A person reads it before anything is published. Reports of crimes are not taken here and not kept (`ask-tip`): call a
/// hotline. Somebody who tells of themselves is asked to open the help page first (`ask-care`); nothing of it is kept.
#[utoipa::path(
    post,
    path = "/api/v1/questions",
    operation_id = "askQuestion",
    tag = "ask",
    request_body(content = NewQuestion, description = "The question."),
    responses((status = 202, description = "It waits for a person.", body = QuestionTaken), NotTaken)
)]
pub(crate) async fn create(
    State(room): State<Ask>,
    visit: Visit,
    Json(asked): Json<NewQuestion>,
) -> Result<(StatusCode, Json<QuestionTaken>)> {
    let about = asked.about.unwrap_or_default();
    let about = pages::about(&room, &about).await?.unwrap_or_default();
    let sent = Sent::new(asked.question, asked.first_name.unwrap_or_default());
    let question = pages::read(&visit, &sent, about, None).map_err(Problem::bad)?;
    let not_kept = |code| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code);
    let token = match ask::ask(&room, question).await? {
        Outcome::Taken(token) => token.text(),
        Outcome::Care(_) => return Err(not_kept("ask-care")),
        Outcome::Tip => return Err(not_kept("ask-tip")),
    };
    let page = visit.page();
    let taken = QuestionTaken {
        receipt_url: page.url(&page.href(&format!("/ask/receipt/{token}"))),
        receipt: token,
        state: PublicState::InReview,
    };
    Ok((StatusCode::ACCEPTED, Json(taken)))
}
