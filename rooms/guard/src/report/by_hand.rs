//! A report that a person made by hand, to whatever authority: written down, so that the case's clock stops truthfully.

use super::row::Row;
use super::{limits, queries, settled};
use crate::{Guard, case::Case};
use serde::Serialize;
use store::{Db, Keys, Millis, Result, Tx, Uuid, args};
use web::Person;

const SEALED_AS: &str = "guard-report-hand";

/// A report made by hand.
#[derive(Clone, Debug, Serialize)]
pub struct ByHand {
    /// The country whose law asked for it, ISO code.
    pub jurisdiction: String,
    /// To whom: "NCA", "NCMEC".
    pub authority: String,
    /// Their number for it.
    pub reference: String,
    /// When, milliseconds since 1970 (UTC).
    pub reported_at: Millis,
}

/// What came of writing it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// The case is reported.
    Done,
    /// There is no such case, or its evidence is gone.
    None,
    /// A word is missing or too long; or the time is one to come.
    Unusable,
    /// A report of this case to NCMEC is under way through the interface: it is taken back first, or goes on.
    UnderWay,
}

impl ByHand {
    /// It went to those to whom the interface leads.
    pub(super) fn is_to_ncmec(&self) -> bool {
        let authority = self.authority.to_ascii_lowercase();
        [
            "ncmec",
            "cybertip",
            "missing & exploited",
            "missing and exploited",
        ]
        .iter()
        .any(|name| authority.contains(name))
    }
}

/// Writes it down. A case may be reported to several authorities: each is kept, and the first stops the clock.
///
/// # Errors
/// When the database refuses.
pub async fn record(guard: &Guard, case: Uuid, report: &ByHand, by: &Person) -> Result<Recorded> {
    let app = guard.app();
    let fits = |text: &str| {
        let chars = text.trim().chars().count();
        (1..=limits::NAME_CHARS_MAX).contains(&chars)
    };
    let country = report.jurisdiction.len() == 2
        && report.jurisdiction.bytes().all(|b| b.is_ascii_uppercase());
    let past = report.reported_at <= app.clock().now();
    if !country || !past || !fits(&report.authority) || !fits(&report.reference) {
        return Ok(Recorded::Unusable);
    }
    let mut tx = app.db().begin().await?;
    let actor = by.id.to_string();
    // Locked first: nobody begins a report meanwhile.
    if Case::find(&mut tx, case).await?.is_none() {
        return Ok(Recorded::None);
    }
    if report.is_to_ncmec() && is_under_way(&mut tx, app.keys(), case).await? {
        return Ok(Recorded::UnderWay);
    }
    let reference = (report.authority.trim(), report.reference.trim());
    if !settled::reported(&mut tx, case, reference, report.reported_at, &actor).await? {
        return Ok(Recorded::None);
    }
    let (id, now) = (tx.ids().row(), tx.now());
    let plain = report.reference.trim().as_bytes();
    let sealed = app.keys().seal(SEALED_AS, id.as_bytes(), plain, app.rng());
    let row = args![
        id,
        case,
        &report.jurisdiction,
        report.authority.trim(),
        sealed,
        report.reported_at,
        by.id,
        now,
    ];
    tx.execute(queries::HAND_INSERT, row).await?;
    let detail = format!("{} {}", report.jurisdiction, report.authority.trim());
    let verb = "guard.report_by_hand";
    web::audit::append(&mut tx, &actor, verb, &case.to_string(), &detail).await?;
    tx.commit().await?;
    Ok(Recorded::Done)
}

/// Twice with NCMEC under two numbers helps nobody, and what is under way cannot be told from what was lost.
async fn is_under_way(tx: &mut Tx, keys: &Keys, case: Uuid) -> Result<bool> {
    let row = Row::of_case(tx, keys, case).await?;
    Ok(row.is_some_and(|row| !row.is_test && !row.progress.is_over()))
}

/// Those of one case, oldest first.
pub(crate) async fn of_case(db: &Db, keys: &Keys, case: Uuid) -> Result<Vec<ByHand>> {
    type Stored = (Uuid, String, String, Vec<u8>, Millis);
    let rows: Vec<Stored> = db.all(queries::HANDS, args![case]).await?;
    let open = |(id, jurisdiction, authority, sealed, reported_at): Stored| {
        let reference = keys.open(SEALED_AS, id.as_bytes(), &sealed)?;
        Ok(ByHand {
            jurisdiction,
            authority,
            reference: String::from_utf8_lossy(&reference).into_owned(),
            reported_at,
        })
    };
    rows.into_iter().map(open).collect()
}
