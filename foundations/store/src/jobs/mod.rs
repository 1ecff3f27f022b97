//! The job queue: work that may take long or fail. A job is enqueued in the transaction that makes it necessary
//! ([`crate::Tx::enqueue`]), leased by one worker at a time, tried again with growing pauses, and set aside as dead
//! after [`ATTEMPTS_MAX`] tries. A worker that dies loses its lease and the job is run again: so every job is
//! idempotent. Leases are dated by the node's clock: the clocks of all nodes agree to within 20 s (NTP).

pub(crate) mod queries;
pub(crate) mod run;

use crate::{Db, Failure, Result, Tx, Uuid};
use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;

pub use queries::ALL as STATEMENTS;

/// Tries before a job is set aside as dead and an alarm is raised.
pub const ATTEMPTS_MAX: i64 = 10;
/// How long a lease lasts without a sign of life. The worker renews it every third of this.
pub const LEASE_MS: i64 = 60_000;

/// A leased job.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Its row.
    pub id: Uuid,
    /// Which worker it is for.
    pub kind: String,
    /// Its body as JSON.
    pub body: String,
    /// Which try this is, from 1.
    pub attempts: i64,
    /// The lease it is held under; a worker with an older one may no longer finish it.
    pub lease: i64,
}

impl Job {
    /// The body as the type it was enqueued with.
    ///
    /// # Errors
    /// When it is of another shape.
    pub fn read<B: DeserializeOwned>(&self) -> Result<B> {
        Ok(serde_json::from_str(&self.body)?)
    }
}

/// What does the work of one kind of job. Registered by the binary on a [`crate::Background`].
pub trait Worker: Send + Sync + 'static {
    /// The kind of job it does; never changed once released.
    fn kind(&self) -> &'static str;

    /// Does the work. It may run again after a crash at any line, so it is idempotent.
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>>;

    /// For a job that runs again and again: how long after it has ended, in milliseconds, at least 1. The binary starts
    /// it once at boot ([`crate::Background::start_repeating`]); a job of this kind that a room enqueues besides runs
    /// once. It is never set aside as dead.
    fn every_ms(&self) -> Option<i64> {
        None
    }
}

/// A job set aside, for the operator's eyes.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Dead {
    /// Its row.
    pub id: Uuid,
    /// Which worker it was for, or [`crate::events::SET_ASIDE`].
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed.
    pub failure: String,
}

/// Jobs set aside, newest first, at most `limit`.
///
/// # Errors
/// When the database cannot be reached.
pub async fn dead(db: &Db, limit: u32) -> Result<Vec<Dead>> {
    db.all(queries::DEAD, crate::args![limit]).await
}

/// Gives a job that was set aside all its tries again, from now. False when there is none of that id. An event that was
/// set aside has no worker and stays where it is.
///
/// # Errors
/// When the database cannot be reached.
pub async fn revive(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let args = crate::args![id, tx.now(), crate::events::SET_ASIDE];
    Ok(tx.execute(queries::REVIVE, args).await? == 1)
}

/// How full the queue is, for `/metrics` and for the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Jobs that are due and that nobody runs; of a kind that no node has a worker for, they stay here.
    pub due: i64,
    /// Jobs set aside for a person to look at.
    pub dead: i64,
    /// Milliseconds the oldest due job has waited.
    pub oldest_ms: i64,
}

/// Counts the queue.
///
/// # Errors
/// When the database cannot be reached.
pub async fn depth(db: &Db) -> Result<Depth> {
    let now = db.now();
    let (due, dead, oldest): (i64, i64, i64) = db.one(queries::DEPTH, crate::args![now]).await?;
    Ok(Depth {
        due,
        dead,
        oldest_ms: if due == 0 { 0 } else { now - oldest },
    })
}

/// Jobs of one kind that wait or run, due at any time; not those that were set aside.
///
/// # Errors
/// When the database cannot be reached.
pub async fn waiting(db: &Db, kind: &str) -> Result<i64> {
    db.number(queries::WAITING, crate::args![kind]).await
}

/// Jobs that wait, run or were set aside, of any kind and due at any time, except those that run again and again. Tests
/// end with 0.
///
/// # Errors
/// When the database cannot be reached.
pub async fn unfinished(db: &Db) -> Result<i64> {
    db.number(queries::UNFINISHED, Vec::new()).await
}
