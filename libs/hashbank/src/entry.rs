//! What is known about one entry of a bank besides its hashes.

use crate::Millis;
use std::sync::Arc;

/// How long something lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Until {
    /// Up to this time, which is no longer part of it.
    Time(Millis),
    /// Until somebody takes it back.
    Forever,
}

/// What a person thinks of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// It belongs in its bank.
    Confirm,
    /// It does not.
    Deconfirm,
}

/// What one person said of an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opinion {
    /// What they think.
    pub view: View,
    /// Who, in whatever way the caller tells people apart.
    pub by: Arc<str>,
    /// When they said it.
    pub at: Millis,
}

/// That an entry is held because it suddenly matched far more than it used to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// When that was noticed.
    pub since: Millis,
    /// How many different things it matched in the [window](crate::FloodPolicy::window_ms) up to then.
    pub matches: u32,
    /// How many it used to match in a window.
    pub usual: u32,
}

/// What is known about one entry besides its hashes: whether it is in force, and what people say of it.
///
/// An entry of which nothing is known is in force. A bank keeps these in memory only: they are the caller's to store.
///
/// ```
/// use hashbank::{EntryState, Opinion, Until, View};
///
/// let mut state = EntryState::default();
/// state.disabled = Some(Until::Time(2_000));
/// assert!(state.is_disabled(1_999) && !state.is_disabled(2_000));
///
/// // Of what a person said the last counts.
/// for (view, at) in [(View::Confirm, 10), (View::Deconfirm, 20)] {
///     state.add_opinion(Opinion { view, by: "ana".into(), at });
/// }
/// assert_eq!((state.count(View::Confirm), state.count(View::Deconfirm)), (0, 1));
/// assert!(state.is_doubted());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntryState {
    /// Out of force for so long.
    pub disabled: Option<Until>,
    /// Out of force until somebody has looked at it: take this away to let it match again.
    pub held: Option<Held>,
    /// What it is called in its list: handed on with every match.
    pub labels: Vec<Arc<str>>,
    opinions: Vec<Opinion>,
}

impl EntryState {
    /// Adds what a person says, in the place of what they said before. One that is older than what is known of that
    /// person changes nothing, so that opinions may arrive in any order.
    pub fn add_opinion(&mut self, opinion: Opinion) {
        match self
            .opinions
            .iter_mut()
            .find(|known| known.by == opinion.by)
        {
            Some(known) if known.at <= opinion.at => *known = opinion,
            Some(_) => {}
            None => self.opinions.push(opinion),
        }
    }

    /// Takes back what a person said, and says whether there was anything.
    pub fn remove_opinion(&mut self, by: &str) -> bool {
        let before = self.opinions.len();
        self.opinions.retain(|known| &*known.by != by);
        self.opinions.len() < before
    }

    /// The last opinion of each person.
    #[must_use]
    pub fn opinions(&self) -> &[Opinion] {
        &self.opinions
    }

    /// How many people think so.
    #[must_use]
    pub fn count(&self, view: View) -> usize {
        self.opinions
            .iter()
            .filter(|known| known.view == view)
            .count()
    }

    /// Whether more people deconfirm than confirm it.
    #[must_use]
    pub fn is_doubted(&self) -> bool {
        self.count(View::Deconfirm) > self.count(View::Confirm)
    }

    /// Whether more people confirm than deconfirm it: such an entry is not held for matching much.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.count(View::Confirm) > self.count(View::Deconfirm)
    }

    /// Whether it is disabled at a time.
    #[must_use]
    pub fn is_disabled(&self, now: Millis) -> bool {
        match self.disabled {
            None => false,
            Some(Until::Time(end)) => now < end,
            Some(Until::Forever) => true,
        }
    }

    /// What a match of it is worth at a time.
    pub(crate) fn standing(&self, now: Millis) -> Standing {
        if self.is_disabled(now) {
            Standing::Disabled
        } else if self.held.is_some() {
            Standing::Held
        } else if self.is_doubted() {
            Standing::Doubted
        } else {
            Standing::Stands
        }
    }
}

/// What a match of an entry is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Stands,
    Doubted,
    Held,
    Disabled,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(view: View, by: &str, at: Millis) -> Opinion {
        Opinion {
            view,
            by: by.into(),
            at,
        }
    }

    #[test]
    fn as_many_for_as_against_leave_it_in_force() {
        let mut state = EntryState::default();
        state.add_opinion(said(View::Deconfirm, "ana", 1));
        assert_eq!(state.standing(0), Standing::Doubted);
        state.add_opinion(said(View::Confirm, "ben", 1));
        assert_eq!(state.standing(0), Standing::Stands);
        assert!(!state.is_confirmed());
        assert!(state.remove_opinion("ana") && !state.remove_opinion("ana"));
        assert!(state.is_confirmed());
    }

    #[test]
    fn of_each_person_the_last_word_counts_in_whatever_order_it_comes() {
        let mut state = EntryState::default();
        for at in [20, 10] {
            let view = if at == 20 {
                View::Confirm
            } else {
                View::Deconfirm
            };
            state.add_opinion(said(view, "ana", at));
        }
        assert_eq!(state.opinions(), [said(View::Confirm, "ana", 20)]);
    }

    #[test]
    fn what_is_disabled_is_so_before_all_else_and_until_its_time() {
        let mut state = EntryState {
            disabled: Some(Until::Time(100)),
            held: Some(Held {
                since: 0,
                matches: 9,
                usual: 1,
            }),
            ..EntryState::default()
        };
        assert_eq!(state.standing(99), Standing::Disabled);
        assert_eq!(state.standing(100), Standing::Held);
        state.disabled = Some(Until::Forever);
        assert_eq!(state.standing(Millis::MAX), Standing::Disabled);
    }
}
