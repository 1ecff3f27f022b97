//! Everything that the other side can say or do wrong, at every call.

use super::stage::{DAY_MS, Stage};
use crate::report::{
    self, Decided, Decision, Halt, Sent, Well, model::code, model::progress::Step,
};
use testkit::cybertip::Fault;

const CALLS: [&str; 4] = ["/submit", "/upload", "/fileinfo", "/finish"];

async fn decide(stage: &Stage, report: store::Uuid, decision: Decision) -> Decided {
    let decided = report::decide(&stage.guard, report, decision, &stage.ruth);
    decided.await.unwrap()
}

/// A report of one file, stopped by one fault.
async fn stopped_by(stage: &Stage, call: &'static str, fault: Fault) -> (store::Uuid, Sent) {
    let case = stage.case(call.as_bytes()).await;
    stage.granted(case).await;
    stage.there.fails(call, fault);
    (case, stage.submit(case).await)
}

#[tokio::test]
async fn every_documented_code_is_tried_again_or_stops_it() {
    let stage = Stage::new().await;
    for call in CALLS {
        for code in code::LISTED {
            let before = stage.there.calls(call);
            let (case, sent) = stopped_by(&stage, call, Fault::Code(code)).await;
            let calls = stage.there.calls(call) - before;
            let passes = (1000..2000).contains(&code) || (call == "/finish" && code == 5102);
            match sent {
                Sent::Finished(..) if passes => {
                    // "Finished already" is what one wants to hear.
                    assert_eq!(calls, if code == 5102 { 1 } else { 2 }, "{call} {code}");
                }
                Sent::Halted(report, halt) if !passes => {
                    assert_eq!(calls, 1, "{call} {code}: tried once");
                    let expired = call == "/finish" && code == 5001;
                    let wanted = if expired {
                        Halt::Expired
                    } else {
                        Halt::Refused(code)
                    };
                    assert_eq!(halt, wanted, "{call} {code}");
                    assert!(
                        stage
                            .audited(report)
                            .await
                            .contains(&"report_halted".to_owned())
                    );
                    assert_eq!(report::stuck(stage.shell.app.db()).await.unwrap(), 1);
                    // Asked again without a decision, it stays where it is.
                    assert!(
                        matches!(stage.submit(case).await, Sent::Halted(_, same) if same == halt)
                    );
                    let on = if expired || code == 5001 {
                        Decision::StartOver
                    } else {
                        Decision::GoOn
                    };
                    assert_eq!(
                        decide(&stage, report, on).await,
                        Decided::Done,
                        "{call} {code}"
                    );
                    stage.finished(case).await;
                    assert_eq!(report::stuck(stage.shell.app.db()).await.unwrap(), 0);
                }
                other => panic!("{call} {code}: {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_only_where_that_is_safe() {
    for fault in [Fault::AnswerLost, Fault::RequestLost] {
        for call in CALLS {
            let stage = Stage::new().await;
            let (case, sent) = stopped_by(&stage, call, fault.clone()).await;
            if call == "/submit" {
                let Sent::Halted(report, Halt::SubmitUnknown) = sent else {
                    panic!("{sent:?}")
                };
                assert_eq!(stage.there.calls("/submit"), 1);
                assert_eq!(
                    decide(&stage, report, Decision::GoOn).await,
                    Decided::NotNow
                );
                if let [number] = stage.there.alive()[..] {
                    // They were asked, and it is there.
                    let adopt = Decision::OpenedAs(number);
                    assert_eq!(decide(&stage, report, adopt).await, Decided::Done);
                    assert_eq!(stage.finished(case).await, number);
                    assert_eq!(stage.there.calls("/submit"), 1);
                } else {
                    assert_eq!(
                        decide(&stage, report, Decision::SubmitAgain).await,
                        Decided::Done
                    );
                    stage.finished(case).await;
                }
            } else {
                assert!(matches!(sent, Sent::Finished(..)), "{call} {sent:?}");
                let submits = if call == "/upload" { 2 } else { 1 };
                assert_eq!(stage.there.calls("/submit"), submits, "{call}");
                assert_eq!(stage.there.calls("/retract"), submits - 1, "{call}");
            }
            let [number] = stage.there.alive()[..] else {
                panic!("{:?}", stage.there.alive())
            };
            stage
                .there
                .report(number, |report| assert_eq!(report.files.len(), 1));
        }
    }
}

fn nonsense() -> Vec<Fault> {
    let ok = "<reportResponse><responseCode>0</responseCode></reportResponse>";
    vec![
        Fault::Says(Vec::new()),
        Fault::Says(b"<html>502 Bad Gateway</html>".to_vec()),
        Fault::Says(b"<reportResponse><responseCode>0</respo".to_vec()),
        Fault::Says(
            format!("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{ok}").into_bytes(),
        ),
        Fault::Says(format!("{ok}{}", " ".repeat(2 << 20)).into_bytes()),
        Fault::Says(b"\xff\xfe\x00<".to_vec()),
    ]
}

#[tokio::test]
async fn an_answer_that_is_none_counts_as_lost() {
    for fault in nonsense() {
        let stage = Stage::new().await;
        let (_, sent) = stopped_by(&stage, "/submit", fault.clone()).await;
        assert!(
            matches!(sent, Sent::Halted(_, Halt::SubmitUnknown)),
            "{sent:?}"
        );
        assert_eq!(stage.there.calls("/submit"), 1);
        let (_, sent) = stopped_by(&stage, "/fileinfo", fault.clone()).await;
        assert!(matches!(sent, Sent::Finished(..)), "{sent:?}");
        let (_, sent) = stopped_by(&stage, "/finish", fault).await;
        assert!(matches!(sent, Sent::Finished(..)), "{sent:?}");
    }
}

/// "Done", and no number to go on with.
#[tokio::test]
async fn a_report_without_a_number_is_unknown() {
    let stage = Stage::new().await;
    let ok = b"<reportResponse><responseCode>0</responseCode></reportResponse>";
    let (_, sent) = stopped_by(&stage, "/submit", Fault::Says(ok.to_vec())).await;
    assert!(
        matches!(sent, Sent::Halted(_, Halt::SubmitUnknown)),
        "{sent:?}"
    );
}

#[tokio::test]
async fn the_code_counts_and_not_the_status() {
    for status in [201, 404, 500, 503] {
        let stage = Stage::new().await;
        for call in CALLS {
            stage.there.fails(call, Fault::Status(status));
        }
        let case = stage.case(b"one").await;
        stage.granted(case).await;
        stage.finished(case).await;
        assert_eq!(stage.there.calls("/submit"), 1, "{status}");
    }
}

#[tokio::test]
async fn other_bytes_than_were_sent_are_never_finished() {
    let stage = Stage::new().await;
    let (case, sent) = stopped_by(&stage, "/upload", Fault::OtherHash).await;
    let Sent::Halted(report, Halt::HashDiffers) = sent else {
        panic!("{sent:?}")
    };
    assert_eq!(stage.there.calls("/finish"), 0);
    assert_eq!(
        decide(&stage, report, Decision::GoOn).await,
        Decided::NotNow
    );
    assert_eq!(
        decide(&stage, report, Decision::StartOver).await,
        Decided::Done
    );
    stage.finished(case).await;
    assert_eq!(stage.there.alive().len(), 1);
}

#[tokio::test]
async fn an_unfinished_report_that_ran_out_is_begun_again_by_a_person() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        let report = stage.drafted(case).await;
        let mut sender = stage.sender(report).await;
        sender.turn().await.unwrap();
        drop(sender);
        let expires = stage.row(report).await.progress.expires_at().unwrap();
        assert_eq!(expires, stage.shell.clock.now() + DAY_MS);
        stage.later(DAY_MS);
        stage.granted(case).await;
        assert!(matches!(
            stage.submit(case).await,
            Sent::Halted(_, Halt::Expired)
        ));
        assert!(stage.there.alive().is_empty(), "deleted there");
        assert_eq!(
            decide(&stage, report, Decision::StartOver).await,
            Decided::Done
        );
        stage.finished(case).await;
        assert_eq!(stage.there.calls("/submit"), 2);
    }
}

#[tokio::test]
async fn what_fails_for_ever_is_given_up_and_no_line_is_held() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    for _ in 0..20 {
        stage.there.fails("/finish", Fault::Code(1000));
    }
    let Sent::Halted(report, Halt::GivenUp) = stage.submit(case).await else {
        panic!()
    };
    assert_eq!(stage.there.calls("/finish"), 6);
    assert_eq!(stage.row(report).await.held_until, 0);
}

#[tokio::test]
async fn only_what_is_not_finished_is_taken_back() {
    let stage = Stage::new().await;
    let (case, sent) = stopped_by(&stage, "/finish", Fault::Code(3300)).await;
    let Sent::Halted(report, _) = sent else {
        panic!("{sent:?}")
    };
    assert_eq!(
        decide(&stage, report, Decision::Retract).await,
        Decided::Done
    );
    assert!(matches!(stage.submit(case).await, Sent::Retracted(_)));
    assert!(stage.there.alive().is_empty());
    assert_eq!(stage.row(report).await.progress.step, Step::Retracted);
    assert!(
        stage
            .audited(report)
            .await
            .contains(&"report_retracted".to_owned())
    );
    // Then it may be reported after all, as a new one.
    stage.granted(case).await;
    let number = stage.finished(case).await;
    let standing = report::of_case(&stage.shell.app, case)
        .await
        .unwrap()
        .report
        .unwrap();
    assert_eq!(standing.number, Some(number));
    assert_eq!(
        decide(&stage, standing.id, Decision::Retract).await,
        Decided::NotNow
    );
}

#[tokio::test]
async fn the_line_says_how_it_is() {
    let stage = Stage::new().await;
    let try_out = |password: &'static str| {
        let line = stage.line_to(report::Environment::Test, password);
        async move { line.status().await }
    };
    assert_eq!(try_out(testkit::cybertip::PASSWORD).await, Well::Yes);
    assert_eq!(try_out("another").await, Well::Refused(2000));
    stage.there.fails("/status", Fault::Says(b"hello".to_vec()));
    assert_eq!(try_out(testkit::cybertip::PASSWORD).await, Well::Unclear);
    stage.there.fails("/status", Fault::AnswerLost);
    assert_eq!(
        try_out(testkit::cybertip::PASSWORD).await,
        Well::Unreachable("cut-short")
    );
    assert!(stage.line().xsd().await.unwrap().starts_with(b"<?xml"));
    stage
        .there
        .fails("/xsd", Fault::Says(b"<!DOCTYPE schema>".to_vec()));
    assert_eq!(stage.line().xsd().await, None);
}

/// It cannot be changed any more; so it rings until a person has written to them and says so.
#[tokio::test]
async fn a_finished_report_that_lacks_a_file_rings_until_somebody_notes_it() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        stage.granted(case).await;
        let none = b"<reportDoneResponse><responseCode>0</responseCode><reportId>1</reportId><files/></reportDoneResponse>";
        stage.there.fails("/finish", Fault::Says(none.to_vec()));
        let Sent::Finished(report, _) = stage.submit(case).await else {
            panic!("not finished");
        };
        let db = stage.shell.app.db();
        assert_eq!(report::stuck(db).await.unwrap(), 1);
        let open = report::open(&stage.shell.app).await.unwrap();
        assert_eq!(open[0].halt, Some("files-differ"));
        let not_now = decide(&stage, report, Decision::Retract).await;
        assert_eq!(not_now, Decided::NotNow);
        assert_eq!(decide(&stage, report, Decision::Noted).await, Decided::Done);
        assert_eq!(report::stuck(db).await.unwrap(), 0);
        assert!(report::open(&stage.shell.app).await.unwrap().is_empty());
        let again = decide(&stage, report, Decision::Noted).await;
        assert_eq!(again, Decided::NotNow);
    }
}
