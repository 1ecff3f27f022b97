//! Care for those who look: a number of pictures a day that is enough, breaks, kinds of posts that somebody need not see,
//! and somebody to talk to.
//!
//! All of it is a person's own. Rows are keyed and sealed, no page shows them to a colleague or an owner, no export has
//! them, and no entry of the audit chain says what somebody wished for ([ADR 0205](../../../docs/adr/0205-care-is-nobodys-business.md)).

mod keep;
pub(super) mod limits;
pub(crate) mod model;
mod pages;
pub(super) mod queries;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use keep::{exposed, injury, is_over, kinds_spared, rest_in, sort, who, worked};
pub(crate) use pages::routes;
