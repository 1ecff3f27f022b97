//! Stopped between any two lines, and taken up by another process: nothing is sent twice, nothing is lost.

use super::stage::{DAY_MS, Stage, WHY};
use crate::{
    case::CaseState,
    report::{
        self, Decided, Decision, Halt, Sent,
        model::progress::Step,
        send::{Claim, Turn},
    },
};
use std::time::Duration;

/// Where a process ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stop {
    /// Between two steps.
    Between,
    /// What it is about to do is written down, and not done.
    Written,
    /// Done, and what came of it is not written down.
    Called,
}

/// Submit, upload, details, upload, details, finish.
const STEPS: usize = 6;

#[tokio::test]
async fn stopped_anywhere_it_is_finished_once_with_every_file_once() {
    for at in 0..=STEPS {
        for stop in [Stop::Between, Stop::Written, Stop::Called] {
            one_stop(&Stage::new().await, at, stop).await;
        }
    }
}

#[tokio::test]
async fn on_the_other_engine_too() {
    for at in [0, 1, 2, 5] {
        let [_, postgres] = Stage::both().await;
        one_stop(&postgres, at, Stop::Called).await;
    }
}

async fn one_stop(stage: &Stage, at: usize, stop: Stop) {
    let case = two_files(stage).await;
    let report = stage.drafted(case).await;
    let mut sender = stage.sender(report).await;
    for _ in 0..at {
        assert_eq!(sender.turn().await.unwrap(), Turn::Moved);
    }
    let begun = match stop {
        Stop::Between => None,
        Stop::Written | Stop::Called => sender.begin().await.unwrap().ok(),
    };
    if let (Stop::Called, Some(call)) = (stop, begun) {
        sender.call(call).await;
    }
    drop(sender);

    let mut sender = stage.sender(report).await;
    let lost_submit = at == 0 && stop != Stop::Between;
    if lost_submit {
        let halt = Turn::Person(Halt::SubmitUnknown);
        assert_eq!(sender.turn().await.unwrap(), halt, "{stop:?}");
        let submits = stage.there.calls("/submit");
        sender.release().await.unwrap();
        assert_eq!(stage.there.calls("/submit"), submits, "never by itself");
        assert_eq!(report::stuck(stage.shell.app.db()).await.unwrap(), 1);
        // A day later it is gone there, if it ever came, and a person says so.
        stage.later(DAY_MS);
        let again = report::decide(&stage.guard, report, Decision::SubmitAgain, &stage.ruth);
        assert_eq!(again.await.unwrap(), Decided::Done);
        sender = stage.sender(report).await;
    }
    while sender.turn().await.unwrap() == Turn::Moved {}
    assert_eq!(sender.row().progress.step, Step::Finished, "{at} {stop:?}");

    let [number] = stage.there.alive()[..] else {
        panic!("{at} {stop:?}: {:?}", stage.there.alive());
    };
    stage.there.report(number, |report| {
        assert!(report.finished);
        let bytes: Vec<_> = report.files.iter().map(|file| file.bytes.clone()).collect();
        assert_eq!(bytes, [b"one".to_vec(), b"two".to_vec()], "{at} {stop:?}");
        assert!(report.files.iter().all(|file| !file.details.is_empty()));
    });
    let lost_upload = [1, 3].contains(&at) && stop != Stop::Between;
    let begun_again = usize::from(lost_upload || (lost_submit && stop == Stop::Called));
    assert_eq!(
        stage.there.calls("/submit"),
        1 + begun_again,
        "{at} {stop:?}"
    );
    assert_eq!(stage.read(case).await.state, CaseState::Reported);
    assert_eq!(report::stuck(stage.shell.app.db()).await.unwrap(), 0);
}

async fn two_files(stage: &Stage) -> store::Uuid {
    let post = stage.shell.app.db().ids().row();
    stage.case_of(post, b"one", false).await;
    stage.later(1_000);
    stage.case_of(post, b"two", false).await
}

#[tokio::test]
async fn two_processes_never_send_one_report() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        let report = stage.drafted(case).await;
        let mut sender = stage.sender(report).await;
        assert_eq!(sender.turn().await.unwrap(), Turn::Moved);
        assert!(matches!(stage.claim(report).await, Claim::Held(_)));
        let held = report::decide(&stage.guard, report, Decision::Retract, &stage.ruth);
        assert!(matches!(held.await.unwrap(), Decided::Held(_)));
        // One that hangs for longer than it may has lost it.
        stage.shell.clock.advance(Duration::from_mins(10));
        let mut other = stage.sender(report).await;
        assert!(sender.turn().await.is_err());
        while other.turn().await.unwrap() == Turn::Moved {}
        assert_eq!(other.row().progress.step, Step::Finished);
        assert_eq!(stage.there.calls("/submit"), 1);
    }
}

