use super::*;
use crate::import::{Media, Report, read_entries};
use crate::{Opinion, Signal, SignalKind, View};
use mediahash::{Md5, Pdq, Sha1, Sha256};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn read(list: &[u8], format: Format) -> (Vec<Entry>, Report) {
    let mut entries = Vec::new();
    let report = read_entries(list, format, SignalKind::Pdq, |entry| {
        entries.push(entry);
        Ok::<(), io::Error>(())
    });
    (entries, report.unwrap())
}

fn written(format: Format, page: &Page, entries: &[Entry]) -> (Vec<u8>, Written) {
    let mut list = Vec::new();
    let written = write_page(&mut list, format, page, entries.iter().cloned()).unwrap();
    (list, written)
}

fn any_signal() -> impl Strategy<Value = Signal> {
    prop_oneof![
        any::<[u8; 32]>().prop_map(|bytes| Signal::Pdq(Pdq::from_bytes(bytes))),
        any::<[u8; 16]>().prop_map(|bytes| Signal::Md5(Md5::from_bytes(bytes))),
        any::<[u8; 20]>().prop_map(|bytes| Signal::Sha1(Sha1::from_bytes(bytes))),
        any::<[u8; 32]>().prop_map(|bytes| Signal::Sha256(Sha256::from_bytes(bytes))),
    ]
}

fn any_opinion() -> impl Strategy<Value = Opinion> {
    let view = prop_oneof![Just(View::Confirm), Just(View::Deconfirm)];
    (view, "[a-z<&\"]{1,8}", 0..4_000_000_000_i64).prop_map(|(view, by, seconds)| Opinion {
        view,
        by: by.as_str().into(),
        at: seconds * 1_000,
    })
}

/// Entries with all that any format has a place for.
fn any_entry() -> impl Strategy<Value = Entry> {
    let media = prop_oneof![Just(Media::Image), Just(Media::Video)];
    (
        "[0-9]{1,4}/[A-Za-z0-9<&'\"/]{1,12}",
        media,
        vec(any_signal(), 1..5),
        of("[A-Z][0-9<>&]"),
        vec(any_opinion(), 0..3),
        of("[^\r\n]{1,20}"),
        any::<bool>(),
        0..4_000_000_000_i64,
    )
        .prop_map(
            |(key, media, signals, label, opinions, metadata, deleted, seconds)| Entry {
                key: Some(key),
                media: Some(media),
                signals,
                labels: label.into_iter().collect(),
                opinions,
                metadata,
                deleted,
                at: Some(seconds * 1_000),
            },
        )
}

proptest! {
    #[test]
    fn json_keeps_all_but_opinions(entries in vec(any_entry(), 0..8)) {
        for format in [Format::Json, Format::JsonLines] {
            let (list, _) = written(format, &Page::default(), &entries);
            let (again, report) = read(&list, format);
            let mut expected = entries.clone();
            expected.iter_mut().for_each(|entry| entry.opinions.clear());
            prop_assert_eq!(report.bad, 0);
            prop_assert!(again == expected);
        }
    }

    #[test]
    fn ncmec_pages_are_read_again(mut entries in vec(any_entry(), 0..8), next in of("/v2/[a-z&=<]{1,20}")) {
        entries.sort_by_key(|entry| entry.media);
        let page = Page { next, max_at: Some(1_740_819_600_000).filter(|_| !entries.is_empty()) };
        let (list, counts) = written(Format::NcmecXml, &page, &entries);
        let (again, report) = read(&list, Format::NcmecXml);
        prop_assert_eq!((report.bad, report.rows), (0, counts.entries));
        prop_assert_eq!(report.page, page);
        for entry in &mut entries {
            entry.metadata = None;
            let deleted = entry.deleted;
            entry.signals.retain(|signal| !deleted && signal.kind() != SignalKind::Sha256);
            if deleted {
                entry.labels.clear();
                entry.opinions.clear();
            }
        }
        prop_assert!(again == entries);
    }

    #[test]
    fn stopncii_pages_are_read_again(entries in vec(any_entry(), 0..8), next in of("[a-z]{1,20}")) {
        let page = Page { next, max_at: Some(1_740_819_600_000) };
        let (list, counts) = written(Format::StopNcii, &page, &entries);
        let (again, report) = read(&list, Format::StopNcii);
        prop_assert_eq!(report.bad, 0);
        prop_assert_eq!(report.page, page);
        let fits = |entry: &Entry, signal: &Signal| match entry.media {
            Some(Media::Image) => signal.kind() == SignalKind::Pdq,
            _ => signal.kind() == SignalKind::Md5,
        };
        let all = entries.iter().map(|entry| entry.signals.len()).sum::<usize>();
        let expected: Vec<Entry> = entries
            .into_iter()
            .flat_map(|mut entry| {
                // It has no time for what a platform found, only for the record.
                entry.opinions.iter_mut().for_each(|said| said.at = entry.at.unwrap_or_default());
                let signals = entry.signals.clone().into_iter();
                let of_entry = signals.filter(|signal| fits(&entry, signal)).map(|signal| Entry {
                    key: None,
                    metadata: None,
                    labels: Vec::new(),
                    signals: vec![signal],
                    ..entry.clone()
                });
                of_entry.collect::<Vec<_>>()
            })
            .collect();
        prop_assert_eq!(counts.left_out, u64::try_from(all - expected.len()).unwrap());
        prop_assert!(again == expected);
    }

    #[test]
    fn a_table_has_a_row_for_each_hash(entries in vec(any_entry(), 0..8)) {
        let (list, _) = written(Format::Csv, &Page::default(), &entries);
        let (again, report) = read(&list, Format::Csv);
        prop_assert_eq!(report.bad, 0);
        let live = entries.iter().filter(|entry| !entry.deleted);
        let expected = live.flat_map(|entry| entry.signals.iter().map(|signal| (&entry.key, &entry.labels, &entry.metadata, *signal)));
        let again = again.iter().map(|entry| (&entry.key, &entry.labels, &entry.metadata, entry.signals[0]));
        prop_assert!(again.eq(expected));
    }
}

#[test]
fn what_a_format_has_no_place_for_is_counted() {
    let gone = Entry {
        deleted: true,
        ..Entry::default()
    };
    for format in [
        Format::Lines,
        Format::Csv,
        Format::NcmecXml,
        Format::StopNcii,
    ] {
        let (_, counts) = written(format, &Page::default(), std::slice::from_ref(&gone));
        assert_eq!((counts.entries, counts.left_out), (0, 1), "{format:?}");
    }
}

#[test]
fn pictures_after_videos_are_refused_not_lost() {
    let entry = |media| Entry {
        key: Some("1/a".to_owned()),
        media: Some(media),
        ..Entry::default()
    };
    let entries = [entry(Media::Video), entry(Media::Image)];
    let failed = write(Vec::new(), Format::NcmecXml, entries).unwrap_err();
    assert_eq!(failed.kind(), io::ErrorKind::InvalidInput);
}
