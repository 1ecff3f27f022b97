//! What members of staff want changed: proposed by one, published by another, or by one alone where it cannot wait.

use super::{
    pack::{Overlay, Pack},
    shelf::Shelf,
};
use crate::{Person, audit, queries};
use serde::{Deserialize, Serialize};
use store::{Db, Millis, Result, Tx, Uuid, args, events::Event};

/// A text that was changed, or is to be.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Change {
    /// Its row.
    pub id: Uuid,
    /// The path inside `content`.
    pub file: String,
    /// The text it was made from; none for a new one.
    pub was: Option<String>,
    /// The text as it is to be; none to take it away.
    pub text: Option<String>,
    /// Why, in the words of who made it.
    pub note: String,
    /// `proposed`, `published` or `refused`.
    pub state: String,
    /// Who made it.
    pub made_by: Uuid,
    /// Their name.
    pub made_name: String,
    /// When.
    pub made_at: Millis,
    /// Who decided.
    pub decided_name: Option<String>,
    /// When.
    pub decided_at: Option<Millis>,
    /// The pack it came out in.
    pub number: Option<i64>,
}

/// What became of somebody's agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Everyone reads it from now on, as of this pack.
    Published(i64),
    /// It takes a second person.
    Own,
    /// Somebody has decided already, or there is no such change.
    Decided,
    /// The text has been changed since: the change is to be made again from the new one.
    Stale,
    /// With everything that was published since, this is wrong.
    Faults(Vec<String>),
}

#[derive(Serialize, Deserialize)]
struct PackPublished {
    name: String,
    number: i64,
}

impl Event for PackPublished {
    const KIND: &'static str = "web.pack_published";
}

/// Lays a change before others.
///
/// # Errors
/// When the database refuses.
pub async fn propose<T: Send + Sync + 'static>(
    shelf: &Shelf<T>,
    person: &Person,
    file: &str,
    text: Option<String>,
    note: &str,
) -> Result<Uuid> {
    let mut tx = shelf.app().db().begin().await?;
    let id = propose_in(&mut tx, shelf, person, file, text, note).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same in a transaction of the caller's: of several changes all are laid before others, or none.
///
/// # Errors
/// When the database refuses.
pub async fn propose_in<T: Send + Sync + 'static>(
    tx: &mut Tx,
    shelf: &Shelf<T>,
    person: &Person,
    file: &str,
    text: Option<String>,
    note: &str,
) -> Result<Uuid> {
    let was = {
        let shown = shelf.now();
        shelf.kind().text(&shown.files, file).map(str::to_owned)
    };
    let id = insert(tx, shelf.kind().name, person, (file, was, text, note)).await?;
    let actor = person.id.to_string();
    audit::append(tx, &actor, "content.proposed", &id.to_string(), file).await?;
    Ok(id)
}

type Words<'a> = (&'a str, Option<String>, Option<String>, &'a str);

async fn insert(
    tx: &mut Tx,
    pack: &str,
    person: &Person,
    (file, was, text, note): Words<'_>,
) -> Result<Uuid> {
    let (id, now) = (tx.ids().row(), tx.now());
    let row = args![
        id,
        pack,
        file,
        was,
        text,
        note,
        person.id,
        &person.name,
        now
    ];
    tx.execute(queries::CHANGE_INSERT, row).await?;
    Ok(id)
}

/// Publishes what somebody else proposed.
///
/// # Errors
/// When the database refuses.
pub async fn agree<T: Send + Sync + 'static>(
    shelf: &Shelf<T>,
    person: &Person,
    id: Uuid,
) -> Result<Agreed> {
    let kind = shelf.kind();
    let mut tx = shelf.app().db().begin().await?;
    let Some(change) = waiting(&mut tx, kind.name, id).await? else {
        return Ok(Agreed::Decided);
    };
    if change.made_by == person.id {
        return Ok(Agreed::Own);
    }
    let (number, mut files) = next(&mut tx, shelf).await?;
    if kind.text(&files, &change.file) != change.was.as_deref() {
        return Ok(Agreed::Stale);
    }
    files.put(change.file.clone(), change.text.clone());
    let faults = (kind.faults)(&files);
    if !faults.is_empty() {
        return Ok(Agreed::Faults(faults));
    }
    publish(&mut tx, shelf, number, files).await?;
    decided(&mut tx, person, id, "published", Some(number)).await?;
    note(&mut tx, person, "content.published", id, &change.file).await?;
    tx.commit().await?;
    shelf.refresh().await?;
    Ok(Agreed::Published(number))
}

