//! How many cases ring, and why: the one number that more than the safety officer may know of.

use super::{Alarm, Case, CaseState, Standing, limits, queries, row::Row};
use serde::Serialize;
use store::{Db, Millis, Result, args};

/// How many cases ring now, each counted once, under its loudest alarm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ringing {
    /// Nobody has decided about them yet, and need not have.
    pub waiting: u32,
    /// Somebody should have decided about them by now.
    pub late: u32,
    /// What the law asks us to keep ends soon.
    pub ending: u32,
    /// They should be destroyed and are not.
    pub overdue: u32,
}

impl Ringing {
    /// Counts them.
    ///
    /// # Errors
    /// When the database cannot be reached, or a case is in a state that this version does not know.
    pub async fn now(db: &Db, now: Millis) -> Result<Self> {
        let rows: Vec<(String, bool, Millis, Millis, i64)> =
            db.all(queries::STANDINGS, args![]).await?;
        let mut ringing = Self::default();
        for (state, immediate, known_at, preserve_until, holds) in rows {
            let state = CaseState::parse(&state)
                .ok_or_else(|| store::Error::Setting("a case is in an unknown state".into()))?;
            let standing = Standing {
                state,
                immediate,
                known_at,
                preserve_until,
                held: holds > 0,
            };
            ringing.count(standing.alarm(now));
        }
        Ok(ringing)
    }

    fn count(&mut self, alarm: Option<Alarm>) {
        let one = match alarm {
            None => return,
            Some(Alarm::Waiting) => &mut self.waiting,
            Some(Alarm::Late) => &mut self.late,
            Some(Alarm::Ending) => &mut self.ending,
            Some(Alarm::Overdue) => &mut self.overdue,
        };
        *one = one.saturating_add(1);
    }

    /// Each with the name of its gauge.
    pub fn gauges(&self) -> [(&'static str, u32); 4] {
        [
            ("redx_cases_waiting", self.waiting),
            ("redx_cases_late", self.late),
            ("redx_cases_preserve_ending", self.ending),
            ("redx_cases_overdue", self.overdue),
        ]
    }

    /// Sets the gauges. A late one also waits.
    pub fn measure(&self) {
        for (name, count) in self.gauges() {
            metrics::gauge!(name).set(count);
        }
    }
}

impl Case {
    /// The cases that are not destroyed: those first that somebody must decide about, longest known first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn list(db: &Db) -> Result<Vec<Self>> {
        Self::listed(db, queries::LIST).await
    }

    /// The cases whose evidence was destroyed, the newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn destroyed(db: &Db) -> Result<Vec<Self>> {
        Self::listed(db, queries::LIST_DESTROYED).await
    }

    async fn listed(db: &Db, statement: store::Statement) -> Result<Vec<Self>> {
        let rows: Vec<Row> = db.all(statement, args![limits::LIST_MAX]).await?;
        rows.into_iter().map(Self::try_from).collect()
    }
}
