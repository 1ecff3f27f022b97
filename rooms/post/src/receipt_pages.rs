//! The pages of the receipt: what became of a post, the thanks after sending, the cards, other words, another picture,
//! and taking it back.

use crate::{
    Kind, Post,
    appeal::appeal,
    cards::Order,
    edit::{Words, edit},
    form::Form,
    limits,
    pages::{closed, is_open, said},
    receipt::Receipt,
    replace::replace,
    views::{
        AppealView, NextStep, ReceiptPage, ReceiptView, ReplacePage, StatementView, ThanksPage,
        ThanksView,
    },
    withdraw::withdraw,
};
use axum::{
    Form as UrlForm,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, header};
use media::drawn::{CardSize, Mark, Pen};
use serde::Deserialize;
use web::{Access, Html, Page, Problem, Result, Routes, Visit, render};

pub(crate) fn routes() -> Routes<Post> {
    let upload = Access::reader()
        .body(limits::BODY_BYTES_MAX)
        .rate(limits::POSTING)
        .seconds(limits::UPLOAD_SECONDS_MAX);
    let receipt = Access::reader().rate(limits::RECEIPTS);
    let card_access = Access::reader().rate(limits::CARDS);
    Routes::new()
        .get("/receipt/{token}", show, receipt)
        .get("/receipt/{token}/thanks", thanks, receipt)
        .get("/receipt/{token}/{card}", card, card_access)
        .post("/receipt/{token}/words", words, receipt)
        .post("/receipt/{token}/withdraw", take_back, receipt)
        .post("/receipt/{token}/appeal", ask_again, receipt)
        .get("/receipt/{token}/replace", another, receipt)
        .post("/receipt/{token}/replace", send_another, upload)
}

async fn show(State(room): State<Post>, visit: Visit, Path(token): Path<String>) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    let page = visit.page();
    let path = visit.href(&format!("/receipt/{token}"));
    let view = ReceiptView {
        state: receipt.state.name(),
        reason: receipt
            .reason
            .map(|r| page.t(&format!("post-reason-{r}")))
            .unwrap_or_default(),
        sent: page.moment(receipt.made_at),
        looks_next: page.desk_looks(),
        may_replace: receipt.may_replace(),
        statement: StatementView::of(&page, &receipt),
        appeal: AppealView::of(&page, &receipt),
        counted: receipt.kind == Kind::Counted,
        public_path: receipt.public_name.map(|name| format!("/p/{name}")),
        replace_path: format!("/receipt/{token}/replace"),
        caption: receipt.caption,
        alt: receipt.alt,
        alt_by_desk: receipt.alt_by_desk,
        path,
    };
    render(&ReceiptPage {
        page,
        receipt: view,
    })
}

async fn thanks(State(room): State<Post>, visit: Visit, Path(token): Path<String>) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    let page = visit.page();
    let view = ThanksView {
        counted: receipt.kind == Kind::Counted,
        looks_next: page.desk_looks(),
        strokes: lines(&receipt),
        receipt_path: visit.href(&format!("/receipt/{token}")),
        receipt_url: page.url(&format!("/receipt/{token}")),
        home_url: page.url("/"),
        next_step: next_step(&page),
    };
    render(&ThanksPage { page, thanks: view })
}

/// The person's own strokes as lines in a square of 100, or an X of ours.
fn lines(receipt: &Receipt) -> Vec<String> {
    let own = receipt
        .strokes
        .as_deref()
        .and_then(|s| serde_json::from_str::<Vec<Vec<[f32; 2]>>>(s).ok());
    let strokes = own.and_then(|lines| {
        lines
            .into_iter()
            .map(media::drawn::Stroke::new)
            .collect::<std::result::Result<Vec<_>, _>>()
            .ok()
    });
    let mark = strokes
        .and_then(|s| Mark::new(s).ok())
        .unwrap_or_else(|| Mark::sample(receipt.post.as_u64_pair().1));
    Pen::default().centre_lines(
        &mark,
        media::drawn::Area {
            x: 8.0,
            y: 8.0,
            width: 84.0,
            height: 84.0,
        },
    )
}

/// The first of the organiser's steps.
fn next_step(page: &Page) -> Option<NextStep> {
    let step = page.campaign().steps.first()?;
    let words = step
        .words
        .get(page.lang())
        .or_else(|| step.words.values().next())?
        .clone();
    Some(NextStep {
        words,
        url: step.href.clone(),
        label: page.t("thanks-next-go"),
    })
}

/// `/receipt/{token}/card-{size}.png`.
async fn card(
    State(room): State<Post>,
    visit: Visit,
    Path((token, file)): Path<(String, String)>,
) -> Result<Response> {
    let size = file
        .strip_prefix("card-")
        .and_then(|name| name.strip_suffix(".png"))
        .and_then(CardSize::find)
        .ok_or_else(Problem::not_found)?;
    let receipt = Receipt::find(&room, &token).await?;
    let order = Order::new(&visit.page(), &receipt);
    let png = tokio::task::spawn_blocking(move || order.draw(size))
        .await
        .map_err(Problem::internal)??;
    let mut response = png.into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=300"),
    );
    Ok(response)
}

#[derive(Deserialize)]
struct WordsForm {
    #[serde(default)]
    caption: String,
    #[serde(default)]
    alt: String,
}

async fn words(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    UrlForm(form): UrlForm<WordsForm>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    let words = Words {
        caption: limits::CAPTION.read(&form.caption)?,
        alt: limits::ALT.read(&form.alt)?,
    };
    edit(&room, receipt.post, words).await?;
    Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))))
}

async fn take_back(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    withdraw(&room, receipt.post).await?;
    Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))))
}

#[derive(Deserialize)]
struct AppealForm {
    #[serde(default)]
    note: String,
}

async fn ask_again(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    UrlForm(form): UrlForm<AppealForm>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    let note = limits::APPEAL_NOTE.read(&form.note)?;
    appeal(&room, receipt.post, note).await?;
    Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))))
}

async fn another(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    if !receipt.may_replace() {
        return Err(Problem::bad("receipt-not-now"));
    }
    replace_page(&visit, &token, None)
}

fn replace_page(visit: &Visit, token: &str, trouble: Option<String>) -> Result<Html> {
    let path = visit.href(&format!("/receipt/{token}"));
    render(&ReplacePage {
        page: visit.page(),
        action: format!("{path}/replace"),
        back: path,
        trouble,
    })
}

async fn send_another(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    parts: crate::turns::Form,
) -> Result<Response> {
    let receipt = Receipt::find(&room, &token).await?;
    if !is_open(&room).await? {
        return Err(closed());
    }
    if !receipt.may_replace() {
        return Err(Problem::bad("receipt-not-now"));
    }
    let sent = Form::read(&room, parts)
        .await
        .and_then(|form| form.picture.ok_or_else(|| Problem::bad("media-missing")));
    match sent {
        Ok(picture) => {
            let uploader = visit.client().for_upload_record();
            replace(&room, receipt.post, picture, &uploader).await?;
            Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))).into_response())
        }
        Err(problem) if problem.status.is_client_error() => {
            let trouble = said(&visit.page(), &problem);
            let html = replace_page(&visit, &token, Some(trouble))?;
            Ok((problem.status, html).into_response())
        }
        Err(problem) => Err(problem),
    }
}
