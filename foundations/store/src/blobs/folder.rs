//! An object that arrives in pieces and goes to a folder. It is written beside its place, under a name that ends in
//! `#` and digits (as `object_store` does, which hides such names), flushed to the disk, and then linked into place:
//! the link fails when the name is taken.

use crate::{Error, Result};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Result as IoResult},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};
use tokio::io::AsyncWriteExt as _;

/// Tries to find a free name beside the place, and to make the folder that a removal has just taken away.
const STAGES_MAX: u32 = 1_000;

/// Half an object. Its file is removed with it.
pub(super) struct FolderWriter {
    file: tokio::fs::File,
    staged: Staged,
    place: PathBuf,
}

struct Staged(PathBuf);
impl Drop for Staged {
    fn drop(&mut self) {
        // What cannot be removed now is found by `remove_unfinished`.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl FolderWriter {
    pub(super) async fn begin(place: PathBuf) -> Result<Self> {
        if tokio::fs::try_exists(&place).await? {
            return Err(Error::Exists);
        }
        let beside = place.clone();
        let (file, staged) = blocking(move || stage(&beside)).await?;
        Ok(Self {
            file: tokio::fs::File::from_std(file),
            staged,
            place,
        })
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<()> {
        Ok(self.file.write_all(piece).await?)
    }

    pub(super) async fn finish(self) -> Result<()> {
        let Self {
            mut file,
            staged,
            place,
        } = self;
        // Errors of the last pieces are told here.
        file.flush().await?;
        let file = file.into_std().await;
        blocking(move || {
            file.sync_all()?;
            let linked = std::fs::hard_link(&staged.0, &place);
            drop(staged);
            linked?;
            sync_folder_of(&place)
        })
        .await
        .map_err(|error| match error {
            Error::Io(e) if e.kind() == ErrorKind::AlreadyExists => Error::Exists,
            other => other,
        })
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> IoResult<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(std::io::Error::other)??)
}

fn stage(place: &Path) -> IoResult<(File, Staged)> {
    let mut last = ErrorKind::AlreadyExists.into();
    for number in 1..STAGES_MAX {
        let mut name = place.as_os_str().to_owned();
        name.push(format!("#{number}"));
        let name = PathBuf::from(name);
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Ok(file) => return Ok((file, Staged(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => make_folder_of(place)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn make_folder_of(place: &Path) -> IoResult<()> {
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder)?;
        sync_folder_of(folder)?;
    }
    Ok(())
}

/// A file is durable when its folder's list is.
fn sync_folder_of(place: &Path) -> IoResult<()> {
    match place.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Removes what a process that was killed left half-written, older than `before`; says how many.
pub(super) fn remove_unfinished(folder: &Path, before_ms: u64) -> IoResult<u64> {
    let before = UNIX_EPOCH + Duration::from_millis(before_ms);
    let mut removed = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if is_staged(&entry.file_name().to_string_lossy())
                && entry.metadata()?.modified()? < before
            {
                std::fs::remove_file(entry.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

fn is_staged(name: &str) -> bool {
    name.rsplit_once('#')
        .is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()))
}
