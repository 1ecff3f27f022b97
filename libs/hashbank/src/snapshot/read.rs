//! Reading: one thread at a time takes the next chunk off the file, all of them open and unpack what they took.

use super::{
    MAGIC, OpenError, SEAL_BYTES_MAX, Shape, TABLES_MAX, VERSION, chunk_name, header_name, identity,
};
use crate::{EntryId, Seal};
use std::io::{self, Read};
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

/// The longest header: [`TABLES_MAX`] shapes of 11 bytes after 13.
const HEADER_BYTES_MAX: usize = 13 + 11 * TABLES_MAX;

/// Reads the tables of a snapshot, one after the other.
pub(crate) struct Reader<'a, R> {
    input: R,
    seal: &'a dyn Seal,
    identity: [u8; 32],
    /// No table takes more memory than this, whatever the header says.
    length: u64,
    chunk_rows: usize,
    mark: u64,
    shapes: Vec<Shape>,
    table: usize,
}

/// What all threads share: where the file goes on, and the rows that are to be filled next.
struct Rest<'r, R, V> {
    input: R,
    number: u64,
    ids: &'r mut [EntryId],
    values: &'r mut [V],
}

/// A chunk as it was read, and where its rows go.
struct Chunk<'r, V> {
    number: u64,
    sealed: Vec<u8>,
    ids: &'r mut [EntryId],
    values: &'r mut [V],
}

impl<'a, R: Read + Send> Reader<'a, R> {
    /// Reads the header of a snapshot that is `length` bytes long.
    pub(crate) fn new(mut input: R, length: u64, seal: &'a dyn Seal) -> Result<Self, OpenError> {
        if read_array(&mut input)? != MAGIC {
            return Err(OpenError::Damaged);
        }
        let version = u32::from_le_bytes(read_array(&mut input)?);
        if version != VERSION {
            return Err(OpenError::Version(version));
        }
        let sealed = read_frame(&mut input, HEADER_BYTES_MAX)?;
        let plain = seal
            .open(&header_name(), &sealed)
            .ok_or(OpenError::Damaged)?;
        let (mark, chunk_rows, shapes) = parse_header(&plain).ok_or(OpenError::Damaged)?;
        Ok(Self {
            input,
            seal,
            identity: identity(&sealed),
            length,
            chunk_rows,
            mark,
            shapes,
            table: 0,
        })
    }

    /// What the snapshot stands for, in the caller's counting.
    pub(crate) const fn mark(&self) -> u64 {
        self.mark
    }

    /// The rows of the next table, which must be of this kind and width.
    pub(crate) fn table<const N: usize, V: Clone + Default + Send>(
        &mut self,
        wanted: Shape,
        value: impl Fn([u8; N]) -> V + Sync,
    ) -> Result<(Vec<EntryId>, Vec<V>), OpenError> {
        let shape = self.shapes.get(self.table).copied();
        let shape = shape
            .filter(|shape| (shape.kind, shape.width) == (wanted.kind, wanted.width))
            .ok_or(OpenError::Damaged)?;
        let rows = usize::try_from(shape.rows).map_err(|_| OpenError::Damaged)?;
        if shape.bytes() > self.length {
            return Err(OpenError::Damaged);
        }
        let mut ids = vec![EntryId(0); rows];
        let mut values = vec![V::default(); rows];
        let rest = Mutex::new(Rest {
            input: &mut self.input,
            number: 0,
            ids: &mut ids,
            values: &mut values,
        });
        let (seal, identity, table, chunk_rows) =
            (self.seal, &self.identity, self.table, self.chunk_rows);
        let work = || -> Result<(), OpenError> {
            while let Some(chunk) = take::<N, _, _>(&rest, chunk_rows)? {
                let plain = seal.open(&chunk_name(identity, table, chunk.number), &chunk.sealed);
                plain
                    .and_then(|plain| unpack(&plain, chunk.ids, chunk.values, &value))
                    .ok_or(OpenError::Damaged)?;
            }
            Ok(())
        };
        on_all_cores(&work)?;
        self.table = self.table.saturating_add(1);
        Ok((ids, values))
    }

