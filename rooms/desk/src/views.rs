//! The room's page contexts. Each has a sample; a test renders all of them in every language.

mod exchanges;
mod item;
mod notice;
mod objections;
#[cfg(test)]
pub(crate) mod samples;

pub(crate) use exchanges::Exchanges;
pub(crate) use item::{HidePage, Item, Reason, reasons};
pub(crate) use notice::{Notice, Told};
pub(crate) use objections::Objections;

use crate::{batch::Standing, model::Act};
use askama::Template;
use store::Uuid;
use web::{Contact, Page, Role, content::EDITORS};

/// How the last plain form went, said at the top of the page it led back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    key: &'static str,
    undo: Option<Uuid>,
}

/// What may be said; the words are Fluent messages of these names. Those of a problem have `problem-` before them.
const SAYINGS: [(&str, &str); 9] = [
    ("desk-approved", "desk-approved"),
    ("desk-refused", "desk-refused"),
    ("desk-sealed", "desk-sealed"),
    ("desk-undone", "desk-undone"),
    ("desk-hidden", "desk-hidden"),
    ("desk-told", "desk-told"),
    ("desk-gone", "problem-desk-gone"),
    ("desk-not-clear", "problem-desk-not-clear"),
    ("desk-changed", "problem-desk-changed"),
];

impl Said {
    /// What was done, if it was.
    pub(crate) fn after(act: &Act) -> Self {
        let key = match act {
            Act::Approve => "desk-approved",
            Act::Refuse(_) => "desk-refused",
            Act::Escalate => "desk-sealed",
            Act::Undo => "desk-undone",
            Act::Hide(_) => "desk-hidden",
            Act::LeaveWords => "desk-told",
        };
        Self { key, undo: None }
    }

    /// Reads it from an address.
    pub(crate) fn parse(said: Option<&str>, done: Option<Uuid>) -> Option<Self> {
        let (_, key) = SAYINGS.iter().find(|(name, _)| Some(*name) == said)?;
        let undo = done.filter(|_| matches!(*key, "desk-approved" | "desk-refused"));
        Some(Self { key, undo })
    }

    /// The address that says it.
    pub(crate) fn address(self, post: Uuid) -> String {
        format!("/desk?said={}&done={post}", self.key)
    }

    fn words(self, page: &Page) -> SaidWords {
        SaidWords {
            words: page.t(self.key),
            undo: self.undo.map(|id| id.to_string()),
        }
    }
}

/// The same, in words.
pub(crate) struct SaidWords {
    words: String,
    undo: Option<String>,
}

/// A moderator's batch.
#[derive(Template)]
#[template(path = "queue.html")]
pub(crate) struct QueuePage {
    page: Page,
    items: Vec<Item>,
    reasons: Vec<Reason>,
    standing: Standing,
    oldest: String,
    more: bool,
    said: Option<SaidWords>,
}

impl QueuePage {
    pub(crate) fn new(
        page: Page,
        items: Vec<Item>,
        standing: Standing,
        said: Option<Said>,
    ) -> Self {
        Self {
            oldest: since(&page, standing),
            reasons: reasons(&page),
            said: said.map(|said| said.words(&page)),
            more: standing.free > 0,
            page,
            items,
            standing,
        }
    }
}

fn since(page: &Page, standing: Standing) -> String {
    if standing.waiting > 0 {
        page.moment(standing.oldest)
    } else {
        String::new()
    }
}

/// The keys of the desk, and the words that say what they do. A letter has no words and is said as itself.
const KEYS: [(&str, &str); 9] = [
    ("j k", "desk-key-move"),
    ("desk-key-space", "desk-key-hold"),
    ("a", "desk-key-approve"),
    ("r", "desk-key-refuse"),
    ("f", "desk-key-face"),
    ("e", "desk-key-escalate"),
    ("u", "desk-key-undo"),
    ("v", "desk-key-single"),
    ("b", "desk-key-rest"),
];

/// What editors were to read again by now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Overdue {
    pub(crate) facts: i64,
    pub(crate) lines: i64,
}

/// The desk for those who do not decide: how it stands.
#[derive(Template)]
#[template(path = "overview.html")]
pub(crate) struct Overview {
    page: Page,
    standing: Standing,
    oldest: String,
    /// Nothing, for those who do not edit.
    overdue: Overdue,
    sees_objections: bool,
    edits: bool,
    owner: bool,
    safety: bool,
}

impl Overview {
    pub(crate) fn new(page: Page, role: Role, standing: Standing, overdue: Overdue) -> Self {
        let edits = EDITORS.contains(&role);
        Self {
            oldest: since(&page, standing),
            overdue: if edits { overdue } else { Overdue::default() },
            sees_objections: matches!(role, Role::Owner | Role::Organiser),
            edits,
            owner: role == Role::Owner,
            safety: role == Role::SafetyOfficer,
            page,
            standing,
        }
    }
}

/// A break.
#[derive(Template)]
#[template(path = "rest.html")]
pub(crate) struct Rest {
    page: Page,
    safety: Contact,
}

impl Rest {
    pub(crate) fn new(page: Page) -> Self {
        Self {
            safety: page.campaign().safety.clone(),
            page,
        }
    }
}
