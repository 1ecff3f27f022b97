//! Ask: "What is that X?" Anybody asks, without an account; people here answer; question and answer are published
//! together and found again by whoever asks the same.
//!
//! Tables owned here: `ask_question`, `ask_answer`, `ask_number`, `ask_word`, `ask_typo`, `ask_posting`, `ask_disclosure`.
//!
//! Never: a word of a stranger published without a person's decision; a way to reach or find somebody published at all
//! ([`guard::text::never_public`]); a tip stored; the words of somebody who tells of themselves stored before they
//! chose, or read by anybody but the safety officer; an answer from which a writer could learn that a text was sealed.

mod answer;
mod api;
mod ask;
mod care;
mod decline;
mod disclosures;
mod escalate;
mod events;
mod feed;
mod homes;
mod jobs;
mod limits;
mod model;
mod openapi;
mod pages;
mod picture;
mod queries;
mod receipt;
mod receipt_pages;
mod row;
mod search;
mod shown;
mod speak;
mod spoken_pages;
mod staff_pages;
mod thread;
mod views;
mod want;
mod withdraw;
mod write;

use guard::Guard;
use help::Help;
use homes::Homes;
use learn::Pictures;
use post::Post;
use search::Memory;
use std::sync::Arc;
use web::{App, Routes};

pub use ask::leave;
pub use care::late as late_disclosures;
pub use events::{Answered, Gone};
pub use jobs::Sweep;
pub use openapi::openapi;
pub use queries::ALL as STATEMENTS;
pub use search::{Kind, Searchable};
pub use shown::{Shown, newest};
pub use write::{Written, write};

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Ask(Arc<Inner>);

struct Inner {
    post: Post,
    help: Help,
    homes: Homes,
    memory: Memory,
    pictures: Pictures,
}

impl Ask {
    /// The room over `post`, of whose pictures people ask, with the lines of `help` for who needs them.
    pub fn new(post: Post, help: Help) -> Self {
        Self(Arc::new(Inner {
            post,
            help,
            homes: Homes::default(),
            memory: Memory::default(),
            pictures: Pictures::default(),
        }))
    }

    /// Says what else there is to find, replacing what was said before: pages and facts, which other rooms hold in
    /// memory. Called at the start and whenever one of them changes.
    pub fn feed(&self, all: Vec<Searchable>) {
        self.0.memory.replace(all);
    }

    pub(crate) fn app(&self) -> &App {
        self.0.post.app()
    }

    pub(crate) fn guard(&self) -> &Guard {
        self.0.post.guard()
    }

    pub(crate) fn help(&self) -> &Help {
        &self.0.help
    }

    pub(crate) fn homes(&self) -> &Homes {
        &self.0.homes
    }

    pub(crate) fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }
}

/// Searches as the pages do. For measuring it.
///
/// # Errors
/// When the database cannot be reached.
pub async fn search(
    room: &Ask,
    text: &str,
    lang: &str,
) -> store::Result<(Vec<Shown>, Vec<Searchable>)> {
    search::find(room, text, lang).await
}

/// Every address of the room.
pub fn routes(room: Ask) -> Routes {
    pages::routes()
        .merge(receipt_pages::routes())
        .merge(feed::routes())
        .merge(api::routes())
        .merge(staff_pages::routes())
        .merge(disclosures::routes())
        .merge(spoken_pages::routes())
        .with(room)
}

#[cfg(test)]
mod tests;
