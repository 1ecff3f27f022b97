//! What has ended is swept away.

use crate::{limits, queries};
use futures_util::future::BoxFuture;
use store::{
    Db, Failure, args,
    jobs::{Job, Worker},
};
use web::session;

/// Removes sessions, links and questions that have ended, and tries that are forgotten.
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
            tx.execute(queries::CHALLENGES_PRUNE, args![now]).await?;
            let forgotten = args![now - limits::FAILURES_MS, now];
            tx.execute(queries::ATTEMPTS_PRUNE, forgotten).await?;
            tx.commit().await?;
            Ok(())
        })
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::PRUNE_EVERY_MS)
    }
}
