//! Files of this machine.

use crate::exchange::fault::Fault;
use hashbank::import::Format;
use mediahash::Digests;
use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

/// A text and how it is written.
pub(super) struct Source {
    pub(super) text: Box<dyn BufRead + Send>,
    pub(super) format: Format,
}

/// The file, or all files of the folder by name, and what stands for all they hold.
pub(super) async fn open(
    place: &str,
    format: Option<Format>,
) -> Result<(Vec<Source>, String), Fault> {
    let place = PathBuf::from(place);
    let opened = tokio::task::spawn_blocking(move || open_all(&place, format)).await;
    opened.ok().and_then(Result::ok).ok_or(Fault::File)
}

fn open_all(place: &Path, format: Option<Format>) -> io::Result<(Vec<Source>, String)> {
    let files = files(place)?;
    let mut digest = Digests::new();
    let mut sources = Vec::new();
    for path in files {
        io::copy(&mut File::open(&path)?, &mut Writer(&mut digest))?;
        // So that moving the border between two files is a change.
        digest.update(&[0]);
        let format = format.unwrap_or_else(|| by_ending(&path.to_string_lossy()));
        let text = Box::new(BufReader::new(File::open(&path)?));
        sources.push(Source { text, format });
    }
    let whole = format!("{format:?} {}", digest.finish().sha256);
    Ok((sources, whole))
}

struct Writer<'a>(&'a mut Digests);

impl io::Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Hidden files are somebody's unfinished ones.
fn files(place: &Path) -> io::Result<Vec<PathBuf>> {
    if !place.is_dir() {
        return Ok(vec![place.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(place)? {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

pub(super) fn by_ending(path: &str) -> Format {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    match path
        .rsplit('.')
        .next()
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        Some("jsonl" | "ndjson") => Format::JsonLines,
        Some("xml") => Format::NcmecXml,
        _ => Format::Lines,
    }
}
