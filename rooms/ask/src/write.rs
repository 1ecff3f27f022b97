//! People here write question and answer themselves: what is asked every year, ready before anybody asks.

use crate::{
    Answered, Ask,
    answer::{self, Draft},
    limits,
    model::State,
    queries,
    row::receipt_mac,
    search::index,
};
use store::{Tx, Uuid, args};
use web::{Problem, Result, audit};

/// A question and its answer, by people here.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The question.
    pub words: String,
    /// The answer; a line is a paragraph.
    pub answer: String,
    /// Addresses of ours, one a line.
    pub related: String,
    /// Its language.
    pub lang: String,
    /// A first name to be shown with it.
    pub first_name: Option<String>,
    /// The question it follows up on.
    pub thread: Option<Uuid>,
    /// It stands among the questions that are asked again and again.
    pub often: bool,
}

/// Publishes a question that people here wrote; gives its row.
///
/// # Errors
/// When something in it is never published, is missing or too long, or when the database refuses.
pub async fn write(room: &Ask, tx: &mut Tx, written: &Written, actor: &str) -> Result<Uuid> {
    let draft = Draft {
        words: written.words.clone(),
        answer: written.answer.clone(),
        related: written.related.clone(),
        named: true,
    };
    let first_name = written
        .first_name
        .as_deref()
        .map(|name| limits::FIRST_NAME.read(name));
    let first_name = first_name.transpose()?.flatten();
    let ready = answer::ready(&draft, first_name.as_deref(), written.thread.is_none())?
        .map_err(|_| Problem::bad("ask-reveals"))?;
    let (id, no) = (tx.ids().row(), index::next(tx).await?);
    insert(room, tx, id, written).await?;
    let (name, now) = (answer::name(tx, &ready.words), tx.now());
    let line = args![
        id,
        no,
        name,
        written.thread.unwrap_or(id),
        &written.lang,
        "",
        first_name,
        &ready.words,
        &ready.answer,
        &ready.related,
        now,
        false,
    ];
    tx.execute(queries::SHOW, line).await?;
    if written.often {
        tx.execute(queries::OFTEN, args![id, true]).await?;
    }
    index::add(tx, no, &ready.words, &ready.answer).await?;
    audit::append(tx, actor, "ask.written", &id.to_string(), "").await?;
    tx.emit(&Answered { question: id })?;
    Ok(id)
}

/// The row behind it. Nobody has its receipt, and its words are those that are public.
async fn insert(room: &Ask, tx: &mut Tx, id: Uuid, written: &Written) -> Result<()> {
    let (token, now) = (tx.ids().token(), tx.now());
    let none: Option<&str> = None;
    let row = args![
        id,
        written.thread.unwrap_or(id),
        State::Answered.name(),
        &written.lang,
        "",
        none,
        none,
        "",
        room.app().keys().mac("ask-written", id.as_bytes()),
        receipt_mac(room, &token),
        now,
        0_i64,
        false,
    ];
    tx.execute(queries::INSERT, row).await?;
    Ok(())
}
