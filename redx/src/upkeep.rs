//! Housekeeping of a node that no room owns: old events, and objects that a killed process left half written.

use futures_util::future::BoxFuture;
use store::{
    Failure, events,
    jobs::{Job, Worker},
};
use web::App;

const HOUR_MS: i64 = 3_600_000;
/// Live walls catch up by the log; one that slept for longer than this starts afresh.
const EVENTS_KEPT_MS: i64 = 7 * 24 * HOUR_MS;
/// No upload takes this long.
const UNFINISHED_AFTER_MS: i64 = 2 * HOUR_MS;

/// Runs every hour, on one node of all.
pub struct Upkeep(pub App);

impl Worker for Upkeep {
    fn kind(&self) -> &'static str {
        "redx.upkeep"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(HOUR_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let app = &self.0;
            let mut tx = app.db().begin().await?;
            let now = tx.now();
            events::prune(&mut tx, now - EVENTS_KEPT_MS).await?;
            tx.commit().await?;
            app.blobs()
                .remove_unfinished(now - UNFINISHED_AFTER_MS)
                .await?;
            Ok(())
        })
    }
}
