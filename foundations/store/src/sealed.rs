//! Encryption of objects that are not public: the STREAM construction over XChaCha20-Poly1305 (Hoang, Reyhanitabar,
//! Rogaway, Vizár 2015; crate `aead-stream`), in chunks of 64 KiB, so that a photo is never whole in memory twice and
//! a cut or swapped chunk is noticed. Each object has a key of its own, derived from the instance key and its name.

use crate::{Error, Keys, Result, Rng};
use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};

const CHUNK_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;
/// XChaCha's 24 bytes less the 5 that STREAM uses for its counter and its last-chunk mark.
const NONCE_BYTES: usize = 19;

/// Encrypts one object piece by piece.
pub struct Sealer {
    stream: EncryptorBE32<XChaCha20Poly1305>,
    waiting: Vec<u8>,
    nonce: Option<[u8; NONCE_BYTES]>,
}

impl Sealer {
    /// Begins the object `name`.
    pub fn new(keys: &Keys, name: &str, rng: &Rng) -> Self {
        let nonce = rng.bytes::<NONCE_BYTES>();
        let stream = EncryptorBE32::from_aead(cipher(keys, name), &nonce.into());
        Self {
            stream,
            waiting: Vec::with_capacity(CHUNK_BYTES),
            nonce: Some(nonce),
        }
    }

    /// Takes plain bytes, gives the sealed bytes that are ready (often none).
    ///
    /// # Errors
    /// [`Error::Unsealable`] beyond 256 TiB.
    pub fn push(&mut self, mut plain: &[u8]) -> Result<Vec<u8>> {
        let mut out = self.nonce.take().map(|n| n.to_vec()).unwrap_or_default();
        while !plain.is_empty() {
            // A full chunk is kept back until more arrives: the last one is sealed as the last.
            if self.waiting.len() == CHUNK_BYTES {
                out.extend(
                    self.stream
                        .encrypt_next(self.waiting.as_slice())
                        .map_err(|_| Error::Unsealable)?,
                );
                self.waiting.clear();
            }
            let room = CHUNK_BYTES - self.waiting.len();
            let (now, later) = plain.split_at(room.min(plain.len()));
            self.waiting.extend_from_slice(now);
            plain = later;
        }
        Ok(out)
    }

    /// Ends the object: the last sealed bytes.
    ///
    /// # Errors
    /// As [`Sealer::push`].
    pub fn finish(mut self) -> Result<Vec<u8>> {
        let mut out = self.push(&[])?;
        out.extend(
            self.stream
                .encrypt_last(self.waiting.as_slice())
                .map_err(|_| Error::Unsealable)?,
        );
        Ok(out)
    }

    /// Seals an object that is in memory.
    ///
    /// # Errors
    /// As [`Sealer::push`].
    pub fn seal(keys: &Keys, name: &str, plain: &[u8], rng: &Rng) -> Result<Vec<u8>> {
        let mut sealer = Self::new(keys, name, rng);
        let mut out = sealer.push(plain)?;
        out.extend(sealer.finish()?);
        Ok(out)
    }

    /// Opens a sealed object.
    ///
    /// # Errors
    /// [`Error::Unsealable`] when it was cut, changed, renamed or sealed under another key.
    pub fn open(keys: &Keys, name: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, body) = sealed
            .split_at_checked(NONCE_BYTES)
            .ok_or(Error::Unsealable)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| Error::Unsealable)?;
        let mut stream = DecryptorBE32::from_aead(cipher(keys, name), &nonce.into());
        let mut plain = Vec::with_capacity(body.len());
        let mut rest = body;
        while let Some((chunk, more)) = rest
            .split_at_checked(CHUNK_BYTES + TAG_BYTES)
            .filter(|(_, m)| !m.is_empty())
        {
            plain.extend(stream.decrypt_next(chunk).map_err(|_| Error::Unsealable)?);
            rest = more;
        }
        plain.extend(stream.decrypt_last(rest).map_err(|_| Error::Unsealable)?);
        Ok(plain)
    }
}

fn cipher(keys: &Keys, name: &str) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*keys.derive(&format!("object:{name}"))).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rng;
    use proptest::prelude::*;

    fn keys() -> Keys {
        Keys::from_bytes([3; 32])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_sealed_in_any_pieces_opens(pieces in prop::collection::vec(0usize..150_000, 0..4)) {
            let mut sealer = Sealer::new(&keys(), "a", &Rng::seeded(1));
            let (mut sealed, mut plain) = (Vec::new(), Vec::new());
            for n in pieces {
                let piece = vec![n.to_le_bytes()[0]; n];
                sealed.extend(sealer.push(&piece).unwrap());
                plain.extend(piece);
            }
            sealed.extend(sealer.finish().unwrap());
            prop_assert_eq!(Sealer::open(&keys(), "a", &sealed).unwrap(), plain);
        }

        #[test]
        fn a_changed_byte_or_a_cut_is_noticed(len in 1usize..200_000, at: prop::sample::Index, cut: prop::sample::Index) {
            let sealed = Sealer::seal(&keys(), "a", &vec![9; len], &Rng::seeded(2)).unwrap();
            let mut changed = sealed.clone();
            changed[at.index(sealed.len())] ^= 1;
            prop_assert!(Sealer::open(&keys(), "a", &changed).is_err());
            prop_assert!(Sealer::open(&keys(), "a", &sealed[..cut.index(sealed.len())]).is_err());
        }
    }

    #[test]
    fn exact_chunks_and_other_names() {
        for len in [
            0,
            CHUNK_BYTES - 1,
            CHUNK_BYTES,
            CHUNK_BYTES + 1,
            2 * CHUNK_BYTES,
        ] {
            let sealed = Sealer::seal(&keys(), "a", &vec![1; len], &Rng::system()).unwrap();
            assert_eq!(Sealer::open(&keys(), "a", &sealed).unwrap().len(), len);
            assert!(matches!(
                Sealer::open(&keys(), "b", &sealed),
                Err(Error::Unsealable)
            ));
        }
    }
}
