//! Typed page contexts.

use crate::{
    limits,
    print::{Picture, Print},
};
use askama::Template;
use post::Tally;
use web::Page;

/// The front page.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub(crate) page: Page,
    /// The day of this edition in words.
    pub(crate) day: String,
    /// The drawn hand, as SVG of ours.
    pub(crate) hero: String,
    pub(crate) posts: Vec<Print>,
    pub(crate) eager: usize,
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
    pub(crate) posts: Vec<Print>,
    pub(crate) eager: usize,
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
    pub(crate) eager: usize,
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
    pub(crate) report: String,
    pub(crate) remove: String,
}

#[cfg(test)]
mod samples {
    use super::*;
    use crate::print::photo_sample;

    const TALLY: Tally = Tally {
        posts: 2_431,
        counted: 1,
    };

    /// Every page, with everything on it and with nothing on it.
    pub(crate) fn all(page: &Page) -> Vec<String> {
        let home = |posts: Vec<Print>, joined| HomePage {
            page: page.clone(),
            day: page.day(),
            hero: crate::front::draw(0),
            posts,
            eager: 0,
            seq: 812,
            joined,
        };
        let wall = |posts, older| WallPage {
            page: page.clone(),
            counts: TALLY.into(),
            posts,
            eager: 1,
            seq: 812,
            first: older,
            older: older.then(|| "/wall?cursor=1-2".into()),
        };
        let screen = |posts| ScreenPage {
            page: page.clone(),
            counts: TALLY.into(),
            posts,
            seq: 812,
            qr: "<svg></svg>".into(),
            address: "example.org/post".into(),
        };
        let prints = || Print::samples(page);
        vec![
            home(Vec::new(), None).render().unwrap(),
            home(prints(), Some(2_432)).render().unwrap(),
            wall(Vec::new(), false).render().unwrap(),
            wall(prints(), true).render().unwrap(),
            screen(Vec::new()).render().unwrap(),
            screen(prints()).render().unwrap(),
            FreshPage {
                page: page.clone(),
                posts: prints(),
                eager: 0,
            }
            .render()
            .unwrap(),
            crate::one::view(page.clone(), photo_sample())
                .render()
                .unwrap(),
        ]
    }
}

#[cfg(test)]
pub(crate) use samples::all as samples;
