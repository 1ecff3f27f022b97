//! The audit chain: everything a person decided, append-only, each entry hashed together with the one before it, so
//! that an entry changed or taken out later is noticed. It names staff by their id and posts by their row; never a
//! visitor, a caption, a hash or a token.

use crate::queries;
use sha2::{Digest, Sha256};
use store::{Db, Millis, Result, Tx, args};

/// One entry.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who: the id of a member of staff, or `system`.
    pub actor: String,
    /// What was done, `room.verb`.
    pub verb: String,
    /// To what: the id of a row.
    pub subject: String,
    /// More, as text without secrets (a reason code, a role).
    pub detail: String,
    /// SHA-256 of the entry and the hash before it.
    pub hash: Vec<u8>,
}

/// Adds an entry in the transaction of the act itself.
///
/// # Errors
/// When the database refuses; the act is then not done either.
pub async fn append(
    tx: &mut Tx,
    actor: &str,
    verb: &str,
    subject: &str,
    detail: &str,
) -> Result<i64> {
    let (seq, before): (i64, Vec<u8>) = tx.one(queries::AUDIT_LOCK, args![]).await?;
    let at = tx.now();
    let hash = link(&before, seq, at, &[actor, verb, subject, detail]);
    tx.execute(
        queries::AUDIT_INSERT,
        args![seq, at, actor, verb, subject, detail, hash],
    )
    .await?;
    tx.execute(queries::AUDIT_HEAD, args![hash]).await?;
    Ok(seq)
}

/// How the chain stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every entry follows from the one before; how many there are.
    Whole(i64),
    /// The first entry that does not.
    Broken(i64),
}

/// Walks the whole chain.
///
/// # Errors
/// When the database cannot be reached.
pub async fn verify(db: &Db) -> Result<Chain> {
    let (mut seq, mut before) = (0, Vec::new());
    loop {
        let entries: Vec<Entry> = db.all(queries::AUDIT_PAGE, args![seq, 500_i64]).await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            let fields = [&*entry.actor, &entry.verb, &entry.subject, &entry.detail];
            if entry.seq != seq + 1
                || link(&before, entry.seq, entry.at, &fields).as_slice() != entry.hash
            {
                return Ok(Chain::Broken(seq + 1));
            }
            (seq, before) = (entry.seq, entry.hash);
        }
    }
    // Entries cut off at the end leave the head behind.
    let (last, hash): (i64, Vec<u8>) = db.one(queries::AUDIT_LAST, args![]).await?;
    if last != seq || hash != before {
        return Ok(Chain::Broken(seq + 1));
    }
    Ok(Chain::Whole(seq))
}

/// A page of entries after `seq`, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn after(db: &Db, seq: i64, limit: u32) -> Result<Vec<Entry>> {
    db.all(queries::AUDIT_PAGE, args![seq, limit]).await
}

/// Every entry about one row, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn about(db: &Db, subject: &str) -> Result<Vec<Entry>> {
    db.all(queries::AUDIT_ABOUT, args![subject]).await
}

/// Lengths go in before texts, so that no two entries hash alike.
fn link(before: &[u8], seq: i64, at: Millis, fields: &[&str; 4]) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(before);
    digest.update(seq.to_be_bytes());
    digest.update(at.to_be_bytes());
    for field in fields {
        digest.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(field.as_bytes());
    }
    digest.finalize().into()
}
