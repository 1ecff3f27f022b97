//! The index in a file.

use super::segment::by_entry;
use super::{Code, Index, Live, Segment, State, lock};
use crate::Seal;
use crate::snapshot::{Kind, OpenError, Reader, Shape, Writer, cores, open, replace};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// Bytes of a code.
const CODE_BYTES: usize = 32;

impl Index {
    /// Writes all codes, sealed, into a file in the place of the one at `path`, which stays whole until the new one is.
    ///
    /// `mark` is what the snapshot stands for in the caller's counting, the generation of a database for example; it
    /// comes back from [`open`](Self::open). What is inserted or removed meanwhile is not in it, and nobody waits:
    /// read the mark before the call, and after opening apply again what was changed since. Codes of disabled entries
    /// are in it, but not that they are disabled: that is the caller's to know, and to say again after opening.
    ///
    /// # Errors
    /// When the file cannot be written. The old one is whole then.
    ///
    /// ```
    /// use hashbank::{EntryId, Index, OpenError, Seal};
    /// use mediahash::Pdq;
    ///
    /// # struct Plain;
    /// # impl Seal for Plain {
    /// #     fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> { [name, plain].concat() }
    /// #     fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> { sealed.strip_prefix(name).map(<[u8]>::to_vec) }
    /// # }
    /// # let (seal, folder) = (Plain, tempfile::tempdir()?);
    /// # let path = folder.path().join("partners.index");
    /// let index = Index::new();
    /// index.insert(EntryId(7), Pdq::from_bytes([0; 32]));
    /// index.save(&path, &seal, 41)?;
    ///
    /// let (index, mark) = Index::open(&path, &seal)?;
    /// assert_eq!((index.len(), mark), (1, 41));
    /// # Ok::<(), OpenError>(())
    /// ```
    pub fn save(&self, path: &Path, seal: &dyn Seal, mark: u64) -> io::Result<()> {
        let state = self.state();
        let shapes = [state.shape()];
        replace(path, |out| {
            let mut writer = Writer::new(out, seal, mark, &shapes)?;
            state.write(&mut writer)
        })
    }

    /// Reads a snapshot and its mark, on all cores: 10 million codes take some 3.5 s of CPU time.
    ///
    /// # Errors
    /// [`OpenError`] when it is not exactly what [`save`](Self::save) wrote. Nothing of it is used then.
    pub fn open(path: &Path, seal: &dyn Seal) -> Result<(Self, u64), OpenError> {
        open(path, seal, Self::read)
    }

    /// What a query would see now.
    pub(crate) fn state(&self) -> Arc<State> {
        self.state.load_full()
    }

    /// The index that comes next in a snapshot.
    pub(crate) fn read(reader: &mut Reader<'_, impl Read + Send>) -> Result<Self, OpenError> {
        let shape = Shape::new(Kind::Codes, CODE_BYTES, 0);
        let (entries, codes) = reader.table(shape, Code::from_bytes)?;
        if !entries.is_sorted() {
            return Err(OpenError::Damaged);
        }
        let index = Self::new();
        if !entries.is_empty() {
            let _writing = lock(&index.writer);
            index.state.store(Arc::new(State {
                segments: vec![Live::all(Segment::sorted(entries, codes, cores()))],
                ..State::default()
            }));
        }
        Ok(index)
    }
}

impl State {
    pub(crate) fn shape(&self) -> Shape {
        Shape::new(Kind::Codes, CODE_BYTES, self.len())
    }

    /// Writes all codes by entry, so that they are one segment when they are read.
    pub(crate) fn write(&self, writer: &mut Writer<'_, impl Write>) -> io::Result<()> {
        for (entry, code) in by_entry(&self.segments) {
            writer.row(entry, &code.to_bytes())?;
        }
        writer.end_table()
    }
}
