//! What has ended is swept away.

use crate::{limits, queries};
use futures_util::future::BoxFuture;
use store::{
    Db, Failure, args,
    jobs::{Job, Worker},
};
use web::session;

/// Removes sessions and links that have ended.
pub struct Prune(pub Db);

impl Worker for Prune {
    fn kind(&self) -> &'static str {
        "staff.prune"
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut tx = self.0.begin().await?;
            let now = tx.now();
            session::prune(&mut tx).await?;
            tx.execute(queries::INVITES_PRUNE, args![now]).await?;
            tx.commit().await?;
            Ok(())
        })
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::PRUNE_EVERY_MS)
    }
}
