//! The mark of a person. Words that somebody in danger acts on are used in a language only after a person has read
//! exactly these words; until then the English ones stand there.
//!
//! The marks are in `content/languages/REVIEWED.toml`: language, file, SHA-256 of the file, who read it, and when. A file
//! that is changed after that is not reviewed any more.

use super::SOURCE;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The files that need it.
const GUARDED: [&str; 1] = ["help.ftl"];

/// All marks.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    #[serde(default)]
    reviewed: Vec<Mark>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    language: String,
    file: String,
    sha256: String,
    /// A person, by name.
    by: String,
    on: jiff::civil::Date,
}

impl Marks {
    /// Reads the marks; marks that cannot be read are none.
    pub(super) fn read(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|error| {
            tracing::warn!(%error, "the marks of review cannot be read");
            Self::default()
        })
    }

    pub(super) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Whether a file of a language may be used: it needs no mark, or has one for exactly this text.
    pub(super) fn allow(&self, language: &str, file: &str, text: &str) -> bool {
        let free = language == SOURCE || !GUARDED.contains(&file);
        free || self.hold(language, file, text)
    }

    /// The marks whose file is gone or has changed since; `text_of` is asked for `es/help.ftl`.
    #[cfg(test)]
    pub(super) fn stale<'a>(&self, text_of: impl Fn(String) -> Option<&'a str>) -> Vec<String> {
        let gone = self.reviewed.iter().filter(|mark| {
            let text = text_of(format!("{}/{}", mark.language, mark.file));
            !text.is_some_and(|text| self.hold(&mark.language, &mark.file, text))
        });
        gone.map(|mark| format!("{}/{} as {} read it", mark.language, mark.file, mark.by))
            .collect()
    }

    fn hold(&self, language: &str, file: &str, text: &str) -> bool {
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(text));
        self.reviewed.iter().any(|mark| {
            let named = !mark.by.trim().is_empty() && mark.on.year() > 2000;
            named && mark.language == language && mark.file == file && mark.sha256 == digest
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "help-now = x\n";

    fn marks(by: &str, digest: &str) -> Marks {
        Marks::read(&format!(
            "[[reviewed]]\nlanguage = \"es\"\nfile = \"help.ftl\"\nsha256 = \"{digest}\"\nby = \"{by}\"\non = \"2026-11-01\"\n"
        ))
    }

    #[test]
    fn only_the_very_words_that_somebody_read_are_used() {
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(TEXT));
        let read = marks("A Reader", &digest);
        assert!(read.allow("es", "help.ftl", TEXT));
        assert!(!read.allow("es", "help.ftl", "help-now = y\n"));
        assert!(!read.allow("ar", "help.ftl", TEXT));
        assert!(!marks(" ", &digest).allow("es", "help.ftl", TEXT));
        let none = Marks::read("no toml");
        assert!(!none.allow("es", "help.ftl", TEXT));
        assert!(none.allow("en", "help.ftl", TEXT));
        assert!(none.allow("es", "wall.ftl", TEXT));
    }
}