/// Publishes what cannot wait for a second person, or is one person's to say; `verb` names it in the audit chain.
///
/// # Errors
/// When the database refuses.
pub async fn publish_alone<T: Send + Sync + 'static>(
    shelf: &Shelf<T>,
    person: &Person,
    verb: &'static str,
    file: &str,
    edit: impl FnOnce(Option<&str>) -> Option<String> + Send,
    reason: &str,
) -> Result<Agreed> {
    let kind = shelf.kind();
    let mut tx = shelf.app().db().begin().await?;
    let (number, mut files) = next(&mut tx, shelf).await?;
    let was = kind.text(&files, file).map(str::to_owned);
    let text = edit(was.as_deref());
    files.put(file, text.clone());
    let faults = (kind.faults)(&files);
    if !faults.is_empty() {
        return Ok(Agreed::Faults(faults));
    }
    let id = insert(&mut tx, kind.name, person, (file, was, text, reason)).await?;
    publish(&mut tx, shelf, number, files).await?;
    decided(&mut tx, person, id, "published", Some(number)).await?;
    note(&mut tx, person, verb, id, reason).await?;
    tx.commit().await?;
    shelf.refresh().await?;
    Ok(Agreed::Published(number))
}

/// Says no to a change, one's own included. False when it was decided already.
///
/// # Errors
/// When the database refuses.
pub async fn refuse(db: &Db, pack: &str, person: &Person, id: Uuid) -> Result<bool> {
    let mut tx = db.begin().await?;
    let Some(change) = waiting(&mut tx, pack, id).await? else {
        return Ok(false);
    };
    decided(&mut tx, person, id, "refused", None).await?;
    note(&mut tx, person, "content.refused", id, &change.file).await?;
    tx.commit().await?;
    Ok(true)
}

/// Changes that wait for a second person, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open(db: &Db, pack: &str) -> Result<Vec<Change>> {
    db.all(queries::CHANGES_OPEN, args![pack]).await
}

/// What was published of a text, newest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn history(db: &Db, pack: &str, file: &str) -> Result<Vec<Change>> {
    db.all(queries::CHANGES_OF_FILE, args![pack, file]).await
}

async fn waiting(tx: &mut Tx, pack: &str, id: Uuid) -> Result<Option<Change>> {
    tx.optional(queries::CHANGE_OPEN, args![pack, id]).await
}

/// The next number, which nobody else gets until this transaction ends, and everything that is published by now.
async fn next<T: Send + Sync + 'static>(tx: &mut Tx, shelf: &Shelf<T>) -> Result<(i64, Overlay)> {
    let name = shelf.kind().name;
    tx.execute(queries::PACK_HEAD_MAKE, args![name]).await?;
    let number: i64 = tx.number(queries::PACK_HEAD_NEXT, args![name]).await?;
    let newest: Option<(String, Vec<u8>)> =
        tx.optional(queries::PACK_NEWER, args![name, 0_i64]).await?;
    let files = match newest {
        None => Overlay::default(),
        Some((body, signature)) => {
            Pack::verify(&body, &signature, shelf.app().keys())
                .ok_or(store::Error::Unsealable)?
                .files
        }
    };
    Ok((number, files))
}

async fn publish<T: Send + Sync + 'static>(
    tx: &mut Tx,
    shelf: &Shelf<T>,
    number: i64,
    files: Overlay,
) -> Result<()> {
    let pack = Pack {
        name: shelf.kind().name.to_owned(),
        number,
        at: tx.now(),
        files,
    };
    let (body, signature) = pack.sign(shelf.app().keys())?;
    let row = args![&pack.name, number, body, signature];
    tx.execute(queries::PACK_INSERT, row).await?;
    tx.emit(&PackPublished {
        name: pack.name,
        number,
    })
}

async fn decided(
    tx: &mut Tx,
    person: &Person,
    id: Uuid,
    state: &str,
    number: Option<i64>,
) -> Result<()> {
    let row = args![id, state, person.id, &person.name, tx.now(), number];
    tx.execute(queries::CHANGE_DECIDED, row).await.map(drop)
}

async fn note(tx: &mut Tx, person: &Person, verb: &str, id: Uuid, detail: &str) -> Result<()> {
    let (actor, subject) = (person.id.to_string(), id.to_string());
    audit::append(tx, &actor, verb, &subject, detail)
        .await
        .map(drop)
}
