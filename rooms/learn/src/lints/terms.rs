//! Words that blame, frighten or are wrong, and what to say instead. The list is data, with the reason it is what it
//! is: the Terminology Guidelines for the protection of children from sexual exploitation, in our own words.

use crate::{Fault, Sources, leaf::prose::Prose};
use serde::{Deserialize, de::DeserializeOwned};

const FILE: &str = "pages/terms.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    avoid: Vec<Avoid>,
}

/// A term, and its better.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Avoid {
    lang: String,
    /// The term and its forms.
    words: Vec<String>,
    say: String,
    /// Phrases in which it may stand: a title, the words of a law.
    #[serde(default)]
    allow: Vec<String>,
}

pub(super) struct Terms(Vec<Avoid>);

impl Terms {
    pub(super) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Self {
        let file: File = parse(sources, FILE, faults);
        if file.avoid.is_empty() {
            faults.push(Fault::new(
                FILE,
                "terms-missing",
                "there is no list of terms to avoid",
            ));
        }
        Self(file.avoid)
    }

    pub(super) fn check(&self, file: &str, lang: &str, prose: &Prose, faults: &mut Vec<Fault>) {
        let text = plain(&prose.text);
        for avoid in self.0.iter().filter(|avoid| avoid.lang == lang) {
            let rest = avoid.allow.iter().fold(text.clone(), |text, phrase| {
                text.replace(&plain(phrase), " ")
            });
            for word in avoid.words.iter().filter(|word| holds(&rest, &plain(word))) {
                let why = format!("do not say “{word}”; say: {}", avoid.say);
                faults.push(Fault::new(file, "term", why).at(prose.line));
            }
        }
    }
}

/// Reads a data file; an absent one is empty.
pub(super) fn parse<T: DeserializeOwned + Default>(
    sources: &Sources,
    file: &str,
    faults: &mut Vec<Fault>,
) -> T {
    let Some(text) = sources.get(file) else {
        return T::default();
    };
    toml::from_str(text).unwrap_or_else(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        faults.push(Fault::new(file, "data-wrong", error.message()).at(line));
        T::default()
    })
}

/// Small letters, single spaces, plain quotation marks and hyphens: what two writers mean the same by.
pub(super) fn plain(text: &str) -> String {
    let same = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '\u{2010}'..='\u{2013}' => '-',
        c => c,
    };
    let small: String = text
        .chars()
        .map(same)
        .flat_map(char::to_lowercase)
        .collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True when a text has these words, not as a part of longer ones.
pub(super) fn holds(text: &str, words: &str) -> bool {
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
            free(before) && free(after)
        })
}
