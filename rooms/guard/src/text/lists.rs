//! The word lists, read once from the embedded `content/filters`.

use super::{normal::Word, phrase::Phrase};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/filters");

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::of(read().flatten()));

/// A list of phrases.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub(super) enum List {
    Disclosure,
    Tip,
    Threat,
    Enticement,
    Offer,
    Reported,
    Contact,
    Accusation,
    Abusive,
}

/// A kind of single words.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Titles,
    Streets,
    Plates,
    Places,
    Digits,
    Known,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) phrases: BTreeMap<List, Vec<String>>,
    pub(super) words: BTreeMap<Kind, Vec<String>>,
}

/// All lists of all languages.
pub(super) struct Lists {
    phrases: BTreeMap<List, Vec<Phrase>>,
    words: BTreeMap<Kind, BTreeSet<String>>,
}

/// The files, each read or not. A test holds that all can be read.
pub(super) fn read() -> impl Iterator<Item = Result<File, String>> {
    let is_data = |name: &std::path::Path| name.extension().is_some_and(|e| e == "toml");
    let files = FILES.files().filter(move |file| is_data(file.path()));
    files.map(|file| {
        let text = file.contents_utf8().ok_or("not UTF-8")?;
        toml::from_str(text).map_err(|error| format!("{}: {error}", file.path().display()))
    })
}

impl Lists {
    fn of(files: impl Iterator<Item = File>) -> Self {
        let mut lists = Self {
            phrases: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        for file in files {
            for (list, lines) in file.phrases {
                let phrases = lines.iter().filter_map(|line| Phrase::read(line));
                lists.phrases.entry(list).or_default().extend(phrases);
            }
            for (kind, words) in file.words {
                lists.words.entry(kind).or_default().extend(words);
            }
        }
        lists
    }

    /// True when a phrase of the list stands in a text.
    pub(super) fn finds(&self, list: List, words: &[Word]) -> bool {
        let phrases = self.phrases.get(&list).into_iter().flatten();
        phrases.into_iter().any(|phrase| phrase.is_in(words))
    }

    pub(super) fn has(&self, kind: Kind, word: &str) -> bool {
        self.words.get(&kind).is_some_and(|all| all.contains(word))
    }

    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.words
            .get(&kind)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}
