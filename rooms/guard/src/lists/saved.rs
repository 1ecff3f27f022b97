//! The banks' hashes in sealed files of the data folder, so that a start needs not open millions of rows one by one. They
//! are a copy: what is torn, of another key or of another bank is never used, and read from the database instead.

use super::memory::info;
use crate::bank::Bank;
use hashbank::{OpenError, Seal};
use std::{
    collections::{BTreeMap, BTreeSet},
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

/// One bank's file is sealed for this bank alone.
struct Sealed<'a> {
    folder: &'a Folder,
    bank: Uuid,
}

impl Sealed<'_> {
    fn bound(&self, name: &[u8]) -> Vec<u8> {
        [self.bank.as_bytes().as_slice(), name].concat()
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

    fn file(&self, bank: Uuid) -> PathBuf {
        self.path.join(format!("{}.{ENDING}", bank.simple()))
    }

    /// A bank with its hashes and the generation they are of; nothing when it must be read from the database.
    pub(super) async fn open(&self, row: &Bank) -> Option<(hashbank::Bank, i64)> {
        let (folder, info, id) = (self.clone(), info(row), row.id);
        let opened = tokio::task::spawn_blocking(move || {
            let (path, bank) = (folder.file(id), id);
            let folder = &folder;
            hashbank::Bank::open(info, &path, &Sealed { folder, bank })
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

    /// Removes a file that is of no use.
    pub(super) fn remove(&self, bank: Uuid) {
        match std::fs::remove_file(self.file(bank)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, "a saved list that is of no use cannot be removed");
            }
            _ => {}
        }
    }

    /// Writes banks, each with the generation that all of it is at least of, and removes the files of banks that are no
    /// more.
    pub(super) fn save(
        &self,
        banks: &BTreeMap<Uuid, Arc<hashbank::Bank>>,
        all: &BTreeSet<Uuid>,
        generation: i64,
    ) -> Result<()> {
        make_folder(&self.path)?;
        let mark = u64::try_from(generation).unwrap_or(0);
        for (id, bank) in banks {
            let (folder, path) = (self, self.file(*id));
            bank.save(&path, &Sealed { folder, bank: *id }, mark)?;
        }
        for entry in std::fs::read_dir(&self.path)? {
            let path = entry?.path();
            if is_of_none(&path, all) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

fn make_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut folder = std::fs::DirBuilder::new();
    Ok(folder.recursive(true).mode(0o700).create(path)?)
}

fn is_of_none(path: &Path, all: &BTreeSet<Uuid>) -> bool {
    let is_ours = path.extension().is_some_and(|ending| ending == ENDING);
    let name = path.file_stem().and_then(|name| name.to_str());
    let id = name.and_then(|name| Uuid::parse_str(name).ok());
    is_ours && id.is_none_or(|id| !all.contains(&id))
}
