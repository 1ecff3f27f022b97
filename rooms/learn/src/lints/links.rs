//! Links inside the site lead somewhere.

use crate::{Fault, Library, leaf::Leaf};

/// Pages of other rooms that a text may lead to. A test of the whole product holds that they are there.
const ELSEWHERE: [&str; 14] = [
    "/",
    "/ask",
    "/contact",
    "/help",
    "/help/safety",
    "/learn",
    "/learn/check",
    "/learn/facts",
    "/learn/places",
    "/learn/say",
    "/post",
    "/privacy",
    "/terms",
    "/wall",
];

impl Library {
    /// The addresses that a text may lead to beside pages, facts and lines.
    #[must_use]
    pub fn elsewhere() -> &'static [&'static str] {
        &ELSEWHERE
    }
}

pub(super) fn check(library: &Library, leaf: &Leaf, faults: &mut Vec<Fault>) {
    let links = leaf.say.links.iter().chain(&leaf.body.links);
    for (line, to) in links.filter(|(_, to)| !leads_somewhere(library, leaf, to)) {
        faults.push(
            Fault::new(leaf.file(), "link-broken", format!("nothing is at “{to}”")).at(*line),
        );
    }
    let related = leaf
        .front
        .related
        .iter()
        .filter(|slug| library.leaf(slug, &leaf.lang).is_none());
    faults.extend(related.map(|slug| {
        Fault::new(
            leaf.file(),
            "link-broken",
            format!("related: there is no page “{slug}”"),
        )
    }));
}

fn leads_somewhere(library: &Library, leaf: &Leaf, to: &str) -> bool {
    let (path, anchor) = to
        .split_once('#')
        .map_or((to, None), |(path, anchor)| (path, Some(anchor)));
    if path.is_empty() {
        return anchor.is_some_and(|anchor| leaf.has_anchor(anchor));
    }
    let learn = path.strip_prefix("/learn/");
    if let Some(there) = learn.and_then(|slug| library.leaf(slug, &leaf.lang)) {
        return anchor.is_none_or(|anchor| there.has_anchor(anchor));
    }
    let card = learn
        .and_then(|rest| rest.strip_prefix("say/"))
        .is_some_and(|slug| library.leaf(slug, &leaf.lang).is_some());
    let fact = learn.and_then(|rest| rest.strip_prefix("facts/"));
    let fact = fact.is_some_and(|id| library.facts().get(id).is_some());
    ELSEWHERE.contains(&path) || library.lines().has_page(path) || card || fact
}
