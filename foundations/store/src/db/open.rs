//! Opening: SQLite as one file in the data folder, or PostgreSQL by address; migrations run before anyone reads.

use super::{Db, Engine};
use crate::{Clock, Error, Result, Rng};
use sqlx::{
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

/// One set of migrations for both engines: SQLite takes PostgreSQL's type names as they are.
static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How long a write waits for SQLite's one writer before it is refused.
const BUSY_SECONDS_MAX: u64 = 10;
/// Readers of the SQLite file; more than cores only adds memory.
const SQLITE_READERS_MAX: u32 = 4;
/// Connections of one node to PostgreSQL; its default limit is 100 for all nodes together.
const POSTGRES_CONNECTIONS_MAX: u32 = 12;

impl Db {
    /// Opens `sqlite:PATH` (made when absent) or `postgres://...` and brings its tables up to date.
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
        db.raise_head(db.number(crate::events::queries::HEAD, Vec::new()).await?);
        Ok(db)
    }
}

async fn open_sqlite(path: &str) -> Result<Engine> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: what was acknowledged survives a power cut, not only a crash of ours.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("mmap_size", "268435456")
        .busy_timeout(Duration::from_secs(BUSY_SECONDS_MAX));
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone())
        .await?;
    MIGRATIONS.run(&write).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS_MAX)
        .min_connections(1)
        .connect_with(options.read_only(true))
        .await?;
    Ok(Engine::Lite { read, write })
}

async fn open_postgres(url: &str) -> Result<Engine> {
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS_MAX)
        .acquire_timeout(Duration::from_secs(BUSY_SECONDS_MAX))
        .connect_with(PgConnectOptions::from_str(url)?)
        .await?;
    MIGRATIONS.run(&pool).await?;
    Ok(Engine::Pg(pool))
}
