//! A transaction: rows, events and jobs together, or none of them.

use super::{Arg, Db, Record, Statement, arg};
use crate::{Error, Ids, Millis, Result, Uuid, events, jobs};
use serde::Serialize;
use sqlx::{Postgres, Sqlite, Transaction};
use std::collections::BTreeMap;

/// Writes that happen together. Dropped without [`Tx::commit`], nothing happened. A statement that fails spoils the
/// whole: every later call and the commit say [`Error::Spoilt`], on both engines.
pub struct Tx {
    inner: Inner,
    db: Db,
    spoilt: bool,
    events: Vec<(&'static str, String)>,
    once: BTreeMap<String, Once>,
    enqueued: bool,
}

/// A keyed job that waits for the commit.
struct Once {
    kind: &'static str,
    body: String,
    run_at: Millis,
}

pub(super) enum Inner {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// Runs one sqlx call on whichever engine this is, unless the transaction is spoilt, and remembers a failure.
macro_rules! on_engine {
    ($tx:ident, $statement:ident, $args:ident, $make:ident, $fetch:ident) => {{
        if $tx.spoilt {
            return Err(Error::Spoilt);
        }
        // Until the answer is here: a call that is dropped half-way spoils the transaction, too.
        $tx.spoilt = true;
        let answer = match &mut $tx.inner {
            Inner::Lite(tx) => sqlx::$make($statement.sqlite, arg::sqlite($args)?)
                .$fetch(&mut **tx)
                .await
                .map(Into::into),
            Inner::Pg(tx) => sqlx::$make($statement.postgres, arg::postgres($args)?)
                .$fetch(&mut **tx)
                .await
                .map(Into::into),
        };
        $tx.spoilt = answer.is_err();
        Ok(answer?)
    }};
}

/// What both engines say of a write.
struct Touched(u64);
impl From<sqlx::sqlite::SqliteQueryResult> for Touched {
    fn from(result: sqlx::sqlite::SqliteQueryResult) -> Self {
        Self(result.rows_affected())
    }
}
impl From<sqlx::postgres::PgQueryResult> for Touched {
    fn from(result: sqlx::postgres::PgQueryResult) -> Self {
        Self(result.rows_affected())
    }
}

impl Tx {
    pub(super) fn new(inner: Inner, db: Db) -> Self {
        Self {
            inner,
            db,
            spoilt: false,
            events: Vec::new(),
            once: BTreeMap::new(),
            enqueued: false,
        }
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// When the database refuses it ([`Error::is_duplicate`] for a taken key) or cannot be reached. To go on after a
    /// taken key, write `ON CONFLICT DO NOTHING` and look at the count.
    pub async fn execute(&mut self, statement: Statement, args: Vec<Arg>) -> Result<u64> {
        self.touch(statement, args).await.map(|touched| touched.0)
    }

    async fn touch(&mut self, statement: Statement, args: Vec<Arg>) -> Result<Touched> {
        on_engine!(self, statement, args, query_with, execute)
    }

    /// Every row of the answer.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn all<T: Record>(&mut self, statement: Statement, args: Vec<Arg>) -> Result<Vec<T>> {
        on_engine!(self, statement, args, query_as_with, fetch_all)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn optional<T: Record>(
        &mut self,
        statement: Statement,
        args: Vec<Arg>,
    ) -> Result<Option<T>> {
        on_engine!(self, statement, args, query_as_with, fetch_optional)
    }

    /// Exactly one row.
    ///
    /// # Errors
    /// As [`Tx::execute`], and when there is none.
    pub async fn one<T: Record>(&mut self, statement: Statement, args: Vec<Arg>) -> Result<T> {
        self.optional(statement, args)
            .await?
            .ok_or(Error::Database(sqlx::Error::RowNotFound))
    }

    /// One number, for counts: 0 when there is no row.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn number(&mut self, statement: Statement, args: Vec<Arg>) -> Result<i64> {
        Ok(self
            .optional::<(i64,)>(statement, args)
            .await?
            .map_or(0, |(n,)| n))
    }

    /// Puts an event into the log when this transaction commits. Subscribers (registered by the binary) see events in
    /// commit order.
    ///
    /// # Errors
    /// When the body cannot be written as JSON.
    pub fn emit<E: events::Event>(&mut self, event: &E) -> Result<()> {
        self.events.push((E::KIND, serde_json::to_string(event)?));
        Ok(())
    }

