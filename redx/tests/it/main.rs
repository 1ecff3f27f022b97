//! The whole node: every room together, as the binary builds it.

mod routes;
mod statements;
