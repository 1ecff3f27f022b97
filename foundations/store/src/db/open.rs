//! Opening: SQLite as one file in the data folder, or PostgreSQL by address; migrations run before anyone reads.

use super::{Db, Engine};
use crate::{Clock, Error, Result, Rng};
use sqlx::{
    Connection as _, Executor as _, PgConnection,
    migrate::{Migration, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fs::File, path::Path, str::FromStr, time::Duration};

/// One set of migrations for both engines: SQLite takes PostgreSQL's type names as they are. What each can say only in its
/// own words (triggers) stands in a folder beside, numbered from 1000.
static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");
static ONLY_SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static ONLY_POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// How long a write waits for its turn before it is refused.
const BUSY_SECONDS_MAX: u64 = 10;
/// Readers of the SQLite file; more than cores only adds memory.
const SQLITE_READERS_MAX: u32 = 4;
/// Rows that a reader's thread may be ahead of whoever asked: more than a page has, or the two would wait for each other
/// in the middle of it.
const SQLITE_ROWS_AHEAD: usize = 256;
/// Connections of one node to PostgreSQL; its default limit is 100 for all nodes together.
const POSTGRES_CONNECTIONS_MAX: u32 = 12;
/// How long a request waits for one of them. A server that is away refuses at once, and is asked again until this is over:
/// a person waits for the answer that we cannot work now.
const POSTGRES_WAIT_SECONDS_MAX: u64 = 5;
/// Said once on every connection, whatever the server's defaults are. A node that hangs inside a transaction holds the
/// counter of the event log and so every other node: PostgreSQL ends its transaction for it.
const POSTGRES_SETTINGS: &str = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; \
     SET idle_in_transaction_session_timeout = '30s'; \
     SET lock_timeout = '10s'";

impl Db {
    /// Opens `sqlite:PATH` (made when absent) or `postgres://...` and brings its tables up to date. Several processes
    /// may do so at once; one migrates and the others wait.
    ///
    /// # Errors
    /// When the address is of neither kind, the database cannot be reached, or a migration fails.
    pub async fn open(url: &str, clock: Clock, rng: Rng) -> Result<Self> {
        let engine = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            open_postgres(url).await?
        } else if let Some(path) = url.strip_prefix("sqlite:") {
            open_sqlite(path).await?
        } else {
            return Err(Error::Setting(
                "the database address must begin with sqlite: or postgres://".into(),
            ));
        };
        let db = Self::new(engine, clock, rng);
        db.refresh_head().await?;
        Ok(db)
    }

    /// As [`Db::open`], but a PostgreSQL server that cannot be reached is no reason not to begin: whatever needs it fails
    /// until [`Db::bring_up`] succeeds, and what does not can be served.
    ///
    /// # Errors
    /// As [`Db::open`], but for that.
    pub async fn open_now_or_later(url: &str, clock: Clock, rng: Rng) -> Result<Self> {
        match Self::open(url, clock.clone(), rng.clone()).await {
            Err(error) if error.may_pass() && !url.starts_with("sqlite:") => {
                let options = PgConnectOptions::from_str(url)?;
                let pool = postgres_pool().connect_lazy_with(options.clone());
                let db = Self::new(Engine::Pg(pool), clock, rng);
                *db.signals.absent.lock().await = Some(options);
                Ok(db)
            }
            done => done,
        }
    }

    /// Brings the tables of a server that was away up to date; nothing to do for one that was there.
    ///
    /// # Errors
    /// When it is still away, or a migration fails.
    pub async fn bring_up(&self) -> Result<()> {
        let mut absent = self.signals.absent.lock().await;
        if let Some(options) = &*absent {
            migrate_postgres(options).await?;
            *absent = None;
        }
        self.refresh_head().await
    }
}

async fn open_sqlite(path: &str) -> Result<Engine> {
    if path.is_empty() || path.contains(":memory:") {
        return Err(Error::Setting(
            "sqlite: needs the path of a file; its readers and its writer are several connections"
                .into(),
        ));
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: what was acknowledged survives a power cut, not only a crash of ours.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // Every connection maps the file for itself, and what it maps counts as memory of ours: the first of it, where the
        // top of every tree is.
        .pragma("mmap_size", "8388608")
        // What is deleted is overwritten where it lay: a key that was destroyed must not lie in a free corner of a page.
        .pragma("secure_delete", "fast")
        .busy_timeout(Duration::from_secs(BUSY_SECONDS_MAX))
        .row_buffer_size(SQLITE_ROWS_AHEAD);
    let alone = lock_folder(path).await?;
    let write = sqlite_pool(1).connect_with(options.clone()).await?;
    with(&ONLY_SQLITE).run(&write).await?;
    drop(alone);
    let read = sqlite_pool(SQLITE_READERS_MAX)
        .connect_with(options.read_only(true))
        .await?;
    Ok(Engine::Lite { read, write })
}

/// A file does not go away as a server does, so its connections are neither tested nor replaced; but one that still
/// believes itself in a transaction is. A full disk makes SQLite roll back by itself, the driver's own roll-back is then
/// refused, and the one writer would refuse every transaction from there on.
fn sqlite_pool(connections_max: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(connections_max)
        .acquire_timeout(Duration::from_secs(BUSY_SECONDS_MAX))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .before_acquire(|connection, _| {
            let idle = !connection.is_in_transaction();
            Box::pin(async move { Ok(idle) })
        })
}

/// SQLite has no lock that spans several migrations, nor one for turning the write-ahead log on: so the processes that
/// open a file at once queue at its folder.
async fn lock_folder(path: &str) -> Result<File> {
    let folder = match Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => Path::new(".").to_owned(),
    };
    tokio::task::spawn_blocking(move || {
        let handle = File::open(folder)?;
        handle.lock()?;
        Ok(handle)
    })
    .await
    .map_err(|e| Error::Io(std::io::Error::other(e)))?
}

async fn open_postgres(url: &str) -> Result<Engine> {
    let options = PgConnectOptions::from_str(url)?;
    migrate_postgres(&options).await?;
    Ok(Engine::Pg(postgres_pool().connect_with(options).await?))
}

/// What both engines take, and what one of them takes besides.
fn with(own: &Migrator) -> Migrator {
    let all: Vec<Migration> = MIGRATIONS.iter().chain(own.iter()).cloned().collect();
    Migrator::with_migrations(all)
}

/// Over a connection of its own: a long migration of another node may be waited for longer than any row.
async fn migrate_postgres(options: &PgConnectOptions) -> Result<()> {
    let mut migrating = PgConnection::connect_with(options).await?;
    with(&ONLY_POSTGRES).run(&mut migrating).await?;
    migrating.close().await?;
    Ok(())
}

fn postgres_pool() -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS_MAX)
        .acquire_timeout(Duration::from_secs(POSTGRES_WAIT_SECONDS_MAX))
        .after_connect(|connection, _| {
            Box::pin(async move { connection.execute(POSTGRES_SETTINGS).await.map(drop) })
        })
}
