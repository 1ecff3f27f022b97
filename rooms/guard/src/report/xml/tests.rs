//! Held against the order as it is written in public descriptions of the interface, by a reader that is not ours
//! (`testkit::cybertip::schema`).

use super::*;
use crate::report::model::document::*;
use proptest::prelude::*;
use testkit::cybertip::schema::{FILE_ANNOTATIONS, INCIDENTS, Node, REPORT_ANNOTATIONS};

fn checked(xml: &str) -> Node {
    let node = Node::read(xml).expect("well-formed");
    if let Err(why) = node.check() {
        panic!("{why}: {xml}");
    }
    node
}

fn least() -> Report {
    Report {
        summary: Summary {
            incident: Incident::Material,
            platform: None,
            urgent_because: None,
            annotations: Vec::new(),
            at: 1_803_308_400_123,
            at_means: None,
        },
        pages: Vec::new(),
        law: None,
        reporter: Reporter::default(),
        person: None,
        additional: None,
    }
}

#[test]
fn the_least_there_can_be() {
    let xml = report(&least());
    checked(&xml);
    assert_eq!(
        xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report><incidentSummary><incidentType>\
         Child Pornography (possession, manufacture, and distribution)</incidentType>\
         <incidentDateTime>2027-02-22T15:00:00Z</incidentDateTime></incidentSummary>\
         <reporter><reportingPerson></reportingPerson></reporter></report>"
    );
}

/// The eight literals as the interface has them, against a second list of them.
#[test]
fn the_eight_literals_are_exact() {
    let ours = Incident::ALL.map(Incident::literal);
    assert_eq!(ours, INCIDENTS);
    assert_eq!(Incident::of_case("csam"), Some(Incident::Material));
    assert_eq!(
        Incident::of_case("trafficking"),
        Some(Incident::Trafficking)
    );
    assert_eq!(Incident::of_case("enticement"), Some(Incident::Enticement));
    assert_eq!(Incident::of_case("other"), None);
}

#[test]
fn annotations_are_those_of_the_schema_in_its_order() {
    let report: Vec<_> = ReportAnnotation::ALL.iter().map(|a| a.element()).collect();
    assert_eq!(report.join(" "), REPORT_ANNOTATIONS);
    let file: Vec<_> = FileAnnotation::ALL.iter().map(|a| a.element()).collect();
    assert_eq!(file.join(" "), FILE_ANNOTATIONS);
    assert_eq!(report.len() + file.len(), 15);
}

#[test]
fn the_check_finds_what_is_out_of_order() {
    let good = report(&least());
    let swapped = good
        .replace(
            "<reporter><reportingPerson></reportingPerson></reporter>",
            "",
        )
        .replace(
            "<incidentSummary>",
            "<reporter><reportingPerson></reportingPerson></reporter><incidentSummary>",
        );
    assert_ne!(good, swapped);
    let wrong = [
        swapped,
        good.replace("<reporter>", "<additionalInfo>x</additionalInfo><reporter>"),
        good.replace(
            "Child Pornography (possession, manufacture, and distribution)",
            "Child Pornography",
        ),
        good.replace(
            "<incidentDateTime>",
            "<reportAnnotations><spam>false</spam></reportAnnotations><incidentDateTime>",
        ),
        good.replace("</incidentSummary>", ""),
    ];
    for xml in wrong {
        let found = Node::read(&xml).and_then(|node| node.check());
        assert!(found.is_err(), "{xml}");
    }
}

#[test]
fn what_people_wrote_comes_back_as_they_wrote_it() {
    let words = "<b>&amp; \"x\" 'y' ]]> \u{0}\u{b}\u{ffff} é 中 \u{1f600}\nnext\tline\rend";
    let mut whole = least();
    whole.pages = vec![WebPage {
        urls: vec!["https://a.example/?x=1&y=2".into()],
        words: Some(words.into()),
    }];
    let node = checked(&report(&whole));
    let back = node
        .text_of("internetDetails/webPageIncident/additionalInfo")
        .unwrap();
    assert_eq!(
        back,
        words.replace(['\u{0}', '\u{b}', '\u{ffff}'], "\u{fffd}")
    );
    assert_eq!(
        node.text_of("internetDetails/webPageIncident/url").unwrap(),
        "https://a.example/?x=1&y=2"
    );
}

#[test]
fn who_has_seen_a_file_is_said_of_each() {
    for viewed in [true, false] {
        let about = FileFacts {
            viewed: Some(viewed),
            ..FileFacts::default()
        };
        let details = FileDetails {
            report: 7,
            file: "f".into(),
            about,
        };
        let node = checked(&file_details(&details));
        assert_eq!(
            node.text_of("fileViewedByEsp"),
            Some(if viewed { "true" } else { "false" })
        );
    }
    let unknown = FileDetails {
        report: 7,
        file: "f".into(),
        about: FileFacts::default(),
    };
    assert_eq!(
        checked(&file_details(&unknown)).text_of("fileViewedByEsp"),
        None
    );
}

