//! No number stands in a text but through a fact: one typed by hand has no source, and nobody sees it grow old.

use crate::{Fault, Sources, leaf::prose::Prose};
use serde::Deserialize;

const FILE: &str = "pages/numbers.toml";

/// Words that say a quantity without a digit, each with a space where it begins and ends.
const WORDS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "percent",
            "per cent",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
            "dozens",
            "half of",
            "a third of",
            "a quarter of",
            "one in",
            "one out of",
            "the majority of",
        ],
    ),
    (
        "es",
        &[
            "por ciento",
            "cientos",
            "mil",
            "miles",
            "millón",
            "millones",
            "docenas",
            "la mitad de",
            "un tercio de",
            "una cuarta parte de",
            "uno de cada",
            "una de cada",
            "la mayoría de",
        ],
    ),
];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    allow: Vec<Allow>,
}

/// A phrase that may hold a number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allow {
    lang: String,
    text: String,
    /// Why it needs no source.
    why: String,
}

pub(super) struct Numbers(Vec<Allow>);

impl Numbers {
    pub(super) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Self {
        let file: File = super::terms::parse(sources, FILE, faults);
        for allow in file
            .allow
            .iter()
            .filter(|a| a.why.is_empty() || a.text.is_empty())
        {
            faults.push(Fault::new(
                FILE,
                "allow-wrong",
                format!("“{}” needs a text and a reason", allow.text),
            ));
        }
        Self(file.allow)
    }

    pub(super) fn check(&self, file: &str, lang: &str, prose: &Prose, faults: &mut Vec<Fault>) {
        let mut text = super::terms::plain(&prose.text);
        for allow in self.0.iter().filter(|allow| allow.lang == lang) {
            text = text.replace(&super::terms::plain(&allow.text), " ");
        }
        let word = text
            .split_whitespace()
            .find(|word| word.contains(is_number));
        let word = word.map(str::to_owned).or_else(|| quantity(lang, &text));
        if let Some(word) = word {
            let why = format!("“{word}” is a number: make it a fact and write {{fact:ID}}");
            faults.push(Fault::new(file, "number-without-fact", why).at(prose.line));
        }
    }
}

fn is_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '%' | '‰')
}

fn quantity(lang: &str, text: &str) -> Option<String> {
    let words = WORDS
        .iter()
        .filter(|(code, _)| *code == lang)
        .flat_map(|(_, words)| *words);
    words
        .into_iter()
        .find(|word| super::terms::holds(text, word))
        .map(|word| (*word).to_owned())
}
