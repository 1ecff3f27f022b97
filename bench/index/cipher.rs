//! What a program that keeps its lists to itself would seal them with.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use hashbank::Seal;
use std::sync::atomic::{AtomicU64, Ordering};

/// XChaCha20-Poly1305 with a count for a nonce: enough for a key that is thrown away.
pub struct Cipher {
    aead: XChaCha20Poly1305,
    count: AtomicU64,
}

impl Cipher {
    pub fn new() -> Self {
        Self {
            aead: XChaCha20Poly1305::new(&[7; 32].into()),
            count: AtomicU64::new(0),
        }
    }
}

impl Seal for Cipher {
    fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; 24];
        if let Some(eight) = nonce.first_chunk_mut() {
            *eight = self.count.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        }
        let payload = Payload {
            msg: plain,
            aad: name,
        };
        let sealed = self
            .aead
            .encrypt(&nonce.into(), payload)
            .unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<24>()?;
        let payload = Payload {
            msg: rest,
            aad: name,
        };
        self.aead.decrypt(&(*nonce).into(), payload).ok()
    }
}
