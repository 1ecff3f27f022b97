//! What is destroyed, and when: originals once an approval can no longer be undone, seven days after a refusal (and
//! after the answer to an appeal), at once on withdrawal; addresses after a week; objects that no row names after an hour.

use crate::{Post, limits, orphans, queries, row::Row};
use futures_util::future::BoxFuture;
use media::derive::Encoding;
use serde::{Deserialize, Serialize};
use store::{
    Area, Failure, Millis, Result, Tx, Uuid, args,
    jobs::{Job, Worker},
};

const FORGET: &str = "post.forget";

/// Objects to destroy, or an upload whose time runs out.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum ForgetJob {
    /// These objects, now.
    Objects { public: bool, names: Vec<String> },
    /// The original (and after a refusal the previews) of this upload, if nothing changed since.
    Upload { post: Uuid, upload: Uuid },
}

/// Destroys original and previews now.
pub(crate) async fn drop_upload(tx: &mut Tx, row: &Row) -> Result<()> {
    if let Some(name) = row.original.clone() {
        forget(tx, false, vec![name]).await?;
        tx.execute(queries::NO_ORIGINAL, args![row.id]).await?;
    }
    if row.previews.is_some() {
        drop_previews(tx, row).await?;
        tx.execute(queries::NO_PREVIEWS, args![row.id]).await?;
    }
    Ok(())
}

/// Destroys the previews that `row` names.
pub(crate) async fn drop_previews(tx: &mut Tx, row: &Row) -> Result<()> {
    match &row.previews {
        Some(previews) => forget(tx, false, row.objects(previews, &[Encoding::Jpeg])).await,
        None => Ok(()),
    }
}

/// Destroys the public objects that `row` names.
pub(crate) async fn drop_public(tx: &mut Tx, row: &Row) -> Result<()> {
    match &row.public_name {
        Some(name) => forget(tx, true, row.objects(name, &Encoding::ALL)).await,
        None => Ok(()),
    }
}

/// Destroys the upload at a time to come, unless the post has moved on by then.
pub(crate) async fn forget_at(tx: &mut Tx, row: &Row, at: Millis) -> Result<()> {
    tx.enqueue(
        FORGET,
        &ForgetJob::Upload {
            post: row.id,
            upload: row.upload,
        },
        at,
    )
    .await
    .map(drop)
}

async fn forget(tx: &mut Tx, public: bool, names: Vec<String>) -> Result<()> {
    let now = tx.now();
    tx.enqueue(FORGET, &ForgetJob::Objects { public, names }, now)
        .await
        .map(drop)
}

/// Destroys what was marked for it.
pub struct Forget(pub Post);

impl Worker for Forget {
    fn kind(&self) -> &'static str {
        FORGET
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            match job.read()? {
                ForgetJob::Objects { public, names } => {
                    let area = if public {
                        Area::Public
                    } else {
                        Area::Quarantine
                    };
                    for name in names {
                        self.0.app().blobs().delete(area, &name).await?;
                    }
                    Ok(())
                }
                ForgetJob::Upload { post, upload } => forget_upload(&self.0, post, upload).await,
            }
        })
    }
}

async fn forget_upload(room: &Post, post: Uuid, upload: Uuid) -> std::result::Result<(), Failure> {
    let mut tx = room.app().db().begin().await?;
    let Some(row) = Row::find(&mut tx, post)
        .await?
        .filter(|row| row.upload == upload)
    else {
        return Ok(());
    };
    // A later decision, which may still be undone, has a job of its own.
    if tx.now() < row.undo_until {
        return Ok(());
    }
    match row.state()? {
        crate::State::Approved | crate::State::Hidden if row.shown_at.is_some() => {}
        crate::State::Refused if may_forget_refused(&mut tx, &row).await? => {}
        // Undone, or not published yet: the next decision, or publishing, sets the next time.
        _ => return Ok(()),
    }
    drop_upload(&mut tx, &row).await?;
    tx.commit().await?;
    Ok(())
}

/// An author may ask once more for a week after they were told, and whoever answers must see what was refused. A refusal
/// that came later has a job of its own.
async fn may_forget_refused(tx: &mut Tx, row: &Row) -> Result<bool> {
    let over = tx.now() >= row.resolve_at + limits::APPEAL_MS;
    Ok(over && !crate::appeal::is_open(tx, row.upload).await?)
}

/// Every ten minutes: addresses whose time has run out, and objects that no row names.
pub struct Sweep(pub Post);

impl Worker for Sweep {
    fn kind(&self) -> &'static str {
        "post.sweep"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::SWEEP_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            let app = self.0.app();
            let mut tx = app.db().begin().await?;
            let now = tx.now();
            tx.execute(queries::UPLOADERS_FORGET, args![now]).await?;
            tx.commit().await?;
            for area in [Area::Quarantine, Area::Public] {
                for owner in orphans::owners(app, area).await? {
                    destroy_old(&self.0, area, &owner).await?;
                }
            }
            Ok(())
        })
    }
}

async fn destroy_old(room: &Post, area: Area, owner: &str) -> Result<()> {
    let app = room.app();
    let young = app.clock().now() - limits::ORPHAN_MS;
    for object in orphans::before(app, area, owner, young).await? {
        app.blobs().delete(area, &object).await?;
        metrics::counter!("redx_orphans_removed_total").increment(1);
    }
    Ok(())
}
