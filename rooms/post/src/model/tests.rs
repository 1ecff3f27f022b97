//! The whole transition table, and what it may never allow.

use super::*;
use proptest::prelude::*;

const ACTS: [Act; 11] = [
    Act::Screen,
    Act::Hold,
    Act::Seal,
    Act::Refuse,
    Act::Approve,
    Act::Hide,
    Act::Show,
    Act::Undo,
    Act::Remove,
    Act::Withdraw,
    Act::Replace,
];

#[test]
fn the_table_is_exactly_this() {
    let mut table = String::new();
    for state in State::ALL {
        for act in ACTS {
            if let Some(next) = state.after(act) {
                table.push_str(&format!(
                    "{:<10} {:<9} {}\n",
                    state.name(),
                    format!("{act:?}"),
                    next.name()
                ));
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn names_come_back() {
    for state in State::ALL {
        assert_eq!(State::parse(state.name()), Some(state));
    }
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.name()), Some(reason));
    }
    assert_eq!(State::parse("shown"), None);
}

#[test]
fn only_a_held_post_or_one_hidden_after_approval_becomes_approved() {
    for state in State::ALL {
        for act in ACTS {
            if state.after(act) == Some(State::Approved) {
                assert!(matches!(
                    (state, act),
                    (State::Held, Act::Approve) | (State::Hidden, Act::Show)
                ));
            }
        }
    }
}

proptest! {
    /// Whatever happens in whatever order: no approval without screening since the last picture came, nothing after the
    /// end, and sealed evidence leaves only by another picture.
    #[test]
    fn no_way_round_screening_or_a_person(acts in prop::collection::vec(prop::sample::select(ACTS.to_vec()), 0..40)) {
        let (mut state, mut screened, mut agreed) = (State::Received, false, false);
        // What the machine refuses has no ten seconds to take it back in.
        let mut by_machine = false;
        for act in acts {
            let Some(next) = state.after(act) else { continue };
            if act == Act::Refuse {
                by_machine = state == State::Screening;
            }
            if act == Act::Undo && state == State::Refused && by_machine {
                continue;
            }
            prop_assert!(!state.is_final());
            match act {
                Act::Hold => screened = true,
                Act::Approve => agreed = true,
                Act::Replace => (screened, agreed) = (false, false),
                Act::Undo => agreed = false,
                _ => {}
            }
            if state == State::Sealed {
                prop_assert!(matches!(next, State::Sealed | State::Received));
            }
            if next == State::Approved {
                prop_assert!(screened && agreed);
            }
            state = next;
        }
    }

    /// Until it resolves, a sealed post, a refused one and a held one are told alike; afterwards sealed and refused are.
    #[test]
    fn nothing_told_depends_on_a_match(now in 0i64..1000, resolve_at in 0i64..1000, withdrawn: bool) {
        let told = |state| PublicState::of(state, now, resolve_at, withdrawn);
        prop_assert_eq!(told(State::Sealed), told(State::Refused));
        if now < resolve_at {
            prop_assert_eq!(told(State::Sealed), told(State::Held));
        }
    }
}
