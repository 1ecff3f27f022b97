//! A translation says the same as the text it was made from: every page is there in every language, with the same facts,
//! laws, lines and parts. Of one whose source has changed since, readers are told that: it is held to nothing until it is
//! read again, or a page in two languages could be changed in neither.

use crate::{
    Fault, Library, Translation,
    leaf::Leaf,
    library::{LANGUAGES, SOURCE},
};

/// The code of a page that is not there in a language; readers see the English one, and are told so.
pub(crate) const MISSING: &str = "translation-missing";

pub(super) fn check(library: &Library, faults: &mut Vec<Fault>) {
    let (sources, translations): (Vec<_>, Vec<_>) =
        library.leaves().partition(|leaf| leaf.lang == SOURCE);
    for translation in translations {
        let Some(source) = library.exact(&translation.slug, SOURCE) else {
            let why = "there is no English page of this name";
            faults.push(Fault::new(translation.file(), "translation-alone", why));
            continue;
        };
        if translation.translation != Translation::Stale {
            compare(source, translation, faults);
        }
        marked(source, translation, faults);
    }
    for lang in LANGUAGES {
        let absent = |source: &&&Leaf| library.exact(&source.slug, lang).is_none();
        let missing = sources.iter().filter(absent);
        faults.extend(missing.map(|source| {
            let file = format!("pages/{lang}/{}.md", source.slug);
            Fault::new(file, MISSING, "this page is not there in this language")
        }));
    }
}

fn compare(source: &Leaf, translation: &Leaf, faults: &mut Vec<Fault>) {
    let mut say = |what: &str, ours: Vec<String>, theirs: Vec<String>| {
        if ours != theirs {
            let why = format!(
                "{what} differ: in English [{}], here [{}]",
                only(&ours, &theirs),
                only(&theirs, &ours)
            );
            faults.push(Fault::new(translation.file(), "translation-differs", why));
        }
    };
    say(
        "what it asks for",
        directives(source),
        directives(translation),
    );
    say("the anchors", anchors(source), anchors(translation));
    say("the links", links(source), links(translation));
    let head = |leaf: &Leaf| {
        let front = &leaf.front;
        vec![format!(
            "{:?} {:?} {:?} {:?}",
            front.order, front.answers, front.related, front.hard_from
        )]
    };
    say(
        "order, answers, related or hard_from",
        head(source),
        head(translation),
    );
}

fn marked(source: &Leaf, translation: &Leaf, faults: &mut Vec<Fault>) {
    if translation.front.translated_from.is_none() {
        let why = format!(
            "translated_from is missing: the English text is {}",
            source.digest
        );
        faults.push(Fault::new(translation.file(), "translation-unmarked", why));
    }
}

/// What is in one and not as often in the other.
fn only(ours: &[String], theirs: &[String]) -> String {
    let count = |all: &[String], one: &String| all.iter().filter(|other| *other == one).count();
    let mut more: Vec<_> = ours
        .iter()
        .filter(|one| count(ours, one) > count(theirs, one))
        .cloned()
        .collect();
    more.dedup();
    more.join(" ")
}

fn directives(leaf: &Leaf) -> Vec<String> {
    let mut all: Vec<_> = leaf.directives().map(|(_, d)| d.to_string()).collect();
    all.sort();
    all
}

fn anchors(leaf: &Leaf) -> Vec<String> {
    leaf.body
        .headings
        .iter()
        .map(|h| h.anchor.clone())
        .collect()
}

fn links(leaf: &Leaf) -> Vec<String> {
    let mut all: Vec<_> = leaf
        .say
        .links
        .iter()
        .chain(&leaf.body.links)
        .map(|(_, to)| to.clone())
        .collect();
    all.sort();
    all
}
