//! A bank's hashes in a file.

use super::{Bank, BankInfo, Hashes};
use crate::{OpenError, Seal};
use std::io;
use std::path::Path;

impl Bank {
    /// Writes all hashes, sealed, into a file in the place of the one at `path`, which stays whole until the new one
    /// is. What is known of the bank and of its entries is not in it: that is the caller's to keep and to set again.
    ///
    /// `mark` is what the snapshot stands for in the caller's counting, the generation of a database for example.
    /// See [`Index::save`](crate::Index::save).
    ///
    /// # Errors
    /// When the file cannot be written. The old one is whole then.
    pub fn save(&self, path: &Path, seal: &dyn Seal, mark: u64) -> io::Result<()> {
        self.hashes.save(path, seal, mark)
    }

    /// A bank with the hashes of a snapshot, and the snapshot's mark.
    ///
    /// # Errors
    /// [`OpenError`] when it is not exactly what [`save`](Self::save) wrote. Nothing of it is used then: read the
    /// entries from where they come from, and save them.
    ///
    /// ```
    /// use hashbank::{Bank, BankInfo, EntryId, OpenError, Purpose, Seal, Signal, SignalKind};
    ///
    /// # struct Plain;
    /// # impl Seal for Plain {
    /// #     fn seal(&self, name: &[u8], plain: &[u8]) -> Vec<u8> { [name, plain].concat() }
    /// #     fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> { sealed.strip_prefix(name).map(<[u8]>::to_vec) }
    /// # }
    /// # let (seal, folder) = (Plain, tempfile::tempdir()?);
    /// # let path = folder.path().join("partners.hashes");
    /// let info = BankInfo::new("partners", Purpose::Abuse);
    /// let bank = match Bank::open(info.clone(), &path, &seal) {
    ///     // What has changed since generation `mark` is the caller's to look up and to apply.
    ///     Ok((bank, mark)) => bank,
    ///     Err(damaged_or_missing) => {
    ///         let bank = Bank::new(info);
    ///         for (entry, hex) in [(EntryId(1), "0f".repeat(32)), (EntryId(2), "a0".repeat(32))] {
    ///             bank.insert(entry, Signal::parse(SignalKind::Pdq, &hex).expect("a hash"));
    ///         }
    ///         bank.save(&path, &seal, 41)?;
    ///         bank
    ///     }
    /// };
    /// assert_eq!(bank.len(), 2);
    /// # let (again, mark) = Bank::open(BankInfo::new("partners", Purpose::Abuse), &path, &seal)?;
    /// # assert_eq!((again.len(), mark), (2, 41));
    /// # Ok::<(), OpenError>(())
    /// ```
    pub fn open(info: BankInfo, path: &Path, seal: &dyn Seal) -> Result<(Self, u64), OpenError> {
        let (hashes, mark) = Hashes::open(path, seal)?;
        let mut bank = Self::new(info);
        bank.hashes = hashes;
        Ok((bank, mark))
    }
}
