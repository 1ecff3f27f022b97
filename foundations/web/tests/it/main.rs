//! The shell from outside: requests in, answers out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on ends, also in what it shares with others"
)]

mod audit;
mod connections;
mod content;
mod shell;
mod sign_in;
mod switches;
mod trail;
