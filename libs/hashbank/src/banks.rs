//! Several banks asked at once.

use crate::{Bank, Match, MatchKind, Purpose, Signal};
use arc_swap::ArcSwap;
use std::sync::Arc;

/// The banks in use. Banks may be added and taken away while others ask.
#[derive(Debug, Default)]
pub struct Banks(ArcSwap<Vec<Arc<Bank>>>);

/// What the banks know about one picture or file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The matches that stand, of all purposes but [`Purpose::KnownGood`]: exact ones first, then the nearest.
    pub standing: Vec<Match>,
    /// Matches by look that a known-good entry took back.
    pub overridden: Vec<Match>,
    /// The known-good entries found.
    pub known_good: Vec<Match>,
}

impl Answer {
    /// The first match that stands in a bank of a purpose.
    #[must_use]
    pub fn first(&self, purpose: Purpose) -> Option<&Match> {
        self.standing.iter().find(|found| found.purpose == purpose)
    }
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

    /// Asks every bank about one picture or file by all its hashes: digests, and PDQ codes in as many orientations
    /// as the asker made. An entry found by several stands once, by its best.
    ///
    /// A known-good entry takes back a match in an [`Abuse`](Purpose::Abuse) or
    /// [`RefusedHere`](Purpose::RefusedHere) bank if that is [perceptual](MatchKind::Perceptual) and the known-good
    /// one is exact or **nearer**. An exact match always stands: nothing may excuse a file that is itself listed.
    #[must_use]
    pub fn screen(&self, signals: &[Signal]) -> Answer {
        let banks = self.all();
        let mut found: Vec<Match> = Vec::new();
        for bank in banks.iter() {
            found.extend(best_of_each(
                signals
                    .iter()
                    .flat_map(|signal| bank.query(signal))
                    .collect(),
            ));
        }
        found.sort_by_key(rank);
        let (known_good, others): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|found| found.purpose == Purpose::KnownGood);
        let best_good = known_good.first().map(rank);
        let (overridden, standing) = others
            .into_iter()
            .partition(|found| best_good.is_some_and(|good| takes_back(good, found)));
        Answer {
            standing,
            overridden,
            known_good,
        }
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

/// The best match of each entry of one bank.
fn best_of_each(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (found.entry, rank(found)));
    matches.dedup_by_key(|found| found.entry);
    matches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BankInfo, EntryId};
    use mediahash::{Md5, Pdq};

    /// A code with so many bits set.
    fn code(bits: usize) -> Signal {
        let mut bytes = [0; 32];
        for bit in 0..bits {
            bytes[bit / 8] |= 1 << (bit % 8);
        }
        Signal::Pdq(Pdq::from_bytes(bytes))
    }

    const FILE: Signal = Signal::Md5(Md5::from_bytes([3; 16]));

    fn bank(name: &str, purpose: Purpose, signals: &[Signal]) -> Bank {
        let bank = Bank::new(BankInfo::new(name, purpose));
        bank.insert_many(signals.iter().map(|signal| (EntryId(1), *signal)));
        bank
    }

    #[test]
    fn a_nearer_known_good_takes_back_a_match_by_look() {
        let banks = Banks::new([
            bank("a", Purpose::Abuse, &[code(20)]),
            bank("g", Purpose::KnownGood, &[code(2)]),
        ]);
        let answer = banks.screen(&[code(0)]);
        assert!(answer.standing.is_empty());
        assert_eq!(
            (answer.overridden[0].distance, answer.known_good[0].distance),
            (20, 2)
        );
        let nearer_the_abuse = banks.screen(&[code(15)]);
        assert_eq!(nearer_the_abuse.first(Purpose::Abuse).unwrap().distance, 5);
        let as_near = banks.screen(&[code(11)]);
        assert_eq!(as_near.standing.len(), 1, "in doubt the match stands");
    }

    #[test]
    fn nothing_takes_back_the_listed_file_itself() {
        let banks = Banks::new([
            bank("a", Purpose::Abuse, &[FILE, code(3)]),
            bank("g", Purpose::KnownGood, &[FILE, code(0)]),
        ]);
        let answer = banks.screen(&[FILE, code(0)]);
        let found = answer.first(Purpose::Abuse).unwrap();
        assert_eq!((found.kind, found.distance), (MatchKind::Exact, 0));
        assert_eq!(
            answer.standing.len(),
            1,
            "an entry stands once, by its best"
        );
    }

    #[test]
    fn near_duplicates_are_no_accusation_and_stay() {
        let banks = Banks::new([
            bank("seen", Purpose::NearDuplicate, &[code(4)]),
            bank("g", Purpose::KnownGood, &[code(0)]),
        ]);
        assert_eq!(banks.screen(&[code(0)]).standing.len(), 1);
    }

    #[test]
    fn thresholds_are_each_banks_own() {
        let mut info = BankInfo::new("strict", Purpose::Abuse);
        info.threshold = 5;
        let strict = Bank::new(info);
        strict.insert(EntryId(9), code(6));
        assert!(strict.query(&code(0)).is_empty());
        assert_eq!(strict.query(&code(1)).len(), 1);
    }

    #[test]
    fn banks_come_and_go_by_name() {
        let banks = Banks::new([bank("a", Purpose::Abuse, &[FILE])]);
        banks.put(Arc::new(bank("a", Purpose::RefusedHere, &[code(1)])));
        assert_eq!(banks.all().len(), 1);
        assert!(banks.screen(&[FILE]).standing.is_empty());
        assert!(banks.take("a") && !banks.take("a"));
        assert_eq!(banks.screen(&[code(1)]), Answer::default());
    }

    #[test]
    fn an_entry_is_removed_with_all_its_hashes() {
        let bank = bank("a", Purpose::Abuse, &[FILE, code(3)]);
        assert_eq!((bank.len(), bank.remove(EntryId(1)), bank.len()), (2, 2, 0));
        assert!(bank.query(&FILE).is_empty() && bank.query(&code(3)).is_empty());
    }

    #[test]
    fn debug_shows_no_hash() {
        let banks = Banks::new([bank("a", Purpose::Abuse, &[FILE, code(3)])]);
        let text = format!("{banks:?} {:?}", banks.screen(&[FILE, code(0)]));
        assert!(text.contains("len: 2"));
        assert!(!text.contains("0303") && !text.contains("3, 3"));
    }
}
