//! When all goes well.

use super::stage::{DAY_MS, Stage, WHY};
use crate::{
    case::{self, CaseState, Grant, Purpose, Second},
    report::{self, Choices, Environment, Sent, draft::Drafted},
    text::TextCase,
};
use testkit::{Shell, cybertip::schema::Node};

#[tokio::test]
async fn a_case_is_reported_with_every_file_of_its_uploader_and_its_clock_stops() {
    for stage in Stage::both().await {
        let post = stage.shell.app.db().ids().row();
        let first = stage.case_of(post, b"one", false).await;
        stage.later(60_000);
        let second = stage.case_of(post, b"two", true).await;
        let other = stage.case(b"of somebody else").await;
        stage.granted(first).await;
        let number = stage.finished(first).await;
        stage.there.report(number, two_files_arrived);

        let now = stage.shell.clock.now();
        for case in [first, second] {
            let case = stage.read(case).await;
            assert_eq!(case.state, CaseState::Reported);
            assert_eq!(case.reported_at, Some(now));
            assert_eq!(case.report, Some(format!("NCMEC {number}")));
            assert_eq!(case.preserve_until, now + 365 * DAY_MS);
        }
        assert_eq!(stage.read(other).await.state, CaseState::Open);
        let standing = report::of_case(&stage.shell.app, second).await.unwrap();
        let standing = standing.report.unwrap();
        assert_eq!((standing.step, standing.number), ("finished", Some(number)));
        assert!(!standing.is_test);
        let told = ["report_drafted", "report_opened", "report_finished"];
        assert_eq!(stage.audited(standing.id).await, told);
        let calls = ["/submit", "/upload", "/fileinfo", "/finish", "/retract"];
        assert_eq!(calls.map(|call| stage.there.calls(call)), [1, 2, 2, 1, 0]);
        // Once more: it is said that it is done, and nothing is sent.
        stage.granted(first).await;
        let again = stage.submit(first).await;
        let done = Drafted::Decided(CaseState::Reported);
        assert_eq!(format!("{again:?}"), format!("{:?}", Sent::Not(done)));
        assert_eq!(stage.there.calls("/submit"), 1);
    }
}

fn two_files_arrived(report: &testkit::cybertip::Report) {
    assert!(report.finished);
    let node = report.read();
    let says = |path: &str| node.text_of(path).unwrap_or_default();
    let captures = node.find("personOrUserReported/ipCaptureEvent");
    assert_eq!(captures.len(), 2);
    assert_eq!(captures[0].text_of("port"), Some("4711"));
    let at = says("incidentSummary/incidentDateTime");
    assert_eq!(at, "2027-02-22T15:00:00Z");
    assert_eq!(says("reporter/reportingPerson/email"), "post@example.org");
    let files = report.files.iter().map(|file| {
        assert_eq!(file.details.len(), 1);
        let details = Node::read(&file.details[0]).unwrap();
        let hash = &details.find("originalFileHash")[0];
        let md5 = mediahash::Digests::of(&file.bytes).md5.to_string();
        let kind = hash.attributes[0].1.as_str();
        assert_eq!((kind, hash.text.as_str()), ("MD5", md5.as_str()));
        let viewed = details.text_of("fileViewedByEsp").unwrap().to_owned();
        (file.name.as_str(), file.bytes.as_slice(), viewed)
    });
    let wanted: [(&str, &[u8], String); 2] = [
        ("file-1.bin", b"one", "false".into()),
        ("file-2.bin", b"two", "true".into()),
    ];
    assert_eq!(files.collect::<Vec<_>>(), wanted);
}

#[tokio::test]
async fn words_alone_are_reported_without_a_file() {
    for (kind, literal) in [
        (TextCase::Offer, "Child Sex Trafficking"),
        (
            TextCase::Enticement,
            "Online Enticement of Children for Sexual Acts",
        ),
    ] {
        let stage = Stage::new().await;
        let words = "words that a filter found <&> é";
        let case = stage.text_case(kind, words).await;
        stage.granted(case).await;
        let number = stage.finished(case).await;
        stage.there.report(number, |report| {
            assert!(report.finished && report.files.is_empty());
            let node = report.read();
            assert_eq!(node.text_of("incidentSummary/incidentType"), Some(literal));
            assert_eq!(
                node.text_of("internetDetails/webPageIncident/additionalInfo"),
                Some(words)
            );
            let from = "personOrUserReported/ipCaptureEvent";
            assert_eq!(
                node.text_of(&format!("{from}/ipAddress")),
                Some("2001:db8::7")
            );
            assert_eq!(node.text_of(&format!("{from}/eventName")), Some("Other"));
            assert_eq!(node.text_of(&format!("{from}/port")), None);
        });
        assert_eq!(stage.read(case).await.state, CaseState::Reported);
    }
}

