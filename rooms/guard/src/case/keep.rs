//! The job that looks after cases: what was sealed without a case gets one, and what was kept for long enough goes.

use super::{Case, Outcome, destroy, limits, queries, seal};
use futures_util::future::BoxFuture;
use store::{
    Failure, Millis, Uuid, args,
    jobs::{Job, Worker},
};
use web::App;

/// Runs every few minutes, on one node of all.
pub struct Keep(pub App);

impl Worker for Keep {
    fn kind(&self) -> &'static str {
        "guard.case_keep"
    }

    fn every_ms(&self) -> Option<Millis> {
        Some(limits::LOOK_AFTER_EVERY_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            adopt(&self.0).await?;
            let app = &self.0;
            let due: Vec<(Uuid,)> = app
                .db()
                .all(
                    queries::OVER,
                    args![app.clock().now(), limits::DESTROYED_AT_ONCE_MAX],
                )
                .await?;
            for (id,) in due {
                let _: Outcome = destroy::when_over(app, id).await?;
            }
            Ok(())
        })
    }
}

/// Whoever sealed something and was stopped before its case was opened, or whose post was replaced in between, still knew.
async fn adopt(app: &App) -> store::Result<()> {
    let before = app.clock().now() - limits::ADOPT_AFTER_MS;
    let orphans: Vec<(Uuid,)> = app.db().all(queries::ORPHANS, args![before]).await?;
    for (item,) in orphans {
        let mut tx = app.db().begin().await?;
        seal::open(&mut tx, item).await?;
        tx.commit().await?;
    }
    Ok(())
}

impl Case {
    /// What remains of it: the certificate's text and signature, once its evidence is destroyed.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn certificate(app: &App, id: Uuid) -> store::Result<Option<(String, Vec<u8>)>> {
        let row: Option<(Option<String>, Option<Vec<u8>>)> =
            app.db().optional(queries::CERTIFICATE, args![id]).await?;
        Ok(row.and_then(|(body, signature)| body.zip(signature)))
    }
}
