//! Seals: at the end of each day the end of the chain is signed. Who can write to the database but has not the key of the
//! instance can make no other past that fits them.

use super::{Entry, Fault};
use crate::{App, queries};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Keys, Millis, Result, args};

/// What a signature is over begins so: a signature for one thing is none for another.
const DOMAIN: &[u8] = b"redx audit seal 1\n";
const PURPOSE: &str = "audit-seal-signing";

/// Milliseconds of a day. Days are counted in UTC, from 1970.
pub(super) const DAY_MS: Millis = 86_400_000;

/// The end of the chain as it was when a day had ended, signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Seal {
    /// From 1, without gaps.
    pub number: i64,
    /// The day that had ended: days since 1970, UTC.
    pub day: i64,
    /// The last entry then.
    pub seq: i64,
    /// Its hash.
    #[serde(with = "super::hex")]
    pub hash: Vec<u8>,
    /// [`Seal::digest`] of the seal before; empty for the first.
    #[serde(with = "super::hex")]
    pub before: Vec<u8>,
    /// When it was signed.
    pub at: Millis,
    /// Ed25519 (RFC 8032) over all of this.
    #[serde(with = "super::hex")]
    pub signature: Vec<u8>,
}

impl Seal {
    /// What the next seal says of this one.
    pub fn digest(&self) -> Vec<u8> {
        Sha256::new_with_prefix(self.signed())
            .chain_update(&self.signature)
            .finalize()
            .to_vec()
    }

    /// True when `key` signed it.
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        is_signed(key, &self.signed(), &self.signature)
    }

    fn signed(&self) -> Vec<u8> {
        let numbers = [self.number, self.day, self.seq, self.at].map(i64::to_be_bytes);
        [DOMAIN, &numbers.concat(), &self.hash, b"\n", &self.before].concat()
    }
}

/// The key that seals are verified with; anybody may have it.
pub fn public_key(keys: &Keys) -> VerifyingKey {
    signing_key(keys).verifying_key()
}

pub(super) fn signing_key(keys: &Keys) -> SigningKey {
    SigningKey::from_bytes(&keys.derive(PURPOSE))
}

pub(super) fn is_signed(key: &VerifyingKey, what: &[u8], signature: &[u8]) -> bool {
    Signature::from_slice(signature)
        .is_ok_and(|signature| key.verify_strict(what, &signature).is_ok())
}

/// The day of a moment.
pub fn day_of(at: Millis) -> i64 {
    at.div_euclid(DAY_MS)
}

/// Seals the chain when a day has ended since the last seal; true when it did. Days on which no server ran have none of
/// their own: the next seal says when it was made.
///
/// # Errors
/// When the database refuses.
pub async fn seal(app: &App) -> Result<bool> {
    let yesterday = day_of(app.clock().now()) - 1;
    let newest: Option<Seal> = app.db().optional(queries::SEAL_LAST, args![]).await?;
    if newest.is_some_and(|last| last.day >= yesterday) {
        return Ok(false);
    }
    let mut tx = app.db().begin().await?;
    // Locks the head: no entry comes in between, and of two nodes one waits and finds the other's seal.
    let (seq, hash): (i64, Vec<u8>) = tx.one(queries::AUDIT_HOLD, args![]).await?;
    let last: Option<Seal> = tx.optional(queries::SEAL_LAST, args![]).await?;
    if seq == 0 || last.as_ref().is_some_and(|last| last.day >= yesterday) {
        return Ok(false);
    }
    let mut seal = Seal {
        number: last.as_ref().map_or(0, |last| last.number) + 1,
        day: yesterday,
        seq,
        hash,
        before: last.map(|last| last.digest()).unwrap_or_default(),
        at: tx.now(),
        signature: Vec::new(),
    };
    seal.signature = signing_key(app.keys())
        .sign(&seal.signed())
        .to_bytes()
        .to_vec();
    let Seal {
        number, day, at, ..
    } = seal;
    let row = args![number, day, seq, seal.hash, seal.before, at, seal.signature];
    tx.execute(queries::SEAL_INSERT, row).await?;
    tx.commit().await?;
    Ok(true)
}

/// What is wrong when a day has ended long ago and an entry of it was never sealed.
pub(super) fn missing(unsealed: Option<Millis>, now: Millis) -> Option<Fault> {
    let day = day_of(unsealed?);
    let ended = (day + 1) * DAY_MS;
    (now > ended + super::limits::SEAL_GRACE_MS).then_some(Fault::Missing(day))
}

/// A digest over entries that outlive a cut, to be signed with it.
pub(super) fn digest_more(before: &[u8], entry: &Entry) -> Vec<u8> {
    super::link(before, entry).to_vec()
}
