//! The vault's keys. The server knows two public halves, the operator's and a recovery key's; the private halves are
//! written once to files that go offline. So a stolen server opens nothing.

use crate::queries;
use age::{secrecy::ExposeSecret as _, x25519};
use std::str::FromStr as _;
use store::{Db, Error, Result, Tx, args};

/// Which of the two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Held by the safety officer.
    Operator,
    /// Held by somebody else, elsewhere.
    Recovery,
}

impl Slot {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Operator, Self::Recovery];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Recovery => "recovery",
        }
    }
}

/// A new key pair in age's text form. The private half is for a file with mode 0600 and then for a safe.
pub struct KeyPair {
    /// `age1...`
    pub public: String,
    /// `AGE-SECRET-KEY-1...`
    pub private: String,
}

/// Makes a key pair.
pub fn make() -> KeyPair {
    let identity = x25519::Identity::generate();
    KeyPair {
        public: identity.to_public().to_string(),
        private: identity.to_string().expose_secret().to_owned(),
    }
}

/// Stores a public half. A key once set is never replaced quietly: evidence sealed to it would be lost.
///
/// # Errors
/// When the text is no age public key, or the slot is taken by another key.
pub async fn add(tx: &mut Tx, slot: Slot, public: &str) -> Result<()> {
    x25519::Recipient::from_str(public)
        .map_err(|why| Error::Setting(format!("this is not a public key (age1...): {why}")))?;
    let now = tx.now();
    if tx
        .execute(queries::KEY_INSERT, args![slot.name(), public, now])
        .await?
        == 0
    {
        return Err(Error::Setting(format!(
            "the {} key is already set",
            slot.name()
        )));
    }
    web::audit::append(tx, "system", "guard.key_added", slot.name(), "").await?;
    Ok(())
}

/// The public halves to seal to. Fewer than two means that the vault is not ready.
pub(crate) async fn recipients(db: &Db) -> Result<Vec<x25519::Recipient>> {
    let rows: Vec<(String,)> = db.all(queries::KEYS, args![]).await?;
    Ok(rows
        .iter()
        .filter_map(|(public,)| x25519::Recipient::from_str(public).ok())
        .collect())
}

/// Which of the vault's keys this is the private half of; nothing for any other.
///
/// # Errors
/// [`Error::Unsealable`] when it is no private half at all; when the database cannot be reached.
pub async fn slot_of(db: &Db, private: &str) -> Result<Option<Slot>> {
    let identity = x25519::Identity::from_str(private.trim()).map_err(|_| Error::Unsealable)?;
    let public = identity.to_public().to_string();
    let name: Option<(String,)> = db.optional(queries::KEY_SLOT, args![public]).await?;
    Ok(name.and_then(|(name,)| Slot::ALL.into_iter().find(|slot| slot.name() == name)))
}
