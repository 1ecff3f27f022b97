//! Words by language, with places for values: `{value}`, `{year}`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The languages that every fact is written in.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "es"];
/// The one that stands in for a missing one.
const SOURCE: &str = "en";

/// The same thing said in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Said(BTreeMap<String, String>);

impl Said {
    /// The words in a language, or in English.
    pub(crate) fn in_lang(&self, lang: &str) -> &str {
        let words = self.0.get(lang).or_else(|| self.0.get(SOURCE));
        words.map_or("", String::as_str)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each language with its words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(l, w)| (l.as_str(), w.as_str()))
    }

    /// The languages of [`LANGUAGES`] in which nothing is said.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        let said = |lang: &&str| {
            self.0
                .get(*lang)
                .is_some_and(|words| !words.trim().is_empty())
        };
        LANGUAGES.into_iter().filter(|lang| !said(lang)).collect()
    }
}

/// A stretch of words, or the name of a place for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    Place(&'a str),
}

/// Takes words apart at their places. A brace without its partner is words.
fn parts(mut text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    while let Some((before, rest)) = text.split_once('{') {
        let Some((name, after)) = rest.split_once('}') else {
            break;
        };
        found.push(Part::Words(before));
        found.push(Part::Place(name));
        text = after;
    }
    found.push(Part::Words(text));
    found
}

/// The names of the places in some words.
pub(crate) fn places(text: &str) -> BTreeSet<&str> {
    let name = |part| match part {
        Part::Place(name) => Some(name),
        Part::Words(_) => None,
    };
    parts(text).into_iter().filter_map(name).collect()
}

/// True when somebody typed a digit instead of leaving a place.
pub(crate) fn has_digit(text: &str) -> bool {
    let typed = |part: &Part<'_>| matches!(part, Part::Words(w) if w.chars().any(char::is_numeric));
    parts(text).iter().any(typed)
}

/// Fills the places. What stands first begins with a capital: a value brings its own "about".
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for part in parts(text) {
        match part {
            Part::Words(words) => out.push_str(words),
            Part::Place(name) if begins(&out) => out.push_str(&capitalized(&value(name))),
            Part::Place(name) => out.push_str(&value(name)),
        }
    }
    out
}

fn begins(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with('.')
}

/// With a capital at its beginning.
pub(crate) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_a_sentence_begins_with_a_capital() {
        let value = |name: &str| format!("about {name}");
        assert_eq!(
            fill("{a} came. {b} left, {c} stayed", value),
            "About a came. About b left, about c stayed"
        );
        assert_eq!(fill("no place", value), "no place");
        assert_eq!(fill("{open", value), "{open");
    }

    #[test]
    fn a_digit_in_a_place_is_no_digit() {
        assert!(!has_digit("In {year1} came {value}"));
        assert!(has_digit("In 2024 came {value}"));
        assert!(has_digit("half: ½ of {value}"));
        assert_eq!(places("{b} {a} {b}"), BTreeSet::from(["a", "b"]));
    }
}
