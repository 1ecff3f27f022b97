//! Writing: rows go out as they come, a chunk in memory.

use super::{CHUNK_ROWS, MAGIC, Shape, VERSION, chunk_name, header_name, identity};
use crate::{EntryId, Seal};
use std::io::{self, Write};

/// Writes the tables whose shapes were promised, one after the other, row by row.
pub(crate) struct Writer<'a, W> {
    out: W,
    seal: &'a dyn Seal,
    identity: [u8; 32],
    shapes: Vec<Shape>,
    chunk_rows: u32,
    /// The table being written, how many rows of it are on their way, and how many chunks are out.
    table: usize,
    rows: u64,
    chunks: u64,
    ids: Vec<u8>,
    values: Vec<u8>,
}

impl<'a, W: Write> Writer<'a, W> {
    pub(crate) fn new(out: W, seal: &'a dyn Seal, mark: u64, shapes: &[Shape]) -> io::Result<Self> {
        Self::with_chunks(out, seal, mark, shapes, CHUNK_ROWS)
    }

    pub(super) fn with_chunks(
        mut out: W,
        seal: &'a dyn Seal,
        mark: u64,
        shapes: &[Shape],
        chunk_rows: u32,
    ) -> io::Result<Self> {
        let sealed = seal.seal(&header_name(), &header(mark, chunk_rows, shapes));
        out.write_all(&MAGIC)?;
        out.write_all(&VERSION.to_le_bytes())?;
        write_frame(&mut out, &sealed)?;
        Ok(Self {
            out,
            seal,
            identity: identity(&sealed),
            shapes: shapes.to_vec(),
            chunk_rows,
            table: 0,
            rows: 0,
            chunks: 0,
            ids: Vec::new(),
            values: Vec::new(),
        })
    }

    /// The next row of the table being written.
    pub(crate) fn row(&mut self, entry: EntryId, value: &[u8]) -> io::Result<()> {
        self.ids.extend_from_slice(&entry.0.to_le_bytes());
        self.values.extend_from_slice(value);
        self.rows = self.rows.saturating_add(1);
        if self.rows.is_multiple_of(u64::from(self.chunk_rows)) {
            self.chunk()?;
        }
        Ok(())
    }

    /// Ends a table: the next row is one of the next.
    pub(crate) fn end_table(&mut self) -> io::Result<()> {
        if !self.ids.is_empty() {
            self.chunk()?;
        }
        let promised = self.shapes.get(self.table).map(|shape| shape.rows);
        if promised != Some(self.rows) {
            return Err(io::Error::other("a table of other length than promised"));
        }
        self.table = self.table.saturating_add(1);
        self.rows = 0;
        self.chunks = 0;
        Ok(())
    }

    fn chunk(&mut self) -> io::Result<()> {
        let name = chunk_name(&self.identity, self.table, self.chunks);
        self.ids.append(&mut self.values);
        write_frame(&mut self.out, &self.seal.seal(&name, &self.ids))?;
        self.ids.clear();
        self.chunks = self.chunks.saturating_add(1);
        Ok(())
    }
}

fn header(mark: u64, chunk_rows: u32, shapes: &[Shape]) -> Vec<u8> {
    let mut plain = mark.to_le_bytes().to_vec();
    plain.extend_from_slice(&chunk_rows.to_le_bytes());
    plain.push(u8::try_from(shapes.len()).unwrap_or(u8::MAX));
    for shape in shapes {
        plain.push(shape.kind);
        plain.extend_from_slice(&shape.width.to_le_bytes());
        plain.extend_from_slice(&shape.rows.to_le_bytes());
    }
    plain
}

fn write_frame(out: &mut impl Write, sealed: &[u8]) -> io::Result<()> {
    let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(sealed)
}
