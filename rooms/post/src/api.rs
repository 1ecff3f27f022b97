//! The same for programs, and for the page's own scripts: JSON under `/api/v1`.

use crate::{
    Post, PublicState,
    edit::{Words, edit},
    form::Form,
    limits,
    pages::{closed, is_open},
    receipt::Receipt,
    submit::store_post,
    withdraw::withdraw,
};
use axum::{
    Json,
    extract::{Multipart, Path, State},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use web::{Access, Page, Result, Routes, Visit};

pub(crate) fn routes() -> Routes<Post> {
    let upload = Access::reader()
        .body(limits::BODY_BYTES_MAX)
        .rate(limits::POSTING)
        .seconds(limits::UPLOAD_SECONDS_MAX);
    let receipt = Access::reader().rate(limits::RECEIPTS);
    Routes::new()
        .post("/api/v1/posts", create, upload)
        .get("/api/v1/receipts/{token}", read, receipt)
        .patch("/api/v1/receipts/{token}", change, receipt)
        .delete("/api/v1/receipts/{token}", remove, receipt)
}

/// The answer to a post that was taken: it is stored, and somebody will look.
#[derive(Debug, Serialize)]
struct Taken {
    /// The last part of the receipt's address; the post itself has no public name yet.
    id: String,
    receipt_url: String,
    thanks_url: String,
    state: &'static str,
}

/// What the author is told.
#[derive(Debug, Serialize)]
struct Told {
    state: &'static str,
    kind: &'static str,
    reason: Option<&'static str>,
    reason_words: Option<String>,
    caption: String,
    alt: String,
    public_url: Option<String>,
    may_replace: bool,
}

async fn create(
    State(room): State<Post>,
    visit: Visit,
    parts: Multipart,
) -> Result<(StatusCode, Json<Taken>)> {
    if !is_open(&room).await {
        return Err(closed());
    }
    let mut form = Form::read(&room, parts).await?;
    let (submission, picture) = form.submission(&visit)?;
    let stored = store_post(&room, submission, picture).await?;
    let token = stored.receipt.text();
    let app = room.app();
    let state = Receipt::find(&room, &token)
        .await
        .map_or(PublicState::InReview, |r| r.state);
    let taken = Taken {
        receipt_url: app.url(&visit.href(&format!("/receipt/{token}"))),
        thanks_url: app.url(&visit.href(&format!("/receipt/{token}/thanks"))),
        id: token,
        state: state.name(),
    };
    Ok((StatusCode::ACCEPTED, Json(taken)))
}

fn told(page: &Page, receipt: Receipt) -> Told {
    let may_replace = receipt.may_replace();
    Told {
        state: receipt.state.name(),
        kind: receipt.kind.name(),
        reason: receipt.reason,
        reason_words: receipt.reason.map(|r| page.t(&format!("post-reason-{r}"))),
        caption: receipt.caption,
        alt: receipt.alt,
        public_url: receipt
            .public_name
            .map(|name| page.url(&format!("/p/{name}"))),
        may_replace,
    }
}

async fn read(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    Ok(Json(told(&visit.page(), receipt)))
}

#[derive(Deserialize)]
struct Change {
    caption: Option<String>,
    alt: Option<String>,
}

async fn change(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    Json(change): Json<Change>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    let words = Words {
        caption: limits::CAPTION
            .read(&change.caption.unwrap_or_else(|| receipt.caption.clone()))?,
        alt: limits::ALT.read(&change.alt.unwrap_or_else(|| receipt.alt.clone()))?,
    };
    edit(&room, receipt.post, words).await?;
    read(State(room), visit, Path(token)).await
}

async fn remove(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    withdraw(&room, receipt.post).await?;
    read(State(room), visit, Path(token)).await
}
