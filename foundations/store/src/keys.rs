//! The instance key and what is derived from it. The key file is made at first start, readable by its owner only, and
//! is never part of a backup: without it a copied database and copied objects say nothing about held posts.

use crate::{Error, Result, Rng};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    sync::Arc,
};
use zeroize::Zeroizing;

const NONCE_BYTES: usize = 24;

/// Keys of this instance, by purpose. A purpose is a short constant text; different purposes never share a key.
#[derive(Clone)]
pub struct Keys {
    root: Arc<Zeroizing<[u8; 32]>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(..)")
    }
}

impl Keys {
    /// Reads `keys/instance.key` below `data`, or makes it (0600) when there is none.
    ///
    /// # Errors
    /// When the file cannot be read or made, or is not 32 bytes long.
    pub fn open_or_create(data: &Path, rng: &Rng) -> Result<Self> {
        let folder = data.join("keys");
        let path = folder.join("instance.key");
        if !path.exists() {
            std::fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&folder)?;
            create(&path, &Zeroizing::new(rng.bytes::<32>()), &rng.bytes::<8>())?;
        }
        let bytes = Zeroizing::new(std::fs::read(&path)?);
        let root: [u8; 32] = bytes.as_slice().try_into().map_err(|_| {
            Error::Setting(format!(
                "{} is damaged: it must hold 32 bytes",
                path.display()
            ))
        })?;
        Ok(Self {
            root: Arc::new(Zeroizing::new(root)),
        })
    }

    /// Keys from given bytes, for tests.
    pub fn from_bytes(root: [u8; 32]) -> Self {
        Self {
            root: Arc::new(Zeroizing::new(root)),
        }
    }

    /// A key for one purpose (HKDF-SHA256 of the instance key).
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        // Expanding to 32 bytes cannot fail: the limit is 255 * 32.
        let _ = Hkdf::<Sha256>::new(None, self.root.as_slice())
            .expand(purpose.as_bytes(), key.as_mut_slice());
        key
    }

    /// A keyed digest: equal inputs are found again in the database without storing them (HMAC-SHA256).
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        let key = self.derive(&format!("mac:{purpose}"));
        match Hmac::<Sha256>::new_from_slice(key.as_slice()) {
            Ok(mut mac) => {
                mac.update(bytes);
                mac.finalize().into_bytes().into()
            }
            // HMAC takes keys of any length.
            Err(_) => [0; 32],
        }
    }

    /// Encrypts a small value for a column (XChaCha20-Poly1305, random nonce first). `bound` ties it to its row.
    pub fn seal(&self, purpose: &str, bound: &[u8], plain: &[u8], rng: &Rng) -> Vec<u8> {
        let nonce = rng.bytes::<NONCE_BYTES>();
        let sealed = self.cipher(purpose).encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plain,
                aad: bound,
            },
        );
        // Encrypting in memory fails only beyond 256 GiB.
        let mut out = nonce.to_vec();
        out.extend(sealed.unwrap_or_default());
        out
    }

    /// Opens what [`Keys::seal`] made with the same purpose and `bound`.
    ///
    /// # Errors
    /// [`Error::Unsealable`] for anything else.
    pub fn open(&self, purpose: &str, bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, body) = sealed
            .split_at_checked(NONCE_BYTES)
            .ok_or(Error::Unsealable)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| Error::Unsealable)?;
        self.cipher(purpose)
            .decrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: body,
                    aad: bound,
                },
            )
            .map_err(|_| Error::Unsealable)
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.derive(&format!("seal:{purpose}"))).into())
    }
}

/// Written beside and linked, so that a crash leaves a whole key or none, and of two processes that start at once the
/// second finds the key of the first.
fn create(path: &Path, bytes: &[u8; 32], unique: &[u8; 8]) -> Result<()> {
    let beside = path.with_extension(format!("new-{:016x}", u64::from_le_bytes(*unique)));
    let linked = write_beside(&beside, bytes).and_then(|()| std::fs::hard_link(&beside, path));
    let removed = std::fs::remove_file(&beside);
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        other => other?,
    }
    removed?;
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn write_beside(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_values_open_only_in_their_place() {
        let keys = Keys::from_bytes([7; 32]);
        let sealed = keys.seal("ip", b"row 1", b"192.0.2.1", &Rng::system());
        assert_eq!(keys.open("ip", b"row 1", &sealed).unwrap(), b"192.0.2.1");
        for (purpose, bound) in [("ip", b"row 2"), ("name", b"row 1")] {
            assert!(matches!(
                keys.open(purpose, bound, &sealed),
                Err(Error::Unsealable)
            ));
        }
        assert!(keys.open("ip", b"row 1", &sealed[..10]).is_err());
        assert!(
            Keys::from_bytes([8; 32])
                .open("ip", b"row 1", &sealed)
                .is_err()
        );
    }

    #[test]
    fn processes_that_start_at_once_agree_on_the_key() {
        let data = tempfile::tempdir().unwrap();
        let macs: Vec<_> = std::thread::scope(|scope| {
            let open = || Keys::open_or_create(data.path(), &Rng::system()).unwrap();
            let all: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            all.into_iter()
                .map(|one| one.join().unwrap().mac("x", b"y"))
                .collect()
        });
        assert!(macs.windows(2).all(|pair| pair[0] == pair[1]));
        let left = std::fs::read_dir(data.path().join("keys")).unwrap().count();
        assert_eq!(left, 1);
    }

    #[test]
    fn the_key_file_is_made_once_and_only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let data = tempfile::tempdir().unwrap();
        let first = Keys::open_or_create(data.path(), &Rng::system()).unwrap();
        let again = Keys::open_or_create(data.path(), &Rng::system()).unwrap();
        assert_eq!(first.mac("x", b"y"), again.mac("x", b"y"));
        let path = data.path().join("keys/instance.key");
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        std::fs::write(&path, b"short").unwrap();
        assert!(Keys::open_or_create(data.path(), &Rng::system()).is_err());
    }
}
