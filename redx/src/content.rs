//! What is wrong with a folder of content: every room's own rules over its own files.

use anyhow::{Context as _, Result, bail};
use std::{collections::BTreeMap, fs, path::Path};
use web::Wrong;

/// What is read, by ending. Other files are for people.
const ENDINGS: [&str; 3] = ["ftl", "md", "toml"];
/// A folder without these is not one of content.
const FOLDERS: [&str; 5] = ["check", "facts", "hotlines", "languages", "pages"];

/// Texts by their path inside the folder, such as `pages/en/signs.md`.
#[derive(Debug)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Reads a folder of content.
    ///
    /// # Errors
    /// When it is none, or a file of it cannot be read as text.
    pub fn read(folder: &Path) -> Result<Self> {
        for name in FOLDERS {
            if !folder.join(name).is_dir() {
                bail!(
                    "{} is no content: it has no folder {name:?}",
                    folder.display()
                );
            }
        }
        let mut files = Self(BTreeMap::new());
        files.add(folder, "")?;
        Ok(files)
    }

    fn add(&mut self, folder: &Path, under: &str) -> Result<()> {
        let entries =
            fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let inside = format!("{under}{name}");
            if path.is_dir() {
                self.add(&path, &format!("{inside}/"))?;
            } else if path
                .extension()
                .is_some_and(|e| ENDINGS.iter().any(|known| e == *known))
                && name != "README.md"
            {
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                self.0.insert(inside, text);
            }
        }
        Ok(())
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

    /// Everything that is wrong, in the order of the files.
    #[must_use]
    pub fn check(&self) -> Vec<Wrong> {
        let sources = self.texts().collect();
        let learn = learn::Library::read(&sources).err().unwrap_or_default();
        let mut wrong: Vec<_> = learn
            .into_iter()
            .map(|fault| self.of_learn(fault))
            .collect();
        wrong.extend(help::check(self.texts()));
        wrong.extend(web::check_words(self.texts()));
        wrong.sort();
        wrong
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
