//! Lines of bounded length.

use super::LINE_BYTES_MAX;
use super::entry::Reason;
use std::io::{self, BufRead, Read as _};

/// Reads one line at a time and never holds more than one.
pub(super) struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
        }
    }

    /// The next line's number and its text without its end, or nothing at the end of the input.
    pub(super) fn next_line(&mut self) -> io::Result<Option<(u64, Result<&str, Reason>)>> {
        self.line.clear();
        let most = u64::try_from(LINE_BYTES_MAX)
            .unwrap_or(u64::MAX)
            .saturating_add(2);
        if self
            .input
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut self.line)?
            == 0
        {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        if !self.line.ends_with(b"\n") && self.line.len() > LINE_BYTES_MAX {
            self.input.skip_until(b'\n')?;
            return Ok(Some((self.number, Err(Reason::TooLong))));
        }
        Ok(Some((self.number, self.text())))
    }

    fn text(&self) -> Result<&str, Reason> {
        let text = str::from_utf8(&self.line).map_err(|_| Reason::NotText)?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        // Some programs start a file with a byte order mark.
        Ok(if self.number == 1 {
            text.strip_prefix('\u{feff}').unwrap_or(text)
        } else {
            text
        })
    }
}
