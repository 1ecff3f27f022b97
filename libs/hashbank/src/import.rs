//! Lists of hashes as they are exchanged, read row by row in bounded memory.

mod csv;
mod line;

use crate::{Signal, SignalKind};
use line::Lines;
use std::fmt;
use std::io::{self, BufRead};

/// A longer line is skipped and reported. Bytes.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// So many bad lines are named in a [`Report`]; the rest are only counted.
pub const BAD_LINES_NAMED_MAX: usize = 100;

/// How a list is written. Text is UTF-8; lines end in LF or CR LF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `<hex>` or `<kind> <hex>` a line. Blank lines and those that start with `#` are skipped.
    Lines,
    /// `hash,metadata`, with more columns joined to the metadata; or, under a header line, columns in any order of
    /// which `type`, `hash` and `metadata` are read. Fields may be quoted; a row is one line.
    Csv,
    /// One object a line: `{"type": "pdq", "hash": "...", "metadata": ...}`, the first and last optional.
    JsonLines,
}

/// A row of a list.
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

/// A line that is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine {
    /// Which line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a line is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Over [`LINE_BYTES_MAX`].
    #[error("the line is too long")]
    TooLong,
    /// Not UTF-8.
    #[error("the line is not UTF-8 text")]
    NotText,
    /// Quotes that do not close, not an object, a column missing, more words than two.
    #[error("the line is not of this format")]
    Form,
    /// See [`SignalKind`].
    #[error("the kind of hash is not known")]
    Kind,
    /// Not the hex digits of a hash of its kind.
    #[error("the hash is not one of its kind")]
    Hash,
}

/// What became of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows handed on.
    pub rows: u64,
    /// Lines that were no rows.
    pub bad: u64,
    /// The first [`BAD_LINES_NAMED_MAX`] of them.
    pub first_bad: Vec<BadLine>,
}

/// Reads a list to its end and hands each row to `each`. A hash without a kind is taken as of kind `usual`.
///
/// # Errors
/// When reading fails or `each` does; rows before that have been handed on.
pub fn read<E: From<io::Error>>(
    input: impl BufRead,
    format: Format,
    usual: SignalKind,
    mut each: impl FnMut(Row) -> Result<(), E>,
) -> Result<Report, E> {
    let mut report = Report::default();
    let mut lines = Lines::new(input);
    let mut columns = csv::Columns::default();
    while let Some((number, line)) = lines.next_line()? {
        let row = line.and_then(|text| match format {
            Format::Lines => words(text, usual),
            Format::Csv => csv::row(text, number == 1, &mut columns, usual),
            Format::JsonLines => object(text, usual),
        });
        match row {
            Ok(Some(row)) => {
                each(row)?;
                report.rows = report.rows.saturating_add(1);
            }
            Ok(None) => {}
            Err(reason) => report.add_bad(BadLine {
                line: number,
                reason,
            }),
        }
    }
    Ok(report)
}

impl Report {
    fn add_bad(&mut self, line: BadLine) {
        self.bad = self.bad.saturating_add(1);
        if self.first_bad.len() < BAD_LINES_NAMED_MAX {
            self.first_bad.push(line);
        }
    }
}

fn words(text: &str, usual: SignalKind) -> Result<Option<Row>, Reason> {
    if text.trim_start().starts_with('#') {
        return Ok(None);
    }
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (None, ..) => Ok(None),
        (Some(hex), None, _) => row(None, hex, None, usual).map(Some),
        (Some(kind), Some(hex), None) => row(Some(kind), hex, None, usual).map(Some),
        _ => Err(Reason::Form),
    }
}

/// A line of JSON.
#[derive(serde::Deserialize, serde::Serialize)]
pub(crate) struct Object<'a> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<std::borrow::Cow<'a, str>>,
    pub(crate) hash: std::borrow::Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) metadata: Option<serde_json::Value>,
}

fn object(text: &str, usual: SignalKind) -> Result<Option<Row>, Reason> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let object: Object<'_> = serde_json::from_str(text).map_err(|_| Reason::Form)?;
    let metadata = object.metadata.map(|value| match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    });
    row(object.kind.as_deref(), &object.hash, metadata, usual).map(Some)
}

/// A row from its parts.
fn row(
    kind: Option<&str>,
    hex: &str,
    metadata: Option<String>,
    usual: SignalKind,
) -> Result<Row, Reason> {
    let kind = kind
        .map_or(Ok(usual), str::parse)
        .map_err(|_| Reason::Kind)?;
    let signal = Signal::parse(kind, hex.trim()).map_err(|_| Reason::Hash)?;
    Ok(Row {
        signal,
        metadata: metadata.filter(|text| !text.is_empty()),
    })
}

#[cfg(test)]
mod tests;
