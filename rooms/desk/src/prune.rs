//! What objectors wrote, and later that they objected, is destroyed when its time is over.

use crate::{limits, queries};
use futures_util::future::BoxFuture;
use store::{
    Db, Failure, args,
    jobs::{Job, Worker},
};

/// Runs every hour.
pub struct Prune(pub Db);

impl Worker for Prune {
    fn kind(&self) -> &'static str {
        "desk.prune"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::PRUNE_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut tx = self.0.begin().await?;
            let now = tx.now();
            let words = args![now - limits::OBJECTION_WORDS_MS];
            tx.execute(queries::OBJECTION_WORDS_FORGET, words).await?;
            let rows = args![now - limits::OBJECTION_MS];
            tx.execute(queries::OBJECTIONS_FORGET, rows).await?;
            tx.commit().await?;
            Ok(())
        })
    }
}
