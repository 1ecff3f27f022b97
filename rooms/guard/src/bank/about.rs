//! What is said about a content. It may name the places of abuse material, so it lies sealed in the database.

use crate::{bank::labels_fit, limits};
use serde::{Deserialize, Serialize};
use store::{Keys, Result, Rng};

const SEALED_AS: &str = "guard-about";

/// Words about a content: a person's, and its source's.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// A note for the people who work with the bank; at most 255 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Short words to sort by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// What the source says of it, as it says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
}

impl About {
    /// Nothing but what the source says.
    pub fn of_source(metadata: Option<String>) -> Self {
        Self {
            metadata,
            ..Self::default()
        }
    }

    pub(super) fn fits(&self) -> bool {
        let metadata = self.metadata.as_ref().map_or(0, String::len);
        self.note.chars().count() <= limits::NOTE_CHARS_MAX
            && metadata <= limits::METADATA_BYTES_MAX
            && labels_fit(&self.labels)
    }

    /// As it lies in the row of content `id`; nothing for nothing.
    pub(super) fn seal(&self, keys: &Keys, rng: &Rng, id: i64) -> Result<Option<Vec<u8>>> {
        if *self == Self::default() {
            return Ok(None);
        }
        let plain = serde_json::to_vec(self)?;
        Ok(Some(keys.seal(SEALED_AS, &id.to_be_bytes(), &plain, rng)))
    }

    pub(crate) fn open(keys: &Keys, id: i64, sealed: Option<&[u8]>) -> Result<Self> {
        let Some(sealed) = sealed else {
            return Ok(Self::default());
        };
        let plain = keys.open(SEALED_AS, &id.to_be_bytes(), sealed)?;
        Ok(serde_json::from_slice(&plain)?)
    }
}

/// That there is something, not what.
impl std::fmt::Debug for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("About").finish_non_exhaustive()
    }
}