#[tokio::test]
async fn a_threat_needs_an_officer_to_say_what_it_is_reported_as() {
    let stage = Stage::new().await;
    let case = stage.text_case(TextCase::Threat, "words").await;
    stage.granted(case).await;
    assert!(matches!(
        stage.submit(case).await,
        Sent::Not(Drafted::WhatIsIt)
    ));
    let choices = Choices {
        incident: Some("Child Sexual Molestation".into()),
        urgent_because: Some("They say where they are.".into()),
        report_annotations: vec!["sextortion".into()],
        told: Some(("Springfield Police".into(), Some("77/2".into()))),
        ..Choices::default()
    };
    let Sent::Finished(_, number) = stage.submit_with(case, &choices).await else {
        panic!("the grant was not used up by the refusal before");
    };
    let node = stage.there.report(number, testkit::cybertip::Report::read);
    let says = |path: &str| node.text_of(path).map(str::to_owned);
    assert_eq!(
        says("incidentSummary/escalateToHighPriority").unwrap(),
        "They say where they are."
    );
    assert_eq!(
        says("incidentSummary/reportAnnotations/sextortion").unwrap(),
        "true"
    );
    assert_eq!(says("lawEnforcement/caseNumber").unwrap(), "77/2");
}

#[tokio::test]
async fn nobody_sends_alone_and_nobody_sends_with_another_key() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    assert!(matches!(stage.submit(case).await, Sent::NotGranted(_)));
    // A grant for something else is none for this.
    let app = &stage.shell.app;
    case::ask(app, stage.ruth.id, case, Purpose::Export, WHY)
        .await
        .unwrap();
    let grant = Grant::all(app, case).await.unwrap().pop().unwrap().id;
    let second = Second::Officer(stage.amara.id);
    case::answer(app, second, grant, true).await.unwrap();
    assert!(matches!(stage.submit(case).await, Sent::NotGranted(_)));
    stage.granted(case).await;
    let stranger = crate::make_key();
    let officer = report::Officer {
        person: &stage.ruth,
        private: &stranger.private,
    };
    let pause = super::stage::ByHand(stage.shell.clock.clone());
    let what = (&officer, &Choices::default());
    let sent = report::submit(&stage.guard, case, what, &stage.line(), &pause).await;
    assert!(sent.is_err());
    assert_eq!(stage.there.calls("/submit"), 0);
    stage.finished(case).await;
}

/// Row 24 of the threat model: nothing real goes where it is thrown away, nothing made up goes where it counts.
#[tokio::test]
async fn the_test_environment_gets_what_is_made_up_and_nothing_else() {
    let stage = Stage::over(Shell::new().await).await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    assert!(matches!(
        stage.submit(case).await,
        Sent::Not(Drafted::TestOnly)
    ));
    assert_eq!(stage.there.calls("/submit"), 0);
    let pause = super::stage::ByHand(stage.shell.clock.clone());
    let line = stage.line_to(Environment::Test, testkit::cybertip::PASSWORD);
    let sent = report::rehearse(&stage.guard, &stage.ruth, &line, &pause)
        .await
        .unwrap();
    let Sent::Finished(id, number) = sent else {
        panic!("{sent:?}")
    };
    let standing = report::one(&stage.shell.app, id).await.unwrap().unwrap();
    assert!(standing.is_test && standing.banner().starts_with("TEST"));
    stage.there.report(number, |report| {
        assert!(
            report
                .read()
                .text_of("additionalInfo")
                .unwrap()
                .starts_with("TEST")
        );
        assert_eq!(report.files.len(), 1);
    });
    assert_eq!(
        stage.read(case).await.state,
        CaseState::Open,
        "its clock goes on"
    );
    // Made for the one, it never goes to the other.
    let sent = report::rehearse(&stage.guard, &stage.ruth, &stage.line(), &pause)
        .await
        .unwrap();
    assert!(matches!(sent, Sent::OtherLine));
    assert_eq!(stage.there.calls("/submit"), 1);
}

