//! What follows from how a report goes: the audit chain, and the cases it is about.

use super::{
    queries,
    row::{About, Row},
};
use crate::case::{self, Case, CaseState, Outcome};
use store::{Millis, Result, Tx, Uuid, args};

/// What it says of itself whom the interface leads to.
const NCMEC: &str = "NCMEC";

/// Into the audit chain: which report, where it goes, and why it stopped. Neither its number nor what it says.
pub(super) async fn note(tx: &mut Tx, row: &Row, by: &str, verb: &str) -> Result<()> {
    let detail = match row.progress.halt.map(super::model::progress::Halt::stored) {
        Some((halt, 0)) => format!("{} {halt}", row.environment.name()),
        Some((halt, code)) => format!("{} {halt} {code}", row.environment.name()),
        None => row.environment.name().to_owned(),
    };
    web::audit::append(tx, by, verb, &row.id.to_string(), &detail).await?;
    Ok(())
}

/// A report is finished: its cases are reported, unless it was thrown away on arrival.
pub(super) async fn finished(tx: &mut Tx, row: &Row, by: &str, whole: bool) -> Result<()> {
    // Before the audit chain, and in the order in which everybody locks cases.
    let mut cases: Vec<Uuid> = About::of(tx, row.id)
        .await?
        .into_iter()
        .map(|about| about.case)
        .collect();
    cases.sort_unstable();
    for id in &cases {
        Case::find(tx, *id).await?;
    }
    note(tx, row, by, "guard.report_finished").await?;
    metrics::counter!("redx_reports_finished_total", "environment" => row.environment.name())
        .increment(1);
    if !whole {
        // It cannot be changed any more; somebody has to write to them.
        note(tx, row, by, "guard.report_files_differ").await?;
        metrics::counter!("redx_reports_files_differ_total").increment(1);
    }
    if row.is_test {
        return Ok(());
    }
    let number = row.number.map(|n| n.to_string()).unwrap_or_default();
    for id in cases {
        let at = row.finished_at.unwrap_or(0);
        reported(tx, id, (NCMEC, &number), at, by).await?;
    }
    Ok(())
}

/// A case was reported: its clock stops, and the year for which it is preserved begins. The first report is the one that
/// counts for the clock, the last one for how long it is preserved; what was destroyed meanwhile stays as it is.
pub(super) async fn reported(
    tx: &mut Tx,
    id: Uuid,
    (authority, number): (&str, &str),
    at: Millis,
    by: &str,
) -> Result<bool> {
    let Some(case) = Case::find(tx, id).await? else {
        return Ok(false);
    };
    if case.state == CaseState::Reported {
        case::keep_after_report(tx, id).await?;
        return Ok(true);
    }
    if case::reported(tx, id, (authority, number), by).await? != Outcome::Done {
        return Ok(false);
    }
    // Written down later than it was done: the clock stopped then.
    tx.execute(queries::CASE_REPORTED_AT, args![id, at]).await?;
    metrics::counter!("redx_cases_reported_total").increment(1);
    Ok(true)
}
