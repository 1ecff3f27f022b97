//! A file that is the old one or the new one, whole, whenever the power goes.

use super::{OpenError, Reader};
use crate::Seal;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Bytes read from or written to the disk at once.
const BUFFER_BYTES: usize = 1 << 20;

/// Lets `read` read all tables of the snapshot at `path`, and says its mark.
pub(crate) fn open<T>(
    path: &Path,
    seal: &dyn Seal,
    read: impl FnOnce(&mut Reader<'_, BufReader<File>>) -> Result<T, OpenError>,
) -> Result<(T, u64), OpenError> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut reader = Reader::new(BufReader::with_capacity(BUFFER_BYTES, file), length, seal)?;
    let read = read(&mut reader)?;
    let mark = reader.mark();
    reader.end()?;
    Ok((read, mark))
}

/// Lets `write` write a new file and puts it in the place of the one at `path`. What an earlier attempt left behind
/// is overwritten; two at once on one path spoil each other's file, which opening it finds.
pub(crate) fn replace(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let part = part_of(path);
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, File::create(&part)?);
    write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    std::fs::rename(&part, path)?;
    flush_folder(path)
}

/// The name while it is written: in the same folder, for a rename is whole only within one file system.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    path.with_file_name(name)
}

/// The new name is on the disk when the folder is. Other systems than Unix have no call for it.
fn flush_folder(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
