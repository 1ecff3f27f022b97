//! The room's page contexts. Each has a sample; a test renders all of them in every language.

mod day;
mod exchanges;
mod item;
mod notice;
mod objections;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod veil;

pub(crate) use day::{Day, Reasons};
pub(crate) use exchanges::Exchanges;
pub(crate) use item::{HidePage, Item, Reason, Words, items, reasons, words};
pub(crate) use notice::{Notice, Told};
pub(crate) use objections::Objections;

use crate::{batch::Standing, care::views::Break, limits, model::Act};
use askama::Template;
use store::Uuid;
use web::{Page, Role, content::EDITORS};

/// How the last plain form went, said at the top of the page it led back to.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    key: &'static str,
    undo: Vec<Uuid>,
}

/// What may be said; the words are Fluent messages of these names. Those of a problem have `problem-` before them.
const SAYINGS: [(&str, &str); 17] = [
    ("desk-approved", "desk-approved"),
    ("desk-refused", "desk-refused"),
    ("desk-sealed", "desk-sealed"),
    ("desk-undone", "desk-undone"),
    ("desk-hidden", "desk-hidden"),
    ("desk-told", "desk-told"),
    ("desk-gone", "problem-desk-gone"),
    ("desk-not-clear", "problem-desk-not-clear"),
    ("desk-changed", "problem-desk-changed"),
    ("desk-not-seen", "problem-desk-not-seen"),
    ("desk-second", "problem-desk-second"),
    ("desk-drawn-fine", "problem-desk-drawn-fine"),
    ("desk-drawn-not", "problem-desk-drawn-not"),
    ("desk-stashed", "desk-stashed"),
    ("desk-some-gone", "desk-some-gone"),
    ("desk-described", "desk-described"),
    ("desk-noted", "desk-noted"),
];

impl Said {
    /// What was done, if it was.
    pub(crate) fn after(act: &Act) -> Self {
        let key = match act {
            Act::Approve => "desk-approved",
            Act::Refuse(_) => "desk-refused",
            Act::Escalate => "desk-sealed",
            Act::Undo => "desk-undone",
            Act::Hide(_) | Act::Crop(_) => "desk-hidden",
            Act::Stash => "desk-stashed",
            Act::LeaveWords => "desk-told",
        };
        let undo = Vec::new();
        Self { key, undo }
    }

    /// Reads it from an address.
    pub(crate) fn parse(said: Option<&str>, done: Option<&str>) -> Option<Self> {
        let (_, key) = SAYINGS.iter().find(|(name, _)| Some(*name) == said)?;
        let ends = matches!(*key, "desk-approved" | "desk-refused" | "desk-stashed");
        let undo = done.filter(|_| ends).map(posts).unwrap_or_default();
        Some(Self { key, undo })
    }

    /// The address that says it.
    pub(crate) fn address(&self, posts: &[Uuid]) -> String {
        let posts: Vec<String> = posts.iter().map(Uuid::to_string).collect();
        format!("/desk?said={}&done={}", self.key, posts.join(","))
    }

    fn words(self, page: &Page) -> SaidWords {
        SaidWords {
            words: page.t(self.key),
            undo: self.undo.iter().map(Uuid::to_string).collect(),
        }
    }
}

/// The same, in words.
pub(crate) struct SaidWords {
    words: String,
    undo: Vec<String>,
}

/// Posts as an address names them, at most a row.
pub(crate) fn posts(list: &str) -> Vec<Uuid> {
    let posts = list.split(',').filter_map(|id| id.parse().ok());
    posts.take(limits::ROW_MAX).collect()
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
    /// May flip the switches of the day.
    leads: bool,
    said: Option<SaidWords>,
    rest: Break,
}

impl QueuePage {
    pub(crate) fn new(
        page: Page,
        items: Vec<Item>,
        standing: Standing,
        role: Role,
        said: Option<Said>,
        rest: Break,
    ) -> Self {
        Self {
            rest,
            leads: crate::day::leads(role),
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
const KEYS: [(&str, &str); 10] = [
    ("j k", "desk-key-move"),
    ("desk-key-space", "desk-key-hold"),
    ("a", "desk-key-approve"),
    ("r", "desk-key-refuse"),
    ("f", "desk-key-face"),
    ("s", "desk-key-stash"),
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
    keeps_words: bool,
    reads_trail: bool,
    edits: bool,
    owner: bool,
    safety: bool,
    leads: bool,
    /// Posting is open before two moderators have passed the training.
    untrained: bool,
}

impl Overview {
    pub(crate) fn new(page: Page, role: Role, standing: Standing, overdue: Overdue) -> Self {
        let edits = EDITORS.contains(&role);
        Self {
            oldest: since(&page, standing),
            overdue: if edits { overdue } else { Overdue::default() },
            sees_objections: matches!(role, Role::Owner | Role::Organiser),
            keeps_words: matches!(role, Role::Owner | Role::Organiser | Role::SafetyOfficer),
            reads_trail: matches!(role, Role::Owner | Role::Auditor),
            edits,
            owner: role == Role::Owner,
            safety: role == Role::SafetyOfficer,
            leads: crate::day::leads(role),
            untrained: false,
            page,
            standing,
        }
    }

    /// Says that an owner has let posting open before two moderators have passed the training.
    pub(crate) fn untrained(mut self, is: bool) -> Self {
        self.untrained = is;
        self
    }
}
