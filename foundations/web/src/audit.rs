//! The audit chain: everything a person decided, append-only, each entry hashed together with the one before it, so
//! that an entry changed or taken out later is noticed; and signed at the end of each day ([`Seal`]), so that it cannot be
//! made anew. It names staff by their id and posts by their row; never a visitor, a caption, a hash or a token.

mod check;
mod cut;
mod export;
mod hex;
mod limits;
mod list;
mod seal;
mod trail;
mod walk;
mod witness;

pub use check::{Check, Progress, Standing, check};
pub use cut::{KEPT, cut};
pub use export::{Exported, FileFault, Found, export, read};
pub use limits::VIEW_ENTRIES_MAX;
pub use list::{Filter, list};
pub use seal::{Seal, day_of, public_key, seal};
pub use trail::{Keep, Seen, Trail};
pub use walk::Fault;

use crate::queries;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Db, Millis, Result, Tx, args};
use walk::Walk;
use witness::Witness;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
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
    #[serde(with = "hex")]
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
    let entry = Entry {
        seq,
        at: tx.now(),
        actor: actor.to_owned(),
        verb: verb.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_owned(),
        hash: Vec::new(),
    };
    let hash = link(&before, &entry);
    tx.execute(
        queries::AUDIT_INSERT,
        args![seq, entry.at, actor, verb, subject, detail, hash],
    )
    .await?;
    tx.execute(queries::AUDIT_HEAD, args![hash]).await?;
    Ok(seq)
}

/// How the chain stands, without its seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every entry follows from the one before; how many there are.
    Whole(i64),
    /// The first entry that does not.
    Broken(i64),
}

/// Walks the chain from its beginning, without looking at seals: for who has not the key. [`check`] looks at all.
///
/// # Errors
/// When the database cannot be reached.
pub async fn verify(db: &Db) -> Result<Chain> {
    let mut walk = Walk::default();
    loop {
        let entries = after(db, walk.seq, limits::PAGE_ENTRIES).await?;
        if entries.is_empty() {
            break;
        }
        if entries.iter().any(|entry| walk.entry(entry).is_err()) {
            return Ok(Chain::Broken(walk.seq + 1));
        }
    }
    // Entries cut off at the end leave the head behind.
    let (last, hash): (i64, Vec<u8>) = db.one(queries::AUDIT_LAST, args![]).await?;
    if last != walk.seq || hash != walk.hash {
        return Ok(Chain::Broken(walk.seq + 1));
    }
    Ok(Chain::Whole(walk.seq))
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
fn link(before: &[u8], entry: &Entry) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(before);
    digest.update(entry.seq.to_be_bytes());
    digest.update(entry.at.to_be_bytes());
    for field in [&entry.actor, &entry.verb, &entry.subject, &entry.detail] {
        digest.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(field.as_bytes());
    }
    digest.finalize().into()
}
