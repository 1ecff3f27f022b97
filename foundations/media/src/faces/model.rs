//! Loading the model: which file, how its bytes are checked, and what can be wrong with them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Detector;
use super::network::{Network, Unsupported};
use super::onnx;

/// The model's file name inside the folder of models.
pub const MODEL_FILE: &str = "centerface.onnx";

/// SHA-256 of the one model that we have measured; `models.toml` has the same (a test compares them).
pub(super) const MODEL_SHA256: &str =
    "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc";

/// Why there is no detector. Whoever sees this must hide whole pictures.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file cannot be read; if it is not there at all, [`Detector::load_if_present`] says `None` instead.
    #[error("the face model cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The file is not the one that was measured: damaged, cut short or another model.
    #[error("the face model is not the expected file (SHA-256 {found}); run the set-up again")]
    WrongDigest {
        /// SHA-256 of the bytes that were there.
        found: String,
    },
    /// The bytes are right and yet cannot be run: a mistake of ours.
    #[error("the face model has something unknown in it: {0}")]
    Unsupported(String),
}

impl Detector {
    /// Reads the model from a file.
    ///
    /// # Errors
    /// See [`ModelError`]; a missing file is `Unreadable`.
    pub fn load(path: &Path) -> Result<Detector, ModelError> {
        Detector::from_bytes(&fs::read(path)?)
    }

    /// Like [`load`](Detector::load), but a file that is not there is `None`: the product works without the model and
    /// says so. A file that is there and wrong is an error.
    ///
    /// # Errors
    /// See [`ModelError`].
    pub fn load_if_present(path: &Path) -> Result<Option<Detector>, ModelError> {
        match Detector::load(path) {
            Ok(detector) => Ok(Some(detector)),
            Err(ModelError::Unreadable(error)) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes the model's bytes, for a process that may no longer open files.
    ///
    /// # Errors
    /// `WrongDigest` unless these are the bytes that were measured.
    pub fn from_bytes(model: &[u8]) -> Result<Detector, ModelError> {
        let found = hex::encode(Sha256::digest(model));
        if found != MODEL_SHA256 {
            return Err(ModelError::WrongDigest { found });
        }
        let graph =
            onnx::read(model).map_err(|_| ModelError::Unsupported("no ONNX graph".to_owned()))?;
        let network =
            Network::plan(&graph).map_err(|Unsupported(what)| ModelError::Unsupported(what))?;
        Ok(Detector { network })
    }
}
