//! What the fuzz targets do with their bytes: plain functions, so that tests run them, too.
//!
//! Run one with `RUSTC_BOOTSTRAP=1 cargo fuzz run lists` in the crate's folder.

use hashbank::import::{
    BAD_LINES_NAMED_MAX, ENTRY_SIGNALS_MAX, Entry, Format, Page, Report, Row, read, read_entries,
};
use hashbank::{EntryId, Hit, Index, Seal, SignalKind, export};
use mediahash::Pdq;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{fs, io};

/// Entries above which the plain list that an index is held against would take too long.
const ENTRIES_MAX: usize = 20_000;

/// Any bytes are read to the end as any format; the rows, written, are read again.
pub fn lists(bytes: &[u8]) {
    for format in [Format::Lines, Format::Csv, Format::JsonLines] {
        let (rows, report) = all(bytes, format);
        assert!(report.first_bad.len() <= BAD_LINES_NAMED_MAX);
        let mut list = Vec::new();
        assert!(export::write(&mut list, format, rows.iter().cloned()).is_ok());
        let (again, report) = all(&list, format);
        // A row's text may grow past the longest line when its quotes are doubled; nothing else may be lost.
        if list
            .split(|byte| *byte == b'\n')
            .all(|line| line.len() < hashbank::import::LINE_BYTES_MAX)
        {
            assert_eq!(report.bad, 0);
            assert!(
                rows.iter()
                    .map(|row| row.signal)
                    .eq(again.iter().map(|row| row.signal))
            );
        }
    }
}

/// Any bytes are a page of an exchange, or refused; what was read, written, is read again. An array is a page, too.
pub fn pages(bytes: &[u8]) {
    for format in [Format::NcmecXml, Format::StopNcii, Format::Json] {
        let mut entries = Vec::new();
        let read = read_entries(bytes, format, SignalKind::Pdq, |entry| {
            assert!(entry.signals.len() <= ENTRY_SIGNALS_MAX + 1);
            entries.push(entry);
            Ok::<(), io::Error>(())
        });
        let Ok(report) = read else { continue };
        assert!(report.first_bad.len() <= BAD_LINES_NAMED_MAX);
        entries.sort_by_key(|entry| entry.media);
        again(format, &report.page, &entries);
    }
}

fn again(format: Format, page: &Page, entries: &[Entry]) {
    let mut list = Vec::new();
    let written = export::write_page(&mut list, format, page, entries.iter().cloned());
    let mut signals = 0;
    let read = read_entries(&*list, format, SignalKind::Pdq, |entry| {
        signals += entry.signals.len();
        Ok::<(), io::Error>(())
    });
    assert!(written.is_ok() && read.is_ok());
    let (written, read) = (written.unwrap_or_default(), read.unwrap_or_default());
    assert_eq!((read.bad, &read.page.next), (0, &page.next));
    assert!(read.rows >= written.entries);
    let before: usize = entries.iter().map(|entry| entry.signals.len()).sum();
    assert!(signals <= before);
}

fn all(list: &[u8], format: Format) -> (Vec<Row>, Report) {
    let mut rows = Vec::new();
    let report = read(list, format, SignalKind::Pdq, |row| {
        rows.push(row);
        Ok::<(), io::Error>(())
    });
    (rows, report.unwrap_or_default())
}

