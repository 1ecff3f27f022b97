//! Banks of known hashes, and the question whether a picture or file is in one.
//!
//! A [`Bank`] is a list with a name, a [`Purpose`] and a distance at which pictures count as the same. [`Banks`] asks
//! several at once and answers with every [`Match`]: which bank, what for, which entry, how far. [`Index`] is the
//! part that finds 256-bit PDQ codes within a Hamming distance, exactly, while codes come and go. [`import`] and
//! [`export`] read and write lists as they are exchanged.
//!
//! No list comes with this crate, and it fetches none.
//!
//! # From a list to an answer
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
//! # What people say of an entry
//! An entry is disabled, held or doubted where it lies; the next question sees it. See [`EntryState`].
//!
//! ```
//! use hashbank::{Bank, BankInfo, Banks, EntryId, Opinion, Purpose, Question, Signal, SignalKind, View};
//!
//! let bank = Bank::new(BankInfo::new("partners", Purpose::Abuse));
//! let signals = [Signal::parse(SignalKind::Md5, "00112233445566778899aabbccddeeff")?];
//! bank.insert(EntryId(1), signals[0]);
//! bank.change_state(EntryId(1), |state| {
//!     state.add_opinion(Opinion { view: View::Deconfirm, by: "ana".into(), at: 1_700_000_000_000 });
//! });
//! let banks = Banks::new([bank]);
//! let answer = banks.screen(&Question::new(&signals, 1_700_000_000_001));
//! assert!(answer.standing.is_empty());
//! // It accuses nobody any more, but a person may want to know.
//! assert_eq!(answer.doubted[0].entry, EntryId(1));
//! # Ok::<(), mediahash::ParseHashError>(())
//! ```
//!
//! # What matches too much
//! A question that is [counted](Question::counted) goes into the histories of what it matches. An entry that suddenly
//! matches far more than it used to is held and named in the [`Answer`], so that the caller makes that last and asks
//! somebody. See [`FloodPolicy`].
//!
//! ```
//! use hashbank::{Bank, BankInfo, Banks, EntryId, FloodPolicy, Purpose, Question, Signal};
//! use mediahash::Pdq;
//!
//! let mut info = BankInfo::new("partners", Purpose::Abuse);
//! info.flood = Some(FloodPolicy { matches_min: 3, ..FloodPolicy::default() });
//! let bank = Bank::new(info);
//! bank.insert(EntryId(1), Signal::Pdq(Pdq::from_bytes([0; 32])));
//! let banks = Banks::new([bank]);
//!
//! let ask = |number: u8| {
//!     let mut bytes = [0; 32];
//!     bytes[0] = number;
//!     banks.screen(&Question::new(&[Signal::Pdq(Pdq::from_bytes(bytes))], 1_700_000_000_000).counted())
//! };
//! assert_eq!(ask(1).standing.len(), 1);
//! assert_eq!(ask(2).standing.len(), 1);
//! let third = ask(3);
//! assert_eq!((third.newly_held[0].entry, third.held.len()), (EntryId(1), 1));
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

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The caller's own name for an entry of a bank. It means nothing here; a list's row may share one among several
/// hashes of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u64);

/// Milliseconds since the beginning of 1970, UTC, by the caller's clock: this crate has none.
pub type Millis = i64;
