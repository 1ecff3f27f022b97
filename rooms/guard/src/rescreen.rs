//! When a list grows, everything held or public is looked at again.

use crate::{
    BankGrew, Guard, MatchFound, Verdict,
    item::Row,
    look::{Counted, judge},
    queries,
};
use futures_util::future::BoxFuture;
use store::{
    Failure, Millis, Result, Tx, Uuid, args,
    events::{Event as _, Recorded, Subscriber},
    jobs::{Job, Worker},
};

const LOT: i64 = 500;
const JOB: &str = "guard.rescreen";
/// Every run looks at all there is to look at, so one that waits serves for all.
const ALL: &str = "all";
/// After the first lot of a long import: it may take hours, and may be killed.
const BEFORE_LONG_MS: Millis = 10 * 60_000;

/// Looks again in ten minutes, whatever becomes of whoever asked for it.
pub(crate) async fn before_long(tx: &mut Tx) -> Result<()> {
    let generation = tx.number(queries::GENERATION, args![]).await?;
    let at = tx.now() + BEFORE_LONG_MS;
    tx.enqueue_once(JOB, ALL, &BankGrew { generation }, at)
        .await
}

/// Looks again soon if a list has grown after the generation `known`: what was looked at by that one may be too late for
/// the run that the list started.
pub(crate) async fn if_late(tx: &mut Tx, known: i64) -> Result<()> {
    let generation = tx.number(queries::GENERATION_KEPT, args![]).await?;
    if generation <= known {
        return Ok(());
    }
    let now = tx.now();
    tx.enqueue_once(JOB, ALL, &BankGrew { generation }, now)
        .await
}

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
    ) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            if let Some(grew) = event.read::<BankGrew>()? {
                let now = tx.now();
                tx.enqueue_once(JOB, ALL, &grew, now).await?;
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

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        Box::pin(async move {
            let guard = &self.0;
            let lists = guard.lists().await?;
            let mut after = Uuid::nil();
            loop {
                let args = args![after, lists.generation, LOT];
                let lot: Vec<Row> = guard.app().db().all(queries::ITEMS_BEHIND, args).await?;
                let Some(last) = lot.last().map(|row| row.id) else {
                    return count_unsettled(guard).await;
                };
                let mut tx = guard.app().db().begin().await?;
                for row in lot {
                    let upload = row.open(guard.app().keys())?;
                    let verdict = judge(guard.app(), &lists, &upload, Counted::No).verdict;
                    let name = crate::item::name(&verdict);
                    // What was refused elsewhere before does not undo what a person here agreed to.
                    let name = if name == "refused-before" {
                        "clear"
                    } else {
                        name
                    };
                    let unsettled = crate::item::is_unsettled(&verdict);
                    let args = args![row.id, name, lists.generation, unsettled];
                    tx.execute(queries::ITEM_VERDICT, args).await?;
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

/// How many uploads match an entry that is in question. What is public of them stays so: people agreed to it, and the
/// entry may be wrong.
async fn count_unsettled(guard: &Guard) -> std::result::Result<(), Failure> {
    let unsettled = guard
        .app()
        .db()
        .number(queries::ITEMS_UNSETTLED, args![])
        .await?;
    let unsettled = i32::try_from(unsettled).unwrap_or(i32::MAX);
    metrics::gauge!("redx_guard_uploads_unsettled").set(f64::from(unsettled));
    Ok(())
}
