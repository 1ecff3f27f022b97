//! Makes an approved picture public: objects under a new random name first, then the row, then the news. Runs as a
//! job; stopped at any line, it begins again.

use crate::{Post, Shown, modern, preview, queries, row::Row, take_down};
use futures_util::future::BoxFuture;
use media::derive::Encoding;
use serde::{Deserialize, Serialize};
use store::{
    Area, Error, Failure, Uuid, args,
    jobs::{Job, Worker},
};

pub(crate) const PUBLISH: &str = "post.publish";

/// What is to be published: the name was chosen by the approval, so that an undo and a second approval never mix.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PublishJob {
    pub(crate) post: Uuid,
    pub(crate) name: String,
}

/// Publishes what was approved.
pub struct Publish(pub Post);

impl Worker for Publish {
    fn kind(&self) -> &'static str {
        PUBLISH
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let PublishJob { post, name } = job.read()?;
            let room = &self.0;
            let db = room.app().db();
            let wanted = |row: &Row| {
                row.public_name.as_deref() == Some(&name)
                    && row.state().ok() == Some(crate::State::Approved)
            };
            let Some(row) = Row::read(db, post).await?.filter(wanted) else {
                return Ok(());
            };
            // Done by a try that could not say so; what it was made from may be gone by now.
            if row.shown_at.is_some() {
                return Ok(());
            }
            copy(room, &row, &name).await?;
            let mut tx = db.begin().await?;
            // Nothing new appears; when the wall goes on, `crate::pause` enqueues this again.
            if web::switches::read_in(&mut tx).await?.wall_paused {
                return Ok(());
            }
            let Some(row) = Row::find(&mut tx, post).await?.filter(wanted) else {
                return Ok(());
            };
            if row.shown_at.is_none() {
                let now = tx.now();
                tx.execute(queries::SHOWN, args![post, now]).await?;
                take_down::count(&mut tx, &row, 1).await?;
                tx.emit(&Shown { post, name })?;
                // The original goes when that is done.
                tx.enqueue(modern::MODERN, &job.read::<PublishJob>()?, now)
                    .await?;
            }
            tx.commit().await?;
            Ok(())
        })
    }
}

/// Each size from quarantine to the public area, under the new name.
async fn copy(room: &Post, row: &Row, name: &str) -> Result<(), Failure> {
    let previews = row
        .previews
        .as_deref()
        .ok_or_else(|| Failure::give_up("approved without previews"))?;
    for side in row.sides() {
        let bytes = preview::open(room, &preview::object(previews, side, Encoding::Jpeg)).await?;
        match room
            .app()
            .blobs()
            .put_new(
                Area::Public,
                &preview::object(name, side, Encoding::Jpeg),
                bytes,
            )
            .await
        {
            Ok(()) | Err(Error::Exists) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
