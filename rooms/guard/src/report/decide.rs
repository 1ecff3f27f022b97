//! What a person decides about a report that waits for one, or takes back.

use super::{
    limits,
    model::progress::{Decision, Step},
    queries,
    row::Row,
    settled,
};
use crate::Guard;
use store::{Millis, Result, Uuid, args};
use web::Person;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Written down; the next run acts on it.
    Done,
    /// That cannot be decided about it now.
    NotNow,
    /// A process sends it, until then at the latest.
    Held(Millis),
    /// There is no such report.
    None,
}

/// Decides. What was under way when its last process ended counts as lost first.
///
/// # Errors
/// When the database refuses.
pub async fn decide(
    guard: &Guard,
    report: Uuid,
    decision: Decision,
    by: &Person,
) -> Result<Decided> {
    let app = guard.app();
    let mut tx = app.db().begin().await?;
    let Some(mut row) = Row::lock(&mut tx, app.keys(), report).await? else {
        return Ok(Decided::None);
    };
    let (me, now) = (tx.ids().row(), tx.now());
    let claim = args![report, me, now + limits::HELD_MS, now];
    if tx.execute(queries::CLAIM, claim).await? == 0 {
        return Ok(Decided::Held(row.held_until));
    }
    row.progress.taken_over(now);
    // It may have run out since somebody last looked.
    let _ = row.progress.next(now);
    if !row.progress.decide(decision, now) {
        return Ok(Decided::NotNow);
    }
    // Nothing that is made up stays there, and no command takes a rehearsal up again to call for it.
    if decision == Decision::Retract && row.is_test {
        row.progress.step = Step::Retracted;
    }
    if let Decision::OpenedAs(number) = decision {
        row.number = Some(number);
    }
    row.save(&mut tx, (app.keys(), app.rng()), me).await?;
    let actor = by.id.to_string();
    settled::note(&mut tx, &row, &actor, verb(decision)).await?;
    if row.progress.step == Step::Retracted {
        settled::note(&mut tx, &row, &actor, "guard.report_retracted").await?;
    }
    tx.execute(queries::RELEASE, args![report, me]).await?;
    tx.commit().await?;
    Ok(Decided::Done)
}

fn verb(decision: Decision) -> &'static str {
    match decision {
        Decision::GoOn => "guard.report_go_on",
        Decision::SubmitAgain => "guard.report_submit_again",
        Decision::OpenedAs(_) => "guard.report_opened_as",
        Decision::StartOver => "guard.report_start_over",
        Decision::Retract => "guard.report_take_back",
        Decision::Noted => "guard.report_noted",
    }
}
