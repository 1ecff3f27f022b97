//! Everything readers see, in one value that is replaced whole.

use crate::{
    Fault, Sources,
    facts::{self, Facts},
    leaf::{self, Leaf, Translation},
    lines::Lines,
    lints,
    quiz::{self, Quiz},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The language that is written first, and that stands in for a missing one.
pub(crate) const SOURCE: &str = "en";
/// The languages in which every page is there.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "es"];
/// Names under `/learn` that are not pages of content.
const TAKEN: [&str; 5] = ["check", "facts", "map", "places", "say"];

/// One reading of all content.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// By language, then slug.
    leaves: BTreeMap<(String, String), Leaf>,
    lines: Lines,
    facts: Facts,
    quiz: Quiz,
}

impl Library {
    /// Reads everything, or says everything that is wrong.
    ///
    /// # Errors
    /// Every fault found, in the order of the files.
    pub fn read(sources: &Sources) -> Result<Self, Vec<Fault>> {
        let (library, mut faults) = Self::gather(sources);
        faults.extend(lints::check(&library, sources));
        faults.extend(quiz::check(&library));
        faults.sort();
        faults.dedup();
        if faults.is_empty() {
            Ok(library)
        } else {
            Err(faults)
        }
    }

    /// Reads what can be read, with the faults of reading alone.
    pub(crate) fn gather(sources: &Sources) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut library = Self {
            leaves: BTreeMap::new(),
            lines: Lines::read(sources),
            facts: facts::read(sources, &mut faults),
            quiz: Quiz::read(sources, &mut faults),
        };
        for (file, text) in sources.under("pages", ".md") {
            match place(file) {
                Some((lang, slug)) => {
                    let leaf = leaf::read(file, slug, lang, text, &mut faults);
                    library
                        .leaves
                        .extend(leaf.map(|leaf| ((lang.to_owned(), slug.to_owned()), leaf)));
                }
                None => faults.push(Fault::new(
                    file,
                    "page-name",
                    "a page is pages/LANGUAGE/NAME.md, and its name is free",
                )),
            }
        }
        library.compare_translations();
        (library, faults)
    }

    /// Says of every translation whether its source has changed since.
    fn compare_translations(&mut self) {
        let digest = |((lang, slug), leaf): (&(String, String), &Leaf)| {
            (lang == SOURCE).then(|| (slug.clone(), leaf.digest.clone()))
        };
        let sources: BTreeMap<_, _> = self.leaves.iter().filter_map(digest).collect();
        for leaf in self.leaves.values_mut().filter(|leaf| leaf.lang != SOURCE) {
            let fresh = leaf.front.translated_from.as_ref() == sources.get(&leaf.slug);
            leaf.translation = if fresh {
                Translation::Fresh
            } else {
                Translation::Stale
            };
        }
    }

    /// Every page in every language with what became of its translation: language, slug, state.
    pub fn translations(&self) -> impl Iterator<Item = (&str, &str, Translation)> {
        self.leaves()
            .map(|leaf| (leaf.lang.as_str(), leaf.slug.as_str(), leaf.translation))
    }

    pub(crate) fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.leaves.values()
    }

    /// A page in a language and no other.
    pub(crate) fn exact(&self, slug: &str, lang: &str) -> Option<&Leaf> {
        self.leaves.get(&(lang.to_owned(), slug.to_owned()))
    }

    /// A page in a language, else in English.
    pub(crate) fn leaf(&self, slug: &str, lang: &str) -> Option<&Leaf> {
        self.exact(slug, lang).or_else(|| self.exact(slug, SOURCE))
    }

    /// All pages as a reader of a language sees them, in their order.
    pub(crate) fn in_order(&self, lang: &str) -> Vec<&Leaf> {
        let slugs = self
            .leaves()
            .filter(|leaf| leaf.lang == SOURCE)
            .map(|leaf| &leaf.slug);
        let mut leaves: Vec<_> = slugs.filter_map(|slug| self.leaf(slug, lang)).collect();
        leaves.sort_by_key(|leaf| leaf.front.order);
        leaves
    }

    pub(crate) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The same with these facts taken for confirmed by a person on their source's own page, and no others.
    #[must_use]
    pub fn with_confirmed(mut self, ids: impl IntoIterator<Item = String>) -> Self {
        self.facts.confirm(ids.into_iter().collect());
        self
    }

    /// True when a person has confirmed the fact on its source's own page. What is not confirmed is seen in a demo only.
    pub fn is_confirmed(&self, id: &str) -> bool {
        self.facts.is_confirmed(id)
    }

    /// What a person still has to confirm, for the organiser: the fact's id, the page to read, and what to look at there.
    pub fn to_confirm(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let open = self.facts.iter();
        let open = open.filter(|fact| fact.grade.is_for_pages() && !self.is_confirmed(&fact.id));
        open.map(|f| (f.id.as_str(), f.source.url.as_str(), f.to_confirm.as_str()))
    }

    /// The facts for pages that somebody was to read again before `today`, for the organiser: the fact's id, and by when.
    pub fn overdue(&self, today: Date) -> Vec<(&str, Date)> {
        let facts = self.facts.overdue(today).into_iter();
        facts
            .map(|fact| (fact.id.as_str(), fact.review_by))
            .collect()
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(crate) fn quiz(&self) -> &Quiz {
        &self.quiz
    }
}

/// The language and slug of `pages/en/signs.md`.
pub(crate) fn place(file: &str) -> Option<(&str, &str)> {
    let (lang, name) = file.strip_prefix("pages/")?.split_once('/')?;
    let slug = name.strip_suffix(".md")?;
    let free = leaf::directive::is_name(slug) && !TAKEN.contains(&slug);
    (free && leaf::directive::is_name(lang)).then_some((lang, slug))
}
