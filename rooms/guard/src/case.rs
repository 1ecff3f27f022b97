//! Cases: what matched an abuse list or was escalated by a person, sealed and counted. Only the safety officer knows
//! that they exist.

use crate::{Guard, queries, text::TextCase, vault};
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

/// A text that may be a crime in itself. All of it goes into the vault, and nothing of it stays anywhere else.
#[derive(Clone, Debug, Serialize)]
pub struct TextFacts {
    /// The row it came in as; it keeps no words.
    pub id: Uuid,
    /// Why it is sealed.
    #[serde(serialize_with = "kind_name")]
    pub kind: TextCase,
    /// When it was received, milliseconds since 1970 (UTC).
    pub received_at: Millis,
    /// Address and port it came from, if known.
    pub sender: Option<String>,
    /// What it was written about, if anything.
    pub about: String,
    /// `filter`, or `person` when somebody here escalated it.
    pub certainty: &'static str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn kind_name<S: serde::Serializer>(kind: &TextCase, to: S) -> std::result::Result<S::Ok, S::Error> {
    to.serialize_str(kind.name())
}

impl Guard {
    /// As [`Guard::seal`], of a text.
    ///
    /// # Errors
    /// As [`Guard::seal`].
    pub async fn seal_text(&self, facts: &TextFacts, text: &str) -> Result<()> {
        self.put(facts.id, facts, text.as_bytes()).await
    }

    /// As [`Guard::open_case`], of a text.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_text_case(&self, tx: &mut Tx, facts: &TextFacts) -> Result<()> {
        let viewed = facts.certainty == "person";
        insert(
            tx,
            [facts.id, facts.id],
            facts.kind.name(),
            facts.certainty,
            viewed,
        )
        .await
    }

    /// Puts the evidence into the vault. Called before the transaction that makes the case ([`Guard::open_case`]);
    /// running it again changes nothing.
    ///
    /// # Errors
    /// When the vault has no keys or the store refuses: then nothing may be deleted.
    pub async fn seal(&self, facts: &Facts, bytes: &[u8]) -> Result<()> {
        self.put(facts.upload, facts, bytes).await
    }

    async fn put(&self, id: Uuid, facts: &impl Serialize, bytes: &[u8]) -> Result<()> {
        let app = self.app();
        let (name, facts) = (name(id), serde_json::to_vec(facts)?);
        vault::put(app.db(), app.blobs(), &format!("{name}.age"), bytes).await?;
        vault::put(app.db(), app.blobs(), &format!("{name}.facts.age"), &facts).await
    }

    /// Opens the case in the transaction that seals the post.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_case(&self, tx: &mut Tx, facts: &Facts) -> Result<()> {
        let ids = [facts.post, facts.upload];
        insert(tx, ids, "csam", facts.certainty, facts.viewed).await
    }
}

async fn insert(
    tx: &mut Tx,
    [about, item]: [Uuid; 2],
    kind: &str,
    certainty: &str,
    viewed: bool,
) -> Result<()> {
    let (id, now) = (tx.ids().row(), tx.now());
    let row = args![
        id,
        about,
        item,
        kind,
        certainty,
        now,
        now + PRESERVE_MS,
        name(item),
        viewed,
    ];
    if tx.execute(queries::CASE_INSERT, row).await? == 1 {
        let subject = id.to_string();
        web::audit::append(tx, "system", "guard.case_opened", &subject, certainty).await?;
        metrics::counter!("redx_cases_opened_total").increment(1);
    }
    Ok(())
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
