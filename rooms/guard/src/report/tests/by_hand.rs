//! What people report without us, and the files they do it with.

use super::stage::{DAY_MS, Stage};
use crate::{
    case::CaseState,
    report::{self, ByHand, Choices, Recorded, Sent, draft::Drafted},
    text::TextCase,
};
use testkit::{Shell, cybertip::schema::Node};

fn to_nca(at: store::Millis) -> ByHand {
    ByHand {
        jurisdiction: "GB".into(),
        authority: "NCA".into(),
        reference: "R-1234".into(),
        reported_at: at,
    }
}

#[tokio::test]
async fn a_report_made_by_hand_stops_the_clock_when_it_was_made() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let stage = Stage::over(shell).await;
        let case = stage.case(b"one").await;
        let at = stage.shell.clock.now() + 60_000;
        stage.later(3 * 3_600_000);
        let done = report::record_by_hand(&stage.guard, case, &to_nca(at), &stage.ruth).await;
        assert_eq!(done.unwrap(), Recorded::Done);
        let read = stage.read(case).await;
        assert_eq!(
            (read.state, read.reported_at),
            (CaseState::Reported, Some(at))
        );
        assert_eq!(read.report.as_deref(), Some("NCA R-1234"));
        assert!(read.preserve_until >= at + 365 * DAY_MS);
        let reports = report::of_case(&stage.shell.app, case).await.unwrap();
        assert!(reports.report.is_none());
        assert_eq!(reports.by_hand[0].reference, "R-1234");
        assert!(
            stage
                .audited(case)
                .await
                .contains(&"report_by_hand".to_owned())
        );
        // Told to a second authority later: both are kept.
        let second = ByHand {
            authority: "IWF".into(),
            reported_at: at + 1,
            ..to_nca(at)
        };
        let done = report::record_by_hand(&stage.guard, case, &second, &stage.amara).await;
        assert_eq!(done.unwrap(), Recorded::Done);
        let reports = report::of_case(&stage.shell.app, case).await.unwrap();
        assert_eq!(reports.by_hand.len(), 2);
        assert_eq!(
            stage.read(case).await.reported_at,
            Some(at),
            "the first one stopped it"
        );
    }
}

#[tokio::test]
async fn half_a_record_is_none() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    let now = stage.shell.clock.now();
    let good = to_nca(now);
    for bad in [
        ByHand {
            jurisdiction: "UK1".into(),
            ..good.clone()
        },
        ByHand {
            jurisdiction: "gb".into(),
            ..good.clone()
        },
        ByHand {
            authority: " ".into(),
            ..good.clone()
        },
        ByHand {
            reference: String::new(),
            ..good.clone()
        },
        ByHand {
            reference: "x".repeat(101),
            ..good.clone()
        },
        ByHand {
            reported_at: now + 1,
            ..good.clone()
        },
    ] {
        let done = report::record_by_hand(&stage.guard, case, &bad, &stage.ruth).await;
        assert_eq!(done.unwrap(), Recorded::Unusable, "{bad:?}");
    }
    let nobody = stage.shell.app.db().ids().row();
    let done = report::record_by_hand(&stage.guard, nobody, &good, &stage.ruth).await;
    assert_eq!(done.unwrap(), Recorded::None);
    assert_eq!(stage.read(case).await.state, CaseState::Open);
}

/// Until there are credentials; so it works while reports go nowhere, and leaves the case waiting.
#[tokio::test]
async fn the_same_report_as_files_for_a_person() {
    use std::os::unix::fs::PermissionsExt as _;
    let stage = Stage::over(Shell::new().await).await;
    let case = stage
        .case_of(stage.shell.app.db().ids().row(), b"\xff\xd8\xffone", true)
        .await;
    let out = stage.shell.dir.path().join("out");
    let officer = stage.officer();
    let choices = Choices::default();
    let write = || report::to_folder(&stage.guard, case, (&officer, &choices), &out);
    assert!(matches!(write().await.unwrap(), Err(Sent::NotGranted(_))));
    stage.granted(case).await;
    assert_eq!(write().await.unwrap().unwrap(), 1);
    let read = |name: &str| std::fs::read(out.join(name)).unwrap();
    assert_eq!(read("file-1.jpg"), b"\xff\xd8\xffone");
    let details = Node::read(&String::from_utf8(read("file-1.xml")).unwrap()).unwrap();
    details.check().unwrap();
    assert_eq!(details.text_of("fileViewedByEsp"), Some("true"));
    let report = Node::read(&String::from_utf8(read("report.xml")).unwrap()).unwrap();
    report.check().unwrap();
    assert!(
        String::from_utf8(read("README.txt"))
            .unwrap()
            .contains("redx guard case reported")
    );
    for (path, mode) in [(out.clone(), 0o700), (out.join("file-1.jpg"), 0o600)] {
        assert_eq!(
            std::fs::metadata(path).unwrap().permissions().mode() & 0o777,
            mode
        );
    }
    assert_eq!(stage.read(case).await.state, CaseState::Open);
    assert!(
        stage
            .audited(case)
            .await
            .contains(&"report_written".to_owned())
    );
    // Never over something else.
    stage.granted(case).await;
    assert!(write().await.is_err());
    let again = stage.shell.dir.path().join("again");
    let other = report::to_folder(&stage.guard, case, (&officer, &choices), &again).await;
    assert_eq!(
        other.unwrap().unwrap(),
        1,
        "the grant was not used up by that"
    );
}