#[test]
fn a_hash_names_its_kind_and_a_class_only_goes_with_what_is_reported() {
    let about = FileFacts {
        relevance: Some(Relevance::Supplemental),
        class: Some(IndustryClass::A1),
        hashes: vec![
            FileHash {
                kind: "MD5",
                hex: "0".repeat(32),
            },
            FileHash {
                kind: "PDQ",
                hex: "1".repeat(64),
            },
        ],
        ..FileFacts::default()
    };
    let node = checked(&file_details(&FileDetails {
        report: 7,
        file: "f".into(),
        about: about.clone(),
    }));
    let kinds: Vec<_> = node
        .find("originalFileHash")
        .iter()
        .map(|n| n.attributes[0].clone())
        .collect();
    assert_eq!(
        kinds,
        [
            ("hashType".into(), "MD5".into()),
            ("hashType".into(), "PDQ".into())
        ]
    );
    assert_eq!(node.text_of("industryClassification"), None);
    assert!(!format!("{about:?}").contains("000"), "no hash in Debug");
}

#[test]
fn times_are_utc_to_the_second() {
    assert_eq!(utc(0), "1970-01-01T00:00:00Z");
    assert_eq!(utc(1_803_308_400_999), "2027-02-22T15:00:00Z");
    assert_eq!(utc(i64::MAX), "1970-01-01T00:00:00Z");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[<>&'\"\\]\\[a-z \r\n\t\u{0}-\u{1f}]{0,12}"
    ]
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

prop_compose! {
    fn capture()(address in "[0-9a-f.:]{2,20}", upload in any::<bool>(), at in any::<i64>(), port in proptest::option::of(any::<u16>())) -> IpCapture {
        let event = if upload { CaptureEvent::Upload } else { CaptureEvent::Other };
        IpCapture { address, event, at, port }
    }
}

prop_compose! {
    fn someone()(first_name in maybe_text(), last_name in maybe_text(), phones in proptest::collection::vec("[+0-9 ]{1,12}x", 0..3),
        emails in proptest::collection::vec("[a-z]{1,8}@[a-z]{1,8}", 0..3), line in maybe_text(), country in proptest::option::of("[A-Z]{2}")) -> Person {
        Person { first_name, last_name, phones, emails, addresses: vec![Address { line, country }] }
    }
}

prop_compose! {
    fn summary_of_any()(incident in proptest::sample::select(&Incident::ALL[..]), platform in maybe_text(), urgent_because in maybe_text(),
        annotations in proptest::collection::vec(proptest::sample::select(&ReportAnnotation::ALL[..]), 0..7), at in any::<i64>(), at_means in maybe_text()) -> Summary {
        Summary { incident, platform, urgent_because, annotations, at, at_means }
    }
}

prop_compose! {
    fn reported_of_any()(identifier in maybe_text(), service in maybe_text(), captures in proptest::collection::vec(capture(), 0..4),
        prior in proptest::collection::vec(1_u64..999, 0..3), additional in maybe_text()) -> Reported {
        Reported { identifier, service, captures, prior, additional }
    }
}

prop_compose! {
    fn any_report()(summary in summary_of_any(), pages in proptest::collection::vec((proptest::collection::vec("https://[a-z]{1,9}", 0..3), maybe_text()), 0..3),
        law in proptest::option::of(("[a-z]{1,9}", maybe_text(), any::<bool>())), reporting in someone(), contact in proptest::option::of(someone()),
        company in maybe_text(), legal_url in maybe_text(), person in proptest::option::of(reported_of_any()), additional in maybe_text()) -> Report {
        Report {
            summary,
            pages: pages.into_iter().map(|(urls, words)| WebPage { urls, words }).collect(),
            law: law.map(|(agency, case_number, told_by_us)| Law { agency, case_number, told_by_us }),
            reporter: Reporter { reporting, contact, company, legal_url },
            person,
            additional,
        }
    }
}

prop_compose! {
    fn any_details()(name in maybe_text(), uploaded_at in proptest::option::of(any::<i64>()), seen in proptest::collection::vec(proptest::option::of(any::<bool>()), 3),
        supplemental in any::<bool>(), annotations in proptest::collection::vec(proptest::sample::select(&FileAnnotation::ALL[..]), 0..12),
        class in proptest::option::of(proptest::sample::select(&IndustryClass::ALL[..])), capture in proptest::option::of(capture()),
        additional in proptest::collection::vec("[a-z<&]{1,9}", 0..3), hashes in 0_usize..3, report in 1_u64..99, file in "[0-9a-f]{32}") -> FileDetails {
        let relevance = Some(if supplemental { Relevance::Supplemental } else { Relevance::Reported });
        let hashes = ["MD5", "SHA1", "PDQ"].into_iter().take(hashes).map(|kind| FileHash { kind, hex: "ab".into() }).collect();
        FileDetails { report, file, about: FileFacts { name, uploaded_at, viewed: seen[0], exif_viewed: seen[1], public: seen[2], relevance, annotations, class, hashes, capture, additional } }
    }
}

proptest! {
    #[test]
    fn any_report_is_well_formed_and_in_order(any in any_report()) {
        let node = checked(&report(&any));
        prop_assert_eq!(node.text_of("incidentSummary/incidentType").unwrap(), any.summary.incident.literal());
        prop_assert_eq!(node.find("personOrUserReported/ipCaptureEvent").len(), any.person.map_or(0, |p| p.captures.len()));
    }

    #[test]
    fn any_file_details_are_well_formed_and_in_order(any in any_details()) {
        let node = checked(&file_details(&any));
        prop_assert_eq!(node.text_of("fileId").unwrap(), any.file);
        prop_assert_eq!(node.find("originalFileHash").len(), any.about.hashes.len());
    }
}
