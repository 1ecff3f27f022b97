//! A person answers: question and answer become public together, in words that reveal nobody.

use crate::{
    Answered, Ask, limits,
    model::{Act, Reason, State},
    queries,
    row::Row,
    search::index,
    shown::Shown,
};
use guard::text::{Sign, folded_words, never_public};
use store::{Tx, Uuid, args};
use web::{Problem, Result, audit};

/// What is published, as the person who answers wrote it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The question, put right where it must be.
    pub(crate) words: String,
    /// The answer as typed: paragraphs with empty lines between them.
    pub(crate) answer: String,
    /// Addresses of ours, one a line.
    pub(crate) related: String,
    /// Whether the first name is shown.
    pub(crate) named: bool,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Public under this name.
    Done(String),
    /// Somebody else decided, or its writer took it back.
    Gone,
    /// There is something in it that is never published.
    Reveals(Vec<Sign>),
    /// A first question needs an answer.
    Empty,
    /// There are words in it that its writer did not say.
    Adds,
}

/// What will be public, cleaned and looked at.
pub(crate) struct Ready {
    pub(crate) words: String,
    pub(crate) answer: String,
    pub(crate) related: String,
}

/// Publishes a question with its answer, or puts a published one right.
///
/// # Errors
/// When a text is too long, or the database refuses.
pub(crate) async fn answer(room: &Ask, person: Uuid, id: Uuid, draft: &Draft) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    // What somebody lived through takes two readers, and nobody else writes in it.
    let before: Option<Shown> = tx.optional(queries::SHOWN, args![id]).await?;
    if row.state()? == State::Vouched || before.as_ref().is_some_and(|shown| shown.spoken) {
        return Ok(Outcome::Gone);
    }
    let first_name = row.first_name.clone().filter(|_| draft.named);
    let ready = match ready(draft, first_name.as_deref(), row.is_first())? {
        Ok(ready) => ready,
        Err(outcome) => return Ok(outcome),
    };
    if row.move_by(&mut tx, Act::Answer).await?.is_none() {
        return Ok(Outcome::Gone);
    }
    let name = match before {
        Some(before) => revise(&mut tx, &before, &ready, first_name).await?,
        None => show(&mut tx, &row, &ready, first_name, false).await?,
    };
    same_ones(&mut tx, &row, &name).await?;
    audit::append(
        &mut tx,
        &person.to_string(),
        "ask.answered",
        &id.to_string(),
        "",
    )
    .await?;
    tx.emit(&Answered { question: id })?;
    tx.commit().await?;
    Ok(Outcome::Done(name))
}

/// Cleans what is to be published and refuses what is never public.
pub(crate) fn ready(
    draft: &Draft,
    first_name: Option<&str>,
    needs_answer: bool,
) -> Result<std::result::Result<Ready, Outcome>> {
    let words = limits::QUESTION.read(&draft.words)?.unwrap_or_default();
    let answer = paragraphs(&draft.answer)?;
    if words.is_empty() || (needs_answer && answer.is_empty()) {
        return Ok(Err(Outcome::Empty));
    }
    let mut reveals = never_public(&words);
    reveals.extend(never_public(&answer));
    reveals.extend(never_public(first_name.unwrap_or_default()));
    reveals.sort_unstable();
    reveals.dedup();
    if !reveals.is_empty() {
        return Ok(Err(Outcome::Reveals(reveals)));
    }
    Ok(Ok(Ready {
        words,
        answer,
        related: related(&draft.related),
    }))
}

/// Each line cleaned, one a paragraph.
fn paragraphs(text: &str) -> Result<String> {
    let lines: Result<Vec<Option<String>>> = text
        .lines()
        .map(|line| limits::PARAGRAPH.read(line))
        .collect();
    let lines: Vec<String> = lines?.into_iter().flatten().collect();
    if lines.len() > limits::PARAGRAPHS_MAX {
        return Err(Problem::bad(limits::PARAGRAPH.too_long));
    }
    Ok(lines.join("\n"))
}

/// Only addresses of ours, and only of pages.
fn related(text: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-".contains(c);
    let ours = |line: &&str| {
        line.starts_with('/')
            && !line.starts_with("//")
            && line.len() <= limits::PATH_CHARS_MAX
            && line.chars().all(plain)
    };
    let lines: Vec<&str> = text
        .split_whitespace()
        .filter(ours)
        .take(limits::RELATED_MAX)
        .collect();
    lines.join("\n")
}

async fn revise(
    tx: &mut Tx,
    before: &Shown,
    ready: &Ready,
    first_name: Option<String>,
) -> Result<String> {
    index::remove(tx, before).await?;
    let row = args![
        before.question,
        first_name,
        &ready.words,
        &ready.answer,
        &ready.related
    ];
    tx.execute(queries::REVISE, row).await?;
    index::add(tx, before.no, &ready.words, &ready.answer).await?;
    Ok(before.name.clone())
}

/// Makes it public. `spoken`: told by somebody who lived it.
pub(crate) async fn show(
    tx: &mut Tx,
    row: &Row,
    ready: &Ready,
    first_name: Option<String>,
    spoken: bool,
) -> Result<String> {
    let no = index::next(tx).await?;
    let (name, now) = (name(tx, &ready.words), tx.now());
    let line = args![
        row.id,
        no,
        &name,
        row.thread,
        &row.lang,
        &row.about,
        first_name,
        &ready.words,
        &ready.answer,
        &ready.related,
        now,
        spoken,
    ];
    tx.execute(queries::SHOW, line).await?;
    index::add(tx, no, &ready.words, &ready.answer).await?;
    Ok(name)
}

/// Whoever asked the same is led to the answer.
async fn same_ones(tx: &mut Tx, row: &Row, name: &str) -> Result<()> {
    let now = tx.now();
    let reason = Reason::AskedBefore.name();
    let args = args![&row.same_mac, row.id, now, reason, name];
    tx.execute(queries::SAME_DECLINED, args).await?;
    Ok(())
}

/// The first words of the question and eight random letters: readable, and never taken.
pub(crate) fn name(tx: &Tx, words: &str) -> String {
    let mut slug = String::new();
    for word in folded_words(words, limits::QUESTION.chars_max) {
        let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
        if plain && slug.len() + word.len() < 48 {
            slug.push_str(&word);
            slug.push('-');
        }
    }
    let random = tx.ids().token().text();
    let end: String = random.chars().take(8).collect();
    format!("{slug}{end}")
}
