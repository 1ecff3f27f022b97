//! What the fuzz target does with its bytes: a plain function, so that tests run it, too.
//!
//! Run it with `RUSTC_BOOTSTRAP=1 cargo fuzz run lists` in the crate's folder.

use hashbank::import::{BAD_LINES_NAMED_MAX, Format, Report, Row, read};
use hashbank::{SignalKind, export};
use std::io;

/// Any bytes are read to the end as any format; the rows, written, are read again.
pub fn lists(bytes: &[u8]) {
    for format in [Format::Lines, Format::Csv, Format::JsonLines] {
        let (rows, report) = all(bytes, format);
        assert!(report.first_bad.len() <= BAD_LINES_NAMED_MAX);
        let mut list = Vec::new();
        assert!(export::write(&mut list, format, rows.iter().cloned()).is_ok());
        let (again, report) = all(&list, format);
        // A row's text may grow past the longest line when its quotes are doubled; nothing else may be lost.
        if list
            .split(|byte| *byte == b'\n')
            .all(|line| line.len() < hashbank::import::LINE_BYTES_MAX)
        {
            assert_eq!(report.bad, 0);
            assert!(
                rows.iter()
                    .map(|row| row.signal)
                    .eq(again.iter().map(|row| row.signal))
            );
        }
    }
}

fn all(list: &[u8], format: Format) -> (Vec<Row>, Report) {
    let mut rows = Vec::new();
    let report = read(list, format, SignalKind::Pdq, |row| {
        rows.push(row);
        Ok::<(), io::Error>(())
    });
    (rows, report.unwrap_or_default())
}
