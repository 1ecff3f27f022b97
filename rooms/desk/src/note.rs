//! What moderators tell each other about a post that waits. Sealed, and gone when it is decided.

use crate::{Desk, care, limits, look::look, queries};
use axum::{Form, extract::State, response::Redirect};
use serde::Deserialize;
use staff::Ready;
use std::collections::HashMap;
use store::{Tx, Uuid, args};
use web::{Access, DECIDERS, Person, Problem, Result, Routes, Visit, audit};

/// The purpose that notes are sealed for.
const SEALED_AS: &str = "desk-note";

pub(crate) fn routes() -> Routes<Desk> {
    let access = Access::staff(DECIDERS).audits("desk.noted");
    Routes::new().post("/desk/notes", send, access)
}

/// What a colleague says.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    /// The name colleagues know them by.
    pub(crate) name: String,
    pub(crate) words: String,
}

type Row = (Uuid, Uuid, String, Vec<u8>);

#[derive(Deserialize)]
pub(crate) struct NoteForm {
    post: Uuid,
    note: String,
    /// Ticked when the picture shows an injury: who wants to be spared those is.
    injury: Option<String>,
}

async fn send(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<NoteForm>,
) -> Result<Redirect> {
    if form.injury.is_some() {
        let mut tx = room.app().db().begin().await?;
        care::injury(&mut tx, form.post).await?;
        tx.commit().await?;
    }
    if let Some(words) = limits::COLLEAGUE_NOTE.read(&form.note)? {
        add(&room, &person, form.post, &words).await?;
    }
    Ok(Redirect::to(
        &visit.href(&format!("/desk/posts/{}", form.post)),
    ))
}

/// Adds one to a post that waits.
pub(crate) async fn add(room: &Desk, person: &Person, post: Uuid, words: &str) -> Result<()> {
    if !look(room, post).await?.is_some_and(|view| view.waits) {
        return Err(Problem::bad("desk-gone"));
    }
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let said = tx.number(queries::NOTES_COUNT, args![post]).await?;
    if said >= limits::NOTES_MAX {
        return Err(Problem::bad("desk-notes-full"));
    }
    let (id, now) = (tx.ids().row(), tx.now());
    let sealed = app
        .keys()
        .seal(SEALED_AS, id.as_bytes(), words.as_bytes(), app.rng());
    tx.execute(
        queries::NOTE_PUT,
        args![id, post, &person.name, sealed, now],
    )
    .await?;
    let (actor, subject) = (person.id.to_string(), post.to_string());
    audit::append(&mut tx, &actor, "desk.noted", &subject, "").await?;
    tx.commit().await?;
    Ok(())
}

/// Those about one post, in the order they were written.
pub(crate) async fn about(room: &Desk, post: Uuid) -> Result<Vec<Note>> {
    let rows: Vec<Row> = room.app().db().all(queries::NOTES, args![post]).await?;
    Ok(rows.into_iter().filter_map(|row| open(room, row)).collect())
}

/// Those about what a person has in hand, by post.
pub(crate) async fn of_mine(
    room: &Desk,
    tx: &mut Tx,
    person: Uuid,
) -> store::Result<HashMap<Uuid, Vec<Note>>> {
    let now = tx.now();
    let rows: Vec<Row> = tx.all(queries::NOTES_MINE, args![person, now]).await?;
    let mut notes: HashMap<Uuid, Vec<Note>> = HashMap::new();
    for row in rows {
        let post = row.1;
        notes.entry(post).or_default().extend(open(room, row));
    }
    Ok(notes)
}

fn open(room: &Desk, (id, _, name, sealed): Row) -> Option<Note> {
    let plain = room.app().keys().open(SEALED_AS, id.as_bytes(), &sealed);
    let words = plain.ok().and_then(|bytes| String::from_utf8(bytes).ok())?;
    Some(Note { name, words })
}
