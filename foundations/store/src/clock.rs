//! The one place time comes from. Everything takes a [`Clock`]; a test moves a manual one by hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::Duration;

/// Milliseconds since 1970-01-01T00:00:00Z. The only form in which time is stored.
pub type Millis = i64;

/// Tells the time: the machine's, or one that only moves when told to.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` until [`Clock::advance`] moves it. Clones share the hand.
    pub fn manual(start: Millis) -> Self {
        Self(Source::Manual(Arc::new(AtomicI64::new(start))))
    }

    /// Now, in milliseconds since 1970 (UTC).
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place the machine's time is read"
    )]
    pub fn now(&self) -> Millis {
        match &self.0 {
            Source::Manual(hand) => hand.load(Ordering::SeqCst),
            Source::System => std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .ok()
                .and_then(|d| Millis::try_from(d.as_millis()).ok())
                .unwrap_or(0),
        }
    }

    /// True for a clock that a test moves by hand.
    pub fn is_manual(&self) -> bool {
        matches!(self.0, Source::Manual(_))
    }

    /// Sets a manual clock back, as an operator may set a machine's; the machine's clock is left alone.
    pub fn set_back(&self, by: Duration) {
        if let Source::Manual(hand) = &self.0 {
            let by = Millis::try_from(by.as_millis()).unwrap_or(Millis::MAX);
            hand.fetch_sub(by, Ordering::SeqCst);
        }
    }

    /// Moves a manual clock forward; the machine's clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Source::Manual(hand) = &self.0 {
            hand.fetch_add(
                Millis::try_from(by.as_millis()).unwrap_or(Millis::MAX),
                Ordering::SeqCst,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_moves_only_by_hand_and_clones_share_it() {
        let clock = Clock::manual(1_000);
        let same = clock.clone();
        assert_eq!(clock.now(), 1_000);
        same.advance(Duration::from_secs(2));
        assert_eq!(clock.now(), 3_000);
    }

    #[test]
    fn the_system_clock_is_after_this_was_written() {
        assert!(Clock::system().now() > 1_760_000_000_000);
    }
}
