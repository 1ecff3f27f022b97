//! What is destroyed, and when: originals once an approval can no longer be undone, seven days after a refusal, at
//! once on withdrawal; addresses after a week; objects that no row names after an hour.

use crate::{Decision, Post, decide, limits, queries, row::Row};
use futures_util::future::BoxFuture;
use guard::MatchFound;
use serde::{Deserialize, Serialize};
use store::{
    Area, Failure, Millis, Result, Tx, Uuid, args,
    events::{Event as _, Recorded, Subscriber},
    jobs::{Job, Worker},
};

const FORGET: &str = "post.forget";
const ESCALATE: &str = "post.escalate";

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
        Some(previews) => forget(tx, false, objects(row, previews)).await,
        None => Ok(()),
    }
}

/// Destroys the public objects that `row` names.
pub(crate) async fn drop_public(tx: &mut Tx, row: &Row) -> Result<()> {
    match &row.public_name {
        Some(name) => forget(tx, true, objects(row, name)).await,
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

fn objects(row: &Row, name: &str) -> Vec<String> {
    let sides = row
        .sizes
        .as_deref()
        .unwrap_or_default()
        .split(',')
        .filter_map(|s| s.parse().ok());
    sides
        .map(|side| crate::preview::object(name, side))
        .collect()
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
    match row.state()? {
        // An approval's originals go when its derivatives exist; the publishing job may still need them.
        crate::State::Approved | crate::State::Hidden if row.shown_at.is_none() => {
            return Err(Failure::again("not published yet"));
        }
        crate::State::Approved | crate::State::Hidden | crate::State::Refused => {
            drop_upload(&mut tx, &row).await?
        }
        // Undone: it waits again, and the next decision sets the next time.
        _ => return Ok(()),
    }
    tx.commit().await?;
    Ok(())
}

/// Every ten minutes: addresses whose time has run out, and objects that no row names.
pub struct Sweep(pub Post);

impl Worker for Sweep {
    fn kind(&self) -> &'static str {
        "post.sweep"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(600_000)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            let app = self.0.app();
            let mut tx = app.db().begin().await?;
            let now = tx.now();
            tx.execute(queries::UPLOADERS_FORGET, args![now]).await?;
            tx.commit().await?;
            for (area, names) in [
                (Area::Quarantine, queries::NAMES_ORIGINAL),
                (Area::Public, queries::NAMES_PUBLIC),
            ] {
                for (object, written_at) in app.blobs().list(area).await? {
                    // Object and row are written one after the other: a young object may still get its row.
                    let owner = object.split('/').next().unwrap_or_default();
                    let orphan = now - written_at > limits::ORPHAN_MS
                        && app.db().number(names, args![owner]).await? == 0;
                    if orphan {
                        app.blobs().delete(area, &object).await?;
                        metrics::counter!("redx_orphans_removed_total").increment(1);
                    }
                }
            }
            Ok(())
        })
    }
}

/// A list grew and now matches something held or public: out of sight at once, then sealed.
pub struct OnMatchFound(pub Post);

impl Subscriber for OnMatchFound {
    fn name(&self) -> &'static str {
        "post.match_found"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[MatchFound::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            if let Some(found) = event.read::<MatchFound>()? {
                decide::hide(tx, found.post, "system").await?;
                let now = tx.now();
                tx.enqueue(ESCALATE, &found, now).await?;
            }
            Ok(())
        })
    }
}

impl OnMatchFound {
    /// The job that seals what was found.
    pub fn worker(&self) -> impl Worker + use<> {
        Escalate(self.0.clone())
    }
}

struct Escalate(Post);

impl Worker for Escalate {
    fn kind(&self) -> &'static str {
        ESCALATE
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            let found: MatchFound = job.read()?;
            match decide::seal(&self.0, found.post, "system").await? {
                Decision::Done | Decision::Gone => Ok(()),
            }
        })
    }
}
