//! The counter that grows with every change of a list.

use crate::{BankGrew, Purpose, queries};
use store::{Result, Tx, args};

/// What a change took from the counter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The generation that the change makes.
    pub(super) generation: i64,
    /// The first of the numbers it may give to new contents.
    pub(super) first: i64,
}

/// Takes a step, and with it the lock that puts all changes of lists in one order.
pub(super) async fn step(tx: &mut Tx, contents: usize) -> Result<Step> {
    let contents = i64::try_from(contents).unwrap_or(i64::MAX);
    let (generation, last): (i64, i64) = tx.one(queries::GENERATION_STEP, args![contents]).await?;
    Ok(Step {
        generation,
        first: last - contents + 1,
    })
}

/// In which direction a change of a bank goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    /// It matches more than before.
    Up,
    /// It matches less.
    Down,
}

/// Has everything looked at again that is held or public, if the change may find something in it: more abuse listed,
/// or less that excuses a likeness.
pub(super) fn tell(tx: &mut Tx, step: Step, purpose: Purpose, goes: Goes) -> Result<()> {
    match (purpose, goes) {
        (Purpose::Abuse, Goes::Up) | (Purpose::KnownGood, Goes::Down) => tx.emit(&BankGrew {
            generation: step.generation,
        }),
        _ => Ok(()),
    }
}
