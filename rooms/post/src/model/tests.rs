//! The whole transition table, and what it may never allow.

use super::*;
use proptest::prelude::*;

const ACTS: [Act; 12] = [
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
    Act::LetBack,
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
        // What the machine refuses has no ten seconds to take it back in, and nobody is asked again.
        let mut by_machine = false;
        for act in acts {
            let Some(next) = state.after(act) else { continue };
            if act == Act::Refuse {
                by_machine = state == State::Screening;
            }
            if matches!(act, Act::Undo | Act::LetBack) && state == State::Refused && by_machine {
                continue;
            }
            prop_assert!(!state.is_final());
            match act {
                Act::Hold => screened = true,
                Act::Approve => agreed = true,
                Act::Replace => (screened, agreed) = (false, false),
                Act::Undo | Act::LetBack => agreed = false,
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

const TOLD: [PublicState; 5] = [
    PublicState::InReview,
    PublicState::Approved,
    PublicState::Refused,
    PublicState::Withdrawn,
    PublicState::Removed,
];

/// Every answer that there can be, at every moment around its own and around the end of asking.
#[test]
fn an_appeal_is_offered_once_and_answered_when_its_moment_has_come() {
    let asked = |let_back, answer_at| Asked {
        let_back,
        answer_at,
    };
    let all = [
        None,
        Some(asked(None, None)),
        Some(asked(Some(false), Some(50))),
        Some(asked(Some(true), Some(50))),
    ];
    for (told, made, now) in TOLD
        .into_iter()
        .flat_map(|told| all.map(|made| (told, made)))
        .flat_map(|(told, made)| [0, 49, 50, 99, 100, 101].map(|now| (told, made, now)))
    {
        let is = AppealState::of(told, Reason::Face, 100, made, now);
        let expected = match (told, made) {
            (PublicState::Refused, None) => (now < 100).then_some(AppealState::Offered),
            (PublicState::Refused, Some(one)) => Some(match one.let_back {
                Some(true) if now >= 50 => AppealState::LetBack,
                Some(false) if now >= 50 => AppealState::Stands,
                _ => AppealState::Open,
            }),
            (PublicState::InReview | PublicState::Approved, Some(one)) => {
                (one.let_back == Some(true) && now >= 50).then_some(AppealState::LetBack)
            }
            _ => None,
        };
        assert_eq!(is, expected, "{told:?} {made:?} {now}");
        let unreadable = AppealState::of(told, Reason::Unreadable, 100, None, now);
        assert_eq!(unreadable, None, "there is nothing to look at");
    }
}
