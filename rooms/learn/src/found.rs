//! What the room says, for who searches elsewhere: the rooms above hold it beside their own.

use crate::{Learn, facts::say};
use web::Page;

/// A page, or a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// True for a fact.
    pub is_fact: bool,
    /// Its language.
    pub lang: String,
    /// Its address, without the language.
    pub path: String,
    /// The question a page answers, or the fact itself.
    pub title: String,
    /// What else it says, as plain text.
    pub text: String,
}

impl Learn {
    /// Everything readers can see now, in every language.
    #[must_use]
    pub fn found(&self) -> Vec<Found> {
        let library = self.library();
        let leaves = library.leaves().map(|leaf| {
            let prose = leaf.say.prose.iter().chain(&leaf.body.prose);
            let texts: Vec<&str> = prose.map(|part| part.text.as_str()).collect();
            Found {
                is_fact: false,
                lang: leaf.lang.clone(),
                path: format!("/learn/{}", leaf.slug),
                title: leaf.front.question.clone(),
                text: texts.join(" "),
            }
        });
        let pages = self.app().words().offered().iter();
        let pages = pages.map(|lang| Page::sample(self.app(), lang));
        let facts = pages.flat_map(|page| {
            let facts = library.facts();
            let shown = facts.iter().filter(|fact| facts.is_shown(&page, fact));
            let found = shown.map(|fact| Found {
                is_fact: true,
                lang: page.lang().to_owned(),
                path: format!("/learn/facts/{}", fact.id),
                title: say::statement(&page, fact),
                text: say::line(&page, facts, fact),
            });
            found.collect::<Vec<_>>()
        });
        leaves.chain(facts).collect()
    }
}
