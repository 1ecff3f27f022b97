//! One entry of a page in the making.

use super::super::entry::{Entry, Media, Reason};
use super::super::kind::{self, Kind};
use super::super::sink::Parsed;
use super::super::{ENTRY_SIGNALS_MAX, time};
use super::element::Element;
use crate::{Opinion, Signal};

/// So many opinions of one entry are read.
const OPINIONS_MAX: usize = 1_024;

#[derive(Default)]
pub(super) struct Item {
    entry: Entry,
    member: Option<String>,
    id: Option<String>,
    /// When the votes that follow were given.
    voted_at: Option<String>,
    /// The print in the making lies elsewhere.
    is_link: bool,
    skipped: Vec<&'static str>,
    bad: Option<Reason>,
}

impl Item {
    pub(super) fn new(media: Media, deleted: bool) -> Self {
        Self {
            entry: Entry {
                media: Some(media),
                deleted,
                ..Entry::default()
            },
            ..Self::default()
        }
    }

    /// Takes an element's attribute.
    pub(super) fn note(&mut self, element: Element, value: Option<String>) {
        match element {
            Element::Member => self.member = value,
            Element::Fingerprint(_) => self.is_link = value.is_some(),
            Element::Voters(_) => self.voted_at = value,
            Element::Voter(view) => {
                let Some(by) = value.filter(|_| self.entry.opinions.len() < OPINIONS_MAX) else {
                    return;
                };
                let at = self.voted_at.as_deref().and_then(time::parse);
                self.entry.opinions.push(Opinion {
                    view,
                    by: by.into(),
                    at: at.unwrap_or_default(),
                });
            }
            _ => {}
        }
    }

    /// Takes an element's text.
    pub(super) fn set(&mut self, element: Element, text: &str) {
        match element {
            Element::Id => self.id = Some(text.to_owned()),
            Element::Timestamp => self.entry.at = time::parse(text),
            Element::Classification if !text.is_empty() => {
                self.entry.labels = vec![text.to_owned()];
            }
            Element::Fingerprint(kind) => self.add_print(kind, text),
            _ => {}
        }
    }

    fn add_print(&mut self, kind: Option<Kind>, text: &str) {
        if self.entry.signals.len().max(self.skipped.len()) >= ENTRY_SIGNALS_MAX {
            self.bad = Some(Reason::TooLong);
            return;
        }
        match kind {
            Some(Kind::Ours(kind)) if !self.is_link => match Signal::parse(kind, text) {
                Ok(signal) => self.entry.signals.push(signal),
                Err(_) => self.bad = Some(Reason::Hash),
            },
            Some(Kind::Ours(kind)) => self.skipped.push(kind.name()),
            Some(Kind::Foreign(name)) => self.skipped.push(name),
            None => self.skipped.push(kind::OTHER),
        }
    }

    /// The entry, unless it has no name or only bad prints: what was known of it before is better then.
    pub(super) fn parsed(mut self) -> Parsed {
        let named = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        let is_named = named(&self.member) && named(&self.id);
        let is_lost = self.bad.is_some() && self.entry.signals.is_empty();
        if let (Some(member), Some(id)) = (self.member, self.id) {
            self.entry.key = Some(format!("{member}/{id}"));
        }
        let usable = is_named && !is_lost;
        Parsed {
            entry: usable.then_some(self.entry),
            skipped: self.skipped,
            bad: if is_named {
                self.bad
            } else {
                Some(Reason::Form)
            },
        }
    }
}
