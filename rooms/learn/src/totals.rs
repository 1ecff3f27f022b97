//! What readers know before and after: totals of the knowledge check, and nothing of who answered or when. They are
//! counted in memory and written down now and then, so that an answer never waits for the database, and no row tells
//! the minute of a visit.

use crate::queries;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::{Db, Result, args};

/// Of one question: how often it was answered, and how often rightly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Total {
    pub(crate) answered: i64,
    pub(crate) rightly: i64,
}

impl Total {
    fn add(&mut self, other: Self) {
        self.answered += other.answered;
        self.rightly += other.rightly;
    }
}

/// What was counted since the last time it was written down; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Counting(Arc<Mutex<BTreeMap<String, Total>>>);

impl Counting {
    /// Counts one answer. A question goes by the place where its answer stands.
    pub(crate) fn note(&self, question: String, rightly: bool) {
        let one = Total {
            answered: 1,
            rightly: i64::from(rightly),
        };
        self.add(BTreeMap::from([(question, one)]));
    }

    fn add(&self, more: BTreeMap<String, Total>) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (question, total) in more {
            counted.entry(question).or_default().add(total);
        }
    }

    fn take(&self) -> BTreeMap<String, Total> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes down what was counted; it is kept when that fails.
    pub(crate) async fn write_down(&self, db: &Db) -> Result<()> {
        let counted = self.take();
        if counted.is_empty() {
            return Ok(());
        }
        let written = write(db, &counted).await;
        if written.is_err() {
            self.add(counted);
        }
        written
    }
}

async fn write(db: &Db, counted: &BTreeMap<String, Total>) -> Result<()> {
    let mut tx = db.begin().await?;
    for (question, total) in counted {
        let row = args![question, total.answered, total.rightly];
        tx.execute(queries::ADD, row).await?;
    }
    tx.commit().await
}

/// All totals by question.
pub(crate) async fn totals(db: &Db) -> Result<BTreeMap<String, Total>> {
    let rows: Vec<(String, i64, i64)> = db.all(queries::TOTALS, args![]).await?;
    let total = |(question, answered, rightly)| (question, Total { answered, rightly });
    Ok(rows.into_iter().map(total).collect())
}
