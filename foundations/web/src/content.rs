//! Content that people edit: pages, facts, hotlines. The starter content is built into the program; what members of
//! staff publish is kept as the difference, an [`Overlay`], in numbered and signed packs. Every node holds what it shows
//! in memory ([`Shelf`]) and a copy of the newest pack in its data folder, so that nothing here needs the database to be
//! read.
//!
//! A change is proposed by one person and published by another ([`agree`]); what cannot wait, such as a wrong number, or
//! what is one person's to say, is published by one ([`publish_alone`]).

mod change;
mod diff;
mod pack;
mod pages;
mod shelf;
mod typed;

pub use change::{
    Agreed, Change, agree, history, open, propose, propose_in, publish_alone, refuse,
};
pub use pack::{Overlay, Pack};
pub use pages::{Desk, EDITORS, Listed, careful_routes, routes};
pub use shelf::{Kind, Shelf, Shown};
pub use typed::{kept_note, kept_text};
