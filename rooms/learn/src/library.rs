//! Everything readers see, in one value that is replaced whole.

use crate::{Fault, Sources};

/// One reading of all content.
#[derive(Clone, Debug, Default)]
pub struct Library {}

impl Library {
    /// Reads everything, or says everything that is wrong.
    ///
    /// # Errors
    /// Every fault found, in the order of the files.
    pub fn read(_sources: &Sources) -> Result<Self, Vec<Fault>> {
        Ok(Self {})
    }
}
