//! Decisions as programs and the desk's own script send them.

use crate::{
    Desk,
    decide::decide,
    limits,
    model::{Act, Outcome, Part, Veil},
    openapi::NotDecided,
};
use axum::{Json, extract::State};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use staff::Ready;
use store::Uuid;
use utoipa::{
    ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};
use web::{Access, DECIDERS, Problem, Result, Routes};

pub(crate) fn routes() -> Routes<Desk> {
    let access = Access::staff(DECIDERS)
        .audits("post.approved|refused|escalated|undone|hid_more, desk.stashed");
    Routes::new().post("/api/v1/desk/decisions", decisions, access)
}

/// A decision of a moderator on a post.
#[derive(Deserialize, ToSchema)]
#[schema(as = Decision)]
pub(crate) struct Asked {
    /// The post, as `/desk` carries it in `data-id`.
    #[schema(value_type = String, format = "uuid", example = "0192f0c1-7b1e-7c3a-9d55-3f6a1b2c3d4e")]
    post: Uuid,
    #[schema(schema_with = acts)]
    act: String,
    #[serde(default)]
    #[schema(schema_with = reasons)]
    reason: String,
    /// What to cover, with `hide`: at most 20 parts, more is everything. With `crop` one part: what is kept.
    #[serde(default)]
    #[schema(example = json!([{"left": 0.25, "top": 0.1, "width": 0.5, "height": 0.4}]))]
    regions: Vec<Part>,
    /// With `hide`: covers the faces that the author asked to be shown.
    #[serde(default)]
    #[schema(example = false)]
    faces: bool,
    /// What you saw, as `/desk` carries it in the field `mark`. `approve` needs it, and is only done on exactly that, once
    /// you have looked at the picture in that state.
    #[schema(example = "6d1f0b9c2a47e853")]
    mark: Option<String>,
}

fn acts() -> RefOr<Schema> {
    let text = "What is to be done. `escalate` seals what may show abuse, at once and without undo. `undo` takes back \
                what you decided in the last ten seconds. `hide` covers parts of the picture, and the post waits on. \
                `leave-words` keeps new words off a post that is public already. `stash` hands it to somebody else for a \
                second opinion; you never get it again. `crop` keeps one part of the picture, and the post waits on.";
    named(text, Act::NAMES, "approve")
}

fn reasons() -> RefOr<Schema> {
    let names = post::Reason::ALL.map(post::Reason::name);
    let text = "Why, with `refuse`. `abuse` seals as `escalate` does.";
    named(text, std::iter::once("").chain(names), "face")
}

fn named(
    text: &str,
    names: impl IntoIterator<Item = &'static str>,
    example: &'static str,
) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(text))
        .enum_values(Some(names))
        .examples([example])
        .build()
        .into()
}

/// How a decision ended.
#[derive(Serialize, ToSchema)]
#[schema(as = Decided)]
pub(crate) struct Answered {
    /// `done`: it is so now. `gone`: somebody else decided, or the author took it back; nothing was done.
    state: End,
}

/// How a decision ended: `done` or `gone`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = DecidedState, example = "done")]
enum End {
    Done,
    Gone,
}

/// Decide on a post.
///
/// For moderators who have agreed to the work. Of two decisions at once one wins, and the other is told `gone`.
/// Approving screens once more before anything is public.
#[utoipa::path(
    post,
    path = "/api/v1/desk/decisions",
    operation_id = "decide",
    tag = "desk",
    request_body(content = Asked, description = "The decision."),
    responses((status = 200, description = "It was taken, or somebody was quicker.", body = Answered), NotDecided)
)]
pub(crate) async fn decisions(
    State(room): State<Desk>,
    Ready(person): Ready,
    Json(asked): Json<Asked>,
) -> Result<Json<Answered>> {
    let mut regions = asked.regions;
    regions.retain(|part| part.region().is_some());
    regions.truncate(limits::REGIONS_MAX + 1);
    let veil = Veil {
        regions,
        faces: asked.faces,
    };
    let act =
        Act::parse(&asked.act, &asked.reason, veil).ok_or_else(|| Problem::bad("desk-act"))?;
    let outcome = decide(&room, &person, asked.post, act, asked.mark.as_deref()).await?;
    let state = match outcome {
        Outcome::Done => End::Done,
        Outcome::Gone => End::Gone,
        Outcome::NotClear
        | Outcome::Changed
        | Outcome::NotSeen
        | Outcome::Second
        | Outcome::Drawn { .. } => {
            return Err(undone(outcome));
        }
    };
    Ok(Json(Answered { state }))
}

/// Why nothing was done, as a problem.
pub(crate) fn undone(outcome: Outcome) -> Problem {
    let code = match outcome {
        Outcome::NotClear => "desk-not-clear",
        Outcome::Changed => "desk-changed",
        Outcome::NotSeen => "desk-not-seen",
        Outcome::Second => "desk-second",
        Outcome::Drawn { fine: true } => "desk-drawn-fine",
        Outcome::Drawn { fine: false } => "desk-drawn-not",
        Outcome::Gone | Outcome::Done => "desk-gone",
    };
    Problem::new(StatusCode::CONFLICT, code)
}
