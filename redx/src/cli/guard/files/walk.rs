//! Which files were named: each itself, and of a folder all that are in it.

use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// Folders within folders; links are not followed, but a tree may be as deep as somebody made it.
const DEPTH_MAX: usize = 100;

/// Every file, in the order in which they were named, those of a folder by their names.
///
/// # Errors
/// When a folder cannot be read, or is too deep. What is named and is no folder is taken for a file, there or not.
pub(super) fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            add_folder(path, 0, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn add_folder(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = || format!("cannot read {}", folder.display());
    anyhow::ensure!(depth < DEPTH_MAX, "{} is too deep", folder.display());
    let mut entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(unreadable)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().with_context(unreadable)?;
        if kind.is_dir() {
            add_folder(&entry.path(), depth.saturating_add(1), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}
