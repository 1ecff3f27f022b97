//! What somebody objects to, for who decides.

use super::{Said, SaidWords, item};
use crate::{
    close::{Objected, Said as Words},
    signed::Signed,
};
use askama::Template;
use post::State;
use store::Millis;
use web::Page;

/// The list.
#[derive(Template)]
#[template(path = "objections.html")]
pub(crate) struct Objections {
    page: Page,
    lines: Vec<Line>,
    decides: bool,
    /// Authors who ask for another look.
    appeals: i64,
    said: Option<SaidWords>,
}

/// A post, and what is said about it.
struct Line {
    id: String,
    state: String,
    /// Still public: the breaker left it where it is.
    public: bool,
    due: String,
    /// Somebody was told that it would be decided by now.
    late: bool,
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
    /// What they say of themselves: label and text.
    signed: Vec<item::Words>,
}

impl Objections {
    pub(crate) fn new(
        page: Page,
        open: &[Objected],
        decides: bool,
        appeals: i64,
        now: Millis,
        said: Option<Said>,
    ) -> Self {
        let lines = open
            .iter()
            .map(|objected| Line::new(&page, objected, decides, now))
            .collect();
        Self {
            said: said.map(|said| said.words(&page)),
            lines,
            decides,
            appeals,
            page,
        }
    }
}

impl Line {
    fn new(page: &Page, objected: &Objected, decides: bool, now: Millis) -> Self {
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
            late: now >= objected.due_at,
            count: objected.count,
            words: item::words(page, &objected.view),
            veil: super::veil::veil(&objected.view),
            said: objected
                .said
                .iter()
                .map(|said| Spoken::new(page, said, decides))
                .collect(),
        }
    }
}

impl Spoken {
    /// What people wrote, and who they are, is for who decides.
    fn new(page: &Page, said: &Words, decides: bool) -> Self {
        let kind = page.t(&format!("{}-title", said.kind));
        let why = page.t(&format!("desk-why-{}", said.reason));
        Self {
            reason: format!("{kind}: {why}"),
            when: page.moment(said.made_at),
            note: said.note.clone().filter(|_| decides),
            signed: match &said.signed {
                Some(signed) if decides => who(page, signed),
                _ => Vec::new(),
            },
        }
    }
}

fn who(page: &Page, signed: &Signed) -> Vec<item::Words> {
    let stands = signed.acts_for.map(|other| {
        page.t(if other {
            "notice-stands-other"
        } else {
            "notice-stands-self"
        })
    });
    [
        ("notice-signed-as", signed.signature.clone()),
        ("notice-stands", stands),
        ("notice-name", signed.name.clone()),
        ("notice-contact", signed.contact.clone()),
    ]
    .into_iter()
    .filter_map(|(key, text)| {
        Some(item::Words {
            label: page.t(key),
            text: text?,
        })
    })
    .collect()
}
