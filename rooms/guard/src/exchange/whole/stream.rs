//! The body of an answer as a text that a thread can read.

use crate::exchange::fault::Fault;
use bytes::{Buf as _, Bytes};
use std::io::{self, BufRead, Read};
use tokio::sync::mpsc::{self, Receiver};
use web::outbound::{self, Answer};

/// Pieces that may wait for the reader.
const PIECES_WAITING: usize = 16;

/// Reads pieces as they come in; it waits for them, so it is for a thread that may wait.
pub(super) struct Text {
    pieces: Receiver<Result<Bytes, outbound::Error>>,
    piece: Bytes,
}

/// The body, fetched by a task that ends with the body, with its first fault, or with the reader.
pub(super) fn of(mut answer: Answer) -> Text {
    let (send, pieces) = mpsc::channel(PIECES_WAITING);
    tokio::spawn(async move {
        while let Some(piece) = answer.chunk().await.transpose() {
            let failed = piece.is_err();
            if send.send(piece).await.is_err() || failed {
                return;
            }
        }
    });
    Text {
        pieces,
        piece: Bytes::new(),
    }
}

impl BufRead for Text {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.piece.is_empty() {
            match self.pieces.blocking_recv() {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => break,
            }
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, amount: usize) {
        self.piece.advance(amount.min(self.piece.len()));
    }
}

impl Read for Text {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let mut there = self.fill_buf()?;
        let read = there.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

/// What stopped the reading.
pub(super) fn fault(error: &io::Error) -> Fault {
    let cause = error.get_ref();
    let cause = cause.and_then(|cause| cause.downcast_ref::<outbound::Error>());
    match cause {
        Some(cause) => Fault::Outbound(*cause),
        None if error.kind() == io::ErrorKind::InvalidData => Fault::Unreadable,
        None => Fault::File,
    }
}