    /// Puts a job into the queue; it becomes runnable at `run_at` (milliseconds), not before this commits.
    ///
    /// # Errors
    /// When the body cannot be written as JSON or the database refuses.
    pub async fn enqueue<B: Serialize + Sync>(
        &mut self,
        kind: &'static str,
        body: &B,
        run_at: Millis,
    ) -> Result<Uuid> {
        let id = self.db.ids().row();
        let body = serde_json::to_string(body)?;
        self.enqueued = true;
        self.execute(jobs::queries::INSERT, crate::args![id, kind, body, run_at])
            .await?;
        Ok(id)
    }

    /// As [`Tx::enqueue`], but at most one job of a kind holds a given `key`, and what this transaction writes is seen
    /// by a run that begins after it:
    /// - a job that waits for its first try serves for both, at the earlier of the two times;
    /// - one that waits to be tried again keeps its pause;
    /// - one that is running now is run once more when it has ended;
    /// - one that was set aside as dead holds no key.
    ///
    /// The body belongs to the key: of two bodies the first is kept.
    ///
    /// # Errors
    /// When the body cannot be written as JSON. The row is written by [`Tx::commit`], keys in order, so that two
    /// transactions never wait for each other.
    pub async fn enqueue_once<B: Serialize + Sync>(
        &mut self,
        kind: &'static str,
        key: &str,
        body: &B,
        run_at: Millis,
    ) -> Result<()> {
        let body = serde_json::to_string(body)?;
        let once = Once { kind, body, run_at };
        self.once
            .entry(format!("once:{kind}:{key}"))
            .and_modify(|earlier| earlier.run_at = earlier.run_at.min(run_at))
            .or_insert(once);
        Ok(())
    }

    /// Commits rows, events and jobs together. When it has returned, this node's [`Db::head`] counts its events.
    ///
    /// # Errors
    /// [`Error::Spoilt`] when a statement failed before: nothing is written. When the database cannot be reached,
    /// whether it happened is for the next read to say.
    pub async fn commit(mut self) -> Result<()> {
        if self.spoilt {
            self.roll_back().await;
            return Err(Error::Spoilt);
        }
        self.write_once().await?;
        let head = self.write_events().await?;
        match self.inner {
            Inner::Lite(tx) => tx.commit().await?,
            Inner::Pg(tx) => tx.commit().await?,
        }
        if let Some(seq) = head {
            self.db.raise_head(seq);
        }
        if self.enqueued {
            self.db.wake_jobs();
        }
        Ok(())
    }

    /// Undoes everything now and lets go of every lock; a drop does the same a moment later.
    pub(crate) async fn roll_back(self) {
        let undone = match self.inner {
            Inner::Lite(tx) => tx.rollback().await,
            Inner::Pg(tx) => tx.rollback().await,
        };
        if let Err(error) = undone {
            // A connection that cannot roll back is closed, which does.
            tracing::debug!(%error, "roll back");
        }
    }

    async fn write_once(&mut self) -> Result<()> {
        for (key, Once { kind, body, run_at }) in std::mem::take(&mut self.once) {
            self.enqueued = true;
            let id = self.db.ids().row();
            self.execute(
                jobs::queries::INSERT_ONCE,
                crate::args![id, kind, body, run_at, key],
            )
            .await?;
        }
        Ok(())
    }

    /// The counter row is locked last and until the commit, so sequence order is commit order and has no gaps.
    async fn write_events(&mut self) -> Result<Option<i64>> {
        let events = std::mem::take(&mut self.events);
        let Ok(count @ 1..) = i64::try_from(events.len()) else {
            return Ok(None);
        };
        let (head,): (i64,) = self.one(events::queries::NEXT, crate::args![count]).await?;
        let at = self.now();
        for (seq, (kind, body)) in (head - count + 1..).zip(events) {
            self.execute(events::queries::INSERT, crate::args![seq, kind, body, at])
                .await?;
        }
        Ok(Some(head))
    }

    /// Now, by the database's clock.
    pub fn now(&self) -> Millis {
        self.db.now()
    }

    /// Ids made from the database's clock and generator.
    pub fn ids(&self) -> &Ids {
        self.db.ids()
    }

    /// The database this transaction is on.
    pub fn db(&self) -> &Db {
        &self.db
    }
}
