//! One post on the desk: signals as words, never as a judgement.

use crate::{
    batch::InHand,
    limits,
    model::{only_words, steps},
    note::Note,
    views::veil,
};
use askama::Template;
use post::{HeldView, Kind, place_name};
use store::Uuid;
use web::Page;

/// A post in the grid, with those that show nearly the same picture: decided together, each for itself.
pub(crate) struct Item {
    pub(super) id: String,
    pub(super) faces: Vec<Face>,
    pub(super) signals: Vec<Signal>,
    pub(super) words: Vec<Words>,
    pub(super) notes: Vec<[String; 2]>,
    pub(super) meta: String,
    /// A hand, no face, no words: small, many in a row.
    pub(super) easy: bool,
    /// The picture is public already; only its words wait.
    pub(super) only_words: bool,
    /// It can be handed on for a second opinion.
    pub(super) may_stash: bool,
}

/// One picture of an item.
pub(crate) struct Face {
    pub(super) id: String,
    pub(super) mark: String,
    /// The address of what is to be seen: a veil, or the picture when its person has asked for it without a script.
    pub(super) src: String,
    pub(super) open: bool,
}

/// What one person has in hand as items, in their turn, each with what shows nearly the same.
pub(crate) fn items(page: &Page, mine: &[InHand], open: &[Uuid]) -> Vec<Item> {
    let mut rows: Vec<Vec<&InHand>> = Vec::new();
    for one in mine {
        let alike = |row: &&mut Vec<&InHand>| {
            row.len() < limits::ROW_MAX && row.iter().all(|other| go_together(one, other))
        };
        match rows.iter_mut().find(alike) {
            Some(row) => row.push(one),
            None => rows.push(vec![one]),
        }
    }
    let items = rows.iter().filter_map(|row| Item::new(page, row, open));
    items.collect()
}

/// Nearly the same picture, and all of it waits. With words each one is read for itself.
fn go_together(one: &InHand, other: &InHand) -> bool {
    let plain = |in_hand: &InHand| !only_words(&in_hand.view) && !has_words(&in_hand.view);
    one.first == other.first && one.second == other.second && plain(one) && plain(other)
}

fn has_words(view: &HeldView) -> bool {
    let words = [&view.caption, &view.alt, &view.first_name, &view.place];
    words.iter().any(|text| text.is_some())
}

/// Something to know about a post before looking.
pub(crate) struct Signal {
    pub(super) words: String,
    pub(super) heed: bool,
}

/// Words of its author, and what they are.
pub(crate) struct Words {
    pub(crate) label: String,
    pub(crate) text: String,
}

impl Item {
    fn new(page: &Page, row: &[&InHand], open: &[Uuid]) -> Option<Self> {
        let first = row.first()?;
        let view = &first.view;
        let kind = page.t(&format!("desk-kind-{}", view.kind.name()));
        let mut signals = signals(page, view);
        let signal = |words: String, heed: bool| Signal { words, heed };
        if first.second {
            signals.insert(0, signal(page.t("desk-signal-second"), true));
        }
        if row.len() > 1 {
            let n = i64::try_from(row.len()).unwrap_or(i64::MAX);
            signals.push(signal(page.with("desk-signal-alike", "n", n), false));
        }
        let notes = row.iter().flat_map(|one| &one.notes);
        let only_words = only_words(view);
        Some(Self {
            id: view.post.to_string(),
            faces: row.iter().map(|one| Face::new(one, open)).collect(),
            signals,
            words: words(page, view),
            notes: notes
                .map(|note| [note.name.clone(), note.words.clone()])
                .collect(),
            meta: format!("{kind} · {} · {}", view.lang, page.moment(view.made_at)),
            easy: !first.second
                && row
                    .iter()
                    .all(|one| steps(&one.view) == 0 || alike_only(&one.view)),
            only_words,
            may_stash: !first.second && !only_words,
        })
    }
}

/// Nothing to heed but that it is nearly the same as an earlier one.
fn alike_only(view: &HeldView) -> bool {
    view.near_of.is_some() && steps(view) == 1
}

impl Face {
    fn new(one: &InHand, open: &[Uuid]) -> Self {
        let view = &one.view;
        let open = open.contains(&view.post);
        Self {
            id: view.post.to_string(),
            mark: one.mark.clone(),
            src: if open {
                format!("/desk/picture/{}/{}", view.post, limits::GRID_SIDE_PIXELS)
            } else {
                veil::veil(view)
            },
            open,
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

pub(crate) fn words(page: &Page, view: &HeldView) -> Vec<Words> {
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
    pub(crate) code: &'static str,
    pub(crate) words: String,
    /// The digit that presses it; empty where digits have run out.
    pub(crate) key: String,
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

/// One post: to hide something in its picture, cut it, say what it shows, and talk about it.
#[derive(Template)]
#[template(path = "hide.html")]
pub(crate) struct HidePage {
    page: Page,
    id: String,
    width: i64,
    height: i64,
    /// There is an original to make it anew from.
    photo: bool,
    wants_face: bool,
    cells: Vec<(u8, String)>,
    crops: Vec<(&'static str, String)>,
    alt: String,
    alt_chars_max: usize,
    notes: Vec<[String; 2]>,
    note_chars_max: usize,
}

/// What can be kept without a script: the part, and the words for it.
const CROPS: [(&str, &str); 5] = [
    ("0.15 0.15 0.7 0.7", "desk-crop-middle"),
    ("0 0 1 0.6", "desk-crop-top"),
    ("0 0.4 1 0.6", "desk-crop-bottom"),
    ("0 0 0.6 1", "desk-crop-left"),
    ("0.4 0 0.6 1", "desk-crop-right"),
];

impl HidePage {
    pub(crate) fn new(page: Page, view: &HeldView, notes: &[Note]) -> Self {
        let cells = (1..=9)
            .map(|n: u8| (n, page.t(&format!("desk-cell-{n}"))))
            .collect();
        Self {
            id: view.post.to_string(),
            width: view.width.max(1),
            height: view.height.max(1),
            photo: view.kind == Kind::Photo && !only_words(view),
            wants_face: view.wants_face,
            cells,
            crops: CROPS.map(|(part, key)| (part, page.t(key))).into(),
            alt: view.alt.clone().unwrap_or_default(),
            alt_chars_max: limits::ALT.chars_max,
            notes: notes
                .iter()
                .map(|note| [note.name.clone(), note.words.clone()])
                .collect(),
            note_chars_max: limits::COLLEAGUE_NOTE.chars_max,
            page,
        }
    }
}
