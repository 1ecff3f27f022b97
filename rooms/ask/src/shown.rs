//! What is public: question and answer together.

use crate::{limits, queries};
use store::{Cursor, Db, Millis, Result, Uuid, args};
use web::App;

/// A public question with its answer, or a follow-up (whose answer may be empty).
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Shown {
    /// Its row.
    pub question: Uuid,
    /// Its number, in the order they became public.
    pub(crate) no: i64,
    /// Its public name, the last part of its address.
    pub name: String,
    /// The question that begins its thread.
    pub thread: Uuid,
    /// The language it was asked in.
    pub lang: String,
    /// What it was asked about: nothing, `post:NAME` or `learn:SLUG`.
    pub about: String,
    /// The first name its writer gave.
    pub first_name: Option<String>,
    /// The question, as people here agreed to publish it.
    pub words: String,
    /// The answer, one paragraph a line.
    pub answer: String,
    pub(crate) related: String,
    /// How often somebody wanted to know it, too.
    pub wanted: i64,
    /// When it became public.
    pub shown_at: Millis,
    /// People here closed it: nobody can ask on.
    pub closed: bool,
    pub(crate) slow: bool,
    pub(crate) collapsed: bool,
    /// Told by somebody who lived it: the question is a heading of ours, the answer their words.
    pub spoken: bool,
    /// It stands among the questions that are asked again and again.
    pub often: bool,
}

impl Shown {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/ask/{}", self.name)
    }

    /// True while people can ask on below its answer.
    pub(crate) fn may_be_followed(&self, app: &App) -> bool {
        !self.closed && app.campaign().takes_follow_ups(app.clock().now())
    }

    /// The paragraphs of its answer.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let lines = self.answer.lines().filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// The related addresses.
    pub(crate) fn related(&self) -> impl Iterator<Item = &str> {
        self.related.lines().filter(|line| !line.is_empty())
    }
}

/// The newest answers in a language.
///
/// # Errors
/// When the database cannot be reached.
pub async fn newest(db: &Db, lang: &str, limit: i64) -> Result<Vec<Shown>> {
    db.all(queries::SHOWN_IN, args![lang, limit]).await
}

/// The questions that are asked again and again, in a language.
pub(crate) async fn often(db: &Db, lang: &str) -> Result<Vec<Shown>> {
    db.all(queries::SHOWN_OFTEN, args![lang, limits::OFTEN])
        .await
}

/// A page of the newest in any language, and the cursor of the next if there is one.
pub(crate) async fn page(db: &Db, before: Cursor) -> Result<(Vec<Shown>, Option<Cursor>)> {
    let args = args![before.at, before.id, limits::PAGE + 1];
    let mut all: Vec<Shown> = db.all(queries::SHOWN_PAGE, args).await?;
    let most = usize::try_from(limits::PAGE).unwrap_or(usize::MAX);
    let more = all.len() > most;
    all.truncate(most);
    let last = all.last().filter(|_| more).map(|shown| Cursor {
        at: shown.shown_at,
        id: shown.question,
    });
    Ok((all, last))
}

pub(crate) async fn by_name(db: &Db, name: &str) -> Result<Option<Shown>> {
    db.optional(queries::SHOWN_BY_NAME, args![name]).await
}

pub(crate) async fn by_id(db: &Db, id: Uuid) -> Result<Option<Shown>> {
    db.optional(queries::SHOWN, args![id]).await
}

/// What follows a question, oldest first.
pub(crate) async fn thread(db: &Db, first: Uuid) -> Result<Vec<Shown>> {
    db.all(queries::SHOWN_THREAD, args![first, limits::THREAD])
        .await
}