#[tokio::test]
async fn words_alone_become_a_report_and_no_file() {
    let stage = Stage::over(Shell::new().await).await;
    let case = stage.text_case(TextCase::Enticement, "words").await;
    stage.granted(case).await;
    let out = stage.shell.dir.path().join("out");
    let (officer, choices) = (stage.officer(), Choices::default());
    let written = report::to_folder(&stage.guard, case, (&officer, &choices), &out).await;
    assert_eq!(written.unwrap().unwrap(), 0);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
    let threat = stage.text_case(TextCase::Threat, "words").await;
    let elsewhere = out.join("t");
    let unnamed = report::to_folder(&stage.guard, threat, (&officer, &choices), &elsewhere);
    assert!(matches!(
        unnamed.await.unwrap(),
        Err(Sent::Not(Drafted::WhatIsIt))
    ));
}

/// What the police of one country were told is no report to NCMEC.
#[tokio::test]
async fn a_report_to_another_authority_bars_none_to_ncmec_and_one_to_ncmec_does() {
    for stage in Stage::both().await {
        let case = stage.case(b"one").await;
        let now = stage.shell.clock.now();
        let record = |report: ByHand| {
            let (guard, ruth) = (&stage.guard, &stage.ruth);
            async move {
                report::record_by_hand(guard, case, &report, ruth)
                    .await
                    .unwrap()
            }
        };
        assert_eq!(record(to_nca(now)).await, Recorded::Done);
        stage.later(DAY_MS);
        stage.granted(case).await;
        stage
            .there
            .fails("/finish", testkit::cybertip::Fault::Code(3300));
        let Sent::Halted(id, _) = stage.submit(case).await else {
            panic!("not begun");
        };
        let to_ncmec = ByHand {
            authority: "ncmec".into(),
            jurisdiction: "US".into(),
            ..to_nca(now)
        };
        assert_eq!(record(to_ncmec.clone()).await, Recorded::UnderWay);
        // One to somebody else stops nothing that is under way.
        assert_eq!(record(to_nca(now)).await, Recorded::Done);
        let go_on = report::Decision::GoOn;
        let decided = report::decide(&stage.guard, id, go_on, &stage.ruth);
        assert_eq!(decided.await.unwrap(), report::Decided::Done);
        let number = stage.finished(case).await;
        let read = stage.read(case).await;
        assert_eq!(read.reported_at, Some(now));
        let year = stage.shell.clock.now() + 365 * DAY_MS;
        assert_eq!(read.preserve_until, year, "from the last report on");
        // Numbers are in no entry of the chain.
        let all = web::audit::after(stage.shell.app.db(), 0, 500)
            .await
            .unwrap();
        for part in [number.to_string(), "R-1234".into()] {
            assert!(all.iter().all(|entry| !entry.detail.contains(&part)));
        }
        stage.granted(case).await;
        let again = stage.submit(case).await;
        assert!(matches!(again, Sent::Not(Drafted::Decided(_))), "{again:?}");
        let other = stage.case(b"two").await;
        let done = report::record_by_hand(&stage.guard, other, &to_ncmec, &stage.ruth);
        assert_eq!(done.await.unwrap(), Recorded::Done);
        stage.granted(other).await;
        let again = stage.submit(other).await;
        assert!(matches!(again, Sent::Not(Drafted::Decided(_))), "{again:?}");
    }
}

/// A number that arrives is in no entry of the chain.
#[tokio::test]
async fn the_number_of_a_report_is_in_no_entry_of_the_chain() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    let number = stage.finished(case).await.to_string();
    let all = web::audit::after(stage.shell.app.db(), 0, 500)
        .await
        .unwrap();
    let reported = all.iter().find(|entry| entry.verb == "guard.case_reported");
    assert_eq!(reported.unwrap().detail, "NCMEC");
    assert!(all.iter().all(|entry| !entry.detail.contains(&number)));
}
