//! Banks: named lists with a purpose and a threshold. What a bank lists are *contents*, each with one hash or several
//! (*signals*), a note, labels, and what people think of it. The verbs of this module write in the transaction they are
//! given; whoever calls them commits. Each of them is in the audit chain, and every node sees it at its next look.
//!
//! Order of locks: a verb locks the counter of generations first and the audit chain last. A transaction that writes
//! audit entries of its own calls these verbs before it does.

mod about;
mod add;
mod change;
mod content;
mod find;
mod generation;
mod import;
mod make;
mod opine;
mod pack;
mod pages;
mod purge;
mod put;
mod remove;
mod seal;
mod views;

pub use about::About;
pub use add::{Added, NewContent, add, add_many};
pub use change::{ContentChange, change, hold, release};
pub use content::{Content, Opinion, Standing};
pub use find::{content, contents, count_held, find_exact, odd_ones};
pub use import::{Imported, List, import};
pub use make::{Bank, BankChange, NewBank, change_bank, delete_bank, ensure, list, make, named};
pub use opine::opine;
pub use pages::routes;
pub use purge::{Enable, Purge};
pub use put::{Put, Updated, put_many};
pub use remove::{delete, delete_keys};

pub(crate) use find::sealed_signals;
pub(crate) use seal::open_signal;

use crate::limits;

/// What came of an act on a bank or a content.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it may not have been done"]
pub enum Outcome<T> {
    /// It is done as soon as the transaction is committed.
    Done(T),
    /// There is no such bank or content (any more).
    Missing,
    /// The name is another bank's, or the bank has another purpose.
    Taken,
    /// Something given is empty, too long, too many or out of range.
    Invalid,
}

impl<T> Outcome<T> {
    /// What was done, if it was.
    pub fn done(self) -> Option<T> {
        match self {
            Self::Done(done) => Some(done),
            Self::Missing | Self::Taken | Self::Invalid => None,
        }
    }
}

/// Labels as they may be: short words, not too many.
fn labels_fit(labels: &[String]) -> bool {
    let fits = |label: &String| (1..=limits::LABEL_CHARS_MAX).contains(&label.chars().count());
    labels.len() <= limits::LABELS_MAX && labels.iter().all(fits)
}

#[cfg(test)]
pub(crate) use views::samples;
