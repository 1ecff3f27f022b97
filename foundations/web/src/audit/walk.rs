//! Walking along the chain: pure, the same for the database and for a file.

use super::{Entry, Seal, link};
use ed25519_dalek::VerifyingKey;
use store::Millis;

/// The first thing found that cannot be if nobody changed the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This entry does not follow from the one before, or is gone.
    Entry(i64),
    /// Entries at the end are gone: the head or a seal knows of more.
    End(i64),
    /// The seal of this number is false, gone, or not in its place.
    Seal(i64),
    /// This day (since 1970, UTC) ended long ago and has no seal.
    Missing(i64),
    /// What was cut off, or what was to be kept of it, is not what was signed.
    Cut,
    /// This entry was seen before by this node and is another one now, or gone: an older state was put back.
    Rewritten(i64),
}

/// How far somebody has come along the chain, and what must come next.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    /// The last entry passed.
    pub(super) seq: i64,
    /// Its hash.
    pub(super) hash: Vec<u8>,
    /// The last seal passed, and its digest.
    pub(super) seal: i64,
    pub(super) digest: Vec<u8>,
    day: Option<i64>,
    /// When the first entry since that seal was made.
    pub(super) unsealed: Option<Millis>,
    /// Seals that came long after their day.
    pub(super) late: i64,
}

impl Walk {
    /// From a seal that was found true.
    pub(super) fn after(seal: &Seal) -> Self {
        Self {
            seq: seal.seq,
            hash: seal.hash.clone(),
            seal: seal.number,
            digest: seal.digest(),
            day: Some(seal.day),
            ..Self::default()
        }
    }

    pub(super) fn entry(&mut self, entry: &Entry) -> Result<(), Fault> {
        let follows = entry.seq == self.seq + 1 && link(&self.hash, entry).as_slice() == entry.hash;
        if !follows {
            return Err(Fault::Entry(self.seq + 1));
        }
        self.seq = entry.seq;
        self.hash.clone_from(&entry.hash);
        self.unsealed.get_or_insert(entry.at);
        Ok(())
    }

    /// A seal fits here and nowhere else.
    pub(super) fn seal(&mut self, seal: &Seal, key: &VerifyingKey) -> Result<(), Fault> {
        let next = seal.number == self.seal + 1 && seal.before == self.digest;
        let later = self.day.is_none_or(|day| seal.day > day);
        let here = seal.seq == self.seq && seal.hash == self.hash;
        if !(next && later && here && seal.is_signed_by(key)) {
            return Err(Fault::Seal(self.seal + 1));
        }
        let ended = (seal.day + 1) * super::seal::DAY_MS;
        self.late += i64::from(seal.at > ended + super::limits::SEAL_GRACE_MS);
        let late = self.late;
        *self = Self {
            late,
            ..Self::after(seal)
        };
        Ok(())
    }
}
