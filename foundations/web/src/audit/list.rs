//! Entries as a page shows them: newest first, filtered.

use super::{Entry, seal::DAY_MS};
use crate::queries;
use store::{Db, Millis, Result, args};

/// Which entries are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this day only: days since 1970, UTC.
    pub day: Option<i64>,
    /// By this member of staff, or `system`; all when empty.
    pub actor: String,
    /// With this verb; all when empty.
    pub verb: String,
    /// Older than this entry.
    pub before: Option<i64>,
}

/// A page of them, newest first. What guard does (lists, evidence, cases, reports) is for safety officers alone and is left
/// out, here as everywhere.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(db: &Db, filter: &Filter, limit: u32) -> Result<Vec<Entry>> {
    let (from, to): (Millis, Millis) = match filter.day {
        Some(day) => (
            day.saturating_mul(DAY_MS),
            day.saturating_add(1).saturating_mul(DAY_MS),
        ),
        None => (0, Millis::MAX),
    };
    let before = filter.before.unwrap_or(i64::MAX);
    let wanted = args![before, from, to, &filter.actor, &filter.verb, limit];
    db.all(queries::TRAIL, wanted).await
}
