//! Somebody may be telling of themselves. They see help first, and choose: it is gone, or the safety lead reads it.
//! Until they choose nothing of it is stored: the page carries it, sealed, for half an hour.

use crate::{Ask, limits, queries};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use store::{Db, Millis, Result, Tx, Uuid, args};

/// What the form carries.
const OFFERED: &str = "ask-care-offered";
/// What the safety officer opens.
const KEPT: &str = "ask-care-kept";

#[derive(Serialize, Deserialize)]
pub(crate) struct Offered {
    pub(crate) words: String,
    pub(crate) lang: String,
    pub(crate) until: Millis,
    /// Of this form: sent twice, it is one.
    pub(crate) once: [u8; 16],
}

/// Seals a text for the form that offers the choice. Nobody can read it on a shared phone, and it opens for as long as
/// somebody needs to choose.
pub(crate) fn offer(room: &Ask, words: &str, lang: &str) -> String {
    let app = room.app();
    let offered = Offered {
        words: words.to_owned(),
        lang: lang.to_owned(),
        until: app.clock().now() + limits::CHOICE_MS,
        once: app.rng().bytes(),
    };
    let plain = serde_json::to_vec(&offered).unwrap_or_default();
    BASE64URL_NOPAD.encode(&app.keys().seal(OFFERED, b"", &plain, app.rng()))
}

/// Somebody chose that the safety lead reads it. Gives the time until when; `None` when the choice is too old or was
/// never ours: then nothing is stored.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn keep(room: &Ask, sealed: &str) -> Result<Option<Millis>> {
    let app = room.app();
    let Some(offered) = open(room, sealed) else {
        return Ok(None);
    };
    let mut tx = app.db().begin().await?;
    if tx.now() > offered.until {
        return Ok(None);
    }
    let once = app.keys().mac("ask-care-once", &offered.once);
    store_sealed(room, &mut tx, once, None, &offered.words, &offered.lang).await?;
    let read_by = tx.number(queries::DISCLOSURE_READ_BY, args![once]).await?;
    tx.commit().await?;
    Ok(Some(read_by))
}

/// Opens what the form carried; `None` for what was never ours.
pub(crate) fn open(room: &Ask, sealed: &str) -> Option<Offered> {
    let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    let plain = room.app().keys().open(OFFERED, b"", &bytes).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// The words of a question go to the safety officer: a person here saw what the filters did not, or its writer wants to
/// speak.
pub(crate) async fn hand_over(
    room: &Ask,
    tx: &mut Tx,
    question: Uuid,
    words: &str,
    lang: &str,
) -> Result<()> {
    let once = room
        .app()
        .keys()
        .mac("ask-care-question", question.as_bytes());
    store_sealed(room, tx, once, Some(question), words, lang).await
}

async fn store_sealed(
    room: &Ask,
    tx: &mut Tx,
    once: [u8; 32],
    question: Option<Uuid>,
    words: &str,
    lang: &str,
) -> Result<()> {
    let app = room.app();
    let (id, now) = (tx.ids().row(), tx.now());
    let sealed = app
        .keys()
        .seal(KEPT, id.as_bytes(), words.as_bytes(), app.rng());
    let row = args![
        id,
        once,
        question,
        sealed,
        lang,
        now,
        now + limits::READ_BY_MS,
        now + limits::DISCLOSURE_MS,
    ];
    tx.execute(queries::DISCLOSURE_INSERT, row).await.map(drop)
}

/// How much of what somebody let us read was to be read by now, and is not: a promise that is being broken.
///
/// # Errors
/// When the database cannot be reached.
pub async fn late(db: &Db, now: Millis) -> Result<i64> {
    db.number(queries::DISCLOSURES_LATE, args![now]).await
}

/// Opens what somebody let us read.
pub(crate) fn open_kept(room: &Ask, id: Uuid, sealed: &[u8]) -> Result<String> {
    let plain = room.app().keys().open(KEPT, id.as_bytes(), sealed)?;
    String::from_utf8(plain).map_err(|_| store::Error::Unsealable)
}
