//! Hides more of a picture that waits. What was hidden before stays hidden: the picture is made anew each time, so all
//! of it is said each time.

use crate::{
    Desk, limits,
    look::look,
    model::{Outcome, Part, Veil},
    queries,
};
use media::derive::Region;
use post::{HeldView, State};
use store::{Error, Uuid, args};
use web::{Person, Problem, Result};

/// Hides `veil` and everything that was hidden before.
pub(crate) async fn hide(room: &Desk, person: &Person, post: Uuid, veil: Veil) -> Result<Outcome> {
    let Some(view) = look(room, post)
        .await?
        .filter(|view| view.state == State::Held)
    else {
        return Ok(Outcome::Gone);
    };
    let all = with_earlier(room, &view, veil).await?;
    let regions: Vec<Region> = all
        .regions
        .iter()
        .filter_map(|part| part.region())
        .collect();
    let show_face = view.wants_face && !all.faces;
    remember(room, &view, &all).await?;
    post::hide_more(
        room.post(),
        post,
        regions,
        show_face,
        &person.id.to_string(),
    )
    .await?;
    Ok(Outcome::Done)
}

pub(crate) async fn with_earlier(room: &Desk, view: &HeldView, veil: Veil) -> Result<Veil> {
    let row: Option<(Uuid, String, bool)> = room
        .app()
        .db()
        .optional(queries::HIDDEN, args![view.post])
        .await?;
    let mut all = match row.filter(|(upload, ..)| *upload == view.upload) {
        Some((_, regions, faces)) => Veil {
            regions: serde_json::from_str(&regions).map_err(Error::from)?,
            faces,
        },
        None => Veil::default(),
    };
    all.faces |= veil.faces;
    all.regions.extend(veil.regions);
    if all.regions.len() > limits::REGIONS_MAX {
        all.regions = vec![Part::ALL];
    }
    Ok(all)
}

/// Written down before it is done: if the making fails half-way, the next one hides too much rather than too little.
pub(crate) async fn remember(room: &Desk, view: &HeldView, all: &Veil) -> Result<()> {
    let regions = serde_json::to_string(&all.regions).map_err(Problem::internal)?;
    let mut tx = room.app().db().begin().await?;
    let row = args![view.post, view.upload, regions, all.faces];
    tx.execute(queries::HIDDEN_PUT, row).await?;
    tx.commit().await?;
    Ok(())
}
