//! Cases: what matched an abuse list or was escalated by a person, sealed and counted. Only the safety officer knows
//! that they exist.

use crate::{Guard, queries, vault};
use serde::Serialize;
use store::{Db, Millis, Result, Tx, Uuid, args};

/// How long evidence is preserved (18 USC 2258A(h), as amended by Pub. L. 118-59 in 2024: one year).
const PRESERVE_MS: Millis = 365 * 86_400_000;

/// The facts of an upload that go into the vault beside it. They lie nowhere else once the post's own have run out.
#[derive(Clone, Debug, Serialize)]
pub struct Facts {
    /// The upload.
    pub upload: Uuid,
    /// The post.
    pub post: Uuid,
    /// When it was received, milliseconds since 1970 (UTC).
    pub received_at: Millis,
    /// Address and port it came from, if still kept.
    pub uploader: Option<String>,
    /// MD5 of the bytes as received.
    pub md5: String,
    /// SHA-256 of the bytes as received.
    pub sha256: String,
    /// `exact`, `unconfirmed` (a perceptual match: a hold, not proof) or `person` (escalated).
    pub certainty: &'static str,
    /// True when a member of staff has seen the picture. The truth, from the record of views: it decides whether
    /// police need a warrant to open it.
    pub viewed: bool,
}

impl Guard {
    /// Puts the evidence into the vault. Called before the transaction that makes the case ([`Guard::open_case`]);
    /// running it again changes nothing.
    ///
    /// # Errors
    /// When the vault has no keys or the store refuses: then nothing may be deleted.
    pub async fn seal(&self, facts: &Facts, bytes: &[u8]) -> Result<()> {
        let app = self.app();
        let name = name(facts.upload);
        vault::put(app.db(), app.blobs(), &format!("{name}.age"), bytes).await?;
        vault::put(
            app.db(),
            app.blobs(),
            &format!("{name}.facts.age"),
            &serde_json::to_vec(facts)?,
        )
        .await
    }

    /// Opens the case in the transaction that seals the post.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_case(&self, tx: &mut Tx, facts: &Facts) -> Result<()> {
        let (id, now) = (tx.ids().row(), tx.now());
        let row = args![
            id,
            facts.post,
            facts.upload,
            "csam",
            facts.certainty,
            now,
            now + PRESERVE_MS,
            name(facts.upload),
            facts.viewed,
        ];
        if tx.execute(queries::CASE_INSERT, row).await? == 1 {
            web::audit::append(
                tx,
                "system",
                "guard.case_opened",
                &id.to_string(),
                facts.certainty,
            )
            .await?;
            metrics::counter!("redx_cases_opened_total").increment(1);
        }
        Ok(())
    }
}

/// How many cases wait. For the safety officer's page and the operator's alarm, nobody else.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open_cases(db: &Db) -> Result<i64> {
    db.number(queries::CASES_OPEN, args![]).await
}

/// Vault names come from the upload's id alone, so that a job that runs again finds what it stored.
fn name(upload: Uuid) -> String {
    upload.simple().to_string()
}
