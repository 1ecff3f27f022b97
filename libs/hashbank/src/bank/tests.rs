use super::*;
use crate::{Millis, Opinion, Until, View};
use mediahash::{Md5, Pdq, Sha1, Sha256};
use proptest::prelude::*;

/// A code with so many bits set.
fn code(bits: usize) -> Signal {
    let mut bytes = [0; 32];
    for bit in 0..bits {
        bytes[bit / 8] |= 1 << (bit % 8);
    }
    Signal::Pdq(Pdq::from_bytes(bytes))
}

const FILE: Signal = Signal::Md5(Md5::from_bytes([3; 16]));
const ENTRY: EntryId = EntryId(1);

fn bank_of(signals: &[Signal]) -> Bank {
    let bank = Bank::new(BankInfo::new("a", Purpose::Abuse));
    bank.insert_many(signals.iter().map(|signal| (ENTRY, *signal)));
    bank
}

fn ask(bank: &Bank, signals: &[Signal]) -> Vec<Match> {
    bank.query(&Question::new(signals, 0))
}

#[test]
fn the_threshold_changes_at_once_and_has_an_end() {
    let bank = bank_of(&[code(6)]);
    let found_within = |threshold| {
        let mut info = BankInfo::clone(&bank.info());
        info.threshold = threshold;
        bank.set_info(info);
        ask(&bank, &[code(0)]).len()
    };
    assert_eq!((found_within(5), found_within(6)), (0, 1));
    bank.insert(EntryId(2), code(64));
    assert_eq!(found_within(u32::MAX), 1);
}

#[test]
fn an_entry_is_found_once_by_its_best_signal() {
    let bank = bank_of(&[code(0)]);
    let orientations = [code(9), code(2), code(40), code(4)];
    let found = &ask(&bank, &orientations)[0];
    assert_eq!((found.distance, found.signal), (2, 1));
    bank.insert(ENTRY, FILE);
    let found = ask(&bank, &[code(0), FILE]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].signal), (MatchKind::Exact, 1));
}

#[test]
fn every_kind_is_found_by_itself_alone() {
    let signals = [
        FILE,
        Signal::Sha1(Sha1::from_bytes([4; 20])),
        Signal::Sha256(Sha256::from_bytes([5; 32])),
        code(255),
    ];
    for signal in signals {
        let bank = bank_of(&[signal]);
        for other in signals {
            let found = ask(&bank, &[other]).len();
            assert_eq!(found, usize::from(other == signal), "{}", other.kind());
        }
        assert_eq!((bank.len(), bank.remove(ENTRY), bank.len()), (1, 1, 0));
    }
}

#[test]
fn an_entry_is_disabled_and_enabled_where_it_lies() {
    let bank = bank_of(&[FILE, code(3)]);
    let at = |now: Millis| bank.query(&Question::new(&[code(0), FILE], now)).len();
    assert_eq!(at(0), 1);
    bank.change_state(ENTRY, |state| state.disabled = Some(Until::Time(10)));
    assert_eq!((at(9), at(10)), (0, 1));
    bank.change_state(ENTRY, |state| state.disabled = Some(Until::Forever));
    assert_eq!((at(Millis::MAX), bank.len()), (0, 2));
    bank.change_state(ENTRY, |state| state.disabled = None);
    assert_eq!(at(0), 1);
}

#[test]
fn what_is_known_may_come_first_and_goes_with_the_entry() {
    let bank = bank_of(&[]);
    bank.change_state(ENTRY, |state| state.disabled = Some(Until::Forever));
    bank.insert(ENTRY, FILE);
    assert!(ask(&bank, &[FILE]).is_empty());
    bank.remove(ENTRY);
    bank.insert(ENTRY, FILE);
    assert_eq!(ask(&bank, &[FILE]).len(), 1);
    assert_eq!(bank.state(ENTRY), EntryState::default());
}

#[test]
fn entries_leave_from_among_many() {
    let file = |number: u64| {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
        Signal::Md5(Md5::from_bytes(bytes))
    };
    let bank = Bank::new(BankInfo::new("a", Purpose::Abuse));
    bank.insert_many((0..20_000).map(|number| (EntryId(number % 5_000), file(number))));
    let gone: BTreeSet<EntryId> = (0..5_000).step_by(3).map(EntryId).collect();
    assert_eq!(bank.remove_many(&gone), gone.len() * 4);
    for number in 0..20_000 {
        let is_gone = gone.contains(&EntryId(number % 5_000));
        assert_eq!(ask(&bank, &[file(number)]).is_empty(), is_gone, "{number}");
    }
}

#[test]
fn labels_of_bank_and_entry_come_with_the_match() {
    let bank = bank_of(&[FILE]);
    let mut info = BankInfo::clone(&bank.info());
    info.labels = vec!["made up".into()];
    bank.set_info(info);
    bank.change_state(ENTRY, |state| state.labels = vec!["drawn".into()]);
    let found = ask(&bank, &[FILE]);
    let labels: Vec<&str> = found[0].labels.iter().map(|label| &**label).collect();
    assert_eq!(labels, ["made up", "drawn"]);
}

