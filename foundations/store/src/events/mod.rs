//! The event log: how news goes up the floors. A room emits a typed event in the transaction that made it true;
//! rooms above are told in commit order, each exactly once, because their change and their place in the log are
//! committed together.
//!
//! Two things bind whoever changes subscribers from one release to the next: a subscriber that wants one kind more gets
//! a new name, because nodes of the release before pass that kind over under the old one; and a subscriber that is
//! given up is taken off the books with [`retire`], or [`prune`] would wait for it for ever.

pub(crate) mod deliver;
pub(crate) mod queries;

use crate::{Db, Failure, Millis, Result, Tx};
use futures_util::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};

pub use queries::ALL as STATEMENTS;

/// Tries before an event is set aside, so that one bad event cannot stop every takedown behind it.
pub const ATTEMPTS_MAX: i64 = 8;
/// The kind of the dead job that keeps an event which was set aside, with its subscriber, for a person to look at.
pub const SET_ASIDE: &str = "event.set_aside";

/// Something that has happened, in the past tense. It carries ids, never captions, tokens or hashes.
pub trait Event: Serialize + DeserializeOwned + Send + Sync {
    /// The name it is stored under, `room.what_happened`; never changed once released.
    const KIND: &'static str;
}

/// An event as it stands in the log.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Recorded {
    /// Its place: grows by one with each committed event, without gaps.
    pub seq: i64,
    /// Which event it is ([`Event::KIND`]).
    pub kind: String,
    /// Its body as JSON.
    pub body: String,
    /// When it was committed.
    pub at: Millis,
}

impl Recorded {
    /// The event, if it is of this kind.
    ///
    /// # Errors
    /// When the stored body does not fit the type.
    pub fn read<E: Event>(&self) -> Result<Option<E>> {
        if self.kind != E::KIND {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&self.body)?))
    }
}

/// Who wants to be told. Registered by the binary on a [`crate::Background`].
pub trait Subscriber: Send + Sync + 'static {
    /// A stable name; the place in the log is kept under it, from the oldest event there is.
    fn name(&self) -> &'static str;

    /// The kinds it wants; others are passed over.
    fn kinds(&self) -> &'static [&'static str];

    /// Handles one event inside the transaction that also moves the subscriber's place. Slow or outside work belongs
    /// into a job, enqueued here. An error or a panic means: again later, nothing was written; after
    /// [`ATTEMPTS_MAX`] tries, or at once on [`Failure::give_up`], the event is set aside as a dead job ([`SET_ASIDE`]),
    /// an alarm is raised, and the events behind it go on.
    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>>;
}

/// Events after `seq`, oldest first, at most `limit`. What the live wall reads.
///
/// # Errors
/// When the database cannot be reached.
pub async fn after(db: &Db, seq: i64, limit: u32) -> Result<Vec<Recorded>> {
    db.all(queries::AFTER, crate::args![seq, limit]).await
}

/// Removes events older than `before` (milliseconds) that every subscriber there ever was has seen; none at all before
/// the first subscriber has. Says how many.
///
/// # Errors
/// When the database cannot be reached.
pub async fn prune(tx: &mut Tx, before: Millis) -> Result<u64> {
    tx.execute(queries::PRUNE, crate::args![before]).await
}

/// Forgets the place of a subscriber that no release has any more; under the same name it would begin again.
///
/// # Errors
/// When the database cannot be reached.
pub async fn retire(tx: &mut Tx, subscriber: &str) -> Result<()> {
    tx.execute(queries::CURSOR_REMOVE, crate::args![subscriber])
        .await?;
    Ok(())
}

/// How many numbers between the oldest event and the newest are missing. Always 0: a hole is an event that some reader
/// was told of and no other will be.
///
/// # Errors
/// When the database cannot be reached.
pub async fn holes(db: &Db) -> Result<i64> {
    db.number(queries::HOLES, Vec::new()).await
}

/// The sequence number of the oldest event still in the log, or the one the next event will have when there is none. A
/// reader whose last event is `seq` has missed some when `seq + 1` is smaller, and must start afresh.
///
/// # Errors
/// When the database cannot be reached.
pub async fn oldest(db: &Db) -> Result<i64> {
    db.number(queries::OLDEST, Vec::new()).await
}
