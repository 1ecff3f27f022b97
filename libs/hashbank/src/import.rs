//! Lists of hashes as they are exchanged, read entry by entry in bounded memory.
//!
//! [`read`] hands on the hashes of a plain list; [`read_entries`] everything that a list says, of which the pages of an
//! exchange say most: what was deleted, who confirmed what, and where the next page is.
//!
//! ```
//! use hashbank::import::{self, Format};
//! use hashbank::SignalKind;
//!
//! let page = r#"{"hashRecords": [
//!     {"signalType": "ImagePDQ", "hashStatus": "Active", "lastModtimestamp": 1700000000,
//!      "hashValue": "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"},
//!     {"signalType": "VideoMD5", "hashStatus": "Withdrawn", "lastModtimestamp": 1700000001,
//!      "hashValue": "00112233445566778899aabbccddeeff"},
//!     {"signalType": "VideoTMK", "hashStatus": "Active", "hashValue": "made up"}],
//!     "hasMoreRecords": true, "nextPageToken": "two", "nextSetTimestamp": 1700000001}"#;
//! let mut gone = 0;
//! let report = import::read_entries(page.as_bytes(), Format::StopNcii, SignalKind::Pdq, |entry| {
//!     gone += u32::from(entry.deleted);
//!     Ok::<(), std::io::Error>(())
//! })?;
//! assert_eq!((report.rows, gone, report.skipped["tmk"]), (2, 1, 1));
//! assert_eq!(report.page.next.as_deref(), Some("two"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod capped;
mod csv;
mod entry;
mod json;
mod kind;
mod line;
mod ncmec;
mod sink;
mod stopncii;
pub(crate) mod time;

pub use entry::{BadLine, Entry, Media, Page, Reason, Report};

pub(crate) use csv::BETWEEN_LABELS;
pub(crate) use json::{Hash, Object};

use crate::{Signal, SignalKind};
use line::Lines;
use sink::{Parsed, Sink};
use std::fmt;
use std::io::{self, BufRead};

/// A longer line is skipped and reported. Bytes.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// A document with a longer element is refused. Bytes.
pub const ELEMENT_BYTES_MAX: usize = 1024 * 1024;

/// An entry with more hashes than this is reported; those beyond are not read.
pub const ENTRY_SIGNALS_MAX: usize = 1_024;

/// So many bad lines are named in a [`Report`]; the rest are only counted.
pub const BAD_LINES_NAMED_MAX: usize = 100;

/// How a list is written. Text is UTF-8; lines end in LF or CR LF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `<hex>` or `<kind> <hex>` a line. Blank lines and those that start with `#` are skipped.
    Lines,
    /// `hash,metadata`, with more columns joined to the metadata; or, under a header line, columns in any order of
    /// which `type`, `hash`, `key`, `labels` (with `;` between) and `metadata` are read. Fields may be quoted; a row is
    /// one line.
    Csv,
    /// One object a line: `{"type": "pdq", "hash": "...", "metadata": ...}`, the first and last optional. Several hashes
    /// of one entry stand as `"hashes": [{"type": "...", "hash": "..."}]`; `key`, `media`, `labels`, `deleted` and `at`
    /// (milliseconds since 1970) are read.
    JsonLines,
    /// The same objects in one array.
    Json,
    /// A page of NCMEC's hash sharing, version 2: XML. An entry's key is `<member>/<id>`.
    NcmecXml,
    /// A page of StopNCII.org: JSON. Its entries have no key.
    StopNcii,
}

/// A hash of a list and what the list says about it.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The hash.
    pub signal: Signal,
    /// What the list says about it, as it stands there.
    pub metadata: Option<String>,
}

/// Never what it says.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("kind", &self.signal.kind())
            .finish_non_exhaustive()
    }
}

/// Why a whole document is not read, or not read on. Entries before that have been handed on, but what the list says
/// about itself, its next page above all, is not known.
///
/// It comes in an [`io::Error`] of kind [`InvalidData`](io::ErrorKind::InvalidData): ask its `get_ref` for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// An element over [`ELEMENT_BYTES_MAX`].
    #[error("an element is too long")]
    TooLong,
    /// Not of the format, or not well formed.
    #[error("it is not of this format")]
    Form,
    /// Not UTF-8, or it says that it is not.
    #[error("it is not UTF-8 text")]
    Encoding,
    /// XML that declares its own document type or uses entities of its own.
    #[error("it has a document type or entities of its own")]
    Doctype,
    /// XML with elements too deep in each other.
    #[error("its elements are too deep")]
    Depth,
    /// It ends in the middle.
    #[error("it ends in the middle")]
    Cut,
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::new(io::ErrorKind::InvalidData, refused)
    }
}

/// Reads a list to its end and hands on every hash that is in force. A hash without a kind is taken as of kind `usual`.
/// What the list says was deleted is counted and no more: see [`read_entries`].
///
/// # Errors
/// As [`read_entries`].
pub fn read<E: From<io::Error>>(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    mut each: impl FnMut(Row) -> Result<(), E>,
) -> Result<Report, E> {
    read_entries(input, format, usual, |entry| {
        if entry.deleted {
            return Ok(());
        }
        entry.signals.into_iter().try_for_each(|signal| {
            each(Row {
                signal,
                metadata: entry.metadata.clone(),
            })
        })
    })
}

/// Reads a list, or a page of one, to its end and hands each entry to `each`. A hash without a kind is taken as of kind
/// `usual`.
///
/// # Errors
/// When reading fails, when the document is [`Refused`], or when `each` fails; entries before that have been handed on.
pub fn read_entries<E: From<io::Error>>(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    mut each: impl FnMut(Entry) -> Result<(), E>,
) -> Result<Report, E> {
    let mut sink = Sink::new(&mut each);
    match format {
        Format::Lines | Format::Csv | Format::JsonLines => lines(input, format, usual, &mut sink)?,
        Format::Json => json::array(input, usual, &mut sink)?,
        Format::NcmecXml => ncmec::read(input, &mut sink)?,
        Format::StopNcii => stopncii::read(input, &mut sink)?,
    }
    Ok(sink.report)
}

fn lines<E: From<io::Error>>(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let mut lines = Lines::new(input);
    let mut columns = csv::Columns::default();
    while let Some((number, line)) = lines.next_line()? {
        let parsed = line.and_then(|text| match format {
            Format::Csv => csv::row(text, number == 1, &mut columns, usual),
            Format::JsonLines => json::object(text, usual),
            _ => words(text, usual),
        });
        sink.take(number, parsed)?;
    }
    Ok(())
}

fn words(text: &str, usual: SignalKind) -> Result<Parsed, Reason> {
    let mut parsed = Parsed::default();
    if text.trim_start().starts_with('#') {
        return Ok(parsed);
    }
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (None, ..) => {}
        (Some(hex), None, _) => parsed.add_hash(None, usual, hex),
        (Some(kind), Some(hex), None) => parsed.add_hash(Some(kind), usual, hex),
        _ => return Err(Reason::Form),
    }
    Ok(parsed)
}

#[cfg(test)]
mod tests;
