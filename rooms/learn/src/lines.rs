//! The names of the lines people can call, and where their numbers stand. Only the name: a number has one place, the
//! page of help, where it can be corrected or taken away within a minute.

use crate::Sources;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct File {
    country: String,
    #[serde(default)]
    line: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    grade: String,
}

/// A line as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) name: String,
    /// Where its number stands, without the language.
    pub(crate) path: String,
}

/// All lines with a name, by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    lines: BTreeMap<String, Line>,
    countries: Vec<String>,
}

impl Lines {
    /// What cannot be read is left out here: the room of help says what is wrong with it.
    pub(crate) fn read(sources: &Sources) -> Self {
        let mut read = Self::default();
        for (_, text) in sources.under("hotlines", ".toml") {
            let Ok(file) = toml::from_str::<File>(text) else {
                continue;
            };
            let path = match file.country.as_str() {
                "WORLD" => "/help".to_owned(),
                code => format!("/help/{}", code.to_ascii_lowercase()),
            };
            let shown = file
                .line
                .into_iter()
                .filter(|l| l.grade != "C" && !l.name.is_empty());
            read.lines.extend(shown.map(|l| {
                (
                    l.id,
                    Line {
                        name: l.name,
                        path: path.clone(),
                    },
                )
            }));
            read.countries.push(path);
        }
        read
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Line> {
        self.lines.get(id)
    }

    /// True when there is a page of help at this path.
    pub(crate) fn has_page(&self, path: &str) -> bool {
        self.countries.iter().any(|country| country == path)
    }
}
