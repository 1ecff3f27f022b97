//! The wall was paused, and goes on: what was approved meanwhile is published now, the oldest first.

use crate::{
    Post,
    publish::{PUBLISH, PublishJob},
    queries,
};
use futures_util::future::BoxFuture;
use store::{
    Failure, Millis, Tx, Uuid, args,
    events::{Event as _, Recorded, Subscriber},
    jobs::{Job, Worker},
};
use web::switches::Switched;

const CATCH_UP: &str = "post.catch_up";
/// Posts enqueued in one go: a transaction that nobody waits for long.
const CATCH_UP_POSTS: i64 = 200;

/// Hears that the wall goes on.
pub(crate) struct OnSwitched;

impl Subscriber for OnSwitched {
    fn name(&self) -> &'static str {
        "post.switched"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[Switched::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let switched = event.read::<Switched>()?;
            if switched.is_some_and(|switched| !switched.wall_paused) {
                let now = tx.now();
                tx.enqueue(CATCH_UP, &(0, Uuid::nil()), now).await?;
            }
            Ok(())
        })
    }
}

/// Enqueues the publishing of everything that is approved and not shown. Published twice is published once.
pub(crate) struct CatchUp(pub(crate) Post);

impl Worker for CatchUp {
    fn kind(&self) -> &'static str {
        CATCH_UP
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let (state_at, id): (Millis, Uuid) = job.read()?;
            let mut tx = self.0.app().db().begin().await?;
            let args = args![state_at, id, CATCH_UP_POSTS];
            let rows: Vec<(Uuid, String, Millis)> =
                tx.all(queries::UNPUBLISHED_AFTER, args).await?;
            let now = tx.now();
            for (post, name, _) in &rows {
                let (post, name) = (*post, name.clone());
                tx.enqueue(PUBLISH, &PublishJob { post, name }, now).await?;
            }
            if let Some((post, _, state_at)) = rows.last() {
                tx.enqueue(CATCH_UP, &(*state_at, *post), now).await?;
            }
            Ok(tx.commit().await?)
        })
    }
}