    /// After the last table nothing may follow.
    pub(crate) fn end(mut self) -> Result<(), OpenError> {
        let ended = self.input.read(&mut [0])? == 0;
        if ended && self.table == self.shapes.len() {
            Ok(())
        } else {
            Err(OpenError::Damaged)
        }
    }
}

pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// Runs it on as many threads as there are cores, this one among them.
fn on_all_cores<E: Send>(work: &(impl Fn() -> Result<(), E> + Sync)) -> Result<(), E> {
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores()).map(|_| scope.spawn(work)).collect();
        let mut result = work();
        for other in others {
            match other.join() {
                Ok(theirs) => result = result.and(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        result
    })
}

/// The next chunk off the file, if there is one, and the rows it fills.
fn take<'r, const N: usize, R: Read, V>(
    rest: &Mutex<Rest<'r, R, V>>,
    chunk_rows: usize,
) -> Result<Option<Chunk<'r, V>>, OpenError> {
    let mut rest = rest.lock().unwrap_or_else(PoisonError::into_inner);
    let rows = rest.ids.len().min(chunk_rows);
    if rows == 0 {
        return Ok(None);
    }
    let sealed = read_frame(&mut rest.input, rows.saturating_mul(8 + N))?;
    let number = rest.number;
    rest.number = number.saturating_add(1);
    let (ids, later) = std::mem::take(&mut rest.ids).split_at_mut(rows);
    rest.ids = later;
    let (values, later) = std::mem::take(&mut rest.values).split_at_mut(rows);
    rest.values = later;
    Ok(Some(Chunk {
        number,
        sealed,
        ids,
        values,
    }))
}

/// Nothing if it has not exactly so many rows.
fn unpack<const N: usize, V>(
    plain: &[u8],
    ids: &mut [EntryId],
    values: &mut [V],
    value: impl Fn([u8; N]) -> V,
) -> Option<()> {
    let (id_bytes, value_bytes) = plain.split_at_checked(ids.len().checked_mul(8)?)?;
    if value_bytes.len() != values.len().checked_mul(N)? {
        return None;
    }
    for (id, bytes) in ids.iter_mut().zip(id_bytes.as_chunks::<8>().0) {
        *id = EntryId(u64::from_le_bytes(*bytes));
    }
    for (place, bytes) in values.iter_mut().zip(value_bytes.as_chunks::<N>().0) {
        *place = value(*bytes);
    }
    Some(())
}

fn parse_header(plain: &[u8]) -> Option<(u64, usize, Vec<Shape>)> {
    let (mark, plain) = plain.split_first_chunk::<8>()?;
    let (chunk_rows, plain) = plain.split_first_chunk::<4>()?;
    let (count, plain) = plain.split_first()?;
    let (shapes, []) = plain.as_chunks::<11>() else {
        return None;
    };
    let chunk_rows = usize::try_from(u32::from_le_bytes(*chunk_rows)).ok()?;
    let shapes: Vec<Shape> = shapes.iter().map(parse_shape).collect();
    (shapes.len() == usize::from(*count) && chunk_rows > 0)
        .then(|| (u64::from_le_bytes(*mark), chunk_rows, shapes))
}

fn parse_shape(bytes: &[u8; 11]) -> Shape {
    let [kind, low, high, a, b, c, d, e, f, g, h] = *bytes;
    Shape {
        kind,
        width: u16::from_le_bytes([low, high]),
        rows: u64::from_le_bytes([a, b, c, d, e, f, g, h]),
    }
}

/// Sealed bytes, which may be no longer than so many plain ones can have become.
fn read_frame(input: &mut impl Read, plain_max: usize) -> Result<Vec<u8>, OpenError> {
    let length = u32::from_le_bytes(read_array(input)?);
    let length = usize::try_from(length).map_err(|_| OpenError::Damaged)?;
    if length > plain_max.saturating_add(SEAL_BYTES_MAX) {
        return Err(OpenError::Damaged);
    }
    let mut sealed = vec![0; length];
    input.read_exact(&mut sealed).map_err(torn)?;
    Ok(sealed)
}

fn read_array<const N: usize>(input: &mut impl Read) -> Result<[u8; N], OpenError> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map_err(torn)?;
    Ok(bytes)
}

/// A file that ends too early is not whole; anything else is the disk's trouble.
fn torn(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => OpenError::Damaged,
        _ => OpenError::Io(error),
    }
}
