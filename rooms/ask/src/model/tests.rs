//! Every act in every state.

use super::*;

const ACTS: [Act; 9] = [
    Act::Answer,
    Act::Decline,
    Act::Vouch,
    Act::HandOver,
    Act::Seal,
    Act::Close,
    Act::Reopen,
    Act::Remove,
    Act::Withdraw,
];

#[test]
fn what_may_follow_what() {
    let mut lines = Vec::new();
    for state in State::ALL {
        for act in ACTS {
            if let Some(next) = state.after(act) {
                lines.push(format!("{} {act:?} {}", state.name(), next.name()));
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn nothing_becomes_public_but_by_an_answer() {
    for state in State::ALL {
        for act in ACTS {
            let opens = !state.is_public() && state.after(act).is_some_and(State::is_public);
            assert_eq!(
                opens,
                matches!(state, State::Held | State::Vouched) && act == Act::Answer,
                "{state:?} {act:?}"
            );
        }
    }
}

#[test]
fn what_was_handed_over_or_sealed_never_comes_back() {
    let mut seen = vec![State::DisclosureKept, State::Sealed];
    while let Some(state) = seen.pop() {
        assert!(!state.is_public() && state != State::Held);
        seen.extend(
            ACTS.into_iter()
                .filter_map(|act| state.after(act))
                .filter(|next| *next != state),
        );
    }
}

#[test]
fn nothing_told_depends_on_sealing() {
    for now in [0, 99, 100, 101] {
        for withdrawn in [false, true] {
            let told = PublicState::of(State::Sealed, now, 100, withdrawn);
            let ordinary = if now < 100 {
                State::Held
            } else {
                State::Declined
            };
            assert_eq!(told, PublicState::of(ordinary, now, 0, withdrawn));
        }
    }
}

#[test]
fn names_are_stable() {
    for state in State::ALL {
        assert_eq!(State::parse(state.name()), Some(state));
    }
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.name()), Some(reason));
    }
}
