//! MD5, SHA-1 and SHA-256 of one stream in one pass.

use crate::{Md5, Sha1, Sha256};
use sha2::Digest as _;
use std::io;

/// Takes the MD5, the SHA-1 and the SHA-256 of a byte stream in one pass, in whatever pieces the bytes arrive.
///
/// It is also an [`io::Write`], so that `std::io::copy` can feed it.
#[derive(Clone, Default)]
pub struct Digests {
    md5: md5::Md5,
    sha1: sha1::Sha1,
    sha256: sha2::Sha256,
    length: u64,
}

/// What [`Digests::finish`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DigestSums {
    /// The MD5 of all bytes.
    pub md5: Md5,
    /// The SHA-1 of all bytes.
    pub sha1: Sha1,
    /// The SHA-256 of all bytes.
    pub sha256: Sha256,
    /// How many bytes there were.
    pub length: u64,
}

impl Digests {
    /// Starts with no bytes seen.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece of the stream.
    pub fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.sha1.update(bytes);
        self.sha256.update(bytes);
        self.length = self
            .length
            .saturating_add(bytes.len().try_into().unwrap_or(u64::MAX));
    }

    /// The digests of everything seen.
    #[must_use]
    pub fn finish(self) -> DigestSums {
        DigestSums {
            md5: Md5::from_bytes(self.md5.finalize().into()),
            sha1: Sha1::from_bytes(self.sha1.finalize().into()),
            sha256: Sha256::from_bytes(self.sha256.finalize().into()),
            length: self.length,
        }
    }

    /// The digests of bytes that are all in memory.
    #[must_use]
    pub fn of(bytes: &[u8]) -> DigestSums {
        let mut digests = Self::new();
        digests.update(bytes);
        digests.finish()
    }
}

/// How far it has come, never what it has seen.
impl std::fmt::Debug for Digests {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Digests")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// Never fails.
impl io::Write for Digests {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RFC 1321 section A.5, RFC 3174 section 7.3 and FIPS 180-4 example values.
    #[test]
    fn published_vectors() {
        let empty = Digests::of(b"");
        assert_eq!(empty.md5.to_string(), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(
            empty.sha1.to_string(),
            "da39a3ee5e6b4b0d3255bfef95601890afd80709"
        );
        assert_eq!(
            empty.sha256.to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        let abc = Digests::of(b"abc");
        assert_eq!(abc.md5.to_string(), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            abc.sha1.to_string(),
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        );
        assert_eq!(
            abc.sha256.to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    proptest! {
        #[test]
        fn pieces_do_not_matter(bytes: Vec<u8>, cut in 1usize..50) {
            let mut digests = Digests::new();
            for piece in bytes.chunks(cut) {
                io::copy(&mut &*piece, &mut digests).unwrap();
            }
            let sums = digests.finish();
            prop_assert_eq!(sums, Digests::of(&bytes));
            prop_assert_eq!(usize::try_from(sums.length).unwrap(), bytes.len());
        }
    }
}
