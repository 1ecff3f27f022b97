//! What happens later: the contents of a deleted bank are destroyed, and what was switched off for a time comes back.

use super::generation::{Goes, step, tell};
use crate::{Guard, Purpose, queries};
use futures_util::future::BoxFuture;
use store::{
    Failure, Uuid, args,
    jobs::{Job, Worker},
};

pub(super) const PURGE: &str = "guard.purge";
pub(super) const ENABLE: &str = "guard.enable";

/// Contents destroyed in one transaction: well below a second of the one writer's time.
const LOT: i64 = 2_000;

/// Destroys the contents of a deleted bank, lot by lot.
pub struct Purge(pub Guard);

impl Worker for Purge {
    fn kind(&self) -> &'static str {
        PURGE
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let bank: Uuid = job.read()?;
            loop {
                let mut tx = self.0.app().db().begin().await?;
                tx.execute(queries::PURGE_SIGNALS, args![bank, LOT]).await?;
                tx.execute(queries::PURGE_OPINIONS, args![bank, LOT])
                    .await?;
                let contents = tx
                    .execute(queries::PURGE_CONTENTS, args![bank, LOT])
                    .await?;
                if contents == 0 {
                    tx.execute(queries::PURGE_TALLY, args![bank]).await?;
                }
                tx.commit().await?;
                if contents == 0 {
                    return Ok(());
                }
            }
        })
    }
}

/// Switches on what was switched off until now.
pub struct Enable(pub Guard);

impl Worker for Enable {
    fn kind(&self) -> &'static str {
        ENABLE
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let mut tx = self.0.app().db().begin().await?;
            let (step, now) = (step(&mut tx, 0).await?, tx.now());
            let args = args![now, step.generation];
            if tx.execute(queries::CONTENTS_ENABLE, args).await? > 0 {
                tell(&mut tx, step, Purpose::Abuse, Goes::Up)?;
                tx.commit().await?;
            }
            Ok(())
        })
    }
}
