//! What is destroyed when its time is over: the words of declined questions, and what somebody let us read.

use crate::{Ask, limits, queries};
use futures_util::future::BoxFuture;
use store::{
    Failure, args,
    jobs::{Job, Worker},
};

/// Runs every hour.
pub struct Sweep(pub Ask);

impl Worker for Sweep {
    fn kind(&self) -> &'static str {
        "ask.sweep"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::SWEEP_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut tx = self.0.app().db().begin().await?;
            let now = tx.now();
            let declined = args![now - limits::DECLINED_MS];
            tx.execute(queries::DECLINED_FORGET, declined).await?;
            tx.execute(queries::DISCLOSURES_DESTROY, args![now]).await?;
            let speaking = args![now, now - limits::DISCLOSURE_MS];
            tx.execute(queries::SPEAKING_END, speaking).await?;
            tx.commit().await?;
            Ok(())
        })
    }
}
