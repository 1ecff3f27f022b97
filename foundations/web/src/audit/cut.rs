//! Retention: what is older than the trail is kept for is cut off, up to a seal. The seal stays and vouches for what comes
//! after it. Entries about evidence ([`KEPT`]) are kept for longer: the cut signs how many there were and what they said.

use super::{
    Entry, Fault, Seal, limits,
    seal::{DAY_MS, digest_more, is_signed, signing_key},
};
use crate::{App, queries};
use ed25519_dalek::{Signer as _, VerifyingKey};
use store::{Db, Millis, Result, Tx, args};

const DOMAIN: &[u8] = b"redx audit cut 1\n";

/// How the verbs begin whose entries are kept for longer: lists, evidence, cases, reports.
pub const KEPT: &str = "guard.";

/// What was cut, signed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Cut {
    number: i64,
    /// The seal that it was cut at.
    seal: i64,
    seq: i64,
    kept: i64,
    digest: Vec<u8>,
    at: Millis,
    signature: Vec<u8>,
}

impl Cut {
    pub(super) async fn last(db: &Db) -> Result<Option<Self>> {
        db.optional(queries::CUT_LAST, args![]).await
    }

    /// The seal to walk on from, if all that is left of what lies before it is as it was signed.
    pub(super) async fn check(
        &self,
        db: &Db,
        key: &VerifyingKey,
    ) -> Result<std::result::Result<Seal, Fault>> {
        let seal: Option<Seal> = db.optional(queries::SEAL_ONE, args![self.seal]).await?;
        let seal = seal.filter(|seal| seal.seq == self.seq && seal.is_signed_by(key));
        let Some(seal) = seal.filter(|_| is_signed(key, &self.signed(), &self.signature)) else {
            return Ok(Err(Fault::Cut));
        };
        let (mut seq, mut kept, mut digest) = (0, 0, Vec::new());
        loop {
            let page: Vec<Entry> = db
                .all(
                    queries::AUDIT_BETWEEN,
                    args![seq, self.seq, limits::PAGE_ENTRIES],
                )
                .await?;
            let Some(last) = page.last() else { break };
            seq = last.seq;
            for entry in &page {
                (kept, digest) = (kept + 1, digest_more(&digest, entry));
            }
        }
        let same = kept == self.kept && digest == self.digest;
        Ok(if same { Ok(seal) } else { Err(Fault::Cut) })
    }

    /// True when it took this entry away, or could have.
    pub(super) fn reaches(&self, seq: i64) -> bool {
        seq <= self.seq
    }

    fn signed(&self) -> Vec<u8> {
        let numbers = [self.number, self.seal, self.seq, self.kept, self.at];
        [
            DOMAIN,
            &numbers.map(i64::to_be_bytes).concat(),
            &self.digest,
        ]
        .concat()
    }
}

/// Cuts off what is too old; gives how many entries went. Only to be called while the chain is whole.
///
/// # Errors
/// When the database refuses: then nothing went.
pub async fn cut(app: &App) -> Result<u64> {
    let campaign = app.campaign();
    let days = |days: i64| app.clock().now() - days.max(limits::KEPT_DAYS_MIN) * DAY_MS;
    let (old, very_old) = (
        days(campaign.trail_days),
        days(campaign.trail_evidence_days),
    );
    let mut tx = app.db().begin().await?;
    let seal: Option<Seal> = tx.optional(queries::SEAL_BEFORE, args![old]).await?;
    let last: Option<Cut> = tx.optional(queries::CUT_LAST, args![]).await?;
    let Some(seal) = seal.filter(|seal| last.as_ref().is_none_or(|last| last.seal < seal.number))
    else {
        return Ok(0);
    };
    let (kept, digest) = outliving(&mut tx, &seal, very_old).await?;
    let mut cut = Cut {
        number: last.map_or(0, |last| last.number) + 1,
        seal: seal.number,
        seq: seal.seq,
        kept,
        digest,
        at: tx.now(),
        signature: Vec::new(),
    };
    cut.signature = signing_key(app.keys())
        .sign(&cut.signed())
        .to_bytes()
        .to_vec();
    let row = args![
        cut.number,
        cut.seal,
        cut.seq,
        cut.kept,
        cut.digest,
        cut.at,
        cut.signature
    ];
    tx.execute(queries::CUT_INSERT, row).await?;
    let gone = tx
        .execute(queries::CUT_OFF, args![seal.seq, like(), very_old])
        .await?;
    super::append(
        &mut tx,
        "system",
        "web.trail_cut",
        &seal.seq.to_string(),
        &gone.to_string(),
    )
    .await?;
    tx.commit().await?;
    Ok(gone)
}

/// How many entries up to a seal stay, and their digest.
async fn outliving(tx: &mut Tx, seal: &Seal, very_old: Millis) -> Result<(i64, Vec<u8>)> {
    let (mut seq, mut kept, mut digest) = (0, 0, Vec::new());
    loop {
        let wanted = args![seq, seal.seq, like(), very_old, limits::PAGE_ENTRIES];
        let page: Vec<Entry> = tx.all(queries::CUT_OUTLIVING, wanted).await?;
        let Some(last) = page.last() else {
            return Ok((kept, digest));
        };
        seq = last.seq;
        for entry in &page {
            (kept, digest) = (kept + 1, digest_more(&digest, entry));
        }
    }
}

fn like() -> String {
    format!("{KEPT}%")
}
