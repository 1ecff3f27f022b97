//! Banks of known hashes, and the question whether a picture or file is in one.
//!
//! A [`Bank`] is a list with a name, a [`Purpose`] and a distance at which pictures count as the same. [`Banks`] asks
//! several at once and answers with every [`Match`]: which bank, what for, which entry, how far. [`Index`] is the
//! part that finds 256-bit PDQ codes within a Hamming distance, exactly, while codes come and go. [`import`] and
//! [`export`] read and write lists as they are exchanged.
//!
//! No list comes with this crate, and it fetches none.
//!
//! ```
//! use hashbank::{Bank, BankInfo, Banks, EntryId, Purpose, Question, Signal, import};
//! use mediahash::Pdq;
//!
//! // A bank from a list, here of one made-up hash.
//! let bank = Bank::new(BankInfo::new("partners", Purpose::Abuse));
//! let list = format!("# made up\npdq {}\nnot a hash\n", "0f".repeat(32));
//! let mut next = 0;
//! let report = import::read(list.as_bytes(), import::Format::Lines, hashbank::SignalKind::Pdq, |row| {
//!     next += 1;
//!     bank.insert(EntryId(next), row.signal);
//!     Ok::<(), std::io::Error>(())
//! })?;
//! assert_eq!((report.rows, report.bad, report.first_bad[0].line), (1, 1, 3));
//!
//! // A picture that looks much the same.
//! let mut bytes = [0x0f; 32];
//! bytes[9] = 0x00;
//! let banks = Banks::new([bank]);
//! let signals = [Signal::Pdq(Pdq::from_bytes(bytes))];
//! let now = 1_700_000_000_000; // milliseconds, from the caller's clock
//! let answer = banks.screen(&Question::new(&signals, now));
//! let found = &answer.standing[0];
//! assert_eq!((&*found.bank, found.purpose), ("partners", Purpose::Abuse));
//! assert_eq!((found.entry, found.distance), (EntryId(1), 4));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Secrets
//! Lists of hashes are confidential. `Debug` of nothing here shows a hash or a row's metadata, and a bad line is
//! reported by its number and the reason, never by what it says.
#![deny(missing_docs)]

mod bank;
mod banks;
mod digests;
mod draw;
mod entry;
pub mod export;
pub mod import;
mod index;
mod question;
mod seal;
mod signal;
mod snapshot;

pub use bank::{
    Bank, BankInfo, FloodPolicy, Match, MatchKind, Purpose, THRESHOLD_DEFAULT, THRESHOLD_MAX,
};
pub use banks::{Answer, Banks, NewlyHeld};
pub use entry::{EntryState, Held, Opinion, Until, View};
pub use index::{Hit, Index};
pub use question::{MATCHES_DEFAULT, Question};
pub use seal::Seal;
pub use signal::{Signal, SignalKind, UnknownKind};
pub use snapshot::OpenError;

/// The caller's own name for an entry of a bank. It means nothing here; a list's row may share one among several
/// hashes of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u64);

/// Milliseconds since the beginning of 1970, UTC, by the caller's clock: this crate has none.
pub type Millis = i64;
