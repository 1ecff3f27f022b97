//! Lists of hashes written in the forms that [`import`](crate::import) reads.

mod ncmec;
mod stopncii;

use crate::import::{BETWEEN_LABELS, Entry, Format, Hash, Object, Page, Row};
use std::io::{self, Write};

/// What became of entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Entries of which something was written.
    pub entries: u64,
    /// Hashes, or entries without one, that the format has no place for.
    pub left_out: u64,
}

/// Writes entries as a list.
///
/// [`Format::Json`] and [`Format::JsonLines`] keep everything but opinions. [`Format::Lines`] keeps hashes alone;
/// [`Format::Csv`] keys, labels and metadata too, a line break in them as a space, one hash a row. Neither has a place
/// for what was deleted, and leaves it out. For [`Format::NcmecXml`] and [`Format::StopNcii`] see [`write_page`].
///
/// ```
/// use hashbank::{Signal, SignalKind, export, import::{Format, Row}};
///
/// let signal = Signal::parse(SignalKind::Md5, "00112233445566778899aabbccddeeff")?;
/// let row = Row { signal, metadata: Some("drawn, made up".to_owned()) };
/// let mut list = Vec::new();
/// export::write(&mut list, Format::Csv, [row])?;
/// assert_eq!(list, b"type,hash,key,labels,metadata\nmd5,00112233445566778899aabbccddeeff,,,\"drawn, made up\"\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When writing fails.
pub fn write<T: Into<Entry>>(
    out: impl Write,
    format: Format,
    entries: impl IntoIterator<Item = T>,
) -> io::Result<Written> {
    write_page(out, format, &Page::default(), entries)
}

/// Writes entries as a page of a list that has several; a format without pages leaves out what `page` says.
///
/// [`Format::NcmecXml`] has a place for entries whose key is `<member>/<id>` and for MD5, SHA-1 and PDQ;
/// [`Format::StopNcii`] for PDQ of pictures and MD5 of videos.
///
/// # Errors
/// When writing fails, or when in [`Format::NcmecXml`] a picture comes after a video: it has all of them in one place.
pub fn write_page<T: Into<Entry>>(
    mut out: impl Write,
    format: Format,
    page: &Page,
    entries: impl IntoIterator<Item = T>,
) -> io::Result<Written> {
    let mut entries = entries.into_iter().map(Into::into);
    let written = match format {
        Format::Json => array(&mut out, &mut entries)?,
        Format::NcmecXml => ncmec::write(&mut out, page, &mut entries)?,
        Format::StopNcii => stopncii::write(&mut out, page, &mut entries)?,
        Format::Lines | Format::Csv | Format::JsonLines => lines(&mut out, format, &mut entries)?,
    };
    out.flush()?;
    Ok(written)
}

impl Written {
    fn add(&mut self, written: bool, left_out: usize) {
        self.entries = self.entries.saturating_add(u64::from(written));
        let left_out = u64::try_from(left_out).unwrap_or(u64::MAX);
        self.left_out = self.left_out.saturating_add(left_out);
    }
}

fn lines(
    out: &mut impl Write,
    format: Format,
    entries: &mut dyn Iterator<Item = Entry>,
) -> io::Result<Written> {
    let mut written = Written::default();
    if format == Format::Csv {
        out.write_all(b"type,hash,key,labels,metadata\n")?;
    }
    for entry in entries {
        if format == Format::JsonLines {
            object(out, &entry)?;
            out.write_all(b"\n")?;
        } else if entry.deleted || entry.signals.is_empty() {
            written.add(false, entry.signals.len().max(1));
            continue;
        } else {
            rows(out, format, &entry)?;
        }
        written.add(true, 0);
    }
    Ok(written)
}

fn rows(out: &mut impl Write, format: Format, entry: &Entry) -> io::Result<()> {
    let between = BETWEEN_LABELS.to_string();
    let about = [
        quoted(entry.key.as_deref().unwrap_or_default()),
        quoted(&entry.labels.join(&between)),
        quoted(entry.metadata.as_deref().unwrap_or_default()),
    ];
    for signal in &entry.signals {
        let (kind, hash) = (signal.kind(), signal.to_hex());
        match format {
            Format::Csv => writeln!(out, "{kind},{hash},{}", about.join(","))?,
            _ => writeln!(out, "{kind} {hash}")?,
        }
    }
    Ok(())
}

fn array(out: &mut impl Write, entries: &mut dyn Iterator<Item = Entry>) -> io::Result<Written> {
    let mut written = Written::default();
    out.write_all(b"[")?;
    for entry in entries {
        out.write_all(if written.entries == 0 { b"\n" } else { b",\n" })?;
        object(out, &entry)?;
        written.add(true, 0);
    }
    out.write_all(b"\n]\n")?;
    Ok(written)
}

/// One hash stands by itself, as in lists that have no more.
fn object(out: &mut impl Write, entry: &Entry) -> io::Result<()> {
    let mut hashes: Vec<Hash<'_>> = entry
        .signals
        .iter()
        .map(|signal| Hash {
            kind: signal.kind().name().into(),
            hash: signal.to_hex().into(),
        })
        .collect();
    let alone = hashes.pop_if(|_| entry.signals.len() == 1);
    let metadata = entry.metadata.as_deref();
    let object = Object {
        kind: alone.as_ref().map(|hash| hash.kind.clone()),
        hash: alone.map(|hash| hash.hash),
        hashes,
        key: entry.key.as_deref().map(Into::into),
        media: entry.media.map(|media| media.name().into()),
        labels: entry
            .labels
            .iter()
            .map(|label| label.as_str().into())
            .collect(),
        metadata: metadata.map(|text| serde_json::Value::String(text.to_owned())),
        deleted: entry.deleted,
        at: entry.at,
    };
    Ok(serde_json::to_writer(out, &object)?)
}

fn quoted(field: &str) -> String {
    let field = field.replace(['\r', '\n'], " ");
    if field.contains([',', '"']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        Self {
            signals: vec![row.signal],
            metadata: row.metadata,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests;
