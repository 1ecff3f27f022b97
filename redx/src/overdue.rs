//! What somebody was to read again by now: facts on their sources' own pages, lines to call on those of who answers.
//! Readers see all of it, with its date, for an old number is better than none. The organiser is told: by two gauges, by
//! `redx doctor`, and at the desk. Beside them stands what people wait for too long: that the safety officer reads what they
//! let them read, that somebody decides on an objection or on a case.

use crate::node::Node;
use help::Help;
use jiff::civil::Date;
use learn::Learn;
use std::{future::Future, time::Duration};

/// A case in which a life may be at stake is late after an hour; everything else could be looked at less often.
const LOOK_EVERY: Duration = Duration::from_mins(5);

/// What is late, each with the day by which it was to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// Facts, by their id.
    pub facts: Vec<(String, Date)>,
    /// Lines to call, by their id.
    pub lines: Vec<(String, Date)>,
}

impl Overdue {
    /// As of today, by the clock of the node; the longest overdue first.
    #[must_use]
    pub fn of(learn: &Learn, help: &Help) -> Self {
        let (mut facts, mut lines) = (learn.overdue(), help.overdue());
        facts.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        lines.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        Self { facts, lines }
    }

    /// Sets the gauges.
    pub fn measure(&self) {
        for (name, late) in [
            ("redx_facts_overdue", &self.facts),
            ("redx_lines_overdue", &self.lines),
        ] {
            let count = u32::try_from(late.len()).unwrap_or(u32::MAX);
            metrics::gauge!(name).set(count);
        }
    }
}

impl Node {
    /// While the database is away the last number stands.
    async fn measure_waiting(&self) {
        let (db, now) = (self.app.db(), self.app.clock().now());
        for (name, late) in [
            (
                "redx_disclosures_late",
                ask::late_disclosures(db, now).await,
            ),
            (
                "redx_objections_overdue",
                desk::overdue_objections(db, now).await,
            ),
        ] {
            if let Ok(late) = late {
                metrics::gauge!(name).set(u32::try_from(late).unwrap_or(u32::MAX));
            }
        }
        if let Ok(ringing) = guard::case::Ringing::now(db, now).await {
            ringing.measure();
        }
    }

    /// Keeps the gauges right, on every node, until `stop` resolves. Facts and lines need no database.
    pub async fn measure_overdue(&self, stop: impl Future<Output = ()>) {
        let (mut facts, mut lines) = (self.learn.editions(), self.help.edited().editions());
        let measure = async {
            loop {
                Overdue::of(&self.learn, &self.help).measure();
                self.measure_waiting().await;
                tokio::select! {
                    changed = facts.changed() => if changed.is_err() { break },
                    changed = lines.changed() => if changed.is_err() { break },
                    () = tokio::time::sleep(LOOK_EVERY) => {}
                }
            }
        };
        tokio::select! { () = measure => {}, () = stop => {} }
    }
}
