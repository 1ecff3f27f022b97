//! One post on the desk: signals as words, never as a judgement.

use crate::model::{only_words, steps};
use askama::Template;
use post::{HeldView, Kind, place_name};
use web::Page;

/// A post in the grid.
pub(crate) struct Item {
    pub(super) id: String,
    pub(super) mark: String,
    pub(super) signals: Vec<Signal>,
    pub(super) words: Vec<Words>,
    pub(super) meta: String,
    /// There is something to hide, and a way to do it.
    pub(super) may_hide: bool,
    /// The picture is public already; only its words wait.
    pub(super) only_words: bool,
}

/// Something to know about a post before looking.
pub(crate) struct Signal {
    pub(super) words: String,
    pub(super) heed: bool,
}

/// Words of its author, and what they are.
pub(crate) struct Words {
    pub(super) label: String,
    pub(super) text: String,
}

impl Item {
    pub(crate) fn new(page: &Page, view: &HeldView, mark: String) -> Self {
        let kind = page.t(&format!("desk-kind-{}", view.kind.name()));
        Self {
            id: view.post.to_string(),
            mark,
            signals: signals(page, view),
            words: words(page, view),
            meta: format!("{kind} · {} · {}", view.lang, page.moment(view.made_at)),
            may_hide: view.kind == Kind::Photo && !only_words(view),
            only_words: only_words(view),
        }
    }
}

pub(super) fn signals(page: &Page, view: &HeldView) -> Vec<Signal> {
    let hiding = match view.hiding.as_str() {
        "everything" => Some(("desk-signal-everything", true)),
        "but-region" => Some(("desk-signal-but-hand", false)),
        "regions" => Some(("desk-signal-regions", false)),
        _ => None,
    };
    let some = |is: bool, key: &str, heed: bool| {
        is.then(|| Signal {
            words: page.t(key),
            heed,
        })
    };
    let faces = Signal {
        words: page.with("desk-signal-faces", "n", view.faces),
        heed: false,
    };
    let easy = steps(view) == 0;
    [
        some(only_words(view), "desk-signal-only-words", true),
        some(view.wants_face, "desk-signal-wants-face", true),
        (view.faces > 0 && !view.wants_face).then_some(faces),
        hiding.and_then(|(key, heed)| some(true, key, heed)),
        some(view.unsettled, "desk-signal-unsettled", true),
        some(view.close_to_refused, "desk-signal-close", true),
        some(view.near_of.is_some(), "desk-signal-near", false),
        some(easy, "desk-signal-easy", false),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn words(page: &Page, view: &HeldView) -> Vec<Words> {
    let place = view
        .place
        .as_deref()
        .map(|id| place_name(id, page.lang()).unwrap_or_else(|| id.to_owned()));
    [
        ("desk-words-caption", view.caption.clone()),
        ("desk-words-alt", view.alt.clone()),
        ("desk-words-name", view.first_name.clone()),
        ("desk-words-place", place),
    ]
    .into_iter()
    .filter_map(|(key, text)| {
        Some(Words {
            label: page.t(key),
            text: text?,
        })
    })
    .collect()
}

/// A reason to choose.
pub(crate) struct Reason {
    pub(super) code: &'static str,
    pub(super) words: String,
    /// The digit that presses it; empty where digits have run out.
    pub(super) key: String,
}

/// Reasons a person gives, the usual ones first. `abuse` is not among them: that is sealed, not refused.
const REASONS: [post::Reason; 11] = [
    post::Reason::Face,
    post::Reason::NotTheX,
    post::Reason::Child,
    post::Reason::Place,
    post::Reason::Contact,
    post::Reason::Sensational,
    post::Reason::Restraint,
    post::Reason::Injury,
    post::Reason::Sexual,
    post::Reason::Spam,
    post::Reason::Unusable,
];

pub(crate) fn reasons(page: &Page) -> Vec<Reason> {
    let key = |index: usize| {
        if index < 10 {
            ((index + 1) % 10).to_string()
        } else {
            String::new()
        }
    };
    REASONS
        .iter()
        .enumerate()
        .map(|(index, reason)| Reason {
            code: reason.name(),
            words: page.t(&format!("desk-reason-{}", reason.name())),
            key: key(index),
        })
        .collect()
}

/// One picture, to hide something in it.
#[derive(Template)]
#[template(path = "hide.html")]
pub(crate) struct HidePage {
    page: Page,
    id: String,
    width: i64,
    height: i64,
    wants_face: bool,
    cells: Vec<(u8, String)>,
}

impl HidePage {
    pub(crate) fn new(page: Page, view: &HeldView) -> Self {
        let cells = (1..=9)
            .map(|n: u8| (n, page.t(&format!("desk-cell-{n}"))))
            .collect();
        Self {
            id: view.post.to_string(),
            width: view.width.max(1),
            height: view.height.max(1),
            wants_face: view.wants_face,
            cells,
            page,
        }
    }
}
