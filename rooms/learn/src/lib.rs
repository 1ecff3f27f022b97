//! What child sex trafficking is, where and how it happens, and what helps: short pages built from facts, each with its
//! value, year, place, denominator and source.
//!
//! Everything readers see comes from memory, so that it stands when the database does not: one [`Library`], read from
//! [`Sources`] and replaced whole. What is wrong with a text is a [`Fault`], and a library with faults is not taken.
//!
//! Never: a number without a fact, a fact without a source, a cookie, a request to another site, an answer of the
//! knowledge check kept anywhere.

mod charts;
mod cited;
mod facts;
mod leaf;
mod library;
mod limits;
mod lines;
mod lints;
mod pages;
mod quiz;
mod sources;
mod views;

pub use leaf::Translation;
pub use library::Library;
pub use sources::{Fault, Sources};

use arc_swap::ArcSwap;
use std::sync::Arc;
use web::{Access, App, Routes};

/// The state of the room: the library as it is now.
#[derive(Clone)]
pub struct Learn {
    app: App,
    library: Arc<ArcSwap<Library>>,
    pictures: facts::card::Pictures,
}

impl Learn {
    /// With the content that is built into the program.
    pub fn new(app: App) -> Self {
        // A test holds that the starter content has no fault; what could be read is shown in any case.
        let (library, faults) = Library::gather(&Sources::embedded());
        for fault in &faults {
            tracing::error!(%fault, "built-in content");
        }
        let library = Arc::new(ArcSwap::from_pointee(library));
        Self {
            app,
            library,
            pictures: facts::card::Pictures::default(),
        }
    }

    /// What readers see now.
    pub fn library(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// Replaces what readers see from the next page on.
    pub fn publish(&self, library: Library) {
        self.library.store(Arc::new(library));
    }

    pub(crate) fn pictures(&self) -> &facts::card::Pictures {
        &self.pictures
    }

    /// The state of the node.
    pub fn app(&self) -> &App {
        &self.app
    }
}

/// Every address of the room.
pub fn routes(learn: Learn) -> Routes {
    let reader = Access::reader();
    Routes::new()
        .get("/learn", pages::index, reader)
        .get("/learn/check", pages::check, reader)
        .post("/learn/check", pages::checked, reader)
        .get("/learn/say", pages::cards, reader)
        .get("/learn/say/{slug}", pages::card, reader)
        .get("/learn/{slug}", pages::leaf, reader)
        .merge(facts::pages::routes())
        .with(learn)
}

#[cfg(test)]
mod tests;
