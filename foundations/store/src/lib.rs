//! Everything that lasts: database, events, jobs, objects; and the two things that must be borrowed, never taken:
//! time and randomness.
//!
//! - [`Db`] is SQLite (one file in the data folder) or PostgreSQL. One SQL text serves both; statements live in each
//!   room's `queries.rs`, made with [`statements!`], and a test prepares every one of them on both engines.
//! - [`Tx`] is the only way to write. What it emits ([`Tx::emit`]) and enqueues ([`Tx::enqueue`]) is committed with it
//!   or not at all.
//! - [`events`] carry news upwards (a lower room never calls a higher one); [`jobs`] carry work that may take long or
//!   fail. Both survive a crash.
//! - [`Blobs`] keeps objects in a folder or in S3-compatible storage; [`Sealer`] encrypts what is not public yet.
//!
//! Tables owned here: `event`, `event_head`, `event_cursor`, `job`.
//! Never: business rules, HTTP, or the name of a room.

mod blobs;
mod clock;
mod cursor;
mod db;
mod error;
pub mod events;
mod ids;
pub mod jobs;
mod keys;
mod rng;
mod runner;
mod sealed;

pub use blobs::{Area, BlobWriter, Blobs, BlobsConfig};
pub use clock::{Clock, Millis};
pub use cursor::Cursor;
pub use db::{Arg, Db, Record, Statement, Tx};
pub use error::{Error, Result};
pub use ids::{Ids, Token};
pub use keys::Keys;
pub use rng::Rng;
pub use runner::{Background, Failure};
pub use sealed::Sealer;
/// Internal identifiers: time-ordered UUIDs made by [`Ids`].
pub use uuid::Uuid;
