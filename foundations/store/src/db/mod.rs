//! One [`Db`] over two engines. SQL is the same text for both; the engines differ in how they are opened and in the
//! two or three statements that say so.

mod arg;
mod open;
mod statement;
mod tx;

pub use arg::{Arg, Record};
pub use statement::Statement;
pub use tx::Tx;

use crate::{Clock, Ids, Millis, Result, Rng};
use sqlx::{PgPool, SqlitePool, postgres::PgConnectOptions};
use std::sync::Arc;
use tokio::sync::{Mutex, Notify, watch};

/// A handle to the database; cheap to clone. Reads go here, writes through [`Db::begin`].
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    signals: Arc<Signals>,
    ids: Ids,
    clock: Clock,
}

#[derive(Clone)]
enum Engine {
    /// One writer (`BEGIN IMMEDIATE`) and a few readers opened read-only, so that a long read never blocks a post.
    Lite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Pg(PgPool),
}

/// What this node knows to have been committed, so that it need not ask.
struct Signals {
    head: watch::Sender<i64>,
    jobs: Notify,
    /// Where the server is that could not be reached yet ([`Db::bring_up`]).
    absent: Mutex<Option<PgConnectOptions>>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.engine {
            Engine::Lite { .. } => "Db(sqlite)",
            Engine::Pg(_) => "Db(postgres)",
        })
    }
}

impl Db {
    fn new(engine: Engine, clock: Clock, rng: Rng) -> Self {
        let signals = Signals {
            head: watch::Sender::new(0),
            jobs: Notify::new(),
            absent: Mutex::new(None),
        };
        Self {
            engine,
            signals: Arc::new(signals),
            ids: Ids::new(clock.clone(), rng),
            clock,
        }
    }

    /// Every row of the answer.
    ///
    /// # Errors
    /// When the database cannot be reached or a row is not of the expected shape.
    pub async fn all<T: Record>(&self, statement: Statement, args: Vec<Arg>) -> Result<Vec<T>> {
        Ok(match &self.engine {
            Engine::Lite { read, .. } => {
                sqlx::query_as_with(statement.sqlite, arg::sqlite(args)?)
                    .fetch_all(read)
                    .await?
            }
            Engine::Pg(pool) => {
                sqlx::query_as_with(statement.postgres, arg::postgres(args)?)
                    .fetch_all(pool)
                    .await?
            }
        })
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn optional<T: Record>(
        &self,
        statement: Statement,
        args: Vec<Arg>,
    ) -> Result<Option<T>> {
        Ok(match &self.engine {
            Engine::Lite { read, .. } => {
                sqlx::query_as_with(statement.sqlite, arg::sqlite(args)?)
                    .fetch_optional(read)
                    .await?
            }
            Engine::Pg(pool) => {
                sqlx::query_as_with(statement.postgres, arg::postgres(args)?)
                    .fetch_optional(pool)
                    .await?
            }
        })
    }

    /// Exactly one row.
    ///
    /// # Errors
    /// As [`Db::all`], and when there is none.
    pub async fn one<T: Record>(&self, statement: Statement, args: Vec<Arg>) -> Result<T> {
        self.optional(statement, args)
            .await?
            .ok_or(crate::Error::Database(sqlx::Error::RowNotFound))
    }

    /// One number, for counts: 0 when there is no row.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn number(&self, statement: Statement, args: Vec<Arg>) -> Result<i64> {
        Ok(self
            .optional::<(i64,)>(statement, args)
            .await?
            .map_or(0, |(n,)| n))
    }

    /// Begins a transaction: the only way to write.
    ///
    /// # Errors
    /// When the database cannot be reached, or SQLite's writer stays busy for longer than its time-out.
    pub async fn begin(&self) -> Result<Tx> {
        let inner = match &self.engine {
            Engine::Lite { write, .. } => {
                tx::Inner::Lite(Box::pin(write.begin_with("BEGIN IMMEDIATE")).await?)
            }
            // Waiting for a connection is a future of 14 KB. Unboxed, every future that may write would carry it, and
            // so would each request, whether it writes or not.
            Engine::Pg(pool) => tx::Inner::Pg(Box::pin(pool.begin()).await?),
        };
        Ok(Tx::new(inner, self.clone()))
    }

    /// Asks the engine to prepare a statement without running it; a test does this with every statement there is.
    ///
    /// # Errors
    /// When the engine does not understand the text.
    pub async fn prepare(&self, statement: Statement) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &self.engine {
            Engine::Lite { read, .. } => drop(
                read.acquire()
                    .await?
                    .prepare(statement.sqlite.into_sql_str())
                    .await?,
            ),
            Engine::Pg(pool) => drop(
                pool.acquire()
                    .await?
                    .prepare(statement.postgres.into_sql_str())
                    .await?,
            ),
        }
        Ok(())
    }

    /// [`Db::prepare`] for a whole list, as [`crate::statements!`] makes it; the error names the statement.
    ///
    /// # Errors
    /// When the engine does not understand one of them.
    pub async fn prepare_all(&self, statements: &[(&str, Statement)]) -> Result<()> {
        for (name, statement) in statements {
            self.prepare(*statement)
                .await
                .map_err(|error| crate::Error::Setting(format!("{name} on {self:?}: {error}")))?;
        }
        Ok(())
    }

    /// True when the database answers; what `/readyz` asks.
    pub async fn answers(&self) -> bool {
        self.number(crate::events::queries::HEAD, Vec::new())
            .await
            .is_ok()
    }

    /// Ids made from this database's clock and generator.
    pub fn ids(&self) -> &Ids {
        &self.ids
    }

    /// Now, by this database's clock.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// The clock everything stored here is dated by.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The sequence number of the newest event this node knows to be committed. It has grown before the commit that
    /// grew it returns: a page cached under an older head is never served after an answered takedown.
    pub fn head(&self) -> i64 {
        *self.signals.head.borrow()
    }

    /// Follows [`Db::head`].
    pub fn watch_head(&self) -> watch::Receiver<i64> {
        self.signals.head.subscribe()
    }

    /// Asks the database for its head, which other nodes and commands beside this process move too.
    pub(crate) async fn refresh_head(&self) -> Result<()> {
        self.raise_head(
            self.number(crate::events::queries::HEAD, Vec::new())
                .await?,
        );
        Ok(())
    }

    pub(crate) fn raise_head(&self, seq: i64) {
        self.signals.head.send_if_modified(|head| {
            let grew = seq > *head;
            *head = seq.max(*head);
            grew
        });
    }

    pub(crate) fn wake_jobs(&self) {
        self.signals.jobs.notify_one();
    }

    pub(crate) async fn job_woken(&self) {
        self.signals.jobs.notified().await;
    }

    /// Closes every connection; what was committed is on disk when this returns.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Lite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Engine::Pg(pool) => pool.close().await,
        }
    }
}
