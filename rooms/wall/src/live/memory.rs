//! What happened lately, so that listeners who come back after a moment (all of them, after a restart) cost no query.

use super::acts::{self, Act, Acts};
use crate::limits;
use post::Tally;
use std::collections::VecDeque;
use store::{Db, Result, events};

/// The last acts, and where the log and the counts stand.
#[derive(Default)]
pub(crate) struct Memory {
    acts: VecDeque<Act>,
    /// Everything after this event is here.
    floor: i64,
    /// The newest event that was handed out.
    seq: i64,
    tally: Tally,
}

impl Memory {
    /// Reads the end of the log.
    pub(crate) async fn fill(db: &Db) -> Result<Self> {
        let floor = (db.head() - limits::EVENTS_AT_START)
            .max(events::oldest(db).await? - 1)
            .max(0);
        let mut memory = Self {
            floor,
            seq: floor,
            ..Self::default()
        };
        if let Some((acts, to)) = acts::read(db, floor).await? {
            memory.add(&acts, to, Tally::default());
        }
        memory.tally = post::tally(db).await?;
        Ok(memory)
    }

    pub(crate) fn seq(&self) -> i64 {
        self.seq
    }

    pub(crate) fn now(&self) -> (i64, Tally) {
        (self.seq, self.tally)
    }

    /// Remembers what was read after [`Memory::seq`].
    pub(crate) fn add(&mut self, acts: &Acts, to: i64, tally: Tally) {
        self.acts.extend(acts.0.iter().cloned());
        (self.seq, self.tally) = (to, tally);
        while self.acts.len() > limits::ACTS_KEPT {
            if let Some(forgotten) = self.acts.pop_front() {
                self.floor = forgotten.seq;
            }
        }
    }

    /// What happened after an event; `None` when it is too long ago.
    pub(crate) fn after(&self, seq: i64) -> Option<Acts> {
        let first = self.acts.partition_point(|act| act.seq <= seq);
        let acts = Acts(self.acts.range(first..).cloned().collect());
        (seq >= self.floor).then_some(acts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::acts::What;

    #[test]
    fn what_is_too_long_ago_is_said_to_be() {
        let mut memory = Memory::default();
        let kept = i64::try_from(limits::ACTS_KEPT).unwrap();
        let acts = (1..=kept + 3)
            .map(|seq| Act {
                seq,
                what: What::Counted,
            })
            .collect();
        memory.add(&Acts(acts), kept + 5, Tally::default());
        assert_eq!(memory.seq(), kept + 5);
        assert!(memory.after(2).is_none());
        assert_eq!(memory.after(3).unwrap().0.len(), limits::ACTS_KEPT);
        assert_eq!(
            memory.after(kept + 2).unwrap().0.first().unwrap().seq,
            kept + 3
        );
        assert!(memory.after(kept + 4).unwrap().is_empty());
    }
}
