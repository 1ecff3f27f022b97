//! The same for programs, and for the page's own scripts: JSON under `/api/v1`.

use crate::{
    Post, PublicState,
    appeal::appeal,
    edit::{Words, edit},
    form::Form,
    limits,
    model::{AppealState, Kind, Reason},
    openapi::{FormSent, NotAsked, NotChanged, NotFound, NotTaken},
    pages::{closed, is_open},
    receipt::Receipt,
    statement::{Automated, Measure, Redress, Statement},
    submit::store_post,
    views::reason_words,
    withdraw::withdraw,
};
use axum::{
    Json,
    extract::{Path, State},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};
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
        .post("/api/v1/receipts/{token}/appeal", ask_again, receipt)
}

/// The answer to a post that was taken: it is stored, and somebody will look.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Taken {
    /// The secret of the receipt: the last part of its address, 128 random bits. Keep it for the author alone. The post
    /// itself has no public name yet.
    #[schema(example = "q7m2k9x4v1c8d5f3h6j0n2p4r8")]
    id: String,
    /// The receipt, for people: to see, edit and take back the post. Whoever has this address can do all of that.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/receipt/q7m2k9x4v1c8d5f3h6j0n2p4r8"
    )]
    receipt_url: String,
    /// The page that thanks the author and gives them the receipt.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/receipt/q7m2k9x4v1c8d5f3h6j0n2p4r8/thanks"
    )]
    thanks_url: String,
    /// Where the post stands.
    state: PublicState,
}

/// What the author is told of a post.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Receipt)]
pub(crate) struct Told {
    /// Where the post stands.
    state: PublicState,
    /// How the author took part.
    kind: Kind,
    /// Why it was not used, when `state` is `refused`; else null.
    #[schema(schema_with = reasons, required = true)]
    reason: Option<Reason>,
    /// The same for people, in the language of the request; else null.
    #[schema(required = true, example = "A face can be seen.")]
    reason_words: Option<String>,
    /// The author's own words, at most 140 characters; empty without any.
    #[schema(max_length = 140, example = "For my sister")]
    caption: String,
    /// What the picture shows, in the author's words, at most 300 characters; empty without any.
    #[schema(max_length = 300, example = "My left hand with a red X")]
    alt: String,
    /// True when somebody at the desk put `alt` into other words.
    #[schema(example = false)]
    alt_by_desk: bool,
    /// The post's public page while it is on the wall; else null.
    #[schema(
        required = true,
        format = "uri",
        example = "https://redx.example.org/p/k3v9q2m7x1c8d5f4"
    )]
    public_url: Option<String>,
    /// True when another photo may be sent on the receipt's page.
    #[schema(example = false)]
    may_replace: bool,
    /// How asking for another look stands; null where there is nothing to ask or to tell.
    #[schema(required = true)]
    appeal: Option<AppealTold>,
    /// The statement of reasons for a refusal, a removal or a hiding; else null.
    #[schema(required = true)]
    statement: Option<StatementTold>,
}

/// How asking once for another look stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Appeal)]
pub(crate) struct AppealTold {
    /// Where it stands.
    state: AppealState,
    /// Until when it may be asked, in milliseconds since 1970-01-01 UTC.
    #[schema(example = 1_803_913_200_000_i64)]
    until: i64,
}

/// A statement of reasons: what was done, why, whether a machine decided, and how to object.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Statement)]
pub(crate) struct StatementTold {
    /// What was done.
    measure: Measure,
    /// When the author was told, in milliseconds since 1970-01-01 UTC; null while the post is only hidden.
    #[schema(required = true, example = 1_803_308_400_000_i64)]
    decided_at: Option<i64>,
    /// Why: one of the values of the receipt's `reason`; or `taken-away`, `looked-at-again`.
    #[schema(example = "face")]
    reason: &'static str,
    /// The same for people, in the language of the request, as plain text.
    #[schema(example = "A face can be seen. Please show only the hand.")]
    facts: String,
    /// What it rests on: always the terms that the author agreed to.
    #[schema(example = "terms")]
    ground: &'static str,
    /// Those terms.
    #[schema(format = "uri", example = "https://redx.example.org/terms")]
    ground_url: String,
    /// Whether a machine decided.
    automated: Automated,
    /// The same for people.
    #[schema(example = "A person looked and decided.")]
    automated_words: String,
    /// How to object, the first way first.
    redress: Vec<RedressTold>,
}