/// Any steps, four bytes each, leave an index that answers as a plain list does, after each of them.
pub fn index(steps: &[u8]) {
    let (mut index, mut plain) = (Index::new(), Vec::<(EntryId, Pdq)>::new());
    let mut disabled = BTreeSet::new();
    for step in steps.chunks_exact(4) {
        let &[what, entry, at, many] = step else {
            return;
        };
        let entry_id = EntryId(u64::from(entry % 32));
        match what % 8 {
            0..=2 => {
                index.insert(entry_id, code(at, many));
                plain.push((entry_id, code(at, many)));
            }
            3 => {
                let batch = batch(entry, at, size(many));
                if plain.len() + batch.len() < ENTRIES_MAX {
                    index.insert_many(batch.iter().copied());
                    plain.extend(batch);
                }
            }
            4 => {
                let gone = BTreeSet::from([entry_id, EntryId(u64::from(at))]);
                let before = plain.len();
                plain.retain(|(entry, _)| !gone.contains(entry));
                disabled.retain(|entry| !gone.contains(entry));
                assert_eq!(index.remove_many(&gone), before - plain.len());
            }
            5 => match at % 8 {
                0 => {
                    index = saved_and_opened(&index);
                    index.disable(&disabled);
                }
                1..=3 => {
                    index.disable(&BTreeSet::from([entry_id]));
                    disabled.insert(entry_id);
                }
                4 | 5 => {
                    index.enable(&BTreeSet::from([entry_id]));
                    disabled.remove(&entry_id);
                }
                _ => drop(index.compact()),
            },
            _ => {
                let (asked, radius) = (code(entry, at), u32::from(many));
                let mut expected = nearest(&plain, &asked, radius);
                expected.retain(|hit| !disabled.contains(&hit.entry));
                assert_eq!(index.query(&asked, radius), expected);
            }
        }
        assert_eq!(index.len(), plain.len());
    }
}

/// Any bytes are a snapshot or none; whatever opens is asked, saved and opened again.
pub fn snapshot(bytes: &[u8]) {
    let path = own_path();
    assert!(fs::write(&path, bytes).is_ok());
    if let Ok((index, _)) = Index::open(&path, &Gullible) {
        let found = index.query(&code(1, 2), 256).len();
        let again = saved_and_opened(&index);
        assert_eq!(again.query(&code(1, 2), 256).len(), found);
        assert_eq!(again.len(), index.len());
    }
}

/// Takes anything for sealed, so that what is read after it meets bytes that no seal would let through.
struct Gullible;

impl Seal for Gullible {
    fn seal(&self, _name: &[u8], plain: &[u8]) -> Vec<u8> {
        plain.to_vec()
    }

    fn open(&self, _name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        Some(sealed.to_vec())
    }
}

fn saved_and_opened(index: &Index) -> Index {
    let path = own_path();
    assert!(index.save(&path, &Gullible, 1).is_ok());
    let opened = Index::open(&path, &Gullible);
    drop(fs::remove_file(&path));
    assert!(matches!(opened, Ok((_, 1))));
    opened.map_or_else(|_| Index::new(), |(index, _)| index)
}

/// A file of this process and thread.
fn own_path() -> PathBuf {
    let thread = format!("{:?}", std::thread::current().id());
    let digits: String = thread.chars().filter(char::is_ascii_digit).collect();
    let name = format!("hashbank-fuzz-{}-{digits}", std::process::id());
    std::env::temp_dir().join(name)
}

/// Mostly small, for speed; now and then as large as a segment that is left alone until the next merge.
fn size(many: u8) -> usize {
    let many = usize::from(many);
    if many < 240 { many } else { many * 20 }
}

/// One of 65,536 codes; those of one family are near to each other.
fn code(family: u8, number: u8) -> Pdq {
    let mut bytes = [family.wrapping_mul(0x9d); 32];
    let place = usize::from(number % 32);
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= number;
    }
    Pdq::from_bytes(bytes)
}

fn batch(entry: u8, family: u8, many: usize) -> Vec<(EntryId, Pdq)> {
    let one = |number: usize| {
        let [low, high, ..] = number.to_le_bytes();
        let entry = u64::from(entry) + u64::from(high % 7);
        (EntryId(entry), code(family ^ high, low))
    };
    (0..many).map(one).collect()
}

fn nearest(plain: &[(EntryId, Pdq)], asked: &Pdq, radius: u32) -> Vec<Hit> {
    let mut least: BTreeMap<EntryId, u32> = BTreeMap::new();
    for (entry, code) in plain {
        let distance = asked.distance(code);
        if distance <= radius {
            let known = least.entry(*entry).or_insert(distance);
            *known = distance.min(*known);
        }
    }
    let mut hits: Vec<Hit> = least
        .into_iter()
        .map(|(entry, distance)| Hit { distance, entry })
        .collect();
    hits.sort();
    hits
}
