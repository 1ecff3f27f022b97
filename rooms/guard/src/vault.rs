//! The vault: evidence as age files. Each is sealed to a key of its case, and that key is sealed to the two keys that are
//! kept offline. Anyone with one of those, the case's row and the standard `age` tool can open it, ten years from now and
//! without us; this server cannot, and without the row nobody can.

use age::x25519;
use std::{
    io::{Read as _, Write as _},
    str::FromStr as _,
};
use store::{Area, Blobs, Error, Result};

/// Seals `plain` to one key, the case's own, and stores it under `name`. A name that is taken already holds the same
/// evidence: a job that runs again is not a failure.
pub(crate) async fn put(blobs: &Blobs, to: &str, name: &str, plain: &[u8]) -> Result<()> {
    let to = x25519::Recipient::from_str(to).map_err(|_| Error::Unsealable)?;
    let sealed = seal(&[to], plain)?;
    match blobs.put_new(Area::Vault, name, sealed).await {
        Ok(()) | Err(Error::Exists) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Seals `plain` so that each of these keys opens it.
pub(crate) fn seal(recipients: &[x25519::Recipient], plain: &[u8]) -> Result<Vec<u8>> {
    let recipients = recipients.iter().map(|r| -> &dyn age::Recipient { r });
    encrypt(age::Encryptor::with_recipients(recipients), plain)
}

/// Seals `plain` to somebody else: a key of theirs, or a passphrase.
pub(crate) fn seal_to(recipient: &dyn age::Recipient, plain: &[u8]) -> Result<Vec<u8>> {
    encrypt(
        age::Encryptor::with_recipients(std::iter::once(recipient)),
        plain,
    )
}

fn encrypt(
    encryptor: std::result::Result<age::Encryptor, age::EncryptError>,
    plain: &[u8],
) -> Result<Vec<u8>> {
    let encryptor = encryptor.map_err(|e| Error::Setting(e.to_string()))?;
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens evidence with a private half, read from a file by the command that calls this.
///
/// # Errors
/// [`Error::Unsealable`] when the key does not fit or the object was changed.
pub fn open(private: &str, sealed: &[u8]) -> Result<Vec<u8>> {
    let identity = x25519::Identity::from_str(private.trim()).map_err(|_| Error::Unsealable)?;
    let decryptor = age::Decryptor::new(sealed).map_err(|_| Error::Unsealable)?;
    let identities = std::iter::once::<&dyn age::Identity>(&identity);
    let mut reader = decryptor
        .decrypt(identities)
        .map_err(|_| Error::Unsealable)?;
    let mut plain = Vec::new();
    reader
        .read_to_end(&mut plain)
        .map_err(|_| Error::Unsealable)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key;

    #[test]
    fn each_of_the_two_keys_opens_and_no_other_does() {
        let (one, two, other) = (key::make(), key::make(), key::make());
        let recipients: Vec<_> = [&one, &two]
            .iter()
            .map(|k| x25519::Recipient::from_str(&k.public).unwrap())
            .collect();
        let sealed = seal(&recipients, b"evidence").unwrap();
        assert!(!sealed.windows(8).any(|w| w == b"evidence"));
        assert_eq!(open(&one.private, &sealed).unwrap(), b"evidence");
        assert_eq!(open(&two.private, &sealed).unwrap(), b"evidence");
        assert!(matches!(
            open(&other.private, &sealed),
            Err(Error::Unsealable)
        ));
        assert!(open("not a key", &sealed).is_err());
        assert!(open(&one.private, &sealed[..sealed.len() - 1]).is_err());
    }
}
