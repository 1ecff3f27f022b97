//! The audit trail as a page: what people decided, newest first, and whether the record still is what it was.
//!
//! Never: who posted, asked or objected (the trail does not know); what guard does, which is for safety officers alone.

pub(crate) mod pages;
pub(crate) mod views;

pub(crate) use pages::routes;
