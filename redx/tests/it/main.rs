//! The whole node: every room together, as the binary builds it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that meets the unexpected has failed"
)]

mod content;
mod content_files;
mod desk_people;
mod findable;
mod guard_cases;
mod guard_exchange;
mod guard_files;
mod guard_report;
mod guard_serve;
mod openapi;
mod overdue;
mod routes;
mod soak;
mod statements;
