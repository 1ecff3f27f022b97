//! Hashes as they lie in the database: sealed under the instance key, bound to their content, and a keyed digest to find
//! the same one again.

use hashbank::{Signal, SignalKind};
use mediahash::{Md5, Pdq, Sha1, Sha256};
use store::{Error, Keys, Result, Rng};

/// Sealed under this purpose, bound to the content's number.
const SEALED_AS: &str = "guard-signal";
const MAC_AS: &str = "guard-signal";
const KEY_SEALED_AS: &str = "guard-source-key";
const KEY_MAC_AS: &str = "guard-source-key";

/// The digest by which a signal is found: of its kind and its bytes.
pub(super) fn mac(keys: &Keys, signal: &Signal) -> [u8; 32] {
    let mut text = signal.kind().name().as_bytes().to_vec();
    text.push(0);
    text.extend_from_slice(signal.bytes());
    keys.mac(MAC_AS, &text)
}

pub(super) fn seal(keys: &Keys, rng: &Rng, content: i64, signal: &Signal) -> Vec<u8> {
    keys.seal(SEALED_AS, &content.to_be_bytes(), signal.bytes(), rng)
}

/// A signal as [`seal`] made it.
///
/// # Errors
/// [`Error::Unsealable`] when the key is another or the row was changed: then a list cannot be read.
pub(crate) fn open_signal(keys: &Keys, content: i64, kind: &str, sealed: &[u8]) -> Result<Signal> {
    let plain = keys.open(SEALED_AS, &content.to_be_bytes(), sealed)?;
    let kind = kind.parse().map_err(|_| Error::Unsealable)?;
    signal(kind, &plain).ok_or(Error::Unsealable)
}

/// The digest by which a content is found again by what its source calls it.
pub(super) fn key_mac(keys: &Keys, key: &str) -> [u8; 32] {
    keys.mac(KEY_MAC_AS, key.as_bytes())
}

pub(super) fn seal_key(keys: &Keys, rng: &Rng, content: i64, key: &str) -> Vec<u8> {
    keys.seal(KEY_SEALED_AS, &content.to_be_bytes(), key.as_bytes(), rng)
}

pub(super) fn open_key(keys: &Keys, content: i64, sealed: &[u8]) -> Result<String> {
    let plain = keys.open(KEY_SEALED_AS, &content.to_be_bytes(), sealed)?;
    String::from_utf8(plain).map_err(|_| Error::Unsealable)
}

fn signal(kind: SignalKind, bytes: &[u8]) -> Option<Signal> {
    Some(match kind {
        SignalKind::Pdq => Signal::Pdq(Pdq::from_bytes(bytes.try_into().ok()?)),
        SignalKind::Md5 => Signal::Md5(Md5::from_bytes(bytes.try_into().ok()?)),
        SignalKind::Sha1 => Signal::Sha1(Sha1::from_bytes(bytes.try_into().ok()?)),
        SignalKind::Sha256 => Signal::Sha256(Sha256::from_bytes(bytes.try_into().ok()?)),
        _ => return None,
    })
}
