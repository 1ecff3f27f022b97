//! Typed page contexts.

use crate::{
    kept::Kept,
    limits,
    print::{Picture, Print},
};
use askama::Template;
use post::Tally;
use std::sync::Arc;
use web::Page;

/// The front page.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub(crate) page: Page,
    /// The day of this edition in words.
    pub(crate) day: String,
    /// The same for programs: `2027-02-22`.
    pub(crate) date: String,
    /// The drawn hand, as SVG of ours.
    pub(crate) hero: String,
    pub(crate) posts: Vec<Print>,
    /// None of them load at once: they are below the first view.
    pub(crate) eager: bool,
    pub(crate) seq: i64,
    /// Times joined, once there are enough to tell.
    pub(crate) joined: Option<i64>,
}

/// The counts, in words that claim no more than is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    pub(crate) posts: i64,
    pub(crate) counted: i64,
    pub(crate) total: i64,
}

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self {
            posts: tally.posts,
            counted: tally.counted,
            total: tally.total(),
        }
    }
}

impl Counts {
    /// A small number would speak against taking part.
    pub(crate) fn tells(&self) -> bool {
        self.total >= limits::JOINED_SHOWN_FROM
    }
}

/// A page of the wall.
#[derive(Template)]
#[template(path = "wall.html")]
pub(crate) struct WallPage {
    pub(crate) page: Page,
    pub(crate) counts: Counts,
    pub(crate) prints: Vec<Arc<Kept>>,
    pub(crate) seq: i64,
    /// False on older pages: what is new belongs on the first.
    pub(crate) first: bool,
    /// The next page.
    pub(crate) older: Option<String>,
}

/// What came since a page was made: the prints alone.
#[derive(Template)]
#[template(path = "prints.html")]
pub(crate) struct FreshPage {
    pub(crate) page: Page,
    pub(crate) posts: Vec<Print>,
    pub(crate) eager: bool,
}

/// One print.
#[derive(Template)]
#[template(path = "print.html")]
pub(crate) struct PrintPart<'a> {
    pub(crate) page: &'a Page,
    pub(crate) post: &'a Print,
    /// Loads at once rather than when it comes near.
    pub(crate) eager: bool,
}

/// The wall on a screen in a hall.
#[derive(Template)]
#[template(path = "tv.html")]
pub(crate) struct ScreenPage {
    pub(crate) page: Page,
    pub(crate) counts: Counts,
    pub(crate) posts: Vec<Print>,
    pub(crate) seq: i64,
    /// The code that leads a phone here, as SVG of ours.
    pub(crate) qr: String,
    /// The same address to read and type.
    pub(crate) address: String,
}

/// One post with a page of its own.
#[derive(Template)]
#[template(path = "one.html")]
pub(crate) struct OnePage {
    pub(crate) page: Page,
    pub(crate) post: One,
}

/// What that page shows.
#[derive(Clone, Debug)]
pub(crate) struct One {
    pub(crate) picture: Picture,
    pub(crate) form: &'static str,
    pub(crate) alt: String,
    pub(crate) caption: Option<String>,
    pub(crate) caption_lang: Option<String>,
    /// First name and place, if the person asked for them.
    pub(crate) signed: Option<String>,
    pub(crate) day: String,
    pub(crate) day_iso: String,
    pub(crate) ask: String,
    pub(crate) report: String,
    pub(crate) remove: String,
}

#[cfg(test)]
pub(crate) mod samples;
