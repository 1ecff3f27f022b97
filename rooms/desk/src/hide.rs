//! Hides more of a picture that waits, or cuts it to a part. What was hidden or cut off before stays away: the picture is
//! made anew each time, so all of it is said each time. Regions are parts of the whole picture; what a person points at
//! is a part of what is left of it.

use crate::{
    Desk, batch, limits,
    look::look,
    model::{Outcome, Part, Veil},
    queries,
};
use media::derive::Region;
use post::{HeldView, Making, State};
use store::{Error, Uuid, args};
use web::{Person, Problem, Result};

/// Everything that was done to a picture here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Done {
    pub(crate) veil: Veil,
    /// What is left of it, once everything is hidden.
    pub(crate) crop: Option<Part>,
}

/// Hides `veil` and everything that was hidden before.
pub(crate) async fn hide(room: &Desk, person: &Person, post: Uuid, veil: Veil) -> Result<Outcome> {
    let Some(view) = waiting(room, person, post).await? else {
        return Ok(Outcome::Gone);
    };
    let all = with_earlier(room, &view, veil).await?;
    make(room, person, &view, &all).await
}

/// Keeps only a part of what is left of the picture; never more than was left before.
pub(crate) async fn crop(room: &Desk, person: &Person, post: Uuid, kept: Part) -> Result<Outcome> {
    let Some(view) = waiting(room, person, post).await? else {
        return Ok(Outcome::Gone);
    };
    let all = with_crop(room, &view, kept).await?;
    make(room, person, &view, &all).await
}

async fn waiting(room: &Desk, person: &Person, post: Uuid) -> Result<Option<HeldView>> {
    let mut tx = room.app().db().begin().await?;
    let others = batch::in_other_hands(&mut tx, person.id, post).await?;
    drop(tx);
    let view = look(room, post).await?;
    Ok(view.filter(|view| view.state == State::Held && !others))
}

async fn make(room: &Desk, person: &Person, view: &HeldView, all: &Done) -> Result<Outcome> {
    let regions = all.veil.regions.iter();
    let regions: Vec<Region> = regions.filter_map(|part| part.region()).collect();
    let making = Making {
        regions,
        crop: all.crop.and_then(Part::region),
        show_face: view.wants_face && !all.veil.faces,
    };
    remember(room, view, all).await?;
    post::hide_more(room.post(), view.post, making, &person.id.to_string()).await?;
    Ok(Outcome::Done)
}

pub(crate) async fn with_earlier(room: &Desk, view: &HeldView, veil: Veil) -> Result<Done> {
    let mut all = earlier(room, view).await?;
    let seen = all.crop.unwrap_or(Part::ALL);
    all.veil.faces |= veil.faces;
    let parts = veil.regions.into_iter().filter_map(Part::cut);
    all.veil.regions.extend(parts.map(|part| part.within(seen)));
    if all.veil.regions.len() > limits::REGIONS_MAX {
        all.veil.regions = vec![Part::ALL];
    }
    Ok(all)
}

pub(crate) async fn with_crop(room: &Desk, view: &HeldView, kept: Part) -> Result<Done> {
    let mut all = earlier(room, view).await?;
    let seen = all.crop.unwrap_or(Part::ALL);
    all.crop = kept.cut().map(|kept| kept.within(seen)).or(all.crop);
    Ok(all)
}

type Row = (Uuid, String, bool, Option<String>);

/// What was done to this upload so far.
async fn earlier(room: &Desk, view: &HeldView) -> Result<Done> {
    let db = room.app().db();
    let row: Option<Row> = db.optional(queries::HIDDEN, args![view.post]).await?;
    let Some((_, regions, faces, crop)) = row.filter(|(upload, ..)| *upload == view.upload) else {
        return Ok(Done::default());
    };
    let regions = serde_json::from_str(&regions).map_err(Error::from)?;
    let crop = crop.as_deref().map(serde_json::from_str).transpose();
    Ok(Done {
        veil: Veil { regions, faces },
        crop: crop.map_err(Error::from)?,
    })
}

/// Written down before it is done: if the making fails half-way, the next one hides too much rather than too little.
pub(crate) async fn remember(room: &Desk, view: &HeldView, all: &Done) -> Result<()> {
    let regions = serde_json::to_string(&all.veil.regions).map_err(Problem::internal)?;
    let crop = all.crop.map(|crop| serde_json::to_string(&crop));
    let crop = crop.transpose().map_err(Problem::internal)?;
    let mut tx = room.app().db().begin().await?;
    let row = args![view.post, view.upload, regions, all.veil.faces, crop];
    tx.execute(queries::HIDDEN_PUT, row).await?;
    tx.commit().await?;
    Ok(())
}
