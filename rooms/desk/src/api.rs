//! Decisions as programs and the desk's own script send them.

use crate::{
    Desk,
    decide::decide,
    limits,
    model::{Act, Outcome, Part, Veil},
};
use axum::{Json, extract::State};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use staff::Ready;
use store::Uuid;
use web::{Access, Problem, Result, Role, Routes};

pub(crate) fn routes() -> Routes<Desk> {
    let access =
        Access::staff(&[Role::Moderator]).audits("post.approved|refused|escalated|undone|hid_more");
    Routes::new().post("/api/v1/desk/decisions", decisions, access)
}

/// A decision. `mark` is what `/desk` carries beside each post; with it a decision is only taken on what was seen.
#[derive(Deserialize)]
struct Asked {
    post: Uuid,
    act: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    regions: Vec<Part>,
    #[serde(default)]
    faces: bool,
    mark: Option<String>,
}

/// `done` or `gone`.
#[derive(Serialize)]
struct Answered {
    state: &'static str,
}

async fn decisions(
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
        Outcome::Done => "done",
        Outcome::Gone => "gone",
        Outcome::NotClear | Outcome::Changed => return Err(undone(outcome)),
    };
    Ok(Json(Answered { state }))
}

/// Why nothing was done, as a problem.
pub(crate) fn undone(outcome: Outcome) -> Problem {
    let code = match outcome {
        Outcome::NotClear => "desk-not-clear",
        Outcome::Changed => "desk-changed",
        Outcome::Gone | Outcome::Done => "desk-gone",
    };
    Problem::new(StatusCode::CONFLICT, code)
}
