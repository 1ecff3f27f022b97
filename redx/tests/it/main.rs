//! The whole node: every room together, as the binary builds it.

mod openapi;
mod routes;
mod soak;
mod statements;
