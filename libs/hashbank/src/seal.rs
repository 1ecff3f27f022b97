//! The door to a cipher: this crate has none.

/// Seals what is written to disk, with a cipher and a key that the caller brings.
///
/// Use an authenticated cipher with a fresh nonce for every call, and authenticate `name` along with the bytes.
/// `name` says which part of which file it is: bytes sealed under one name must not open under another, or parts of
/// files could be exchanged unnoticed. A caller with several files gives each a seal of its own that adds what the
/// file is about to every name, so that the file of one bank isn't taken for that of another.
///
/// Called from several threads at once.
///
/// ```
/// use chacha20poly1305::aead::{Aead, Payload};
/// use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
/// use hashbank::Seal;
///
/// struct Cipher {
///     aead: XChaCha20Poly1305,
///     nonce: fn() -> [u8; 24],
/// }
///
/// impl Seal for Cipher {
///     fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
///         let nonce = (self.nonce)();
///         let payload = Payload { msg: plain, aad: name };
///         let sealed = self.aead.encrypt(&nonce.into(), payload).unwrap_or_default();
///         [nonce.as_slice(), &sealed].concat()
///     }
///
///     fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
///         let (nonce, rest) = sealed.split_first_chunk::<24>()?;
///         let payload = Payload { msg: rest, aad: name };
///         self.aead.decrypt(&(*nonce).into(), payload).ok()
///     }
/// }
///
/// # fn random_bytes() -> [u8; 24] { [9; 24] }
/// let cipher = Cipher {
///     aead: XChaCha20Poly1305::new(&[7; 32].into()),
///     nonce: random_bytes,
/// };
/// let sealed = cipher.seal(b"a", b"words");
/// assert_eq!(cipher.open(b"a", &sealed).as_deref(), Some(&b"words"[..]));
/// assert_eq!(cipher.open(b"b", &sealed), None);
/// ```
pub trait Seal: Sync {
    /// Seals `plain` under `name`.
    fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8>;

    /// What was sealed under `name`; nothing if it wasn't, or not with this key, or not so.
    fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>>;
}
