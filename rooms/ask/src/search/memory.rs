//! What other rooms hold in memory and let be found: pages and facts. A few hundred texts, looked through one by one.

use super::words::{self, Term};
use crate::limits;
use arc_swap::ArcSwap;
use std::sync::Arc;

/// What a thing is that can be found beside answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page to read.
    Page,
    /// A fact with its source.
    Fact,
}

impl Kind {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Fact => "fact",
        }
    }
}

/// A page or a fact that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searchable {
    /// What it is.
    pub kind: Kind,
    /// Its language.
    pub lang: String,
    /// Its address on this site, without the language.
    pub path: String,
    /// Its title, or the fact itself.
    pub title: String,
    /// What else it says.
    pub text: String,
}

/// All of them, replaced whole.
#[derive(Default)]
pub(crate) struct Memory(ArcSwap<Vec<Searchable>>);

impl Memory {
    pub(crate) fn replace(&self, all: Vec<Searchable>) {
        self.0.store(Arc::new(all));
    }

    /// What fits, best first, in one language.
    pub(crate) fn find(&self, terms: &[Term], lang: &str) -> Vec<Searchable> {
        let all = self.0.load();
        let mut found: Vec<(i64, &Searchable)> = all
            .iter()
            .filter(|one| one.lang == lang)
            .map(|one| (words::weight(terms, &one.title, &one.text), one))
            .filter(|(weight, _)| *weight > 0)
            .collect();
        found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let best = found.into_iter().take(limits::FOUND_BESIDE_MAX);
        best.map(|(_, one)| one.clone()).collect()
    }

    /// The title of a page or fact by its address.
    pub(crate) fn title(&self, path: &str, lang: &str) -> Option<String> {
        let all = self.0.load();
        let found = all.iter().find(|one| one.path == path && one.lang == lang);
        found.map(|one| one.title.clone())
    }
}
