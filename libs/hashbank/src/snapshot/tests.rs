use super::write::Writer;
use super::*;
use crate::{EntryId, Seal};
use std::sync::atomic::{AtomicU64, Ordering};

/// No cipher: it counts instead of drawing a nonce, and holds bytes to their name by a digest.
pub(crate) struct Toy {
    key: &'static str,
    count: AtomicU64,
}

impl Toy {
    pub(crate) fn new(key: &'static str) -> Self {
        Self {
            key,
            count: AtomicU64::new(0),
        }
    }

    fn tag(&self, name: &[u8], rest: &[u8]) -> [u8; 32] {
        let mut digests = Digests::new();
        for part in [self.key.as_bytes(), name, rest] {
            digests.update(&part.len().to_le_bytes());
            digests.update(part);
        }
        *digests.finish().sha256.as_bytes()
    }
}

impl Seal for Toy {
    fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = self.count.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        let rest = [&nonce, plain].concat();
        [self.tag(name, &rest).as_slice(), &rest].concat()
    }

    fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (tag, rest) = sealed.split_first_chunk::<32>()?;
        let plain = rest.get(8..)?;
        (*tag == self.tag(name, rest)).then(|| plain.to_vec())
    }
}

type Rows = Vec<(EntryId, [u8; 16])>;

fn rows(from: u8, count: u8) -> Rows {
    (0..count)
        .map(|at| (EntryId(u64::from(at)), [from.wrapping_add(at); 16]))
        .collect()
}

/// Two tables, four rows to a chunk.
fn written(seal: &Toy, mark: u64, tables: [&Rows; 2]) -> Vec<u8> {
    let mut out = Vec::new();
    let shapes = tables.map(|rows| Shape::new(Kind::Digests, 16, rows.len()));
    let mut writer = Writer::with_chunks(&mut out, seal, mark, &shapes, 4).unwrap();
    for rows in tables {
        for (entry, value) in rows {
            writer.row(*entry, value).unwrap();
        }
        writer.end_table().unwrap();
    }
    out
}

fn read(seal: &Toy, bytes: &[u8]) -> Result<(u64, [Rows; 2]), OpenError> {
    let mut reader = Reader::new(bytes, u64::try_from(bytes.len()).unwrap(), seal)?;
    let mut table = || -> Result<Rows, OpenError> {
        let (ids, values) =
            reader.table(Shape::new(Kind::Digests, 16, 0), |value: [u8; 16]| value)?;
        Ok(ids.into_iter().zip(values).collect())
    };
    let tables = [table()?, table()?];
    let mark = reader.mark();
    reader.end()?;
    Ok((mark, tables))
}

/// Where the frames of a file are, with their lengths before them.
fn frames(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut frames = Vec::new();
    let mut at = 12;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let end = at + 4 + usize::try_from(length).unwrap();
        frames.push(at..end);
        at = end;
    }
    frames
}

#[test]
fn what_was_written_is_read() {
    let seal = Toy::new("key");
    for (one, two) in [(0, 0), (1, 0), (0, 3), (4, 8), (9, 17)] {
        let tables = [rows(1, one), rows(7, two)];
        let bytes = written(&seal, 5, [&tables[0], &tables[1]]);
        assert_eq!(read(&seal, &bytes).unwrap(), (5, tables));
    }
}

#[test]
fn a_file_cut_anywhere_or_grown_is_damaged() {
    let seal = Toy::new("key");
    let bytes = written(&seal, 5, [&rows(1, 9), &rows(7, 6)]);
    for length in 0..bytes.len() {
        let torn = read(&seal, &bytes[..length]);
        assert!(matches!(torn, Err(OpenError::Damaged)), "cut at {length}");
    }
    assert!(read(&seal, &[bytes.as_slice(), &[0]].concat()).is_err());
}

#[test]
fn a_file_with_any_bit_turned_is_refused() {
    let seal = Toy::new("key");
    let bytes = written(&seal, 5, [&rows(1, 9), &rows(7, 6)]);
    for at in 0..bytes.len() {
        let mut turned = bytes.clone();
        turned[at] ^= 1 << (at % 8);
        assert!(read(&seal, &turned).is_err(), "byte {at}");
    }
}

#[test]
fn chunks_open_in_their_place_in_their_file_alone() {
    let seal = Toy::new("key");
    let tables = [rows(1, 9), rows(7, 9)];
    // Saved twice with the same mark and the same counts.
    let one = written(&seal, 5, [&tables[0], &tables[1]]);
    let two = written(&seal, 5, [&tables[0], &tables[1]]);
    let frames = frames(&one);
    assert_eq!(frames.len(), 7);
    for here in &frames {
        let mut mixed = one.clone();
        mixed.splice(here.clone(), two[here.clone()].iter().copied());
        assert!(read(&seal, &mixed).is_err(), "out of another file");
        for there in frames.iter().filter(|there| there.start != here.start) {
            let mut swapped = one.clone();
            swapped.splice(here.clone(), one[there.clone()].iter().copied());
            assert!(read(&seal, &swapped).is_err(), "out of another place");
        }
    }
}

#[test]
fn another_key_another_version_and_another_file_are_told_apart() {
    let seal = Toy::new("key");
    let mut bytes = written(&seal, 5, [&rows(1, 3), &rows(7, 6)]);
    assert!(matches!(
        read(&Toy::new("another"), &bytes),
        Err(OpenError::Damaged)
    ));
    bytes[8] = 2;
    assert!(matches!(read(&seal, &bytes), Err(OpenError::Version(2))));
    assert!(matches!(
        read(&seal, b"a file of something else"),
        Err(OpenError::Damaged)
    ));
}

#[test]
fn a_table_of_other_length_than_promised_is_not_written() {
    let seal = Toy::new("key");
    let shape = Shape::new(Kind::Digests, 16, 2);
    let mut writer = Writer::new(io::sink(), &seal, 0, &[shape]).unwrap();
    writer.row(EntryId(1), &[0; 16]).unwrap();
    assert!(writer.end_table().is_err());
}

/// The header is believed only as far as the file is long.
#[test]
fn a_promise_of_more_than_the_file_takes_no_memory() {
    let seal = Toy::new("key");
    let mut bytes = Vec::new();
    let shape = Shape::new(Kind::Digests, 16, usize::MAX);
    drop(Writer::new(&mut bytes, &seal, 0, &[shape, shape]).unwrap());
    assert!(matches!(read(&seal, &bytes), Err(OpenError::Damaged)));
}

#[test]
fn a_table_of_another_kind_or_width_is_refused() {
    let seal = Toy::new("key");
    let bytes = written(&seal, 5, [&rows(1, 3), &rows(7, 6)]);
    for wanted in [
        Shape::new(Kind::Codes, 16, 0),
        Shape::new(Kind::Digests, 20, 0),
    ] {
        let mut reader = Reader::new(bytes.as_slice(), 10_000, &seal).unwrap();
        let table = reader.table(wanted, |value: [u8; 16]| value);
        assert!(matches!(table, Err(OpenError::Damaged)));
    }
}

#[test]
fn a_failed_write_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    replace(&path, |out| io::Write::write_all(out, b"old")).unwrap();
    let failed = replace(&path, |out| {
        io::Write::write_all(out, b"ne")?;
        Err(io::Error::other("the disk is full"))
    });
    assert!(failed.is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    replace(&path, |out| io::Write::write_all(out, b"new")).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
