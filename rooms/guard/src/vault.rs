//! The vault: evidence as age files, sealed to both keys. Anyone with a private half and the standard `age` tool can
//! open one, ten years from now and without us; this server cannot.

use crate::key;
use age::x25519;
use std::{
    io::{Read as _, Write as _},
    str::FromStr as _,
};
use store::{Area, Blobs, Db, Error, Result};

/// Seals `plain` to every key and stores it under `name`. A name that is taken already holds the same evidence: a job
/// that runs again is not a failure.
pub(crate) async fn put(db: &Db, blobs: &Blobs, name: &str, plain: &[u8]) -> Result<()> {
    let recipients = key::recipients(db).await?;
    if recipients.len() < key::Slot::ALL.len() {
        return Err(Error::Setting("the vault has no keys yet".into()));
    }
    let sealed = seal(&recipients, plain)?;
    match blobs.put_new(Area::Vault, name, sealed).await {
        Ok(()) | Err(Error::Exists) => Ok(()),
        Err(error) => Err(error),
    }
}

fn seal(recipients: &[x25519::Recipient], plain: &[u8]) -> Result<Vec<u8>> {
    let recipients = recipients.iter().map(|r| -> &dyn age::Recipient { r });
    let encryptor =
        age::Encryptor::with_recipients(recipients).map_err(|e| Error::Setting(e.to_string()))?;
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
