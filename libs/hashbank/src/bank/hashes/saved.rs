//! The hashes of a bank in a file: a snapshot with the index and then the digests, by their length.

use super::{Digests, Hashes};
use crate::digests::DigestSet;
use crate::snapshot::{OpenError, Reader, Writer, open, replace};
use crate::{Index, Seal};
use std::io;
use std::path::Path;
use std::sync::RwLock;

impl Hashes {
    pub(in crate::bank) fn save(&self, path: &Path, seal: &dyn Seal, mark: u64) -> io::Result<()> {
        let codes = self.pdq.state();
        let digests = self.read().clone();
        let shapes = [
            codes.shape(),
            digests.md5.shape(),
            digests.sha1.shape(),
            digests.sha256.shape(),
        ];
        replace(path, |out| {
            let mut writer = Writer::new(out, seal, mark, &shapes)?;
            codes.write(&mut writer)?;
            digests.md5.write(&mut writer)?;
            digests.sha1.write(&mut writer)?;
            digests.sha256.write(&mut writer)
        })
    }

    pub(in crate::bank) fn open(path: &Path, seal: &dyn Seal) -> Result<(Self, u64), OpenError> {
        open(path, seal, |reader: &mut Reader<'_, _>| {
            Ok(Self {
                pdq: Index::read(reader)?,
                digests: RwLock::new(Digests {
                    md5: DigestSet::read(reader)?,
                    sha1: DigestSet::read(reader)?,
                    sha256: DigestSet::read(reader)?,
                }),
            })
        })
    }
}
