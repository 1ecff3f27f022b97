use super::*;
use crate::{BankInfo, FloodPolicy, Opinion, Signal, Until, View};
use mediahash::{Md5, Pdq};

/// A code with so many bits set.
fn code(bits: usize) -> Signal {
    let mut bytes = [0; 32];
    for bit in 0..bits {
        bytes[bit / 8] |= 1 << (bit % 8);
    }
    Signal::Pdq(Pdq::from_bytes(bytes))
}

fn screen(banks: &Banks, signals: &[Signal]) -> Answer {
    banks.screen(&Question::new(signals, 0))
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
    let answer = screen(&banks, &[code(0)]);
    assert!(answer.standing.is_empty());
    assert_eq!(
        (answer.overridden[0].distance, answer.known_good[0].distance),
        (20, 2)
    );
    let nearer_the_abuse = screen(&banks, &[code(15)]);
    assert_eq!(nearer_the_abuse.first(Purpose::Abuse).unwrap().distance, 5);
    let as_near = screen(&banks, &[code(11)]);
    assert_eq!(as_near.standing.len(), 1, "in doubt the match stands");
}

#[test]
fn nothing_takes_back_the_listed_file_itself() {
    let banks = Banks::new([
        bank("a", Purpose::Abuse, &[FILE, code(3)]),
        bank("g", Purpose::KnownGood, &[FILE, code(0)]),
    ]);
    let answer = screen(&banks, &[FILE, code(0)]);
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
    assert_eq!(screen(&banks, &[code(0)]).standing.len(), 1);
}

#[test]
fn banks_come_and_go_by_name() {
    let banks = Banks::new([bank("a", Purpose::Abuse, &[FILE])]);
    banks.put(Arc::new(bank("a", Purpose::RefusedHere, &[code(1)])));
    assert_eq!(banks.all().len(), 1);
    assert!(screen(&banks, &[FILE]).standing.is_empty());
    assert!(banks.take("a") && !banks.take("a"));
    assert_eq!(screen(&banks, &[code(1)]), Answer::default());
}

#[test]
fn only_the_banks_that_are_named_and_take_part_are_asked() {
    let banks = Banks::new([
        bank("a", Purpose::Abuse, &[FILE]),
        bank("b", Purpose::Abuse, &[FILE]),
    ]);
    let names = |answer: Answer| -> Vec<String> {
        let found = answer.standing.iter();
        found.map(|found| found.bank.to_string()).collect()
    };
    let question = Question::new(&[FILE], 0);
    assert_eq!(names(banks.screen(&question)), ["a", "b"]);
    assert_eq!(names(banks.screen(&question.banks(&["b", "c"]))), ["b"]);

    let half = banks.get("a").unwrap();
    let mut info = BankInfo::clone(&half.info());
    info.enabled_ratio = 0.5;
    half.set_info(info.clone());
    let with_a = |seed| names(banks.screen(&question.seed(seed))).len() == 2;
    let part = (0..100).filter(|seed| with_a(*seed)).count();
    assert!((30..70).contains(&part), "{part}");
    assert_eq!(with_a(4), with_a(4));
    info.enabled_ratio = 0.0;
    half.set_info(info);
    assert_eq!(names(banks.screen(&question)), ["b"]);
}

#[test]
fn what_is_doubted_or_held_stands_apart_and_excuses_nothing() {
    let banks = Banks::new([
        bank("a", Purpose::Abuse, &[code(9)]),
        bank("g", Purpose::KnownGood, &[code(0)]),
    ]);
    let good = banks.get("g").unwrap();
    good.change_state(EntryId(1), |state| {
        state.add_opinion(Opinion {
            view: View::Deconfirm,
            by: "ana".into(),
            at: 0,
        });
    });
    let answer = screen(&banks, &[code(0)]);
    assert_eq!(answer.standing.len(), 1);
    assert_eq!(answer.doubted[0].purpose, Purpose::KnownGood);
    assert!(answer.known_good.is_empty() && answer.overridden.is_empty());

    let held = Held {
        since: 0,
        matches: 60,
        usual: 0,
    };
    let abuse = banks.get("a").unwrap();
    abuse.change_state(EntryId(1), |state| state.held = Some(held));
    let answer = screen(&banks, &[code(0)]);
    assert!(answer.standing.is_empty());
    assert_eq!(answer.held[0].entry, EntryId(1));
}

#[test]
fn a_disabled_good_entry_takes_nothing_back() {
    let banks = Banks::new([
        bank("a", Purpose::Abuse, &[code(9)]),
        bank("g", Purpose::KnownGood, &[code(0)]),
    ]);
    assert_eq!(screen(&banks, &[code(0)]).overridden.len(), 1);
    let good = banks.get("g").unwrap();
    good.change_state(EntryId(1), |state| state.disabled = Some(Until::Time(5)));
    let at = |now| banks.screen(&Question::new(&[code(0)], now));
    assert_eq!(
        (at(4).standing.len(), at(4).doubted.len()),
        (1, 0),
        "and is in no list"
    );
    assert_eq!(at(5).overridden.len(), 1);
}

#[test]
fn who_counts_learns_what_is_newly_held_once() {
    let banks = Banks::new([bank("a", Purpose::Abuse, &[code(0)])]);
    let abuse = banks.get("a").unwrap();
    let mut info = BankInfo::clone(&abuse.info());
    info.flood = Some(FloodPolicy {
        matches_min: 3,
        ..FloodPolicy::default()
    });
    abuse.set_info(info);
    let ask = |bits| banks.screen(&Question::new(&[code(bits)], 7).counted());
    for bits in [1, 2, 2, 1] {
        assert_eq!(ask(bits).standing.len(), 1, "the same again is no flood");
    }
    for _ in 0..9 {
        screen(&banks, &[code(3)]);
    }
    let answer = ask(3);
    let newly = &answer.newly_held[0];
    assert_eq!(
        (
            &*newly.bank,
            newly.entry,
            newly.held.since,
            newly.held.matches
        ),
        ("a", EntryId(1), 7, 3)
    );
    assert!(answer.standing.is_empty() && answer.held.len() == 1);
    assert!(ask(4).newly_held.is_empty());
}

#[test]
fn debug_shows_no_hash() {
    let banks = Banks::new([bank("a", Purpose::Abuse, &[FILE, code(3)])]);
    let text = format!("{banks:?} {:?}", screen(&banks, &[FILE, code(0)]));
    assert!(text.contains("len: 2"));
    assert!(!text.contains("0303") && !text.contains("3, 3"));
}
