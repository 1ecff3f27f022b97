use super::*;
use crate::export;
use mediahash::{Md5, Pdq, Sha256};
use proptest::collection::vec;
use proptest::prelude::*;

fn read_all(text: &[u8], format: Format) -> (Vec<Row>, Report) {
    let mut rows = Vec::new();
    let report = read(text, format, SignalKind::Pdq, |row| {
        rows.push(row);
        Ok::<(), io::Error>(())
    });
    (rows, report.unwrap())
}

fn bad(line: u64, reason: Reason) -> BadLine {
    BadLine { line, reason }
}

#[test]
fn lines_with_and_without_kind() {
    let (pdq, md5) = ("ab".repeat(32), "CD".repeat(16));
    let text =
        format!("\u{feff}{pdq}\r\n\n  # a note\nMD5\t{md5}\npdq {md5}\nphoto {pdq}\na b c\n{pdq}");
    let (rows, report) = read_all(text.as_bytes(), Format::Lines);
    let kinds: Vec<SignalKind> = rows.iter().map(|row| row.signal.kind()).collect();
    assert_eq!(kinds, [SignalKind::Pdq, SignalKind::Md5, SignalKind::Pdq]);
    assert_eq!((report.rows, report.bad), (3, 3));
    assert_eq!(
        report.first_bad,
        [
            bad(5, Reason::Hash),
            bad(6, Reason::Kind),
            bad(7, Reason::Form)
        ]
    );
}

#[test]
fn csv_with_and_without_header() {
    let pdq = "01".repeat(32);
    let (rows, _) = read_all(format!("{pdq},one,two\n{pdq}\n").as_bytes(), Format::Csv);
    assert_eq!(rows[0].metadata.as_deref(), Some("one,two"));
    assert_eq!(rows[1].metadata, None);

    let text = format!(
        "metadata,other,Hash,type\n\"a \"\"b\"\", c\",x,{pdq},sha256\nm,x\n\"open,x,{pdq},pdq\n"
    );
    let (rows, report) = read_all(text.as_bytes(), Format::Csv);
    assert_eq!(rows[0].metadata.as_deref(), Some("a \"b\", c"));
    assert_eq!(rows[0].signal.kind(), SignalKind::Sha256);
    assert_eq!(
        report.first_bad,
        [bad(3, Reason::Form), bad(4, Reason::Form)]
    );
}

#[test]
fn json_lines() {
    let md5 = "0f".repeat(16);
    let text = format!(
        "{{\"type\":\"md5\",\"hash\":\"{md5}\",\"metadata\":{{\"a\":[1]}},\"more\":0}}\n{{\"hash\":\"{md5}\"}}\n[]\n"
    );
    let (rows, report) = read_all(text.as_bytes(), Format::JsonLines);
    assert_eq!(rows[0].metadata.as_deref(), Some("{\"a\":[1]}"));
    assert_eq!(
        report.first_bad,
        [bad(2, Reason::Hash), bad(3, Reason::Form)]
    );
}

#[test]
fn a_line_without_end_is_skipped_and_the_next_one_read() {
    let mut text = vec![b'a'; LINE_BYTES_MAX * 40];
    text.extend_from_slice(b"\n\xff\xfe\n");
    text.extend_from_slice("5a".repeat(32).as_bytes());
    let (rows, report) = read_all(&text, Format::Lines);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        report.first_bad,
        [bad(1, Reason::TooLong), bad(2, Reason::NotText)]
    );
}

#[test]
fn kinds_of_others_are_skipped_by_kind_and_new_ones_are_bad() {
    let text = "PDNA aa\nphotodna bb\nTMK-PDQF cc\nbrand-new dd\n";
    let (rows, report) = read_all(text.as_bytes(), Format::Lines);
    assert!(rows.is_empty());
    let skipped: Vec<_> = report.skipped.into_iter().collect();
    assert_eq!(skipped, [("pdna", 2), ("tmk", 1)]);
    assert_eq!(report.first_bad, [bad(4, Reason::Kind)]);
}