/// A way to object.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Redress)]
pub(crate) struct RedressTold {
    /// Which way it is.
    kind: Redress,
    /// The page on which it is done.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/receipt/q7m2k9x4v1c8d5f3h6j0n2p4r8"
    )]
    url: String,
    /// Until when, in milliseconds since 1970-01-01 UTC; null without an end.
    #[schema(required = true, example = 1_803_913_200_000_i64)]
    until: Option<i64>,
}

/// Not every reason that a person may choose is one that an author is told.
fn reasons() -> RefOr<Schema> {
    let told = Reason::ALL
        .into_iter()
        .filter(|reason| reason.told() == *reason);
    let names: Vec<Option<&str>> = told
        .map(|reason| Some(reason.name()))
        .chain([None])
        .collect();
    ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::SchemaType::from_iter([
            Type::String,
            Type::Null,
        ]))
        .description(Some(
            "Why it was not used, when `state` is `refused`; else null.",
        ))
        .enum_values(Some(names))
        .examples(["face"])
        .build()
        .into()
}

/// Take part.
///
/// With a photo, with an X drawn on a drawn hand, or without a picture (`kind`). The answer comes as soon as
/// everything is stored; nothing is public before it was screened and a person has agreed. Send `draft` to be able to
/// send the same again after a lost answer: it finds the same post.
#[utoipa::path(
    post,
    path = "/api/v1/posts",
    operation_id = "takePart",
    tag = "post",
    request_body(content = FormSent, content_type = "multipart/form-data", description = "A form, field by field."),
    responses((status = 202, description = "Stored. Somebody will look.", body = Taken), NotTaken)
)]
pub(crate) async fn create(
    State(room): State<Post>,
    visit: Visit,
    parts: crate::turns::Form,
) -> Result<(StatusCode, Json<Taken>)> {
    if !is_open(&room).await? {
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
        state,
    };
    Ok((StatusCode::ACCEPTED, Json(taken)))
}

fn told(page: &Page, token: &str, receipt: Receipt) -> Told {
    let statement = Statement::of(&receipt).map(|one| stated(page, token, &receipt, &one));
    let until = receipt.appeal_until;
    let may_replace = receipt.may_replace();
    Told {
        state: receipt.state,
        kind: receipt.kind,
        reason: receipt.reason.and_then(Reason::parse),
        reason_words: receipt.reason.map(|r| reason_words(page, r)),
        caption: receipt.caption,
        alt: receipt.alt,
        alt_by_desk: receipt.alt_by_desk,
        public_url: receipt
            .public_name
            .map(|name| page.url(&format!("/p/{name}"))),
        may_replace,
        appeal: receipt.appeal.map(|state| AppealTold { state, until }),
        statement,
    }
}

fn stated(page: &Page, token: &str, receipt: &Receipt, statement: &Statement) -> StatementTold {
    let url = |path: &str| page.url(&page.href(path));
    let way = |kind: &Redress| RedressTold {
        kind: *kind,
        url: url(&match kind {
            Redress::Appeal => format!("/receipt/{token}"),
            Redress::Replace => format!("/receipt/{token}/replace"),
            Redress::Contact => "/contact".to_owned(),
        }),
        until: (*kind == Redress::Appeal).then_some(receipt.appeal_until),
    };
    StatementTold {
        measure: statement.measure,
        decided_at: statement.decided_at,
        reason: statement.reason,
        facts: reason_words(page, statement.reason),
        ground: "terms",
        ground_url: url("/terms"),
        automated: statement.automated,
        automated_words: page.t(&format!("statement-by-{}", statement.automated.name())),
        redress: statement.redress.iter().map(way).collect(),
    }
}

