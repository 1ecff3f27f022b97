//! Lists of hashes written in the forms that [`import`](crate::import) reads.

use crate::import::{Format, Object, Row};
use std::io::{self, Write};

/// Writes rows as a list and says how many there were.
///
/// [`Format::Lines`] has no place for metadata and leaves it out. [`Format::Csv`] has a header and writes a line
/// break in metadata as a space. [`Format::JsonLines`] keeps everything.
///
/// ```
/// use hashbank::{Signal, SignalKind, export, import::{Format, Row}};
///
/// let signal = Signal::parse(SignalKind::Md5, "00112233445566778899aabbccddeeff")?;
/// let row = Row { signal, metadata: Some("drawn, made up".to_owned()) };
/// let mut list = Vec::new();
/// export::write(&mut list, Format::Csv, [row])?;
/// assert_eq!(list, b"type,hash,metadata\nmd5,00112233445566778899aabbccddeeff,\"drawn, made up\"\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When writing fails.
pub fn write(
    mut out: impl Write,
    format: Format,
    rows: impl IntoIterator<Item = Row>,
) -> io::Result<u64> {
    if format == Format::Csv {
        out.write_all(b"type,hash,metadata\n")?;
    }
    let mut written = 0_u64;
    for row in rows {
        write_row(&mut out, format, row)?;
        written = written.saturating_add(1);
    }
    out.flush()?;
    Ok(written)
}

fn write_row(out: &mut impl Write, format: Format, row: Row) -> io::Result<()> {
    let (kind, hash) = (row.signal.kind(), row.signal.to_hex());
    match format {
        Format::Lines => writeln!(out, "{kind} {hash}"),
        Format::Csv => writeln!(
            out,
            "{kind},{hash},{}",
            quoted(&row.metadata.unwrap_or_default())
        ),
        Format::JsonLines => {
            let metadata = row.metadata.map(serde_json::Value::String);
            let object = Object {
                kind: Some(kind.name().into()),
                hash: hash.into(),
                metadata,
            };
            serde_json::to_writer(&mut *out, &object)?;
            out.write_all(b"\n")
        }
    }
}

fn quoted(field: &str) -> String {
    let field = field.replace(['\r', '\n'], " ");
    if field.contains([',', '"']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}