#[test]
fn an_array_is_read_element_by_element() {
    let (pdq, md5) = ("ab".repeat(32), "0f".repeat(16));
    let text = format!(
        r#" [{{"hash": "{pdq}"}}, 7, {{"key": "k", "hashes": [{{"type": "MD5", "hash": "{md5}"}}, {{"type": "pdna", "hash": ""}}]}},
            {{"key": "k", "deleted": true}}, {{"hash": "x"}}, {{}}] "#
    );
    let mut entries = Vec::new();
    let report = read_entries(text.as_bytes(), Format::Json, SignalKind::Pdq, |entry| {
        entries.push(entry);
        Ok::<(), io::Error>(())
    })
    .unwrap();
    assert_eq!(entries[1].key.as_deref(), Some("k"));
    assert_eq!(entries[1].signals[0].kind(), SignalKind::Md5);
    assert!(entries[2].deleted && entries[2].signals.is_empty());
    assert_eq!(
        (report.rows, report.deleted, report.skipped["pdna"]),
        (3, 1, 1)
    );
    assert_eq!(
        report.first_bad,
        [
            bad(2, Reason::Form),
            bad(5, Reason::Hash),
            bad(6, Reason::Form)
        ]
    );
    let (rows, _) = read_all(text.as_bytes(), Format::Json);
    assert_eq!(rows.len(), 2, "what is deleted is no row");
}

#[test]
fn an_array_that_is_none_is_refused() {
    let refused = |text: &[u8]| {
        let read = read(text, Format::Json, SignalKind::Pdq, |_| {
            Ok::<(), io::Error>(())
        });
        let error = read.unwrap_err();
        *error.get_ref().unwrap().downcast_ref::<Refused>().unwrap()
    };
    for cut in [&b"["[..], b"[{}", b"[{},", b"[{\"a\":", b""] {
        assert_eq!(refused(cut), Refused::Cut);
    }
    for other in [&b"{}"[..], b"[{},]", b"[] []", b"[\xff]", b"nonsense"] {
        assert_eq!(refused(other), Refused::Form);
    }
    let long = format!("[\"{}\"]", "a".repeat(ELEMENT_BYTES_MAX * 2));
    assert_eq!(refused(long.as_bytes()), Refused::TooLong);
    let deep = "[".repeat(100_000);
    assert_eq!(refused(deep.as_bytes()), Refused::Cut);
}

#[test]
fn a_table_names_its_entries() {
    let md5 = "0f".repeat(16);
    let text = format!("key,type,hash,labels\n\"a,1\",md5,{md5},x; y\n,md5,{md5},\n");
    let mut entries = Vec::new();
    read_entries(text.as_bytes(), Format::Csv, SignalKind::Pdq, |entry| {
        entries.push(entry);
        Ok::<(), io::Error>(())
    })
    .unwrap();
    assert_eq!(entries[0].key.as_deref(), Some("a,1"));
    assert_eq!(entries[0].labels, ["x", "y"]);
    assert_eq!(
        (entries[1].key.as_ref(), entries[1].labels.len()),
        (None, 0)
    );
}

#[test]
fn many_bad_lines_are_counted_and_the_first_named() {
    let (_, report) = read_all("x\n".repeat(1000).as_bytes(), Format::Lines);
    assert_eq!(
        (report.bad, report.first_bad.len()),
        (1000, BAD_LINES_NAMED_MAX)
    );
}

#[test]
fn no_report_repeats_a_line() {
    let (rows, report) = read_all(
        format!("feedface\n{}\n", "ab".repeat(32)).as_bytes(),
        Format::Lines,
    );
    let text = format!("{report:?} {rows:?} {}", report.first_bad[0].reason);
    assert!(!text.contains("feed") && !text.contains("abab"));
}

#[test]
fn a_failing_taker_stops_the_reading() {
    let list = format!("{0}\n{0}\n", "00".repeat(32));
    let mut taken = 0;
    let ended = read(list.as_bytes(), Format::Lines, SignalKind::Pdq, |_| {
        taken += 1;
        Err(io::Error::other("full"))
    });
    assert!(ended.is_err());
    assert_eq!(taken, 1);
}

fn any_row() -> impl Strategy<Value = Row> {
    let signal = prop_oneof![
        any::<[u8; 32]>().prop_map(|bytes| Signal::Pdq(Pdq::from_bytes(bytes))),
        any::<[u8; 16]>().prop_map(|bytes| Signal::Md5(Md5::from_bytes(bytes))),
        any::<[u8; 32]>().prop_map(|bytes| Signal::Sha256(Sha256::from_bytes(bytes))),
    ];
    (signal, proptest::option::of("[^\r\n]{1,20}"))
        .prop_map(|(signal, metadata)| Row { signal, metadata })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(rows in vec(any_row(), 0..20)) {
        for format in [Format::Lines, Format::Csv, Format::JsonLines, Format::Json] {
            let mut list = Vec::new();
            export::write(&mut list, format, rows.iter().cloned()).unwrap();
            let (mut again, report) = read_all(&list, format);
            prop_assert_eq!(report.bad, 0);
            let mut expected = rows.clone();
            if format == Format::Lines {
                expected.iter_mut().chain(&mut again).for_each(|row| row.metadata = None);
            }
            prop_assert_eq!(again, expected);
        }
    }
}
