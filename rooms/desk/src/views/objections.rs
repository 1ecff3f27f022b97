//! What somebody objects to, for who decides.

use super::{Said, SaidWords, item};
use crate::close::{Objected, Said as Words};
use askama::Template;
use post::State;
use web::Page;

/// The list.
#[derive(Template)]
#[template(path = "objections.html")]
pub(crate) struct Objections {
    page: Page,
    lines: Vec<Line>,
    decides: bool,
    said: Option<SaidWords>,
}

/// A post, and what is said about it.
struct Line {
    id: String,
    state: String,
    /// Still public: the breaker left it where it is.
    public: bool,
    due: String,
    count: i64,
    words: Vec<item::Words>,
    /// What stands for the picture until somebody looks.
    veil: String,
    said: Vec<Spoken>,
}

struct Spoken {
    reason: String,
    when: String,
    note: Option<String>,
}

impl Objections {
    pub(crate) fn new(page: Page, open: &[Objected], decides: bool, said: Option<Said>) -> Self {
        let lines = open
            .iter()
            .map(|objected| Line::new(&page, objected))
            .collect();
        Self {
            said: said.map(|said| said.words(&page)),
            lines,
            decides,
            page,
        }
    }
}

impl Line {
    fn new(page: &Page, objected: &Objected) -> Self {
        let public = objected.view.state == State::Approved;
        let state = if public {
            "desk-objection-public"
        } else {
            "desk-objection-hidden"
        };
        Self {
            id: objected.view.post.to_string(),
            state: page.t(state),
            public,
            due: page.with("desk-objection-due", "when", page.moment(objected.due_at)),
            count: objected.count,
            words: item::words(page, &objected.view),
            veil: super::veil::veil(&objected.view),
            said: objected
                .said
                .iter()
                .map(|said| Spoken::new(page, said))
                .collect(),
        }
    }
}

impl Spoken {
    fn new(page: &Page, said: &Words) -> Self {
        let kind = page.t(&format!("{}-title", said.kind));
        let why = page.t(&format!("desk-why-{}", said.reason));
        Self {
            reason: format!("{kind}: {why}"),
            when: page.moment(said.made_at),
            note: said.note.clone(),
        }
    }
}
