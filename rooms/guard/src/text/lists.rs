//! The word lists: `content/filters` as it is built in, and what was published since.

use super::{normal::Word, phrase::Phrase};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};
use web::content::{Kind as Content, Overlay};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/filters");

/// As they are built in.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::of(read().flatten()));

/// The lists as people may edit them: one text a language.
pub(super) const CONTENT: Content<Lists> = Content {
    name: "words",
    starter,
    paths: built_in,
    holds,
    read: |overlay| {
        Lists::of(
            texts(overlay)
                .into_values()
                .filter_map(|text| File::read(&text).ok()),
        )
    },
    faults,
};

/// A list of phrases.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Titles,
    Streets,
    Plates,
    Places,
    Digits,
    Known,
}

impl List {
    /// Every list of phrases.
    pub(super) const ALL: [Self; 9] = [
        Self::Disclosure,
        Self::Tip,
        Self::Threat,
        Self::Enticement,
        Self::Offer,
        Self::Reported,
        Self::Contact,
        Self::Accusation,
        Self::Abusive,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Tip => "tip",
            Self::Threat => "threat",
            Self::Enticement => "enticement",
            Self::Offer => "offer",
            Self::Reported => "reported",
            Self::Contact => "contact",
            Self::Accusation => "accusation",
            Self::Abusive => "abusive",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// True for the lists by which something happens before a person has looked.
    pub(super) fn acts_alone(self) -> bool {
        matches!(
            self,
            Self::Disclosure | Self::Tip | Self::Threat | Self::Enticement | Self::Offer
        )
    }
}

/// The lists of one language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) phrases: BTreeMap<List, Vec<String>>,
    #[serde(default)]
    pub(super) words: BTreeMap<Kind, Vec<String>>,
}

impl File {
    /// Reads a text. What is wrong is said without repeating any of it: the lists hold words that belong on no page.
    pub(super) fn read(text: &str) -> Result<Self, &'static str> {
        toml::from_str(text).map_err(|_| "is no file of word lists")
    }

    /// The lines of a list.
    pub(super) fn lines(&self, list: List) -> &[String] {
        self.phrases.get(&list).map_or(&[], Vec::as_slice)
    }
}

fn starter(path: &str) -> Option<&'static str> {
    FILES
        .get_file(path.strip_prefix("filters/")?)?
        .contents_utf8()
}

fn built_in() -> Vec<String> {
    let files = FILES.files().filter(|file| is_data(file.path()));
    files
        .map(|file| format!("filters/{}", file.path().display()))
        .collect()
}

fn is_data(name: &Path) -> bool {
    name.extension().is_some_and(|e| e == "toml")
}

/// `filters/` and a language.
fn holds(path: &str) -> bool {
    let lang = path
        .strip_prefix("filters/")
        .and_then(|file| file.strip_suffix(".toml"));
    let plain = |c: u8| c.is_ascii_lowercase() || c == b'-';
    lang.is_some_and(|lang| (2..=8).contains(&lang.len()) && lang.bytes().all(plain))
}

/// Every text as it is with a difference.
fn texts(overlay: &Overlay) -> BTreeMap<String, String> {
    CONTENT.texts(overlay)
}

fn faults(overlay: &Overlay) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in texts(overlay) {
        match File::read(&text) {
            Err(what) => faults.push(format!("{path} {what}")),
            Ok(file) => faults.extend(
                file.wrong()
                    .into_iter()
                    .map(|what| format!("{path}: {what}")),
            ),
        }
    }
    faults
}

impl File {
    fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (list, lines) in &self.phrases {
            let bad = |line: &&String| Phrase::read(line).is_none() || line.len() > LINE_BYTES_MAX;
            let bad = lines.iter().filter(bad).count();
            if bad > 0 || lines.len() > LINES_MAX {
                wrong.push(format!(
                    "{} has {} lines, {bad} of another form",
                    list.name(),
                    lines.len()
                ));
            }
        }
        wrong
    }
}

/// A line is a phrase of a few words with their forms; the longest that is built in has 700 bytes.
pub(super) const LINE_BYTES_MAX: usize = 2_000;
/// Every text is held against every line.
const LINES_MAX: usize = 1_000;

/// All lists of all languages.
pub(super) struct Lists {
    phrases: BTreeMap<List, Vec<Phrase>>,
    words: BTreeMap<Kind, BTreeSet<String>>,
}

/// The files, each read or not. A test holds that all can be read.
pub(super) fn read() -> impl Iterator<Item = Result<File, String>> {
    let files = FILES.files().filter(|file| is_data(file.path()));
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
