//! Every way through, against a picture of the other side that loses answers, has faults and forgets.

use super::*;
use proptest::prelude::*;

const START: Millis = 1_800_000_000_000;
const MINUTE: Millis = 60_000;

/// What the other side has, and what goes wrong on the way.
#[derive(Default)]
struct There {
    /// Unfinished and finished reports, in the order in which they were opened.
    reports: Vec<Held>,
    submits: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    /// How often each file was uploaded, and described.
    files: Vec<(u32, u32)>,
    uploads: u32,
    finished: bool,
    gone: bool,
    opened_at: Millis,
    changed_at: Millis,
}

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Luck {
    Well,
    /// It arrives and is done, and the answer is lost.
    AnswerLost,
    /// It does not arrive, and nobody knows.
    RequestLost,
    NotSent,
    Code(u16),
}

/// Where the process ends, if it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kill {
    No,
    /// Written down that it begins, not called.
    BeforeCall,
    /// Called, and what came of it not written down.
    AfterCall,
}

impl There {
    fn call(&mut self, call: Call, luck: Luck, now: Millis) -> Outcome {
        for report in &mut self.reports {
            let until =
                (report.opened_at + limits::OPEN_MS).max(report.changed_at + limits::CHANGED_MS);
            report.gone |= !report.finished && now >= until;
        }
        match luck {
            Luck::NotSent => return Outcome::NotSent,
            Luck::RequestLost => return Outcome::Lost,
            Luck::Code(code) => return Outcome::Code(code),
            Luck::Well | Luck::AnswerLost => {}
        }
        let outcome = self.answer(call, now);
        match luck {
            Luck::AnswerLost => Outcome::Lost,
            _ => outcome,
        }
    }

    fn answer(&mut self, call: Call, now: Millis) -> Outcome {
        if call == Call::Submit {
            self.submits += 1;
            self.reports.push(Held {
                opened_at: now,
                changed_at: now,
                ..Held::default()
            });
            return Outcome::Done;
        }
        let Some(report) = self.reports.last_mut().filter(|r| !r.gone) else {
            return Outcome::Code(code::NO_REPORT);
        };
        if report.finished {
            return Outcome::Code(code::FINISHED);
        }
        report.changed_at = now;
        match call {
            Call::Upload(file) => {
                report.uploads += 1;
                let file = usize::try_from(file).unwrap();
                if report.files.len() <= file {
                    report.files.resize(file + 1, (0, 0));
                }
                report.files[file].0 += 1;
            }
            Call::Detail(file) => report.files[usize::try_from(file).unwrap()].1 += 1,
            Call::Finish => report.finished = true,
            Call::Retract => report.gone = true,
            Call::Submit => {}
        }
        Outcome::Done
    }

    fn alive(&self) -> Vec<&Held> {
        self.reports.iter().filter(|r| !r.gone).collect()
    }
}

/// Runs one step as the sender does; false when there was nothing to do.
fn turn(
    progress: &mut Progress,
    there: &mut There,
    now: &mut Millis,
    luck: Luck,
    kill: Kill,
) -> bool {
    let call = match progress.next(*now) {
        Next::Call(call) => call,
        Next::Wait(until) => {
            assert!(until > *now);
            *now = until;
            return true;
        }
        Next::Person(_) | Next::Over => return false,
    };
    progress.begin(call, *now);
    let written = progress.clone();
    if kill == Kill::BeforeCall {
        progress.taken_over(*now);
        return true;
    }
    let outcome = there.call(call, luck, *now);
    if kill == Kill::AfterCall {
        *progress = written;
        progress.taken_over(*now);
    } else {
        progress.settle(call, outcome, *now);
    }
    true
}

fn run_well(progress: &mut Progress, there: &mut There, now: &mut Millis) {
    for _ in 0..10_000 {
        if !turn(progress, there, now, Luck::Well, Kill::No) {
            return;
        }
    }
    panic!("no end: {progress:?}");
}

fn finished_once(there: &There, files: u32) {
    let done: Vec<_> = there.reports.iter().filter(|r| r.finished).collect();
    assert_eq!(done.len(), 1, "{:?}", there.reports);
    assert_eq!(done[0].uploads, files);
    assert!(
        done[0]
            .files
            .iter()
            .all(|(sent, told)| *sent == 1 && *told >= 1)
    );
    assert_eq!(
        there.alive().len(),
        1,
        "nothing else lies there: {:?}",
        there.reports
    );
}

