//! The trail as a file that verifies without a database: one JSON object a line. First which key signs, and the seal it
//! begins after; then entries and seals in their order; at last how many there were, signed.

use super::{
    Entry, Fault, Seal, limits,
    seal::{is_signed, public_key, signing_key},
    walk::Walk,
};
use crate::{App, queries};
use ed25519_dalek::{Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::io;
use store::{Millis, Result, args};

const DOMAIN: &[u8] = b"redx audit export 1\n";
const VERSION: u32 = 1;
/// A line is an entry of short fields; a longer one is none of ours.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "lowercase", deny_unknown_fields)]
enum Line {
    Trail(Beginning),
    Entry(Entry),
    Seal(Seal),
    End(End),
}

#[derive(Serialize, Deserialize)]
struct Beginning {
    version: u32,
    /// The public key of the instance.
    #[serde(with = "super::hex")]
    key: Vec<u8>,
    /// The seal before the first entry; none when the file begins with the chain.
    since: Option<Seal>,
}

#[derive(Serialize, Deserialize)]
struct End {
    entries: i64,
    seals: i64,
    seq: i64,
    #[serde(with = "super::hex")]
    hash: Vec<u8>,
    /// When it was exported.
    at: Millis,
    #[serde(with = "super::hex")]
    signature: Vec<u8>,
}

impl End {
    fn signed(&self) -> Vec<u8> {
        let numbers = [self.entries, self.seals, self.seq, self.at].map(i64::to_be_bytes);
        [DOMAIN, &numbers.concat(), &self.hash].concat()
    }
}

/// What an export held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Entries.
    pub entries: i64,
    /// Seals.
    pub seals: i64,
}

/// Writes the entries of whole days, from the day `from` to the day `to` (days since 1970, UTC; none: all there are), one
/// line at a time. A file begins after a seal and ends with one, so that it may hold a little more than was asked for.
///
/// # Errors
/// When the database cannot be reached or a line cannot be written.
pub async fn export(
    app: &App,
    from: Option<i64>,
    to: Option<i64>,
    mut write: impl FnMut(&str) -> io::Result<()>,
) -> Result<Exported> {
    let db = app.db();
    let since = since(app, from).await?;
    let until: Option<Seal> = match to {
        Some(day) => db.optional(queries::SEAL_OF_DAY, args![day]).await?,
        None => None,
    };
    let (head, _): (i64, Vec<u8>) = db.one(queries::AUDIT_LAST, args![]).await?;
    let last = until.map_or(head, |seal| seal.seq);
    let mut walk = since.as_ref().map(Walk::after).unwrap_or_default();
    let mut put = |line: &Line| -> Result<()> {
        let text = serde_json::to_string(line)?;
        Ok(write(&format!("{text}\n"))?)
    };
    let key = public_key(app.keys()).to_bytes().to_vec();
    put(&Line::Trail(Beginning {
        version: VERSION,
        key,
        since,
    }))?;
    let mut done = Exported::default();
    let mut seal = next_seal(app, walk.seal).await?;
    loop {
        while let Some(next) = seal.take_if(|seal| seal.seq <= walk.seq && seal.seq <= last) {
            walk = Walk::after(&next);
            put(&Line::Seal(next))?;
            done.seals += 1;
            seal = next_seal(app, walk.seal).await?;
        }
        let to = seal.as_ref().map_or(last, |seal| seal.seq.min(last));
        let wanted = args![walk.seq, to, limits::PAGE_ENTRIES];
        let entries: Vec<Entry> = db.all(queries::AUDIT_BETWEEN, wanted).await?;
        let Some(newest) = entries.last() else { break };
        (walk.seq, walk.hash) = (newest.seq, newest.hash.clone());
        for entry in entries {
            put(&Line::Entry(entry))?;
            done.entries += 1;
        }
    }
    let mut end = End {
        entries: done.entries,
        seals: done.seals,
        seq: walk.seq,
        hash: walk.hash,
        at: app.clock().now(),
        signature: Vec::new(),
    };
    end.signature = signing_key(app.keys())
        .sign(&end.signed())
        .to_bytes()
        .to_vec();
    put(&Line::End(end))?;
    Ok(done)
}