#[tokio::test]
async fn without_the_operators_own_name_nothing_is_reported() {
    let stage = Stage::new().await;
    let case = stage.case(b"one").await;
    stage.granted(case).await;
    let mut campaign = web::Campaign::clone(&stage.shell.app.campaign());
    campaign.operator.address = String::new();
    stage.shell.app.set_campaign(campaign);
    let Sent::Not(Drafted::Missing(missing)) = stage.submit(case).await else {
        panic!("sent without an address");
    };
    assert_eq!(missing, ["campaign.operator.address"]);
}

#[tokio::test]
async fn what_was_reported_before_is_named_in_the_next() {
    let stage = Stage::new().await;
    let post = stage.shell.app.db().ids().row();
    let first = stage.case_of(post, b"one", false).await;
    stage.granted(first).await;
    let before = stage.finished(first).await;
    let second = stage.case_of(post, b"two", false).await;
    stage.granted(second).await;
    let number = stage.finished(second).await;
    let node = stage.there.report(number, testkit::cybertip::Report::read);
    let prior = node
        .text_of("personOrUserReported/priorCTReports")
        .unwrap()
        .to_owned();
    assert_eq!(prior, before.to_string());
    stage
        .there
        .report(number, |report| assert_eq!(report.files.len(), 1));
}

/// One of another chain goes with it when an officer says so; what is in a report that is under way does not.
#[tokio::test]
async fn an_officer_can_put_more_into_one_report() {
    let stage = Stage::new().await;
    let named = stage.case(b"a").await;
    stage.later(1_000);
    let also = stage.case(b"b").await;
    stage.later(1_000);
    let helps = stage.case(b"c").await;
    let choices = Choices {
        also: vec![also],
        supplemental: vec![helps],
        class: Some("A1".into()),
        public: Some(false),
        ..Choices::default()
    };
    for case in [named, also, helps] {
        stage.granted(case).await;
    }
    let Sent::Finished(_, number) = stage.submit_with(named, &choices).await else {
        panic!()
    };
    let said = stage.there.report(number, |report| {
        let details = report
            .files
            .iter()
            .map(|file| Node::read(&file.details[0]).unwrap());
        details
            .map(|node| {
                (
                    node.text_of("fileRelevance").unwrap().to_owned(),
                    node.text_of("industryClassification").map(str::to_owned),
                    node.text_of("publiclyAvailable").map(str::to_owned),
                )
            })
            .collect::<Vec<_>>()
    });
    let no = Some("false".to_owned());
    assert_eq!(
        said,
        [
            ("Reported".into(), Some("A1".into()), no.clone()),
            ("Reported".into(), Some("A1".into()), no.clone()),
            ("Supplemental Reported".into(), None, no),
        ]
    );
    assert_eq!(stage.read(helps).await.state, CaseState::Reported);
}

/// Two people agreed to one case. That opens no other, linked with it or named beside it.
#[tokio::test]
async fn what_was_granted_for_one_case_opens_no_other() {
    for stage in Stage::both().await {
        let [named, linked, also] = [
            stage.case(b"a").await,
            stage.case(b"b").await,
            stage.case(b"c").await,
        ];
        let (app, ruth) = (&stage.shell.app, stage.ruth.id);
        let done = case::link(app, ruth, named, linked).await.unwrap();
        assert_eq!(done, case::Outcome::Done);
        let choices = Choices {
            also: vec![also],
            ..Choices::default()
        };
        stage.granted(named).await;
        stage.granted(also).await;
        let out = stage.shell.dir.path().join("out");
        let officer = stage.officer();
        let write = || report::to_folder(&stage.guard, named, (&officer, &choices), &out);
        let lacks = |sent: &Sent| matches!(sent, Sent::NotGranted(cases) if *cases == [linked]);
        assert!(lacks(&stage.submit_with(named, &choices).await));
        assert!(lacks(&write().await.unwrap().unwrap_err()));
        assert!(!out.exists(), "nothing was opened");
        for case in [named, linked, also] {
            let audited = stage.audited(case).await;
            assert!(!audited.contains(&"case_unsealed".into()));
        }
        // What was not enough was not used up.
        stage.granted(linked).await;
        assert_eq!(write().await.unwrap().unwrap(), 3);
        let readme = std::fs::read_to_string(out.join("README.txt")).unwrap();
        for case in [named, linked, also] {
            assert!(readme.contains(&case.to_string()));
            let audited = stage.audited(case).await;
            assert!(audited.ends_with(&["case_unsealed".into(), "report_written".into()]));
        }
        assert!(matches!(
            stage.submit_with(named, &choices).await,
            Sent::NotGranted(cases) if cases.len() == 3
        ));
    }
}
