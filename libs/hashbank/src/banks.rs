//! Several banks asked at once.

use crate::{Bank, EntryId, Held, Match, MatchKind, Purpose, Question};
use arc_swap::ArcSwap;
use std::sync::Arc;

/// The banks in use. Banks may be added and taken away while others ask.
#[derive(Debug, Default)]
pub struct Banks(ArcSwap<Vec<Arc<Bank>>>);

/// What the banks know about one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The matches that stand, of all purposes but [`Purpose::KnownGood`]: exact ones first, then the nearest.
    pub standing: Vec<Match>,
    /// Matches by look that a known-good entry took back.
    pub overridden: Vec<Match>,
    /// The known-good entries found.
    pub known_good: Vec<Match>,
    /// Matches, of any purpose, of entries that more people deconfirm than confirm. They have no effect on the others; a
    /// careful caller shows them to a person.
    pub doubted: Vec<Match>,
    /// Matches, of any purpose, of entries that are held. They have no effect on the others, but what they match is **not
    /// known to be harmless**: an entry is held because of how much it matches, not because it is wrong.
    pub held: Vec<Match>,
    /// The entries that this question made [held](crate::Question::counted). The banks forget it with the process: make it last.
    pub newly_held: Vec<NewlyHeld>,
    /// Whether some bank had more matches than were [asked for](crate::Question::at_most).
    pub more: bool,
}

/// An entry that is held from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewlyHeld {
    /// The bank's name.
    pub bank: Arc<str>,
    /// The entry.
    pub entry: EntryId,
    /// Since when and why.
    pub held: Held,
}

impl Banks {
    /// A set of banks. Their names should differ.
    #[must_use]
    pub fn new(banks: impl IntoIterator<Item = Bank>) -> Self {
        Self(ArcSwap::from_pointee(
            banks.into_iter().map(Arc::new).collect(),
        ))
    }

    /// Puts a bank in use, in the place of one of the same name.
    pub fn put(&self, bank: Arc<Bank>) {
        self.0.rcu(|banks| {
            let others = banks
                .iter()
                .filter(|other| other.info().name != bank.info().name);
            others
                .cloned()
                .chain([Arc::clone(&bank)])
                .collect::<Vec<_>>()
        });
    }

    /// Takes a bank out of use and says whether it was there.
    pub fn take(&self, name: &str) -> bool {
        let before = self.0.rcu(|banks| {
            banks
                .iter()
                .filter(|bank| &*bank.info().name != name)
                .cloned()
                .collect::<Vec<_>>()
        });
        before.iter().any(|bank| &*bank.info().name == name)
    }

    /// The bank of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Arc<Bank>> {
        self.all()
            .iter()
            .find(|bank| &*bank.info().name == name)
            .cloned()
    }

    /// All banks in use at this moment.
    #[must_use]
    pub fn all(&self) -> Arc<Vec<Arc<Bank>>> {
        self.0.load_full()
    }

    /// Asks the banks that take part about one thing by all its hashes. An entry found by several is in the answer once,
    /// by its best.
    ///
    /// A known-good entry takes back a match in an [`Abuse`](Purpose::Abuse) or
    /// [`RefusedHere`](Purpose::RefusedHere) bank if that is [perceptual](MatchKind::Perceptual) and the known-good
    /// one is exact or **nearer**. An exact match is never taken back: nothing may excuse a file that is itself listed.
    #[must_use]
    pub fn screen(&self, question: &Question<'_>) -> Answer {
        let mut answer = Answer::default();
        for bank in self.all().iter().filter(|bank| asked(bank, question)) {
            answer.add(bank, question);
        }
        for list in [
            &mut answer.standing,
            &mut answer.known_good,
            &mut answer.doubted,
            &mut answer.held,
        ] {
            list.sort_by_key(rank);
        }
        if let Some(good) = answer.known_good.first().map(rank) {
            (answer.overridden, answer.standing) = answer
                .standing
                .into_iter()
                .partition(|found| takes_back(good, found));
        }
        answer
    }
}

/// Whether a bank is among those asked for and takes part.
fn asked(bank: &Bank, question: &Question<'_>) -> bool {
    let info = bank.info();
    question
        .banks
        .is_none_or(|names| names.contains(&&*info.name))
        && info.takes_part(question.seed)
}

impl Answer {
    fn add(&mut self, bank: &Bank, question: &Question<'_>) {
        let info = bank.info();
        let matches = bank.ask(question);
        let list = match info.purpose {
            Purpose::KnownGood => &mut self.known_good,
            _ => &mut self.standing,
        };
        list.extend(matches.standing);
        self.doubted.extend(matches.doubted);
        self.held.extend(matches.held);
        self.more |= matches.more;
        let newly = matches.newly_held.into_iter();
        self.newly_held.extend(newly.map(|(entry, held)| NewlyHeld {
            bank: Arc::clone(&info.name),
            entry,
            held,
        }));
    }

    /// The first match that stands in a bank of a purpose.
    #[must_use]
    pub fn first(&self, purpose: Purpose) -> Option<&Match> {
        self.standing.iter().find(|found| found.purpose == purpose)
    }
}

/// Exact before perceptual, then by distance.
fn rank(found: &Match) -> (MatchKind, u32) {
    (found.kind, found.distance)
}

fn takes_back(good: (MatchKind, u32), found: &Match) -> bool {
    let can_be = matches!(found.purpose, Purpose::Abuse | Purpose::RefusedHere);
    can_be && found.kind == MatchKind::Perceptual && good < rank(found)
}

#[cfg(test)]
mod tests;
