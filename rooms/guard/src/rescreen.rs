//! When a list grows, everything held or public is looked at again.

use crate::{BankGrew, Guard, MatchFound, Verdict, item::Row, look::judge, queries};
use futures_util::future::BoxFuture;
use store::{
    Failure, Tx, Uuid, args,
    events::{Event as _, Recorded, Subscriber},
    jobs::{Job, Worker},
};

const LOT: i64 = 500;
const JOB: &str = "guard.rescreen";

/// Starts a rescreening when a list has grown.
pub struct OnBankGrew;

impl Subscriber for OnBankGrew {
    fn name(&self) -> &'static str {
        "guard.rescreen"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[BankGrew::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            if let Some(grew) = event.read::<BankGrew>()? {
                let now = tx.now();
                tx.enqueue(JOB, &grew, now).await?;
            }
            Ok(())
        })
    }
}

/// Looks at every clear upload again, lot by lot. Stopped in the middle, it goes on where it was: what was looked at
/// carries the new generation.
pub struct Rescreen(pub Guard);

impl Worker for Rescreen {
    fn kind(&self) -> &'static str {
        JOB
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let guard = &self.0;
            let lists = guard.lists().await?;
            let mut after = Uuid::nil();
            loop {
                let args = args![after, lists.generation, LOT];
                let lot: Vec<Row> = guard.app().db().all(queries::ITEMS_BEHIND, args).await?;
                let Some(last) = lot.last().map(|row| row.id) else {
                    return Ok(());
                };
                let mut tx = guard.app().db().begin().await?;
                for row in lot {
                    let verdict = judge(&lists, &row.open(guard.app().keys())?);
                    let name = crate::item::name(&verdict);
                    // What was refused elsewhere before does not undo what a person here agreed to.
                    let name = if name == "refused-before" {
                        "clear"
                    } else {
                        name
                    };
                    tx.execute(queries::ITEM_VERDICT, args![row.id, name, lists.generation])
                        .await?;
                    if let Verdict::AbuseMatch { exact } = verdict {
                        tx.emit(&MatchFound {
                            post: row.post,
                            upload: row.id,
                            exact,
                        })?;
                    }
                }
                tx.commit().await?;
                after = last;
            }
        })
    }
}