#[test]
fn when_all_goes_well_every_call_is_made_once_in_order() {
    for files in [0, 1, 3] {
        let (mut progress, mut there, mut now) = (Progress::new(files), There::default(), START);
        run_well(&mut progress, &mut there, &mut now);
        assert_eq!(progress.step, Step::Finished);
        assert_eq!(there.submits, 1);
        finished_once(&there, files);
        assert_eq!(progress.next(now), Next::Over);
    }
}

/// For each step, each way to be stopped at it, and each way the call itself may go.
#[test]
fn stopped_anywhere_nothing_is_sent_twice_and_nothing_is_lost() {
    let steps = 1 + 2 * 2 + 1;
    for at in 0..steps {
        for kill in [Kill::BeforeCall, Kill::AfterCall] {
            for luck in [Luck::Well, Luck::RequestLost] {
                let (mut progress, mut there, mut now) =
                    (Progress::new(2), There::default(), START);
                for _ in 0..at {
                    assert!(turn(
                        &mut progress,
                        &mut there,
                        &mut now,
                        Luck::Well,
                        Kill::No
                    ));
                }
                assert!(turn(&mut progress, &mut there, &mut now, luck, kill));
                if at == 0 {
                    // Nobody knows whether it arrived, and nothing happens before somebody says.
                    assert_eq!(progress.next(now), Next::Person(Halt::SubmitUnknown));
                    let sent = there.submits;
                    run_well(&mut progress, &mut there, &mut now);
                    assert_eq!(there.submits, sent);
                    // A day later it is gone there, if it ever came.
                    now += limits::OPEN_MS;
                    assert!(progress.decide(Decision::SubmitAgain, now));
                }
                run_well(&mut progress, &mut there, &mut now);
                assert_eq!(progress.step, Step::Finished, "at {at} {kill:?}");
                finished_once(&there, 2);
            }
        }
    }
}

#[test]
fn a_lost_submit_may_turn_out_to_have_arrived() {
    let (mut progress, mut there, mut now) = (Progress::new(1), There::default(), START);
    turn(
        &mut progress,
        &mut there,
        &mut now,
        Luck::AnswerLost,
        Kill::No,
    );
    assert_eq!(progress.next(now), Next::Person(Halt::SubmitUnknown));
    for not_now in [Decision::GoOn, Decision::StartOver] {
        let before = progress.clone();
        assert!(!progress.decide(not_now, now), "{not_now:?}");
        assert_eq!(progress, before);
    }
    assert!(progress.decide(Decision::OpenedAs(77), now));
    run_well(&mut progress, &mut there, &mut now);
    assert_eq!(there.submits, 1);
    finished_once(&there, 1);
}

#[test]
fn every_final_code_stops_every_step_and_every_passing_one_is_tried_again() {
    let calls = [
        Call::Submit,
        Call::Upload(0),
        Call::Detail(0),
        Call::Finish,
        Call::Retract,
    ];
    for call in calls {
        for code in code::LISTED {
            let mut progress = Progress::new(1);
            progress.step = match call {
                Call::Submit => Step::Drafted,
                Call::Upload(n) => Step::Opened(n),
                Call::Detail(n) => Step::Detailing(n),
                Call::Finish => Step::Opened(1),
                Call::Retract => Step::Retracting { again: false },
            };
            (progress.opened_at, progress.changed_at) = (START, START);
            assert_eq!(progress.next(START), Next::Call(call));
            progress.begin(call, START);
            progress.settle(call, Outcome::Code(code), START);
            let said = match (call, code) {
                (Call::Finish, code::FINISHED) => Next::Over,
                (Call::Retract, code::RETRACTED | code::NO_REPORT) => Next::Over,
                (Call::Finish, code::NO_REPORT) => Next::Person(Halt::Expired),
                _ if code::class(code) == Class::Passing => {
                    Next::Wait(START + limits::PAUSE_FIRST_MS)
                }
                _ => Next::Person(Halt::Refused(code)),
            };
            assert_eq!(progress.next(START), said, "{call:?} {code}");
        }
    }
}

#[test]
fn pauses_grow_and_then_a_person_is_asked() {
    let mut progress = Progress::new(0);
    let (mut now, mut pauses) = (START, Vec::new());
    loop {
        match progress.next(now) {
            Next::Call(call) => {
                progress.begin(call, now);
                progress.settle(call, Outcome::Code(1000), now);
            }
            Next::Wait(until) => {
                pauses.push((until - now) / 1000);
                now = until;
            }
            other => {
                assert_eq!(other, Next::Person(Halt::GivenUp));
                break;
            }
        }
    }
    assert_eq!(pauses, [2, 8, 32, 128, 512]);
    assert!(progress.decide(Decision::GoOn, now));
    assert_eq!(progress.next(now), Next::Call(Call::Submit));
}

