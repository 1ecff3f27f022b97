//! What child sex trafficking is, where and how it happens, and what helps: short pages built from facts, each with its
//! value, year, place, denominator and source.
//!
//! Everything readers see comes from memory, so that it stands when the database does not.
//!
//! Never: a number without a fact, a fact without a source, a cookie, a request to another site.

mod library;
mod sources;

pub use library::Library;
pub use sources::{Fault, Sources};
