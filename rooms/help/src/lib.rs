//! Where to find help, how to read this site safely, and what the organiser answers for.
//!
//! Everything here is made from embedded data and the campaign's settings, so that it stands when everything else is
//! down. A number or an address of a line is only ever in `content/hotlines`, never in a sentence.
//!
//! Never: a database, a cookie, a form, a guess at where somebody is, a request to another site.

mod hotlines;
pub mod kept;
mod pages;
mod views;

pub use hotlines::overdue;
pub use views::lines_to_call;

use web::{Access, Routes};

/// Help, safety, and the organiser's pages. They need no state.
pub fn routes() -> Routes {
    let open = Access::reader;
    Routes::new()
        .get("/help", pages::help, open())
        .get("/help/safety", pages::safety, open())
        .get("/help/{country}", pages::country, open())
        .get("/privacy", pages::privacy, open())
        .get("/terms", pages::terms, open())
        .get("/contact", pages::contact, open())
}

#[cfg(test)]
mod tests;