#[test]
fn a_line_that_loses_every_answer_is_for_a_person() {
    let (mut progress, mut there, mut now) = (Progress::new(1), There::default(), START);
    for _ in 0..100 {
        let luck = match progress.clone().next(now) {
            Next::Call(Call::Upload(_)) => Luck::AnswerLost,
            _ => Luck::Well,
        };
        if !turn(&mut progress, &mut there, &mut now, luck, Kill::No) {
            break;
        }
    }
    assert_eq!(progress.halt, Some(Halt::GivenUp));
    assert_eq!(there.submits, 3);
    assert!(progress.decide(Decision::GoOn, now));
    run_well(&mut progress, &mut there, &mut now);
    finished_once(&there, 1);
}

#[test]
fn an_unfinished_report_lives_a_day_or_an_hour_after_its_last_change() {
    let (mut progress, mut there, mut now) = (Progress::new(2), There::default(), START);
    turn(&mut progress, &mut there, &mut now, Luck::Well, Kill::No);
    assert_eq!(progress.expires_at(), Some(START + limits::OPEN_MS));
    // A change shortly before the end keeps it for an hour more.
    now = START + limits::OPEN_MS - MINUTE;
    turn(&mut progress, &mut there, &mut now, Luck::Well, Kill::No);
    assert_eq!(progress.expires_at(), Some(now + limits::CHANGED_MS));
    now += limits::CHANGED_MS - 1;
    assert_eq!(progress.clone().next(now), Next::Call(Call::Detail(0)));
    now += 1;
    assert_eq!(progress.next(now), Next::Person(Halt::Expired));
    assert!(!progress.decide(Decision::GoOn, now));
    assert!(progress.decide(Decision::StartOver, now));
    assert_eq!((progress.step, progress.attempt), (Step::Drafted, 2));
    run_well(&mut progress, &mut there, &mut now);
    assert_eq!(there.submits, 2);
    finished_once(&there, 2);
}

/// Whether `/finish` was heard before its answer was lost, only asking again tells, even a day later.
#[test]
fn a_lost_finish_is_asked_again_however_late() {
    for luck in [Luck::AnswerLost, Luck::RequestLost] {
        let (mut progress, mut there, mut now) = (Progress::new(0), There::default(), START);
        turn(&mut progress, &mut there, &mut now, Luck::Well, Kill::No);
        turn(&mut progress, &mut there, &mut now, luck, Kill::No);
        now += limits::OPEN_MS;
        run_well(&mut progress, &mut there, &mut now);
        if luck == Luck::AnswerLost {
            assert_eq!(progress.step, Step::Finished);
        } else {
            assert_eq!(progress.next(now), Next::Person(Halt::Expired));
        }
    }
}

#[test]
fn what_is_finished_can_never_be_taken_back_and_what_is_not_can_always() {
    let (mut progress, mut there, mut now) = (Progress::new(1), There::default(), START);
    for steps in 0..=4 {
        let (mut now, mut there) = (START, There::default());
        let mut progress = Progress::new(1);
        for _ in 0..steps {
            turn(&mut progress, &mut there, &mut now, Luck::Well, Kill::No);
        }
        let finished = progress.step == Step::Finished;
        assert_eq!(progress.decide(Decision::Retract, now), !finished);
        run_well(&mut progress, &mut there, &mut now);
        let end = if finished {
            Step::Finished
        } else {
            Step::Retracted
        };
        assert_eq!(progress.step, end);
        assert_eq!(there.alive().len(), usize::from(finished));
    }
    // The answer of /finish lost, then taken back: it turns out to be finished.
    for _ in 0..3 {
        turn(&mut progress, &mut there, &mut now, Luck::Well, Kill::No);
    }
    turn(
        &mut progress,
        &mut there,
        &mut now,
        Luck::AnswerLost,
        Kill::No,
    );
    assert!(progress.decide(Decision::Retract, now));
    run_well(&mut progress, &mut there, &mut now);
    assert_eq!(progress.step, Step::Finished);
}

#[test]
fn other_bytes_than_were_sent_are_never_finished() {
    let mut progress = Progress::new(1);
    for call in [Call::Submit, Call::Upload(0)] {
        assert_eq!(progress.next(START), Next::Call(call));
        progress.begin(call, START);
        let outcome = if call == Call::Submit {
            Outcome::Done
        } else {
            Outcome::HashDiffers
        };
        progress.settle(call, outcome, START);
    }
    assert_eq!(progress.next(START), Next::Person(Halt::HashDiffers));
    assert!(progress.decide(Decision::StartOver, START));
    assert_eq!(progress.next(START), Next::Call(Call::Retract));
}