/// Read a receipt.
///
/// What an author is told of a post. Whatever happened to it inside, these are the only things that are ever said.
#[utoipa::path(
    get,
    path = "/api/v1/receipts/{token}",
    operation_id = "readReceipt",
    tag = "receipt",
    params(("token" = String, Path, description = "`id` of the answer to `POST posts`.", example = "q7m2k9x4v1c8d5f3h6j0n2p4r8")),
    responses((status = 200, description = "Where the post stands.", body = Told), NotFound)
)]
pub(crate) async fn read(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    Ok(Json(told(&visit.page(), &token, receipt)))
}

/// New words for a post. What is left out stays as it is; an empty text takes the words away.
#[derive(Deserialize, ToSchema)]
#[schema(as = ReceiptChange)]
pub(crate) struct Change {
    /// The author's own words, at most 140 characters.
    #[schema(max_length = 140, example = "For my sister and for me")]
    caption: Option<String>,
    /// What the picture shows, at most 300 characters.
    #[schema(max_length = 300, example = "My left hand with a red X")]
    alt: Option<String>,
}

/// Change the words.
///
/// New words on a post that is public are only shown after a person has read them. A post that has ended is left as it
/// is; the answer always says what is so now.
#[utoipa::path(
    patch,
    path = "/api/v1/receipts/{token}",
    operation_id = "changeWords",
    tag = "receipt",
    params(("token" = String, Path, description = "`id` of the answer to `POST posts`.", example = "q7m2k9x4v1c8d5f3h6j0n2p4r8")),
    request_body(content = Change, description = "The new words."),
    responses((status = 200, description = "Where the post stands now.", body = Told), NotChanged)
)]
pub(crate) async fn change(
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

/// Take a post back.
///
/// For good, and at once: it is absent from the very next answer of this node, and from the others within a second.
/// Copies that other people made cannot be called back. Doing it twice changes nothing more.
#[utoipa::path(
    delete,
    path = "/api/v1/receipts/{token}",
    operation_id = "takeBack",
    tag = "receipt",
    params(("token" = String, Path, description = "`id` of the answer to `POST posts`.", example = "q7m2k9x4v1c8d5f3h6j0n2p4r8")),
    responses((status = 200, description = "It is taken back.", body = Told), NotFound)
)]
pub(crate) async fn remove(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    withdraw(&room, receipt.post).await?;
    read(State(room), visit, Path(token)).await
}

/// Asking for another look.
#[derive(Deserialize, ToSchema)]
#[schema(as = AppealSent)]
pub(crate) struct Asked {
    /// What the author wants to add, as one line of at most 500 characters. Only who answers reads it.
    #[serde(default)]
    #[schema(max_length = 500, example = "It is my own drawing.")]
    note: String,
}

/// Ask for another look.
///
/// Once, within seven days of a refusal, for each picture. Asking again changes nothing more; the answer always says what
/// is so now.
#[utoipa::path(
    post,
    path = "/api/v1/receipts/{token}/appeal",
    operation_id = "appeal",
    tag = "receipt",
    params(("token" = String, Path, description = "`id` of the answer to `POST posts`.", example = "q7m2k9x4v1c8d5f3h6j0n2p4r8")),
    request_body(content = Asked, description = "What the author wants to add."),
    responses((status = 200, description = "Where the post stands now.", body = Told), NotAsked)
)]
pub(crate) async fn ask_again(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    Json(asked): Json<Asked>,
) -> Result<Json<Told>> {
    let receipt = Receipt::find(&room, &token).await?;
    let note = limits::APPEAL_NOTE.read(&asked.note)?;
    appeal(&room, receipt.post, note).await?;
    read(State(room), visit, Path(token)).await
}