/// The seal that a file begins after: the last one before the day, or the one that the chain was cut at.
async fn since(app: &App, from: Option<i64>) -> Result<Option<Seal>> {
    let db = app.db();
    let before: Option<Seal> = match from {
        Some(day) => db.optional(queries::SEAL_BEFORE_DAY, args![day]).await?,
        None => None,
    };
    let cut: Option<Seal> = db.optional(queries::SEAL_OF_CUT, args![]).await?;
    Ok(match (before, cut) {
        (Some(before), Some(cut)) if before.number < cut.number => Some(cut),
        (before, cut) => before.or(cut),
    })
}

async fn next_seal(app: &App, number: i64) -> Result<Option<Seal>> {
    app.db()
        .optional(queries::SEALS_AFTER, args![number, 1_i64])
        .await
}

/// What a file was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Entries, each following from the one before.
    pub entries: i64,
    /// Seals, each true and in its place.
    pub seals: i64,
    /// The first entry and the last.
    pub first: i64,
    /// The last entry.
    pub last: i64,
    /// The key that signed, in hexadecimal digits: to be compared with one that came another way.
    pub key: String,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// This line (from 1) is not one of such a file, or not in its place.
    Line(u64),
    /// It was signed with another key than the expected one.
    Key,
    /// Something was changed in it.
    Chain(Fault),
    /// Its end is not there, or not the one that was signed.
    End,
}

/// Reads an exported file and holds it against itself, and against the key that is expected, if one is.
///
/// # Errors
/// When the file cannot be read.
pub fn read(
    file: impl io::BufRead,
    expected: Option<&[u8]>,
) -> io::Result<std::result::Result<Found, FileFault>> {
    let mut reading: Option<Reading> = None;
    for (number, line) in (1..).zip(file.lines()) {
        let line = line?;
        let parsed = (line.len() <= LINE_BYTES_MAX).then(|| serde_json::from_str(&line));
        let Some(Ok(line)) = parsed else {
            return Ok(Err(FileFault::Line(number)));
        };
        let taken = match (&mut reading, line) {
            (None, Line::Trail(beginning)) => Reading::begin(beginning, expected).map(|begun| {
                reading = Some(begun);
            }),
            (Some(reading), line) => reading.take(line),
            (None, _) => Err(None),
        };
        if let Err(fault) = taken {
            return Ok(Err(fault.unwrap_or(FileFault::Line(number))));
        }
    }
    let found = reading
        .filter(|reading| reading.ended)
        .map(|reading| reading.found);
    Ok(found.ok_or(FileFault::End))
}

struct Reading {
    key: VerifyingKey,
    walk: Walk,
    ended: bool,
    found: Found,
}

/// Nothing said means that the line does not belong there.
type Taken<T> = std::result::Result<T, Option<FileFault>>;

impl Reading {
    fn begin(beginning: Beginning, expected: Option<&[u8]>) -> Taken<Self> {
        if expected.is_some_and(|key| key != beginning.key) {
            return Err(Some(FileFault::Key));
        }
        let bytes: [u8; 32] = beginning.key.as_slice().try_into().map_err(|_| None)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| None)?;
        if beginning.version != VERSION {
            return Err(None);
        }
        let walk = match &beginning.since {
            Some(seal) if !seal.is_signed_by(&key) => {
                return Err(Some(FileFault::Chain(Fault::Seal(seal.number))));
            }
            Some(seal) => Walk::after(seal),
            None => Walk::default(),
        };
        let found = Found {
            entries: 0,
            seals: 0,
            first: walk.seq + 1,
            last: walk.seq,
            key: data_encoding::HEXLOWER.encode(&bytes),
        };
        Ok(Self {
            key,
            walk,
            ended: false,
            found,
        })
    }

    fn take(&mut self, line: Line) -> Taken<()> {
        let chain = |fault| Some(FileFault::Chain(fault));
        match line {
            _ if self.ended => return Err(None),
            Line::Trail(_) => return Err(None),
            Line::Entry(entry) => {
                self.walk.entry(&entry).map_err(chain)?;
                self.found.entries += 1;
                self.found.last = entry.seq;
            }
            Line::Seal(seal) => {
                self.walk.seal(&seal, &self.key).map_err(chain)?;
                self.found.seals += 1;
            }
            Line::End(end) => {
                let same = end.entries == self.found.entries
                    && end.seals == self.found.seals
                    && end.seq == self.walk.seq
                    && end.hash == self.walk.hash;
                if !(same && is_signed(&self.key, &end.signed(), &end.signature)) {
                    return Err(Some(FileFault::End));
                }
                self.ended = true;
            }
        }
        Ok(())
    }
}
