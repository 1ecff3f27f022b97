//! Folders of content: what is wrong with one (every room's own rules over its own files), what is shown now as one
//! ([`export`]), and what differs in one laid before the desk ([`import`]).

mod edited;
pub mod export;
pub mod import;

pub use edited::{Edited, Part};

use anyhow::{Context as _, Result, bail};
use std::{collections::BTreeMap, fs, path::Path};
use web::Wrong;

/// What is read, by ending. Other files are for people.
const ENDINGS: [&str; 3] = [".ftl", ".md", ".toml"];
/// Of a folder that holds one of a row, the others are expected, too; without any of these it is not one of content.
const FOLDERS: [&[&str]; 4] = [
    &["check", "facts", "pages"],
    &["hotlines"],
    &["languages"],
    &["training"],
];

/// Texts by their path inside the folder, such as `pages/en/signs.md`.
#[derive(Debug)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Reads a folder of content: all of it, or one that was exported.
    ///
    /// # Errors
    /// When it is none, or a file of it cannot be read as text.
    pub fn read(folder: &Path) -> Result<Self> {
        let there = |name: &&str| folder.join(name).is_dir();
        let rows = FOLDERS.iter().filter(|row| row.iter().any(there));
        let expected: Vec<_> = rows.copied().flatten().collect();
        let missing = expected.iter().find(|name| !there(name));
        if let Some(name) = missing.or(expected.is_empty().then_some(&&"pages")) {
            bail!(
                "{} is no content: it has no folder {name:?}",
                folder.display()
            );
        }
        let mut files = Self(BTreeMap::new());
        for path in paths(folder)? {
            if ENDINGS.iter().any(|ending| path.ends_with(ending)) {
                let file = folder.join(&path);
                let text = fs::read_to_string(&file)
                    .with_context(|| format!("cannot read {}", file.display()))?;
                files.0.insert(path, text);
            }
        }
        Ok(files)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Everything that is wrong, in the order of the files. What a folder has nothing of is not missed: pages alone are
    /// held against the lines to call that are built in.
    #[must_use]
    pub fn check(&self) -> Vec<Wrong> {
        self.wrong(|_| true)
    }

    /// What of it keeps the folder from being published.
    #[must_use]
    pub fn faults(&self) -> Vec<Wrong> {
        self.wrong(|fault| !fault.can_wait())
    }

    fn wrong(&self, of_learn: impl Fn(&learn::Fault) -> bool) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if self.has("pages/") {
            let found = self.check_learn().into_iter().filter(of_learn);
            wrong.extend(found.map(|fault| self.of_learn(fault)));
        }
        if self.has("hotlines/") {
            wrong.extend(help::check(self.texts()));
        }
        if self.has("training/") {
            wrong.extend(desk::check_training(self.texts()));
        }
        if self.has("languages/") {
            wrong.extend(web::check_words(self.texts()));
        }
        wrong.sort();
        wrong
    }

    fn has(&self, folder: &str) -> bool {
        self.0.keys().any(|path| path.starts_with(folder))
    }

    fn check_learn(&self) -> Vec<learn::Fault> {
        let mut sources: learn::Sources = self.texts().collect();
        if !self.has("hotlines/") {
            for (path, text) in learn::Sources::embedded().under("hotlines", ".toml") {
                sources.put(path, text);
            }
        }
        learn::Library::read(&sources).err().unwrap_or_default()
    }

    fn of_learn(&self, fault: learn::Fault) -> Wrong {
        let text = self.0.get(&fault.file).map_or("", String::as_str);
        let line = fault.line.and_then(|line| usize::try_from(line).ok());
        let wrong = Wrong {
            file: fault.file,
            line,
            what: fault.text,
        }
        .at_its_name(text);
        let what = format!("[{}] {}", fault.code, wrong.what);
        Wrong { what, ..wrong }
    }
}

impl FromIterator<(String, String)> for Files {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

/// The paths of the files inside a folder, in their order. What begins with a dot (`.git`) and what explains the folder to
/// people is no content.
fn paths(folder: &Path) -> Result<Vec<String>> {
    let (mut found, mut open) = (Vec::new(), vec![String::new()]);
    while let Some(under) = open.pop() {
        let inside = folder.join(&under);
        let entries =
            fs::read_dir(&inside).with_context(|| format!("cannot read {}", inside.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name == "README.md" {
                continue;
            }
            if path.is_dir() {
                open.push(format!("{under}{name}/"));
            } else {
                found.push(format!("{under}{name}"));
            }
        }
    }
    found.sort();
    Ok(found)
}
