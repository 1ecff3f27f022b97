//! Looks after reports that nobody sends, so that none is forgotten.

use super::standing;
use futures_util::future::BoxFuture;
use store::{
    Db, Failure,
    jobs::{Job, Worker},
};

const MINUTE_MS: i64 = 60_000;

/// Sets the gauge `redx_reports_stuck` once a minute. Above 0 somebody is to be woken.
pub struct Watch(pub Db);

impl Worker for Watch {
    fn kind(&self) -> &'static str {
        "guard.reports_watch"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(MINUTE_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let stuck = standing::stuck(&self.0).await?;
            let stuck = u32::try_from(stuck).unwrap_or(u32::MAX);
            metrics::gauge!("redx_reports_stuck").set(stuck);
            Ok(())
        })
    }
}
