//! What an editor's form holds.

use crate::{Problem, Result, clean_line};
use serde::Deserialize;

/// The largest text; a page of an hour's reading is a tenth of it. A form writes some letters as three bytes.
const TEXT_BYTES_MAX: usize = 200_000;
pub(super) const FORM_BYTES_MAX: usize = 3 * TEXT_BYTES_MAX + 4_096;
/// Letters of a reason.
const NOTE_CHARS_MAX: usize = 300;

/// A text as it was typed.
#[derive(Deserialize)]
pub(super) struct Typed {
    pub(super) path: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) note: String,
    /// Ticked to take the text away.
    #[serde(default)]
    remove: String,
}

impl Typed {
    pub(super) fn read(mut self) -> Result<Self> {
        sound(&self.path)?;
        self.text = kept_text(&self.text).ok_or_else(|| Problem::bad("content-long"))?;
        self.note = kept_note(&self.note);
        Ok(self)
    }

    pub(super) fn wanted(&self) -> Option<String> {
        self.remove.is_empty().then(|| self.text.clone())
    }
}

/// A text as it is kept, wherever it was typed: forms end lines as typewriters did, and some editors leave the last line
/// open. None for one that is too long.
#[must_use]
pub fn kept_text(text: &str) -> Option<String> {
    let mut text = text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    (text.len() <= TEXT_BYTES_MAX).then_some(text)
}

/// Why a text was changed, as it is kept: one line, not too long.
#[must_use]
pub fn kept_note(note: &str) -> String {
    clean_line(note).chars().take(NOTE_CHARS_MAX).collect()
}

/// Paths are ours: `pages/en/signs.md`. Anything else names nothing.
pub(super) fn sound(path: &str) -> Result<()> {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.')
            })
    };
    let ends = path.ends_with(".md") || path.ends_with(".toml");
    let sound = path.len() <= 100 && ends && path.contains('/') && path.split('/').all(part);
    sound.then_some(()).ok_or_else(Problem::not_found)
}
