//! Input that is read piece by piece, none of which may be longer than a cap.

use super::Refused;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// How much of a piece may still come. Whoever begins a new piece says so.
#[derive(Clone)]
pub(super) struct Left {
    bytes: Rc<Cell<usize>>,
    most: usize,
}

impl Left {
    pub(super) fn renew(&self) {
        self.bytes.set(self.most);
    }
}

pub(super) struct Capped<R> {
    input: R,
    left: Left,
}

impl<R: BufRead> Capped<R> {
    pub(super) fn new(input: R, most: usize) -> (Self, Left) {
        let left = Left {
            bytes: Rc::new(Cell::new(most)),
            most,
        };
        let capped = Self {
            input,
            left: left.clone(),
        };
        (capped, left)
    }
}

/// So much may be read ahead of a piece's end by [`Capped::ahead`]. Bytes.
const AHEAD_BYTES: usize = 8 * 1024;

impl<R: BufRead> Capped<R> {
    /// For a reader that asks byte by byte: takes some at a time, so that a piece may be longer by as much.
    pub(super) fn ahead(input: R, most: usize) -> (BufReader<Self>, Left) {
        let (capped, left) = Self::new(input, most.saturating_add(AHEAD_BYTES));
        (BufReader::with_capacity(AHEAD_BYTES, capped), left)
    }
}

impl<R: BufRead> BufRead for Capped<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let buffer = self.input.fill_buf()?;
        let most = buffer.len().min(self.left.bytes.get());
        match buffer.get(..most) {
            Some([]) | None if !buffer.is_empty() => Err(Refused::TooLong.into()),
            capped => Ok(capped.unwrap_or_default()),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.left
            .bytes
            .set(self.left.bytes.get().saturating_sub(amount));
        self.input.consume(amount);
    }
}

impl<R: BufRead> Read for Capped<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut buffer = self.fill_buf()?;
        let amount = buffer.read(into)?;
        self.consume(amount);
        Ok(amount)
    }
}
