//! Tables of hashes in a sealed file.
//!
//! ```text
//! "hashbank" | version u32 | frame of the header | frames of the chunks of the first table, the second, ...
//! frame  = length u32 | so many sealed bytes
//! header = mark u64 | rows in a chunk u32 | number of tables u8 | for each: kind u8, bytes of a value u16, rows u64
//! chunk  = ids u64 ... | values ...
//! ```
//! All numbers are little-endian. Every table begins a new chunk. The header is sealed under a name with the version
//! in it. A chunk is sealed under a name with the digest of the sealed header, the table, and the chunk's place in
//! it: since the seal never gives the same bytes twice, a chunk opens in its place in its file and nowhere else. The
//! header has all counts, so a file that is too short or too long is not taken either.
//!
//! A file is written under another name, flushed to the disk and renamed, and is either the old one or the new one.

mod file;
mod read;
mod write;

pub(crate) use file::{open, replace};
pub(crate) use read::{Reader, cores};
pub(crate) use write::Writer;

use mediahash::Digests;
use std::io;

const MAGIC: [u8; 8] = *b"hashbank";

/// Goes up when a file of the version before cannot be read any more. Also when the order of a code's bits changes.
const VERSION: u32 = 1;

/// Rows sealed together: 640 KiB of an index.
pub(crate) const CHUNK_ROWS: u32 = 16_384;

/// Tables in a file: an index and one for each kind of digest there will ever be.
const TABLES_MAX: usize = 16;

/// What a seal may add to what it seals. Ciphers add some dozens of bytes.
const SEAL_BYTES_MAX: usize = 4096;

/// Why a snapshot cannot be used. Whatever it is, the answer is the same: make the index anew from where its entries
/// come from, and save it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no such file ([`io::ErrorKind::NotFound`]), or it cannot be read.
    #[error("the snapshot cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Another version of this crate wrote it.
    #[error("the snapshot has version {0}, not {VERSION}")]
    Version(u32),
    /// It is torn, or not in its place, or not sealed with this key, or holds something else than was asked for.
    #[error("the snapshot is not whole")]
    Damaged,
}

/// What a table holds: its number in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Codes of an index, their bits in its order.
    Codes,
    /// Digests of files.
    Digests,
}

/// A table's measures, as the header has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) kind: u8,
    /// Bytes of a value.
    pub(crate) width: u16,
    pub(crate) rows: u64,
}

impl Shape {
    pub(crate) fn new(kind: Kind, width: usize, rows: usize) -> Self {
        let kind = match kind {
            Kind::Codes => 1,
            Kind::Digests => 2,
        };
        Self {
            kind,
            width: u16::try_from(width).unwrap_or(u16::MAX),
            rows: u64::try_from(rows).unwrap_or(u64::MAX),
        }
    }

    fn bytes(&self) -> u64 {
        self.rows.saturating_mul(8 + u64::from(self.width))
    }
}

/// The digest that stands for a file in the names of its chunks.
fn identity(sealed_header: &[u8]) -> [u8; 32] {
    let mut digests = Digests::new();
    digests.update(sealed_header);
    *digests.finish().sha256.as_bytes()
}

fn header_name() -> Vec<u8> {
    [b"hashbank header ".as_slice(), &VERSION.to_le_bytes()].concat()
}

fn chunk_name(identity: &[u8; 32], table: usize, chunk: u64) -> Vec<u8> {
    let table = u64::try_from(table).unwrap_or(u64::MAX);
    [
        b"hashbank chunk ".as_slice(),
        &VERSION.to_le_bytes(),
        identity,
        &table.to_le_bytes(),
        &chunk.to_le_bytes(),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::Toy;
