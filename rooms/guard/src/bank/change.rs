//! A content switched off and on, noted, held and let go.

use super::{
    About, Outcome,
    generation::{Goes, Step, step, tell},
    labels_fit, pack,
    purge::ENABLE,
};
use crate::{Purpose, limits, queries};
use store::{Millis, Result, Tx, Uuid, args};
use web::{App, audit};

/// What to change of a content; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentChange {
    /// Switched off until this time, or for good by [`Millis::MAX`]; `Some(None)` switches it on.
    pub disabled_until: Option<Option<Millis>>,
    /// Another note.
    pub note: Option<String>,
    /// Other labels.
    pub labels: Option<Vec<String>>,
}

/// A content's row as far as a change of it goes: bank, purpose, what is said, disabled until.
type Found = (Uuid, String, Option<Vec<u8>>, i64);

/// Changes a content.
///
/// # Errors
/// When the database refuses.
pub async fn change(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    id: i64,
    change: &ContentChange,
) -> Result<Outcome<()>> {
    if !fits(change) {
        return Ok(Outcome::Invalid);
    }
    let step = step(tx, 0).await?;
    let found: Option<Found> = tx.optional(queries::CONTENT_CHANGING, args![id]).await?;
    let Some((_, purpose, about, before)) = found else {
        return Ok(Outcome::Missing);
    };
    let now = tx.now();
    let until = match change.disabled_until {
        None => before,
        Some(until) => until.filter(|until| *until > now).unwrap_or(0),
    };
    let about = changed(app, id, about.as_deref(), change)?;
    let labelled = !about.labels.is_empty();
    let about = about.seal(app.keys(), app.rng(), id)?;
    let row = args![id, about, until, step.generation, labelled];
    tx.execute(queries::CONTENT_CHANGE, row).await?;
    switch(tx, step, &purpose, (before, until)).await?;
    let detail = match until {
        _ if until == before => "",
        0 => "enabled",
        _ => "disabled",
    };
    audit::append(tx, actor, "guard.content_changed", &id.to_string(), detail).await?;
    Ok(Outcome::Done(()))
}

fn fits(change: &ContentChange) -> bool {
    let note = change.note.as_ref().map_or(0, |note| note.chars().count());
    note <= limits::NOTE_CHARS_MAX && change.labels.as_ref().is_none_or(|l| labels_fit(l))
}

fn changed(app: &App, id: i64, about: Option<&[u8]>, change: &ContentChange) -> Result<About> {
    let mut about = About::open(app.keys(), id, about)?;
    if let Some(note) = &change.note {
        about.note.clone_from(note);
    }
    if let Some(labels) = &change.labels {
        about.labels.clone_from(labels);
    }
    Ok(about)
}

/// Tells of an entry switched off or on, and sees to it that one switched off for a time comes back.
async fn switch(
    tx: &mut Tx,
    step: Step,
    purpose: &str,
    (before, until): (Millis, Millis),
) -> Result<()> {
    if until > 0 && until < Millis::MAX && until != before {
        tx.enqueue(ENABLE, &until, until).await?;
    }
    let goes = match (before, until) {
        (0, 1..) => Goes::Down,
        (1.., 0) => Goes::Up,
        _ => return Ok(()),
    };
    match Purpose::parse(purpose) {
        Some(purpose) => tell(tx, step, purpose, goes),
        None => Ok(()),
    }
}

/// Holds contents that suddenly match far more than before: none of them is matched by until a person lets it go or
/// deletes it. Says how many were not held before.
///
/// # Errors
/// When the database refuses.
pub async fn hold(tx: &mut Tx, actor: &str, ids: &[i64], why: &str) -> Result<u64> {
    let (step, now) = (step(tx, 0).await?, tx.now());
    let mut held = 0;
    for id in ids {
        let row = args![*id, now, why, step.generation];
        if tx.execute(queries::CONTENT_HOLD, row).await? == 1 {
            audit::append(tx, actor, "guard.content_held", &id.to_string(), why).await?;
            held += 1;
        }
    }
    if held > 0 {
        // A known-good entry that is held excuses nothing any more.
        let list = pack::list(ids.iter().copied());
        let good = Purpose::KnownGood.name();
        if tx
            .number(queries::CONTENTS_OF_PURPOSE, vec![list, good.into()])
            .await?
            > 0
        {
            tell(tx, step, Purpose::KnownGood, Goes::Down)?;
        }
    }
    Ok(held)
}

/// Lets a held content go: it is matched by again.
///
/// # Errors
/// When the database refuses.
pub async fn release(tx: &mut Tx, actor: &str, id: i64) -> Result<Outcome<()>> {
    let step = step(tx, 0).await?;
    let bank: Option<(Uuid, String)> = tx.optional(queries::CONTENT_BANK, args![id]).await?;
    let released = tx
        .execute(queries::CONTENT_RELEASE, args![id, step.generation])
        .await?;
    let (Some((_, purpose)), 1) = (bank, released) else {
        return Ok(Outcome::Missing);
    };
    if let Some(purpose) = Purpose::parse(&purpose) {
        tell(tx, step, purpose, Goes::Up)?;
    }
    audit::append(tx, actor, "guard.content_released", &id.to_string(), "").await?;
    Ok(Outcome::Done(()))
}
