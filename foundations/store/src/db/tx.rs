//! A transaction: rows, events and jobs together, or none of them.

use super::{Arg, Db, Record, Statement, arg};
use crate::{Error, Ids, Millis, Result, Uuid, events, jobs};
use serde::Serialize;
use sqlx::{Postgres, Sqlite, Transaction};

/// Writes that happen together. Dropped without [`Tx::commit`], nothing happened.
pub struct Tx {
    inner: Inner,
    db: Db,
    events: Vec<(&'static str, String)>,
    enqueued: bool,
}

pub(super) enum Inner {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

impl Tx {
    pub(super) fn new(inner: Inner, db: Db) -> Self {
        Self {
            inner,
            db,
            events: Vec::new(),
            enqueued: false,
        }
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// When the database refuses it ([`Error::is_duplicate`] for a taken key) or cannot be reached.
    pub async fn execute(&mut self, statement: Statement, args: Vec<Arg>) -> Result<u64> {
        Ok(match &mut self.inner {
            Inner::Lite(tx) => sqlx::query_with(statement.sqlite, arg::sqlite(args)?)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Inner::Pg(tx) => sqlx::query_with(statement.postgres, arg::postgres(args)?)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }

    /// Every row of the answer.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn all<T: Record>(&mut self, statement: Statement, args: Vec<Arg>) -> Result<Vec<T>> {
        Ok(match &mut self.inner {
            Inner::Lite(tx) => {
                sqlx::query_as_with(statement.sqlite, arg::sqlite(args)?)
                    .fetch_all(&mut **tx)
                    .await?
            }
            Inner::Pg(tx) => {
                sqlx::query_as_with(statement.postgres, arg::postgres(args)?)
                    .fetch_all(&mut **tx)
                    .await?
            }
        })
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
        Ok(match &mut self.inner {
            Inner::Lite(tx) => {
                sqlx::query_as_with(statement.sqlite, arg::sqlite(args)?)
                    .fetch_optional(&mut **tx)
                    .await?
            }
            Inner::Pg(tx) => {
                sqlx::query_as_with(statement.postgres, arg::postgres(args)?)
                    .fetch_optional(&mut **tx)
                    .await?
            }
        })
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
        self.execute(
            jobs::queries::INSERT,
            crate::args![id, kind, body, run_at, None::<String>],
        )
        .await?;
        Ok(id)
    }

    /// As [`Tx::enqueue`], but at most one waiting job holds a given `key`; a second one is dropped quietly.
    ///
    /// # Errors
    /// As [`Tx::enqueue`].
    pub async fn enqueue_once<B: Serialize + Sync>(
        &mut self,
        kind: &'static str,
        key: &str,
        body: &B,
        run_at: Millis,
    ) -> Result<()> {
        let id = self.db.ids().row();
        let body = serde_json::to_string(body)?;
        self.enqueued = true;
        self.execute(
            jobs::queries::INSERT,
            crate::args![id, kind, body, run_at, key],
        )
        .await?;
        Ok(())
    }

    /// Commits rows, events and jobs together. When it has returned, this node's [`Db::head`] counts its events.
    ///
    /// # Errors
    /// When the database cannot be reached: then whether it happened is for the next read to say.
    pub async fn commit(mut self) -> Result<()> {
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

    /// The counter row is locked last and until the commit, so sequence order is commit order and has no gaps.
    async fn write_events(&mut self) -> Result<Option<i64>> {
        let mut head = None;
        for (kind, body) in std::mem::take(&mut self.events) {
            let (seq,): (i64,) = self.one(events::queries::NEXT, Vec::new()).await?;
            let at = self.now();
            self.execute(events::queries::INSERT, crate::args![seq, kind, body, at])
                .await?;
            head = Some(seq);
        }
        Ok(head)
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
