//! What child sex trafficking is, where and how it happens, and what helps: short pages built from facts, each with its
//! value, year, place, denominator and source.
//!
//! Everything readers see comes from memory, so that it stands when the database does not: one [`Library`], read from
//! [`Sources`] and replaced whole, as two members of staff agree (`web::content`). What is wrong with a text is a [`Fault`], and a library with faults is not taken.
//!
//! Tables owned here: `quiz_total`.
//!
//! Never: a number without a fact, a fact without a source, a cookie, a request to another site, who answered the
//! knowledge check, or when.

mod charts;
mod cited;
mod confirm;
mod desk;
mod edition;
mod facts;
mod found;
mod leaf;
mod library;
mod limits;
mod lines;
mod lints;
mod pages;
mod places;
mod queries;
mod quiz;
mod sources;
mod totals;
mod views;

pub use facts::card::{Order, Pictures};
pub use found::Found;
pub use leaf::Translation;
pub use library::Library;
pub use queries::ALL as STATEMENTS;
pub use sources::{Fault, Sources};

use jiff::civil::Date;
use std::{future::Future, sync::Arc};
use web::{Access, App, Routes, content::Shelf};

/// The state of the room: the library as it is now.
#[derive(Clone)]
pub struct Learn {
    shelf: Shelf<Arc<Library>>,
    pictures: facts::card::Pictures,
    counting: totals::Counting,
}

impl Learn {
    /// With the newest content that the node has.
    pub fn new(app: App) -> Self {
        Self {
            shelf: Shelf::new(app, edition::CONTENT),
            pictures: facts::card::Pictures::default(),
            counting: totals::Counting::default(),
        }
    }

    /// What readers see now.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.shelf.now().value)
    }

    /// What people edit here, for the desk and for files.
    pub fn edited(&self) -> &Shelf<impl Send + Sync + 'static> {
        &self.shelf
    }

    /// The facts on pages that somebody was to read again before today, and by when: somebody is to be told. Readers see
    /// them all the same, with their date.
    pub fn overdue(&self) -> Vec<(String, Date)> {
        let library = self.library();
        let late = library.overdue(pages::today(self)).into_iter();
        late.map(|(id, by)| (id.to_owned(), by)).collect()
    }

    /// Takes over what other nodes publish, and writes down what was counted here, until `stop` resolves.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        let write = async {
            loop {
                tokio::time::sleep(limits::WRITE_DOWN_EVERY).await;
                self.write_down().await;
            }
        };
        tokio::select! { () = self.shelf.follow(stop) => {}, () = write => {} }
        self.write_down().await;
    }

    async fn write_down(&self) {
        if let Err(error) = self.counting.write_down(self.app().db()).await {
            tracing::warn!(%error, "cannot write down the totals of the check");
        }
    }

    pub(crate) fn counting(&self) -> &totals::Counting {
        &self.counting
    }

    /// Follows the number of the content that readers see.
    pub fn editions(&self) -> tokio::sync::watch::Receiver<i64> {
        self.shelf.editions()
    }

    #[cfg(test)]
    pub(crate) fn publish(&self, library: Library) {
        self.shelf.show(Arc::new(library));
    }

    pub(crate) fn shelf(&self) -> &Shelf<Arc<Library>> {
        &self.shelf
    }

    pub(crate) fn pictures(&self) -> &facts::card::Pictures {
        &self.pictures
    }

    /// The state of the node.
    pub fn app(&self) -> &App {
        self.shelf.app()
    }
}

/// Every address of the room.
pub fn routes(learn: Learn) -> Routes {
    let reader = Access::reader();
    let staff = desk::routes(&learn);
    Routes::new()
        .get("/learn", pages::index, reader)
        .get("/learn/check", pages::check, reader)
        .post("/learn/check", pages::checked, reader.rate(limits::CHECKS))
        .get("/learn/say", pages::cards, reader)
        .get("/learn/say/{slug}", pages::card, reader)
        .get("/learn/{slug}", pages::leaf, reader)
        .merge(facts::pages::routes())
        .merge(places::routes())
        .with(learn)
        .merge(staff)
}

#[cfg(test)]
mod tests;
