use super::super::{BadLine, Entry, Format, Reason, Refused, Report, read_entries};
use crate::{Opinion, SignalKind, View};
use std::io;

fn read(text: &str) -> io::Result<(Vec<Entry>, Report)> {
    let mut entries = Vec::new();
    let report = read_entries(
        text.as_bytes(),
        Format::StopNcii,
        SignalKind::Pdq,
        |entry| {
            entries.push(entry);
            Ok::<(), io::Error>(())
        },
    )?;
    Ok((entries, report))
}

fn refused(text: &str) -> Refused {
    let error = read(text).unwrap_err();
    *error.get_ref().unwrap().downcast_ref().unwrap()
}

fn record(kind: &str, hash: &str, status: &str) -> String {
    format!(
        r#"{{"lastModtimestamp": 1740819600, "signalType": "{kind}", "hashValue": "{hash}", "hashStatus": "{status}", "caseNumbers": []}}"#
    )
}

fn page(records: &[String]) -> String {
    format!(
        r#"{{"count": 1, "hashRecords": [{}], "hasMoreRecords": false, "nextPageToken": "t", "nextSetTimestamp": 1740819601}}"#,
        records.join(",")
    )
}

#[test]
fn every_status_and_kind() {
    let (pdq, md5) = ("0f".repeat(32), "a0".repeat(16));
    let (entries, report) = read(&page(&[
        record("ImagePDQ", &pdq, "Active"),
        record("VideoMD5", &md5, "Received"),
        record("ImagePDQ", &pdq, "Withdrawn"),
        record("VideoMD5", &md5, "Deleted"),
        record("VideoTMK", "x", "Active"),
        record("Text", "x", "Active"),
        record("Brand new", "x", "Active"),
        record("ImagePDQ", &md5, "Active"),
        record("ImagePDQ", &pdq, "Brand new"),
        "[]".to_owned(),
    ]))
    .unwrap();
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.signals[0].kind(), entry.deleted))
        .collect();
    assert_eq!(
        seen,
        [
            (SignalKind::Pdq, false),
            (SignalKind::Md5, false),
            (SignalKind::Pdq, true),
            (SignalKind::Md5, true)
        ]
    );
    assert_eq!(entries[0].at, Some(1_740_819_600_000));
    let bad = |line, reason| BadLine { line, reason };
    assert_eq!(
        report.first_bad,
        [
            bad(8, Reason::Hash),
            bad(9, Reason::Form),
            bad(10, Reason::Form)
        ]
    );
    let skipped: Vec<_> = report.skipped.into_iter().collect();
    assert_eq!(skipped, [("other", 1), ("text", 1), ("tmk", 1)]);
    assert_eq!(report.page.next, None, "the last page has a token, too");
    assert_eq!(report.page.max_at, Some(1_740_819_601_000));
}

#[test]
fn what_platforms_found_are_opinions() {
    let feedbacks = r#"{"CSPFeedbacks": [{"source": "One", "feedbackValue": "Blocked", "tags": ["a"]},
        {"source": "Two", "feedbackValue": "NotBlocked"}, {"source": "Three", "feedbackValue": "Brand new"}, {}],"#;
    let record = record("ImagePDQ", &"0f".repeat(32), "Active");
    let (entries, _) = read(&page(&[record.replacen('{', feedbacks, 1)])).unwrap();
    let said = |view, by: &str| Opinion {
        view,
        by: by.into(),
        at: 1_740_819_600_000,
    };
    assert_eq!(
        entries[0].opinions,
        [said(View::Confirm, "One"), said(View::Deconfirm, "Two")]
    );
}

#[test]
fn a_page_that_leads_nowhere_is_refused() {
    let more = r#"{"hasMoreRecords": true, "hashRecords": []}"#;
    assert_eq!(refused(more), Refused::Form);
    assert_eq!(refused(r#"{"statusCode": 401}"#), Refused::Form);
    assert_eq!(refused("[]"), Refused::Form);
    assert_eq!(
        refused(r#"{"hashRecords": [], "hashRecords": []}"#),
        Refused::Form
    );
    assert_eq!(refused(r#"{"hashRecords": []} {}"#), Refused::Form);
    let next = r#"{"hasMoreRecords": true, "nextPageToken": "two", "hashRecords": []}"#;
    assert_eq!(read(next).unwrap().1.page.next.as_deref(), Some("two"));
}

#[test]
fn a_page_cut_anywhere_is_refused() {
    let text = page(&[record("ImagePDQ", &"0f".repeat(32), "Active")]);
    for end in 0..text.len() {
        assert_eq!(refused(&text[..end]), Refused::Cut, "{end}");
    }
}
