//! What is shown now as files, by their paths inside `content`.

use super::Part;
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

/// Says what the files were when they were written, so that an import knows who changed what.
pub const MANIFEST: &str = "export.json";

/// What lies in an exported folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The editions the files are of.
    pub packs: Vec<Edition>,
    /// SHA-256 of each file, by path.
    pub files: BTreeMap<String, String>,
}

/// One edition of one room's content.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Of what: `learn`, `help`.
    pub name: String,
    /// The number of the pack; 0 where nothing was published.
    pub number: i64,
    /// When that was published (RFC 3339).
    pub published: Option<Timestamp>,
    /// The files that differ from what is built into the program. One that is not there was taken away.
    pub differs: Vec<String>,
}

impl Manifest {
    fn of(parts: &[Part]) -> Self {
        let edition = |part: &Part| Edition {
            name: part.name.to_owned(),
            number: part.number,
            published: part.at.and_then(|at| Timestamp::from_millisecond(at).ok()),
            differs: part.differs.clone(),
        };
        let texts = parts.iter().flat_map(|part| &part.texts);
        Self {
            packs: parts.iter().map(edition).collect(),
            files: texts
                .map(|(path, text)| (path.clone(), digest(text)))
                .collect(),
        }
    }

    /// Reads that of a folder, if it has one.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(MANIFEST);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| cannot_read(&path)),
        };
        serde_json::from_str(&text)
            .map(Some)
            .with_context(|| cannot_read(&path))
    }
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read {}", path.display())
}

pub(super) fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// True when nothing would be written over or mixed with: there is no such folder, or nothing in it.
#[must_use]
pub fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Writes the files, and last of all the manifest: a folder without it was not written to the end.
///
/// # Errors
/// When one cannot be written.
pub fn write(parts: &[Part], folder: &Path) -> Result<Manifest> {
    for (path, text) in parts.iter().flat_map(|part| &part.texts) {
        put(&folder.join(path), text)?;
    }
    let manifest = Manifest::of(parts);
    let text = serde_json::to_string_pretty(&manifest)?;
    put(&folder.join(MANIFEST), &format!("{text}\n"))?;
    Ok(manifest)
}

fn put(file: &Path, text: &str) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    fs::create_dir_all(file.parent().unwrap_or(file)).with_context(cannot)?;
    fs::write(file, text).with_context(cannot)
}
