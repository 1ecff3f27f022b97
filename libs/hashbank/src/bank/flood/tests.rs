use super::*;
use mediahash::Md5;
use proptest::prelude::*;

const POLICY: FloodPolicy = FloodPolicy {
    window_ms: 1_000,
    history_windows: 4,
    matches_min: 5,
    factor: 3,
};
const ENTRY: EntryId = EntryId(1);

/// One of many things that are asked about.
fn thing(number: u64) -> Signal {
    let [a, b, c, d, ..] = number.to_le_bytes();
    Signal::Md5(Md5::from_bytes([
        a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]))
}

/// Matches different things, evenly over a time, and says what the entry is held for.
fn matched(floods: &mut Floods, things: std::ops::Range<u64>, from: Millis) -> Option<Held> {
    let step = 1_000 / i64::try_from(things.end - things.start).unwrap();
    let mut now = from;
    things.fold(None, |held, number| {
        let found = floods.count(&POLICY, ENTRY, &thing(number), now);
        now += step;
        held.or(found)
    })
}

#[test]
fn an_entry_without_history_is_held_at_the_minimum() {
    let mut floods = Floods::default();
    assert_eq!(matched(&mut floods, 0..4, 0), None);
    let held = floods.count(&POLICY, ENTRY, &thing(9), 999).unwrap();
    assert_eq!((held.since, held.matches, held.usual), (999, 5, 0));
}

#[test]
fn one_thing_again_and_again_is_one_match() {
    let mut floods = Floods::default();
    for now in 0..500 {
        assert_eq!(floods.count(&POLICY, ENTRY, &thing(1), now), None);
    }
}

#[test]
fn what_is_spread_over_more_than_a_window_is_no_flood() {
    let mut floods = Floods::default();
    for number in 0..40 {
        let now = i64::try_from(number).unwrap() * 250;
        assert_eq!(
            floods.count(&POLICY, ENTRY, &thing(number), now),
            None,
            "{number}"
        );
    }
}

#[test]
fn a_flood_over_the_edge_of_two_windows_is_seen() {
    let mut floods = Floods::default();
    assert_eq!(matched(&mut floods, 0..3, 900), None);
    let last = floods.count(&POLICY, ENTRY, &thing(8), 1_700);
    assert_eq!(last, None);
    assert!(floods.count(&POLICY, ENTRY, &thing(9), 1_750).is_some());
}

#[test]
fn an_entry_that_always_matched_much_is_held_for_a_multiple_of_it() {
    let mut floods = Floods::default();
    // It grows slowly, so that it is never held.
    let mut number = 0;
    for (window, many) in [4, 4, 4, 4, 8, 8, 8].into_iter().enumerate() {
        let from = i64::try_from(window).unwrap() * 1_000;
        let held = matched(&mut floods, number..number + many, from);
        assert_eq!(held, None, "window {window}");
        number += many;
    }
    // When it is held, half of the last 8 have left the latest window: (4 + 8 + 8 + 4) / 4 = 6 are usual.
    let held = matched(&mut floods, number..number + 40, 7_000).unwrap();
    assert_eq!((held.usual, held.matches), (6, 18));
}

#[test]
fn what_is_long_ago_is_forgotten() {
    let mut floods = Floods::default();
    matched(&mut floods, 0..4, 0);
    let held = matched(&mut floods, 10..15, 1_000_000).unwrap();
    assert_eq!(held.usual, 0);
}

#[test]
fn entries_are_counted_each_for_itself() {
    let mut floods = Floods::default();
    for entry in 0..100 {
        for number in 0..4 {
            let found = floods.count(&POLICY, EntryId(entry), &thing(number), 0);
            assert_eq!(found, None);
        }
    }
}

#[test]
fn histories_have_an_end_and_make_room_for_new_ones() {
    let mut floods = Floods::default();
    let most = u64::try_from(HISTORIES_MAX).unwrap();
    for entry in 0..most + 5 {
        floods.count(&POLICY, EntryId(entry), &thing(0), 0);
    }
    assert_eq!(floods.0.len(), HISTORIES_MAX);
    floods.count(&POLICY, EntryId(most), &thing(0), 10_000);
    assert_eq!(floods.0.len(), 1);
}

proptest! {
    /// Any times, backwards ones too, and any policy: nothing panics, nothing grows without end, and nothing is held
    /// for fewer matches than the policy says.
    #[test]
    fn any_times_and_any_policy(
        steps in proptest::collection::vec((any::<Millis>(), 0..50_u64), 0..200),
        window_ms in any::<Millis>(),
        history_windows in any::<u32>(),
        matches_min in any::<u32>(),
        factor in any::<u32>(),
    ) {
        let policy = FloodPolicy { window_ms, history_windows, matches_min, factor };
        let mut floods = Floods::default();
        for (now, number) in steps {
            if let Some(held) = floods.count(&policy, ENTRY, &thing(number), now) {
                prop_assert!(held.matches >= matches_min.max(1));
                prop_assert!(held.matches <= 50);
            }
        }
    }
}
