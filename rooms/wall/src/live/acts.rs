//! What happened on the wall: who came and who went, in order.

use crate::limits;
use post::{Shown, TakenDown, TallyChanged};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use store::{
    Db, Result,
    events::{self, Event as _, Recorded},
};

/// One thing that happened.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) seq: i64,
    pub(crate) what: What,
}

/// Which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Came(Arc<str>),
    Went(Arc<str>),
    /// Somebody joined without a picture, or took that back.
    Counted,
}

impl Act {
    /// `None` for an event that the wall does not show.
    pub(crate) fn of(event: &Recorded) -> Result<Option<Self>> {
        let what = if let Some(Shown { name, .. }) = event.read()? {
            What::Came(name.into())
        } else if let Some(TakenDown { name, .. }) = event.read()? {
            What::Went(name.into())
        } else if event.kind == TallyChanged::KIND {
            What::Counted
        } else {
            return Ok(None);
        };
        Ok(Some(Self {
            seq: event.seq,
            what,
        }))
    }
}

/// A run of acts, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Acts(pub(crate) Vec<Act>);

/// The first and the last thing a post did in a run.
#[derive(Clone, Copy)]
struct Ends {
    came_first: bool,
    came_last: bool,
}

impl Acts {
    /// What happened after `after` and up to `to`. `None` when the log no longer has all of it, or it is too much.
    pub(crate) async fn between(db: &Db, after: i64, to: i64) -> Result<Option<Self>> {
        if after + 1 < events::oldest(db).await? {
            return Ok(None);
        }
        let mut acts = Vec::new();
        let (mut seq, mut read) = (after, 0);
        while seq < to {
            let batch = events::after(db, seq, limits::EVENTS_A_READ).await?;
            let Some(last) = batch.last() else {
                break;
            };
            seq = last.seq;
            read += batch.len();
            if read > limits::EVENTS_BEHIND_MAX {
                return Ok(None);
            }
            for event in batch.iter().filter(|event| event.seq <= to) {
                acts.extend(Act::of(event)?);
            }
        }
        Ok(Some(Self(acts)))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those after an event.
    pub(crate) fn after(&self, seq: i64) -> Self {
        Self(self.0.iter().filter(|act| act.seq > seq).cloned().collect())
    }

    /// Names that were not on the wall before and are now. One that only went out of sight for a moment is not new.
    pub(crate) fn came(&self) -> BTreeSet<&str> {
        self.ends()
            .iter()
            .filter(|(_, ends)| ends.came_first && ends.came_last)
            .map(|(name, _)| *name)
            .collect()
    }

    /// Names that are no longer on the wall.
    pub(crate) fn went(&self) -> BTreeSet<&str> {
        self.ends()
            .iter()
            .filter(|(_, ends)| !ends.came_last)
            .map(|(name, _)| *name)
            .collect()
    }

    fn ends(&self) -> HashMap<&str, Ends> {
        let mut all: HashMap<&str, Ends> = HashMap::new();
        for act in &self.0 {
            let (name, came) = match &act.what {
                What::Came(name) => (name, true),
                What::Went(name) => (name, false),
                What::Counted => continue,
            };
            let ends = all.entry(name).or_insert(Ends {
                came_first: came,
                came_last: came,
            });
            ends.came_last = came;
        }
        all
    }
}

/// Everything after `from`, and the event it goes up to; `None` when there is nothing.
pub(crate) async fn read(db: &Db, from: i64) -> Result<Option<(Acts, i64)>> {
    let mut acts = Vec::new();
    let mut seq = from;
    loop {
        let batch = events::after(db, seq, limits::EVENTS_A_READ).await?;
        for event in &batch {
            acts.extend(Act::of(event)?);
        }
        match batch.last() {
            Some(last) => seq = last.seq,
            None => return Ok((seq > from).then_some((Acts(acts), seq))),
        }
    }
}
