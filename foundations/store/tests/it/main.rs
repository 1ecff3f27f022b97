//! Every test of the database runs on both engines, every test of objects on a folder and on an S3 server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test code: what goes wrong here fails the test"
)]

mod blobs;
mod engines;
mod events;
mod events_two_nodes;
mod full_disk;
mod jobs;
mod jobs_keyed;
mod jobs_two_nodes;
mod opening;
mod paging;
mod transactions;
mod types;
