//! What a worker and its parent say to each other over two pipes.
//!
//! A frame is a kind (one byte), a length (four bytes, least significant first) and that many bytes. Both
//! sides hold the length against the kind's own cap *before* they make room for it, and parse a frame with
//! a pure function that takes any bytes. The parent trusts nothing: a worker may be in the hands of
//! whoever made the picture.
//!
//! | from | kind | body |
//! |---|---|---|
//! | worker | `Ready` | what of the sandbox holds |
//! | parent | `Bytes` | the upload |
//! | worker | `Fingerprint` or `Unreadable` | |
//! | parent | `Derive` | what to make; or the pipe closes, and the worker ends |
//! | worker | `Derived` or `Unreadable` | |

mod answer;
mod ask;
mod wire;

use std::io::{self, Read, Write};

pub use answer::{Answer, Ready};
pub use ask::Ask;
pub(crate) use ask::derive_body;

use crate::limits::{ANSWER_BYTES_MAX, UPLOAD_BYTES_MAX};

/// Bytes of a frame before its body.
pub const HEAD_BYTES: usize = 5;

/// Longest body of the small frames, in bytes.
const SMALL_BYTES_MAX: usize = 4096;

/// What kind of frame follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The upload.
    Bytes,
    /// What to make of it.
    Derive,
    /// The worker is closed in and waits.
    Ready,
    /// The picture's hashes.
    Fingerprint,
    /// The picture cannot be used.
    Unreadable,
    /// What was made.
    Derived,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Bytes,
        Self::Derive,
        Self::Ready,
        Self::Fingerprint,
        Self::Unreadable,
        Self::Derived,
    ];

    fn number(self) -> u8 {
        match self {
            Self::Bytes => 1,
            Self::Derive => 2,
            Self::Ready => 129,
            Self::Fingerprint => 130,
            Self::Unreadable => 131,
            Self::Derived => 132,
        }
    }

    /// Longest body of this kind, in bytes.
    #[must_use]
    pub fn bytes_max(self) -> usize {
        match self {
            Self::Bytes => UPLOAD_BYTES_MAX,
            Self::Derived => ANSWER_BYTES_MAX,
            Self::Derive | Self::Ready | Self::Fingerprint | Self::Unreadable => SMALL_BYTES_MAX,
        }
    }
}

/// The other side said something that is no frame, or a frame that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the other side of the pipe said something that is no frame")
    }
}

impl std::error::Error for Malformed {}

impl From<Malformed> for io::Error {
    fn from(error: Malformed) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }
}

/// The first [`HEAD_BYTES`] of a frame, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What follows.
    pub kind: Kind,
    /// How many bytes follow; at most the kind's cap.
    pub body_bytes: usize,
}

impl Head {
    /// Reads a head.
    ///
    /// # Errors
    /// [`Malformed`] for an unknown kind or a body above the kind's cap.
    pub fn parse(bytes: [u8; HEAD_BYTES]) -> Result<Self, Malformed> {
        let [number, length @ ..] = bytes;
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| kind.number() == number)
            .ok_or(Malformed)?;
        let body_bytes = usize::try_from(u32::from_le_bytes(length)).map_err(|_| Malformed)?;
        if body_bytes > kind.bytes_max() {
            Err(Malformed)
        } else {
            Ok(Self { kind, body_bytes })
        }
    }

    /// The head of a frame with this body.
    ///
    /// # Errors
    /// [`Malformed`] if the body is above the kind's cap.
    pub fn of(kind: Kind, body: &[u8]) -> Result<[u8; HEAD_BYTES], Malformed> {
        let length = u32::try_from(body.len()).map_err(|_| Malformed)?;
        if body.len() > kind.bytes_max() {
            return Err(Malformed);
        }
        let [a, b, c, d] = length.to_le_bytes();
        Ok([kind.number(), a, b, c, d])
    }
}

/// Reads one frame; `None` when the other side closed the pipe between frames.
///
/// # Errors
/// What the pipe says, or `InvalidData` for what is no frame.
pub(crate) fn read_frame(input: &mut impl Read) -> io::Result<Option<(Kind, Vec<u8>)>> {
    let mut head = [0; HEAD_BYTES];
    if input.read(head.get_mut(..1).unwrap_or(&mut []))? == 0 {
        return Ok(None);
    }
    input.read_exact(head.get_mut(1..).unwrap_or(&mut []))?;
    let head = Head::parse(head)?;
    let mut body = vec![0; head.body_bytes];
    input.read_exact(&mut body)?;
    Ok(Some((head.kind, body)))
}

/// Writes one frame and flushes it.
///
/// # Errors
/// What the pipe says, or `InvalidData` for a body above its cap.
pub(crate) fn write_frame(output: &mut impl Write, kind: Kind, body: &[u8]) -> io::Result<()> {
    output.write_all(&Head::of(kind, body)?)?;
    output.write_all(body)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_length_above_the_cap_is_refused_before_room_is_made() {
        let [a, b, c, d] = 5000_u32.to_le_bytes();
        assert_eq!(Head::parse([2, a, b, c, d]), Err(Malformed));
        assert_eq!(Head::parse([1, 255, 255, 255, 255]), Err(Malformed));
        assert!(Head::parse([1, a, b, c, d]).is_ok());
    }

    #[test]
    fn a_closed_pipe_is_an_end_and_a_cut_frame_an_error() {
        assert!(read_frame(&mut &b""[..]).unwrap().is_none());
        assert!(read_frame(&mut &b"\x02\x04"[..]).is_err());
        assert!(read_frame(&mut &b"\x02\x04\0\0\0abc"[..]).is_err());
    }

    proptest! {
        #[test]
        fn frames_come_back(kind in 0_usize..6, body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let kind = Kind::ALL[kind];
            let mut pipe = Vec::new();
            write_frame(&mut pipe, kind, &body).unwrap();
            prop_assert_eq!(read_frame(&mut pipe.as_slice()).unwrap(), Some((kind, body)));
        }

        #[test]
        fn any_bytes_are_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300), kind in 0_usize..6) {
            let _ = read_frame(&mut bytes.as_slice());
            let _ = Ask::parse(Kind::ALL[kind], &bytes);
            let _ = Answer::parse(Kind::ALL[kind], bytes);
        }
    }
}
