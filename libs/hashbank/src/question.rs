//! What banks are asked.

use crate::{Millis, Signal};

/// Of one bank so many matches are answered unless more are asked for: the best.
pub const MATCHES_DEFAULT: usize = 1_000;

/// One question to one or several banks: the hashes of one picture, file or video, all at once.
///
/// ```
/// use hashbank::{Question, Signal, SignalKind};
///
/// let signals = [Signal::parse(SignalKind::Md5, "00112233445566778899aabbccddeeff")?];
/// let question = Question::new(&signals, 1_700_000_000_000).banks(&["partners"]).counted();
/// # let _ = question;
/// # Ok::<(), mediahash::ParseHashError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub(crate) signals: &'a [Signal],
    pub(crate) now: Millis,
    pub(crate) seed: Option<u64>,
    pub(crate) banks: Option<&'a [&'a str]>,
    pub(crate) counted: bool,
    pub(crate) most: usize,
}

impl<'a> Question<'a> {
    /// Asks about something by all its hashes: digests, and PDQ codes in as many orientations or of as many frames as the
    /// asker made. Quality is the asker's business: leave out a code that is not
    /// [reliable](mediahash::pdq::PdqHash::is_reliable). `now` decides what is disabled.
    #[must_use]
    pub const fn new(signals: &'a [Signal], now: Millis) -> Self {
        Self {
            signals,
            now,
            seed: None,
            banks: None,
            counted: false,
            most: MATCHES_DEFAULT,
        }
    }

    /// Lets each bank take part as its [`enabled_ratio`](crate::BankInfo::enabled_ratio) and this seed decide. Without
    /// a seed every bank takes part that is not off.
    #[must_use]
    pub const fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Asks only the banks of these names.
    #[must_use]
    pub const fn banks(mut self, names: &'a [&'a str]) -> Self {
        self.banks = Some(names);
        self
    }

    /// Counts what matches into the entries' histories and holds those that match far more than they used to (see
    /// [`FloodPolicy`](crate::FloodPolicy)). Leave it out where the same thing is asked about again.
    #[must_use]
    pub const fn counted(mut self) -> Self {
        self.counted = true;
        self
    }

    /// Wants at most so many matches of each bank instead of [`MATCHES_DEFAULT`]: the best.
    #[must_use]
    pub const fn at_most(mut self, matches: usize) -> Self {
        self.most = matches;
        self
    }
}
