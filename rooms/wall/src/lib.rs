//! The wall: what people see. The front page, the wall itself (live, and on a screen in a hall), one post, and the same
//! as JSON and as a stream of events.
//!
//! No tables: everything is read through the door of `post`.
//!
//! Never: a page made before a takedown, after that takedown was answered ([`Wall`] caches under the head of the event
//! log); a count that claims people where times joined are counted; a cookie; a stream that is compressed or kept.

mod api;
mod cache;
mod card;
mod events;
mod front;
mod kept;
mod limits;
mod live;
mod one;
mod openapi;
mod pages;
mod print;
mod screen;
mod views;

use post::Post;
use std::{future::Future, sync::Arc};
use web::{Access, App, Routes};

pub use openapi::openapi;

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Wall(Arc<Inner>);

struct Inner {
    app: App,
    pages: cache::Cache,
    kept: kept::Prints,
    hero: front::Hero,
    cards: card::Cards,
    live: live::Live,
}

impl Wall {
    /// The wall of `post`, for as many listeners as the limit on open files of this process allows.
    pub fn new(post: Post) -> Self {
        Self::for_listeners(&post, limits::listeners_max())
    }

    pub(crate) fn for_listeners(post: &Post, listeners_max: usize) -> Self {
        let app = post.app().clone();
        let live = live::Live::new(app.clone(), listeners_max);
        Self(Arc::new(Inner {
            app,
            pages: cache::Cache::new(),
            kept: kept::Prints::new(),
            hero: front::Hero::default(),
            cards: card::Cards::default(),
            live,
        }))
    }

    /// Turns the event log into the live wall until `stop` resolves; then every listener's stream ends, so that a
    /// shutdown need not wait for them. Spawned once by the binary, with the [`store::Background`] that follows the
    /// events of other nodes.
    pub async fn run_live(&self, stop: impl Future<Output = ()>) {
        self.0.live.run(stop).await;
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn pages(&self) -> &cache::Cache {
        &self.0.pages
    }

    pub(crate) fn kept(&self) -> &kept::Prints {
        &self.0.kept
    }

    pub(crate) fn hero(&self) -> &front::Hero {
        &self.0.hero
    }

    pub(crate) fn cards(&self) -> &card::Cards {
        &self.0.cards
    }

    pub(crate) fn live(&self) -> &live::Live {
        &self.0.live
    }
}

/// Every address of the room.
pub fn routes(wall: Wall) -> Routes {
    let reader = Access::reader();
    Routes::new()
        .get("/", pages::home, reader)
        .get("/card.png", card::show, reader)
        .get("/wall", pages::wall, reader)
        .get("/wall/new", pages::fresh, reader)
        .get("/p/{name}", one::show, reader)
        .merge(api::routes())
        .with(wall)
}

#[cfg(test)]
mod tests;
