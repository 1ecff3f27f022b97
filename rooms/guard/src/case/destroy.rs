//! Destroying evidence: the one small record without which nothing opens it goes first, in the transaction that says so;
//! the objects follow. An old copy of an object is noise from then on.

use super::{
    Act, Case, Outcome, Purpose,
    certificate::{self, By, Certificate},
    grant, queries, vault_name,
};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use store::{
    Area, Error, Failure, Result, Tx, Uuid, args,
    events::Event,
    jobs::{Job, Worker},
};
use web::{App, audit};

const SHRED: &str = "guard.case_shred";

/// Evidence is gone: whatever else was kept only for its sake goes, too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EvidenceDestroyed {
    /// The post it came with; of a text, the text itself.
    pub post: Uuid,
    /// The upload or text that had been sealed.
    pub item: Uuid,
}

impl Event for EvidenceDestroyed {
    const KIND: &'static str = "guard.evidence_destroyed";
}

/// The objects of evidence, by what was sealed.
pub(super) fn object_names(item: Uuid) -> [String; 2] {
    let name = vault_name(item);
    [format!("{name}.age"), format!("{name}.facts.age")]
}

/// An officer destroys what they were granted to.
///
/// # Errors
/// When the database or the object store refuses; then nothing is destroyed, or all of it will be.
pub async fn destroy(app: &App, officer: Uuid, id: Uuid, purpose: Purpose) -> Result<Outcome> {
    if !purpose.destroys() {
        return Ok(Outcome::NotGranted);
    }
    let Some(granted) = grant::standing(app, officer, id, purpose, None).await? else {
        return Ok(Outcome::NotGranted);
    };
    let by = By {
        grant: granted.id,
        asked: officer,
        agreed: granted.decided_by.unwrap_or_default(),
    };
    shred(app, id, Some((purpose, by))).await
}

/// Destroys what has been kept for long enough. Called by the job that looks after cases.
pub(super) async fn when_over(app: &App, id: Uuid) -> Result<Outcome> {
    shred(app, id, None).await
}

async fn shred(app: &App, id: Uuid, why: Option<(Purpose, By)>) -> Result<Outcome> {
    let Some(case) = Case::read(app.db(), id).await? else {
        return Ok(Outcome::Gone);
    };
    let objects = certificate::objects(app, &object_names(case.item)).await?;
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    let ordered = matches!(why, Some((Purpose::DestroyByOrder, _)));
    let (standing, now) = (case.standing(), tx.now());
    if let Err(kept) = standing.may_be_destroyed(now, ordered) {
        return Ok(Outcome::Kept(kept));
    }
    match &why {
        None if !standing.is_over(now) => return Ok(Outcome::Gone),
        Some((_, by)) if !grant::use_up(&mut tx, by.grant).await? => {
            return Ok(Outcome::NotGranted);
        }
        _ => {}
    }
    let actor = why
        .as_ref()
        .map_or_else(|| "system".to_owned(), |(_, by)| by.asked.to_string());
    let certificate = Certificate::about(app, &case, why, objects);
    write(&mut tx, app, &mut case, &certificate, &actor).await?;
    tx.commit().await?;
    metrics::counter!("redx_cases_destroyed_total").increment(1);
    Ok(Outcome::Done)
}

async fn write(
    tx: &mut Tx,
    app: &App,
    case: &mut Case,
    certificate: &Certificate,
    actor: &str,
) -> Result<()> {
    if !case.move_by(tx, Act::Destroy).await? {
        return Err(Error::Setting(
            "a case cannot be destroyed from here".into(),
        ));
    }
    let (body, signature) = certificate.sign(app.keys())?;
    let digest = mediahash::Digests::of(body.as_bytes()).sha256.to_string();
    let row = args![case.id, certificate.destroyed_at, body, signature];
    tx.execute(queries::DESTROYED, row).await?;
    tx.execute(queries::SHRED, args![case.item]).await?;
    let (now, job) = (tx.now(), ShredJob { item: case.item });
    tx.enqueue(SHRED, &job, now).await?;
    tx.emit(&EvidenceDestroyed {
        post: case.post,
        item: case.item,
    })?;
    // The certificate's own digest: one that is swapped later does not fit the chain.
    let (subject, detail) = (case.id.to_string(), format!("certificate {digest}"));
    audit::append(tx, actor, "guard.case_destroyed", &subject, &detail).await?;
    Ok(())
}

#[derive(Serialize, Deserialize)]
struct ShredJob {
    item: Uuid,
}

/// Removes the objects of evidence whose key is destroyed.
pub struct Shred(pub App);

impl Worker for Shred {
    fn kind(&self) -> &'static str {
        SHRED
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            let ShredJob { item } = job.read()?;
            for name in object_names(item) {
                match self.0.blobs().delete(Area::Vault, &name).await {
                    Ok(()) | Err(Error::Missing) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(())
        })
    }
}
