//! The banks' hashes in sealed files of the data folder, so that a start needs not open millions of rows one by one. They
//! are a copy: what is torn, of another key or of another bank is never used, and read from the database instead.

use super::memory::info;
use crate::bank::Bank;
use hashbank::{OpenError, Seal};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{Keys, Result, Rng, Uuid};
use web::App;

const SEALED_AS: &str = "guard-index";
const ENDING: &str = "hashes";

/// Where the files are.
#[derive(Clone)]
pub(super) struct Folder {
    path: PathBuf,
    keys: Keys,
    rng: Rng,
}

/// One file: of a bank, and of the time it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Saved {
    pub(super) bank: Uuid,
    /// Drawn for this file. The database learns it after the file is whole: one that has it has all that is in the file.
    pub(super) token: Uuid,
}

impl Saved {
    fn name(self) -> String {
        format!("{}-{}.{ENDING}", self.bank.simple(), self.token.simple())
    }

    fn parse(path: &Path) -> Option<Self> {
        let (bank, token) = path.file_stem()?.to_str()?.split_once('-')?;
        Some(Self {
            bank: Uuid::parse_str(bank).ok()?,
            token: Uuid::parse_str(token).ok()?,
        })
    }
}

/// Each file is sealed for its bank and its token alone.
struct Sealed<'a> {
    folder: &'a Folder,
    of: Saved,
}

impl Sealed<'_> {
    fn bound(&self, name: &[u8]) -> Vec<u8> {
        let Saved { bank, token } = &self.of;
        [bank.as_bytes().as_slice(), token.as_bytes(), name].concat()
    }
}

impl Seal for Sealed<'_> {
    fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
        let Folder { keys, rng, .. } = self.folder;
        keys.seal(SEALED_AS, &self.bound(name), plain, rng)
    }

    fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let keys = &self.folder.keys;
        keys.open(SEALED_AS, &self.bound(name), sealed).ok()
    }
}

impl Folder {
    pub(super) fn of(app: &App) -> Self {
        Self {
            path: app.settings().data.join("index"),
            keys: app.keys().clone(),
            rng: app.rng().clone(),
        }
    }

    fn file(&self, of: Saved) -> PathBuf {
        self.path.join(of.name())
    }

    /// A bank with its hashes and the generation they are of; nothing when it must be read from the database, which knows
    /// these tokens of its files.
    pub(super) async fn open(&self, row: &Bank, known: &[Uuid]) -> Option<(hashbank::Bank, i64)> {
        let of = |token: &Uuid| Saved {
            bank: row.id,
            token: *token,
        };
        let of = known.iter().map(of).find(|of| self.file(*of).exists())?;
        let (folder, info) = (self.clone(), info(row));
        let opened = tokio::task::spawn_blocking(move || {
            let (path, folder) = (folder.file(of), &folder);
            hashbank::Bank::open(info, &path, &Sealed { folder, of })
        });
        match opened.await.ok()? {
            Ok((bank, mark)) => Some((bank, i64::try_from(mark).ok()?)),
            Err(OpenError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                tracing::warn!(%error, "a saved list cannot be used; it is read from the database");
                None
            }
        }
    }

    /// Removes the files of a bank that are of no use.
    pub(super) fn remove(&self, bank: Uuid) {
        if let Err(error) = self.tidy(|of| of.bank != bank) {
            tracing::warn!(%error, "a saved list that is of no use cannot be removed");
        }
    }

    /// Writes banks, each with the generation that all of it is at least of, and says as which files.
    pub(super) fn save(
        &self,
        banks: &BTreeMap<Uuid, Arc<hashbank::Bank>>,
        generation: i64,
    ) -> Result<Vec<Saved>> {
        make_folder(&self.path)?;
        let mark = u64::try_from(generation).unwrap_or(0);
        let mut saved = Vec::new();
        for (id, bank) in banks {
            let of = Saved {
                bank: *id,
                token: Uuid::from_bytes(self.rng.bytes()),
            };
            bank.save(&self.file(of), &Sealed { folder: self, of }, mark)?;
            saved.push(of);
        }
        Ok(saved)
    }

    /// Removes the files that are not to stay, and says which they were.
    pub(super) fn tidy(&self, stays: impl Fn(Saved) -> bool) -> Result<Vec<Saved>> {
        let mut gone = Vec::new();
        let entries = match std::fs::read_dir(&self.path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(gone),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != ENDING) {
                continue;
            }
            let of = Saved::parse(&path);
            if of.is_none_or(|of| !stays(of)) {
                std::fs::remove_file(path)?;
                gone.extend(of);
            }
        }
        Ok(gone)
    }
}

fn make_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut folder = std::fs::DirBuilder::new();
    Ok(folder.recursive(true).mode(0o700).create(path)?)
}