#[tokio::test]
async fn what_was_granted_lasts_for_taking_it_up_again_and_not_for_ever() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    stage
        .there
        .fails("/finish", testkit::cybertip::Fault::Code(3300));
    assert!(matches!(
        stage.submit(case).await,
        Sent::Halted(_, Halt::Refused(3300))
    ));
    let Sent::Halted(report, _) = stage.submit(case).await else {
        panic!()
    };
    let go_on = report::decide(&stage.guard, report, Decision::GoOn, &stage.ruth);
    assert_eq!(go_on.await.unwrap(), Decided::Done);
    stage.later(DAY_MS);
    assert!(matches!(stage.submit(case).await, Sent::NotGranted(_)));
    stage.granted(case).await;
    assert!(matches!(
        stage.submit(case).await,
        Sent::Halted(_, Halt::Expired)
    ));
}

#[tokio::test]
async fn a_report_left_alone_rings() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    let report = stage.drafted(case).await;
    let db = stage.shell.app.db();
    assert_eq!(report::stuck(db).await.unwrap(), 0);
    stage.later(31 * 60_000);
    assert_eq!(report::stuck(db).await.unwrap(), 1);
    let taken = report::decide(&stage.guard, report, Decision::Retract, &stage.ruth);
    assert_eq!(taken.await.unwrap(), Decided::Done);
    assert_eq!(report::stuck(db).await.unwrap(), 0);
    assert_eq!(stage.there.calls("/retract"), 0, "nothing of it was there");
    assert_eq!(stage.read(case).await.state, CaseState::Open);
}

#[tokio::test]
async fn what_ran_out_there_or_was_made_up_is_closed_without_a_key() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        stage.granted(case).await;
        stage
            .there
            .fails("/upload", testkit::cybertip::Fault::Code(3300));
        let Sent::Halted(report, _) = stage.submit(case).await else {
            panic!("not halted");
        };
        stage.later(2 * DAY_MS);
        let db = stage.shell.app.db();
        assert_eq!(report::stuck(db).await.unwrap(), 1);
        let closed = report::decide(&stage.guard, report, Decision::Retract, &stage.ruth);
        assert_eq!(closed.await.unwrap(), Decided::Done);
        assert_eq!(stage.row(report).await.progress.step, Step::Retracted);
        assert_eq!(report::stuck(db).await.unwrap(), 0);
    }
}

/// While it is on its way it says that nobody has seen it; so nobody looks until it is over.
#[tokio::test]
async fn nobody_opens_what_is_being_reported() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        stage.granted(case).await;
        stage
            .there
            .fails("/upload", testkit::cybertip::Fault::Code(3300));
        let Sent::Halted(report, _) = stage.submit(case).await else {
            panic!("not halted");
        };
        let app = &stage.shell.app;
        let purpose = crate::case::Purpose::Open;
        let asked = crate::case::ask(app, stage.ruth.id, case, purpose, WHY).await;
        assert_eq!(asked.unwrap(), crate::case::Outcome::Done);
        let grant = crate::case::Grant::all(app, case).await.unwrap();
        let waits = |grant: &&crate::case::Grant| grant.waits(app.clock().now());
        let grant = grant.iter().find(waits).unwrap().id;
        let second = crate::case::Second::Officer(stage.amara.id);
        crate::case::answer(app, second, grant, true).await.unwrap();
        let open = || crate::case::unseal(app, stage.ruth.id, case, purpose, &stage.safe.private);
        assert!(open().await.unwrap_err().to_string().contains("under way"));
        assert!(!stage.read(case).await.was_viewed());
        let back = report::decide(&stage.guard, report, Decision::Retract, &stage.ruth);
        assert_eq!(back.await.unwrap(), Decided::Done);
        assert!(matches!(stage.submit(case).await, Sent::Retracted(_)));
        assert!(open().await.unwrap().is_some(), "the grant was not used up");
    }
}

/// Put together, then opened by somebody, then sent: it would say that nobody has seen it.
#[tokio::test]
async fn a_look_between_putting_together_and_sending_stops_it() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    let report = stage.drafted(case).await;
    let mut sender = stage.sender(report).await;
    let item = stage.read(case).await.item;
    let facts = crate::Facts {
        upload: item,
        post: item,
        received_at: 0,
        uploader: None,
        md5: String::new(),
        sha256: String::new(),
        known: crate::case::Knowledge::by_match(true),
        viewed: true,
    };
    let mut tx = stage.shell.begin().await;
    stage.guard.open_case(&mut tx, &facts).await.unwrap();
    tx.commit().await.unwrap();
    let failed = sender.turn().await.unwrap_err();
    assert!(failed.to_string().contains("meanwhile"));
    assert_eq!(stage.there.calls("/submit"), 0);
}
