//! Every way through a case.

use super::*;
use CaseState::{Destroyed, Doubted, InReview, NotReportable, Open, Reported};
use proptest::prelude::*;

const START: Millis = 1_000_000_000_000;

#[test]
fn the_whole_table() {
    let leads = |state: CaseState| {
        let acts = Act::ALL.iter().copied();
        acts.filter_map(|act| state.after(act).map(|to| (act, to)))
            .collect::<Vec<_>>()
    };
    let report = (Act::Report, Reported);
    assert_eq!(leads(Open), [(Act::Take, InReview), report]);
    assert_eq!(
        leads(InReview),
        [
            (Act::Take, InReview),
            (Act::PutBack, Open),
            (Act::Doubt, Doubted),
            report
        ]
    );
    assert_eq!(
        leads(Doubted),
        [
            (Act::Agree, NotReportable),
            (Act::Disagree, InReview),
            report
        ]
    );
    assert_eq!(
        leads(NotReportable),
        [report, (Act::Reopen, InReview), (Act::Destroy, Destroyed)]
    );
    assert_eq!(leads(Reported), [report, (Act::Destroy, Destroyed)]);
    assert_eq!(leads(Destroyed), []);
}

#[test]
fn names_are_read_back_and_are_never_the_same() {
    for state in CaseState::ALL {
        assert_eq!(CaseState::parse(state.name()), Some(*state));
        assert!(!(state.is_waiting() && state.is_preserved()));
        assert_eq!(state.kept_ms().is_some(), state.is_preserved());
    }
    for kind in CaseKind::ALL {
        assert_eq!(CaseKind::parse(kind.name()), Some(*kind));
    }
    assert_eq!(CaseState::parse(""), None);
}

fn standing(state: CaseState) -> Standing {
    Standing {
        state,
        immediate: false,
        known_at: START,
        preserve_until: START + limits::PRESERVE_MS,
        held: false,
    }
}

#[test]
fn a_day_for_a_case_and_an_hour_for_a_life() {
    let mut case = standing(Open);
    let day = START + limits::DECIDE_MS;
    assert_eq!(case.alarm(START), Some(Alarm::Waiting));
    assert_eq!(case.alarm(day), Some(Alarm::Waiting));
    assert_eq!(case.alarm(day + 1), Some(Alarm::Late));
    case.immediate = true;
    assert_eq!(
        case.alarm(START + limits::IMMEDIATE_MS + 1),
        Some(Alarm::Late)
    );
}

#[test]
fn the_end_is_announced_and_a_miss_is_louder_and_a_hold_is_looked_at_again() {
    let mut case = standing(Reported);
    let end = case.preserve_until;
    assert_eq!(case.alarm(end - limits::NOTICE_MS - 1), None);
    assert_eq!(case.alarm(end - limits::NOTICE_MS), Some(Alarm::Ending));
    assert_eq!(case.alarm(end + limits::OVERDUE_MS), Some(Alarm::Ending));
    assert_eq!(
        case.alarm(end + limits::OVERDUE_MS + 1),
        Some(Alarm::Overdue)
    );
    case.held = true;
    assert_eq!(case.alarm(end + limits::PRESERVE_MS), Some(Alarm::Ending));
    assert_eq!(standing(Destroyed).alarm(Millis::MAX), None);
}

#[test]
fn nothing_is_destroyed_undecided_held_or_too_soon() {
    let end = START + limits::PRESERVE_MS;
    for waiting in [Open, InReview, Doubted] {
        let case = standing(waiting);
        assert_eq!(case.may_be_destroyed(end * 2, true), Err(Kept::Undecided));
        assert!(!case.is_over(end * 2));
    }
    let mut case = standing(Reported);
    assert_eq!(case.may_be_destroyed(end - 1, false), Err(Kept::Until(end)));
    assert_eq!(case.may_be_destroyed(end - 1, true), Ok(()));
    assert!(!case.is_over(end - 1));
    assert_eq!(case.may_be_destroyed(end, false), Ok(()));
    assert!(case.is_over(end));
    case.held = true;
    assert_eq!(case.may_be_destroyed(end, true), Err(Kept::Held));
    assert!(!case.is_over(end));
    let harmless = standing(NotReportable);
    assert_eq!(harmless.may_be_destroyed(START, false), Ok(()));
    assert!(
        !harmless.is_over(START),
        "the machine waits for an objection"
    );
    assert_eq!(
        standing(Destroyed).may_be_destroyed(end, true),
        Err(Kept::Gone)
    );
}

#[derive(Clone, Debug)]
enum Step {
    Do(usize),
    Hold(bool),
    Wait(Millis),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..Act::ALL.len()).prop_map(Step::Do),
        any::<bool>().prop_map(Step::Hold),
        (0..400 * 86_400_000_i64).prop_map(Step::Wait),
    ]
}

proptest! {
    /// Whatever is done to a case, in whatever order and with whatever pauses: until it is destroyed there is a moment from
    /// which on it rings, that moment is not far, and it then rings until somebody acts. Nobody destroys it by the way.
    #[test]
    fn no_case_is_ever_forgotten(immediate: bool, steps in prop::collection::vec(step(), 0..40)) {
        let (mut case, mut now) = (Standing { immediate, ..standing(Open) }, START);
        for step in steps {
            match step {
                Step::Wait(ms) => now += ms,
                Step::Hold(held) => case.held = held,
                Step::Do(n) => {
                    let act = Act::ALL[n];
                    let Some(next) = case.state.after(act) else { continue };
                    if act == Act::Destroy && case.may_be_destroyed(now, false).is_err() {
                        continue;
                    }
                    if case.state != next && next.is_preserved() {
                        case.preserve_until = now + next.kept_ms().unwrap();
                    } else if act == Act::Reopen {
                        case.preserve_until = now + limits::PRESERVE_MS;
                    }
                    case.state = next;
                }
            }
            if case.state == Destroyed {
                prop_assert_eq!(case.rings_at(), None);
                break;
            }
            let rings = case.rings_at().expect("a moment");
            prop_assert!(rings <= now.max(START) + limits::PRESERVE_MS);
            for later in [rings, rings.max(now), rings.max(now) + 1000 * 86_400_000] {
                prop_assert!(case.alarm(later).is_some(), "{case:?} is silent");
            }
        }
    }
}
