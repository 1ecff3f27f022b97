//! The texts a library is read from, and what can be wrong with them.

use crate::lints::translations::MISSING;
use include_dir::{Dir, include_dir};
use std::{collections::BTreeMap, fmt};

/// What is embedded, by the folder of `content` it comes from.
static EMBEDDED: [(&str, Dir<'_>); 4] = [
    (
        "check",
        include_dir!("$CARGO_MANIFEST_DIR/../../content/check"),
    ),
    (
        "facts",
        include_dir!("$CARGO_MANIFEST_DIR/../../content/facts"),
    ),
    (
        "hotlines",
        include_dir!("$CARGO_MANIFEST_DIR/../../content/hotlines"),
    ),
    (
        "pages",
        include_dir!("$CARGO_MANIFEST_DIR/../../content/pages"),
    ),
];

/// Texts by their path inside `content`, such as `facts/us-missing.toml` or `pages/en/signs.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// The starter content that is built into the program.
    pub fn embedded() -> Self {
        let mut all = Self::default();
        for (folder, dir) in &EMBEDDED {
            all.add(folder, dir);
        }
        all
    }

    /// The text that is built in at a path.
    pub(crate) fn built_in(path: &str) -> Option<&'static str> {
        let (folder, name) = path.split_once('/')?;
        let (_, dir) = EMBEDDED.iter().find(|(known, _)| *known == folder)?;
        dir.get_file(name)?.contents_utf8()
    }

    fn add(&mut self, folder: &str, dir: &Dir<'_>) {
        for file in dir.files() {
            let path = format!("{folder}/{}", file.path().display()).replace('\\', "/");
            // What is not text cannot be content; reading says what is missing.
            self.0
                .extend(file.contents_utf8().map(|text| (path, text.to_owned())));
        }
        for inner in dir.dirs() {
            self.add(folder, inner);
        }
    }

    /// Adds a text, or puts another in its place.
    pub fn put(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Takes a text away.
    pub fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// The text at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// All texts, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The texts of a folder whose names end so: `under("facts", ".toml")`.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.iter().filter(move |(path, _)| {
            let rest = path.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with('/')) && path.ends_with(ending)
        })
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(p, t)| (p.into(), t.into()))
                .collect(),
        )
    }
}

/// Something wrong in a text: where, what kind, and in words for who can put it right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path in [`Sources`].
    pub file: String,
    /// The line, from 1, where it can be told.
    pub line: Option<u32>,
    /// The kind, stable: `fact-unknown`, `number-without-fact`, ...
    pub code: &'static str,
    /// What is wrong, and what would be right.
    pub text: String,
}

impl Fault {
    /// A fault of a whole file.
    pub fn new(file: impl Into<String>, code: &'static str, text: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            code,
            text: text.into(),
        }
    }

    /// True for what does not keep a text from being published: a new page comes in English first, and readers of other
    /// languages see that, and are told so, until somebody has translated it.
    pub fn can_wait(&self) -> bool {
        self.code == MISSING
    }

    /// The same, at a line (from 1).
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = u32::try_from(line).ok();
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, " [{}] {}", self.code, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_not_another_that_begins_alike() {
        let sources: Sources = [
            ("facts/a.toml", "1"),
            ("factsheets/b.toml", "2"),
            ("facts/c.md", "3"),
        ]
        .into_iter()
        .collect();
        let found: Vec<_> = sources.under("facts", ".toml").collect();
        assert_eq!(found, [("facts/a.toml", "1")]);
    }

    #[test]
    fn a_fault_says_where_it_is() {
        let fault = Fault::new("pages/en/x.md", "code", "words").at(3);
        assert_eq!(fault.to_string(), "pages/en/x.md:3 [code] words");
    }
}