#[test]
fn steps_and_halts_are_stored_and_read_back() {
    let steps = [
        Step::Drafted,
        Step::Submitting,
        Step::Opened(3),
        Step::Uploading(0),
        Step::Detailing(9),
        Step::Finishing,
        Step::Finished,
        Step::Retracting { again: true },
        Step::Retracting { again: false },
        Step::Retracted,
    ];
    for step in steps {
        let (name, file) = step.stored();
        assert_eq!(Step::read(name, file), Some(step));
    }
    assert_eq!(Step::read("opened", -1), None);
    assert_eq!(Step::read("sent", 0), None);
    let halts = [
        Halt::SubmitUnknown,
        Halt::Refused(4100),
        Halt::Expired,
        Halt::HashDiffers,
        Halt::GivenUp,
    ];
    for halt in halts {
        let (name, code) = halt.stored();
        assert_eq!(Halt::read(name, code), Some(halt));
    }
    assert_eq!(Halt::read("refused", 70_000), None);
}

/// Codes that can be true of a report that is there. That one is gone, taken back or finished, [`There`] says by itself.
const TRUE_CODES: &[u16] = &[
    1000, 1100, 1110, 1111, 1210, 1300, 2000, 3000, 3100, 3300, 4000, 4100, 4110, 4200, 5002, 9999,
];

fn luck() -> impl Strategy<Value = Luck> {
    prop_oneof![
        6 => Just(Luck::Well),
        1 => Just(Luck::AnswerLost),
        1 => Just(Luck::RequestLost),
        1 => Just(Luck::NotSent),
        1 => proptest::sample::select(TRUE_CODES).prop_map(Luck::Code),
    ]
}

fn kill() -> impl Strategy<Value = Kill> {
    prop_oneof![6 => Just(Kill::No), 1 => Just(Kill::BeforeCall), 1 => Just(Kill::AfterCall)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever goes wrong, a second report is opened only when the first is gone or a person said so, and what is
    /// finished is whole.
    #[test]
    fn never_two_by_itself_and_never_half(
        files in 0_u32..4,
        fate in proptest::collection::vec((luck(), kill(), 0..40 * MINUTE), 0..60),
    ) {
        let (mut progress, mut there, mut now) = (Progress::new(files), There::default(), START);
        for (luck, kill, pause) in fate {
            now += pause;
            let before = there.submits;
            turn(&mut progress, &mut there, &mut now, luck, kill);
            if there.submits > before {
                prop_assert_eq!(there.alive().len(), 1, "a second one beside the first");
            }
        }
        // Then a person sees to it. What is unknown is left alone until it must be gone there.
        for _ in 0..20 {
            run_well(&mut progress, &mut there, &mut now);
            match progress.halt {
                None => break,
                Some(Halt::SubmitUnknown) => {
                    now += limits::OPEN_MS;
                    prop_assert!(progress.decide(Decision::SubmitAgain, now));
                }
                Some(_) => {
                    let decided = progress.decide(Decision::GoOn, now)
                        || progress.decide(Decision::StartOver, now);
                    prop_assert!(decided, "no way out of {progress:?}");
                }
            }
        }
        prop_assert_eq!(progress.step, Step::Finished, "{:?} {:?}", progress, there.reports);
        finished_once(&there, files);
    }

    /// No state that can be stored makes it panic or go back from its end.
    #[test]
    fn an_end_is_an_end(step in 0..10_usize, n in 0_u32..5, calls in proptest::collection::vec((0..5_usize, luck()), 0..20)) {
        let names = ["drafted", "submitting", "opened", "uploading", "detailing", "finishing", "finished", "retracting", "retracted", "opened"];
        let mut progress = Progress::new(3);
        progress.step = Step::read(names[step], i64::from(n)).unwrap();
        progress.taken_over(START);
        for (which, _) in calls {
            let over = progress.is_over();
            let before = progress.step;
            let decision = [Decision::GoOn, Decision::SubmitAgain, Decision::OpenedAs(1), Decision::StartOver, Decision::Retract][which];
            let decided = progress.decide(decision, START);
            prop_assert!(!(over && decided));
            if over {
                prop_assert_eq!(progress.step, before);
            }
            let _ = progress.next(START);
        }
    }
}
