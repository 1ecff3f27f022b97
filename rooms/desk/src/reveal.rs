//! Looking is a choice, and a fact on the server: a grid has veils, and a picture goes out when a person asks for it. What
//! they saw, and in which state, is written down; only that can be approved.

use crate::{
    Desk, batch, care, control, limits,
    look::{look, mark},
    queries,
};
use axum::{
    Form, Json,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use data_encoding::BASE64;
use http::StatusCode;
use serde::Serialize;
use staff::Ready;
use store::{Tx, Uuid, args};
use web::{Access, DECIDERS, Person, Problem, Result, Routes, Visit};

pub(crate) fn routes() -> Routes<Desk> {
    let access = Access::staff(DECIDERS).audits("post.viewed");
    Routes::new().post("/desk/reveals", reveals, access)
}

/// The picture of a post in a size, for a person who asked to see it. Whatever shows a picture at the desk comes through
/// here.
pub(crate) async fn picture(
    room: &Desk,
    person: &Person,
    post: Uuid,
    side: u32,
) -> Result<(Vec<u8>, String)> {
    care::exposed(room, person, post).await?;
    if let Some(drawn) = control::find(room, person.id, post).await? {
        let mark = control::mark(room, drawn);
        saw_it(room, person, post, &mark).await?;
        return Ok((control::picture(drawn, side).await?, mark));
    }
    let view = look(room, post).await?;
    // Taken before the bytes: if the picture is made anew in between, what was seen counts for nothing.
    let mark = view.map(|view| mark(room, &view));
    let bytes = post::preview(room.post(), post, side, &person.id.to_string()).await?;
    let mark = mark.unwrap_or_default();
    saw_it(room, person, post, &mark).await?;
    Ok((bytes, mark))
}

/// Writes down what a person saw.
async fn saw_it(room: &Desk, person: &Person, post: Uuid, mark: &str) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    tx.execute(queries::SEEN_PUT, args![person.id, post, mark, now])
        .await?;
    tx.commit().await?;
    Ok(())
}

/// True when the person has seen the post in this state.
pub(crate) async fn saw(tx: &mut Tx, person: Uuid, post: Uuid, mark: &str) -> store::Result<bool> {
    Ok(tx.number(queries::SEEN, args![person, post, mark]).await? > 0)
}

/// What a row looks like, for the desk's script.
#[derive(Serialize)]
struct Revealed {
    post: Uuid,
    /// What was seen.
    mark: String,
    /// The picture itself, as a `data:` address: it is nowhere else in the browser, and gone with the page.
    picture: String,
}

#[derive(Serialize)]
struct Row {
    pictures: Vec<Revealed>,
}

/// A row of one's own: up to six. The script is handed the pictures; a plain form is led back to the desk, which asks for
/// them in the open.
async fn reveals(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let posts = asked(&fields);
    let mut mine = Vec::with_capacity(posts.len());
    for post in posts {
        if batch::in_hand(&room, person.id, post).await?
            || control::find(&room, person.id, post).await?.is_some()
        {
            mine.push(post);
        }
    }
    if mine.is_empty() {
        return Err(Problem::new(StatusCode::CONFLICT, "desk-gone"));
    }
    if !visit.wants_json() {
        let ids: Vec<String> = mine.iter().map(Uuid::to_string).collect();
        let to = match ids.first() {
            Some(first) => format!("/desk?show={}#q-{first}", ids.join(",")),
            None => "/desk".to_owned(),
        };
        return Ok(Redirect::to(&visit.href(&to)).into_response());
    }
    let mut pictures = Vec::with_capacity(mine.len());
    for post in mine {
        pictures.extend(revealed(&room, &person, post).await?);
    }
    Ok(Json(Row { pictures }).into_response())
}

/// One that was withdrawn a moment ago is left out.
async fn revealed(room: &Desk, person: &Person, post: Uuid) -> Result<Option<Revealed>> {
    match picture(room, person, post, limits::GRID_SIDE_PIXELS).await {
        Ok((bytes, mark)) => Ok(Some(Revealed {
            post,
            mark,
            picture: format!("data:image/jpeg;base64,{}", BASE64.encode(&bytes)),
        })),
        Err(problem) if problem.status == StatusCode::NOT_FOUND => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The posts a form names.
pub(crate) fn asked(fields: &[(String, String)]) -> Vec<Uuid> {
    let posts = fields.iter().filter(|(name, _)| name == "post");
    posts
        .filter_map(|(_, value)| value.parse().ok())
        .take(limits::ROW_MAX)
        .collect()
}
