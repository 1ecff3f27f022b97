//! The crate from outside: real worker processes on pictures drawn by code.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that meets the unexpected has failed"
)]

mod drawing;
mod faces;
mod formats;
mod fuzzed;
mod heic;
mod hiding;
mod metadata;
mod refusals;
mod sandbox;
mod workers;
