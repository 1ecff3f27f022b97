//! What a page may not say or do. The same lints hold for the tests, for the check of the content, and for an editor's
//! preview.

mod links;
mod numbers;
mod reading;
mod terms;
pub(crate) mod translations;

use crate::{
    Fault, Library, Sources,
    leaf::{Leaf, directive::Directive, prose::Prose},
    quiz::Question,
};
use numbers::Numbers;
use terms::Terms;

/// The seven questions a reader can answer from the pages.
pub(crate) const QUESTIONS: u8 = 7;

/// Everything that is wrong with the pages of a library.
pub(crate) fn check(library: &Library, sources: &Sources) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (terms, numbers) = (
        Terms::read(sources, &mut faults),
        Numbers::read(sources, &mut faults),
    );
    for leaf in library.leaves() {
        let file = leaf.file();
        for prose in leaf.prose() {
            terms.check(&file, &leaf.lang, &prose, &mut faults);
            numbers.check(&file, &leaf.lang, &prose, &mut faults);
            never(library, &file, &prose, &mut faults);
        }
        faults.extend(reading::check(leaf));
        links::check(library, leaf, &mut faults);
        directives(library, leaf, &mut faults);
    }
    for (lang, questions) in library.quiz().langs() {
        let file = format!("check/{lang}.toml");
        for prose in questions.iter().flat_map(Question::prose) {
            terms.check(&file, lang, &prose, &mut faults);
            numbers.check(&file, lang, &prose, &mut faults);
            never(library, &file, &prose, &mut faults);
        }
    }
    translations::check(library, &mut faults);
    faults.extend(unanswered(library));
    faults.sort();
    faults
}

/// Claims that are repeated everywhere and that no study carries.
fn never(library: &Library, file: &str, prose: &Prose, faults: &mut Vec<Fault>) {
    for claim in library.facts().never().found(&prose.text) {
        let why = format!("“{}”: {}", claim.id, claim.why.in_lang("en"));
        faults.push(Fault::new(file, "never", why).at(prose.line));
    }
}

/// What a page asks for and nobody has.
fn directives(library: &Library, leaf: &Leaf, faults: &mut Vec<Fault>) {
    for (line, directive) in leaf.directives() {
        if let Some((code, why)) = missing(library, &leaf.lang, directive) {
            faults.push(Fault::new(leaf.file(), code, format!("{directive}: {why}")).at(*line));
        }
    }
}

fn missing(
    library: &Library,
    lang: &str,
    directive: &Directive,
) -> Option<(&'static str, &'static str)> {
    let drawings = &library.facts().drawings;
    match directive {
        Directive::Fact(id) => unfit(library, id),
        Directive::Value(id) => {
            let bare = library
                .facts()
                .get(id)
                .is_some_and(|fact| fact.value.is_none());
            unfit(library, id).or(bare.then_some(("fact-value", "this fact has no number")))
        }
        Directive::Law(id) => {
            let uncited = library
                .facts()
                .get(id)
                .is_some_and(|fact| fact.cites.is_empty());
            unfit(library, id).or(uncited.then_some(("law-cite", "there is no way to cite this")))
        }
        Directive::Chart(id) if drawings.series(id).is_none() && drawings.bars(id).is_none() => {
            Some(("chart-unknown", "there is no such chart"))
        }
        Directive::Map(id) if drawings.map(id).is_none() => {
            Some(("map-unknown", "there is no such map"))
        }
        Directive::Hotline(id) if library.lines().get(id).is_none() => Some((
            "hotline-unknown",
            "there is no such line, or it is not shown",
        )),
        Directive::Link(slug) if library.leaf(slug, lang).is_none() => {
            Some(("link-unknown", "there is no such page"))
        }
        _ => None,
    }
}

/// A fact that is not there, or not good enough.
fn unfit(library: &Library, id: &str) -> Option<(&'static str, &'static str)> {
    match library.facts().get(id) {
        None => Some(("fact-unknown", "there is no such fact")),
        Some(fact) if !fact.grade.is_for_pages() => {
            Some(("fact-grade", "its grade is too low for a page"))
        }
        Some(_) => None,
    }
}

fn unanswered(library: &Library) -> Option<Fault> {
    let answered = |n: &u8| library.leaves().any(|leaf| leaf.front.answers.contains(n));
    let open: Vec<_> = (1..=QUESTIONS)
        .filter(|n| !answered(n))
        .map(|n| n.to_string())
        .collect();
    (!open.is_empty()).then(|| {
        let text = format!("no page answers question {}", open.join(", "));
        Fault::new("pages", "question-unanswered", text)
    })
}

#[cfg(test)]
mod tests;
