//! Contents found: by number, by page, by an exact hash, by what is odd about them.

use super::{
    content::{Content, OpinionRow, Row, opinion},
    pack, seal,
    seal::open_signal,
};
use crate::{limits, queries};
use hashbank::Signal;
use store::{Db, Result, Uuid, args};
use web::App;

/// The content of a number, opened. `None` when it was deleted or never was.
///
/// # Errors
/// When the database cannot be reached or a secret cannot be opened.
pub async fn content(app: &App, id: i64) -> Result<Option<Content>> {
    let row: Option<Row> = app.db().optional(queries::CONTENT, args![id]).await?;
    let rows = row.into_iter().collect();
    Ok(open_all(app, rows, true).await?.pop())
}

/// A page of a bank's contents after a number, by number: for reading a whole bank.
///
/// # Errors
/// As [`content`].
pub async fn contents(app: &App, bank: Uuid, after: i64, most: u32) -> Result<Vec<Content>> {
    let rows = app
        .db()
        .all(queries::CONTENTS, args![bank, after, most])
        .await?;
    open_all(app, rows, true).await
}

/// What is held or doubted and waits for a person, oldest first, without its hashes.
///
/// # Errors
/// As [`content`].
pub async fn odd_ones(app: &App) -> Result<Vec<Content>> {
    let rows = app
        .db()
        .all(queries::CONTENTS_ODD, args![limits::ODD_ROWS_MAX])
        .await?;
    open_all(app, rows, false).await
}

/// Brings the operator's number of held contents up to date: an alarm, since nothing matches by them.
///
/// # Errors
/// When the database cannot be reached.
pub async fn count_held(db: &Db) -> Result<()> {
    let held = db.number(queries::CONTENTS_HELD, args![]).await?;
    let held = i32::try_from(held).unwrap_or(i32::MAX);
    metrics::gauge!("redx_guard_contents_held").set(f64::from(held));
    Ok(())
}

/// Where this very hash is listed: bank and content, whether it stands or not.
///
/// # Errors
/// When the database cannot be reached.
pub async fn find_exact(app: &App, signal: &Signal) -> Result<Vec<(Uuid, i64)>> {
    let mac = seal::mac(app.keys(), signal);
    app.db().all(queries::SIGNAL_FIND, args![mac]).await
}

/// The signals of contents as they lie in the database: content, kind, hash.
///
/// # Errors
/// When the database cannot be reached.
pub(crate) async fn sealed_signals(db: &Db, ids: &[i64]) -> Result<Vec<(i64, String, Vec<u8>)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = pack::list(ids.iter().copied());
    db.all(queries::SIGNALS_OF, vec![ids]).await
}

async fn open_all(app: &App, rows: Vec<Row>, with_signals: bool) -> Result<Vec<Content>> {
    let (db, keys): (&Db, _) = (app.db(), app.keys());
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut all: Vec<Content> = rows
        .into_iter()
        .map(|row| row.open(keys))
        .collect::<Result<_>>()?;
    let opinions: Vec<OpinionRow> = db
        .all(queries::OPINIONS, vec![pack::list(ids.iter().copied())])
        .await?;
    for row in opinions {
        if let Some(content) = all.iter_mut().find(|content| content.id == row.0) {
            content.opinions.push(opinion(row)?);
        }
    }
    if !with_signals {
        return Ok(all);
    }
    for (id, kind, sealed) in sealed_signals(db, &ids).await? {
        if let Ok(at) = all.binary_search_by_key(&id, |content| content.id) {
            let signal = open_signal(keys, id, &kind, &sealed)?;
            if let Some(content) = all.get_mut(at) {
                content.signals.push(signal);
            }
        }
    }
    Ok(all)
}