#[test]
fn no_more_than_asked_for_and_the_best_of_them() {
    let bank = Bank::new(BankInfo::new("a", Purpose::Abuse));
    bank.insert_many((0..20).map(|n| (EntryId(n), code(20 - usize::try_from(n).unwrap()))));
    let signals = [code(0)];
    let question = Question::new(&signals, 0).at_most(3);
    let distances: Vec<u32> = bank
        .query(&question)
        .iter()
        .map(|found| found.distance)
        .collect();
    assert_eq!(distances, [1, 2, 3]);
    assert!(bank.ask(&question).more);
    assert!(!bank.ask(&question.at_most(20)).more);
    // What is disabled takes nobody's place.
    for entry in 18..20 {
        bank.change_state(EntryId(entry), |state| {
            state.disabled = Some(Until::Forever);
        });
    }
    assert_eq!(bank.query(&question)[0].distance, 3);
}

fn with_floods() -> Bank {
    let mut info = BankInfo::new("a", Purpose::Abuse);
    info.flood = Some(FloodPolicy {
        window_ms: 100,
        history_windows: 2,
        matches_min: 3,
        factor: 2,
    });
    let bank = Bank::new(info);
    bank.insert(ENTRY, code(0));
    bank
}

fn match_many(bank: &Bank, many: usize, now: Millis) -> bool {
    let ask = |bits| {
        bank.ask(&Question::new(&[code(bits)], now).counted())
            .newly_held
    };
    (0..many).any(|bits| !ask(bits).is_empty())
}

#[test]
fn whoever_lets_an_entry_go_begins_its_history_anew() {
    let bank = with_floods();
    assert!(match_many(&bank, 3, 0));
    assert!(ask(&bank, &[code(0)]).is_empty());
    bank.change_state(ENTRY, |state| state.held = None);
    assert_eq!(ask(&bank, &[code(0)]).len(), 1);
    assert!(!match_many(&bank, 2, 1));
    assert!(match_many(&bank, 3, 1));
}

#[test]
fn what_people_confirmed_is_not_held() {
    let bank = with_floods();
    let said = |by: &str, view, at| Opinion {
        view,
        by: by.into(),
        at,
    };
    bank.change_state(ENTRY, |state| {
        state.add_opinion(said("ana", View::Confirm, 0))
    });
    assert!(!match_many(&bank, 9, 0));
    bank.change_state(ENTRY, |state| {
        state.add_opinion(said("ben", View::Deconfirm, 0))
    });
    assert!(match_many(&bank, 1, 0));
}

#[test]
fn a_bank_without_policy_holds_nothing() {
    let bank = Bank::new(BankInfo::new("g", Purpose::KnownGood));
    bank.insert(ENTRY, code(0));
    assert!((0..9).all(|hour| !match_many(&bank, 30, hour * 3_600_000)));
}

/// One thing that is done to an entry.
#[derive(Debug, Clone)]
enum Step {
    Insert(u64, u8),
    Remove(u64),
    Disable(u64, Option<Until>),
    Say(u64, View, u8),
}

fn any_step() -> impl Strategy<Value = Step> {
    let until = prop_oneof![
        Just(None),
        Just(Some(Until::Forever)),
        (0..10_i64).prop_map(|at| Some(Until::Time(at)))
    ];
    let view = prop_oneof![Just(View::Confirm), Just(View::Deconfirm)];
    prop_oneof![
        (0..6_u64, 0..4_u8).prop_map(|(entry, file)| Step::Insert(entry, file)),
        (0..6_u64).prop_map(Step::Remove),
        (0..6_u64, until).prop_map(|(entry, until)| Step::Disable(entry, until)),
        (0..6_u64, view, 0..3_u8).prop_map(|(entry, view, by)| Step::Say(entry, view, by)),
    ]
}

proptest! {
    /// Whatever is done in whatever order, a bank answers as its steps read one after another say.
    #[test]
    fn a_bank_does_what_a_plain_list_does(steps in proptest::collection::vec(any_step(), 0..40), now in 0..10_i64) {
        let bank = Bank::new(BankInfo::new("a", Purpose::Abuse));
        let file = |number: u8| Signal::Md5(Md5::from_bytes([number; 16]));
        let mut files: BTreeSet<(u64, u8)> = BTreeSet::new();
        let mut states: BTreeMap<u64, (Option<Until>, BTreeMap<u8, View>)> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Insert(entry, number) => {
                    bank.insert(EntryId(entry), file(number));
                    files.insert((entry, number));
                }
                Step::Remove(entry) => {
                    bank.remove(EntryId(entry));
                    files.retain(|(other, _)| *other != entry);
                    states.remove(&entry);
                }
                Step::Disable(entry, until) => {
                    bank.change_state(EntryId(entry), |state| state.disabled = until);
                    states.entry(entry).or_default().0 = until;
                }
                Step::Say(entry, view, by) => {
                    let opinion = Opinion { view, by: by.to_string().into(), at: 0 };
                    bank.change_state(EntryId(entry), |state| state.add_opinion(opinion));
                    states.entry(entry).or_default().1.insert(by, view);
                }
            }
        }
        for number in 0..4 {
            let found: BTreeSet<u64> = bank
                .query(&Question::new(&[file(number)], now))
                .iter()
                .map(|found| found.entry.0)
                .collect();
            let expected: BTreeSet<u64> = files
                .iter()
                .filter(|(_, other)| *other == number)
                .map(|(entry, _)| *entry)
                .filter(|entry| states.get(entry).is_none_or(|(until, said)| {
                    let off = match until {
                        None => false,
                        Some(Until::Forever) => true,
                        Some(Until::Time(end)) => now < *end,
                    };
                    let confirms = said.values().filter(|view| **view == View::Confirm).count();
                    !off && said.len() - confirms <= confirms
                }))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
