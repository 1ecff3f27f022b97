//! What officers write about a case, sealed with the instance's key.

use super::{Case, Outcome, limits, queries};
use serde::Serialize;
use store::{Error, Millis, Result, Tx, Uuid, args};
use web::{App, audit};

const SEALED_AS: &str = "guard-case-words";

/// What somebody wrote, and on which occasion.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The officer.
    pub by: Uuid,
    /// `note`, or the act it is the reason of.
    pub kind: String,
    /// Their words.
    pub words: String,
    /// When, milliseconds since 1970 (UTC).
    pub at: Millis,
}

/// Words of an officer: something is said, and not more than somebody reads. `None` for anything else.
pub(super) fn reason(words: &str) -> Option<&str> {
    let words = words.trim();
    let length = words.chars().count();
    let fits = (limits::REASON_CHARS_MIN..=limits::WORDS_CHARS_MAX).contains(&length);
    fits.then_some(words)
}

pub(super) fn sealed(app: &App, id: Uuid, words: &str) -> Vec<u8> {
    let keys = app.keys();
    keys.seal(SEALED_AS, id.as_bytes(), words.as_bytes(), app.rng())
}

pub(super) fn opened(app: &App, id: Uuid, sealed: &[u8]) -> Result<String> {
    let plain = app.keys().open(SEALED_AS, id.as_bytes(), sealed)?;
    String::from_utf8(plain).map_err(|_| Error::Unsealable)
}

/// Writes down the reason of an act, in the transaction of the act.
pub(super) async fn keep(
    tx: &mut Tx,
    app: &App,
    (about, by): (Uuid, Uuid),
    kind: &str,
    words: &str,
) -> Result<()> {
    let (id, now) = (tx.ids().row(), tx.now());
    let row = args![id, about, by, kind, sealed(app, id, words), now];
    tx.execute(queries::NOTE_INSERT, row).await?;
    Ok(())
}

/// Adds a note.
///
/// # Errors
/// When the database refuses.
pub async fn note(app: &App, officer: Uuid, id: Uuid, words: &str) -> Result<Outcome> {
    let Some(words) = reason(words) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    if Case::find(&mut tx, id).await?.is_none() {
        return Ok(Outcome::Gone);
    }
    keep(&mut tx, app, (id, officer), "note", words).await?;
    let (actor, subject) = (officer.to_string(), id.to_string());
    audit::append(&mut tx, &actor, "guard.case_noted", &subject, "").await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Everything that was written about a case, oldest first.
///
/// # Errors
/// When the database cannot be reached, or a note is sealed with another key.
pub async fn notes(app: &App, id: Uuid) -> Result<Vec<Note>> {
    let rows: Vec<(Uuid, Uuid, String, Vec<u8>, Millis)> =
        app.db().all(queries::NOTES, args![id]).await?;
    let open = |(id, by, kind, words, at): (Uuid, Uuid, String, Vec<u8>, Millis)| {
        let words = opened(app, id, &words)?;
        Ok(Note {
            by,
            kind,
            words,
            at,
        })
    };
    rows.into_iter().map(open).collect()
}
