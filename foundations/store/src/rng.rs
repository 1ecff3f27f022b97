//! The one place randomness comes from. Secrets need [`Rng::system`]; a test repeats itself with [`Rng::seeded`].

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng};
use std::sync::{Arc, Mutex, PoisonError};

/// A source of random bytes: the operating system's, or one that a test can repeat.
#[derive(Clone)]
pub struct Rng(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<ChaCha20Rng>>),
}

impl std::fmt::Debug for Rng {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rng")
    }
}

impl Rng {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A repeatable generator, for tests and for drawn sample data only: never for secrets of a real instance.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(
            ChaCha20Rng::seed_from_u64(seed),
        ))))
    }

    /// Fills `bytes`. Without randomness nothing here is safe, so a failing system generator ends the process.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place the system's generator is read"
    )]
    #[expect(
        clippy::panic,
        reason = "tokens made without randomness would be guessable"
    )]
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => {
                if let Err(e) = getrandom::fill(bytes) {
                    panic!("the system gives no randomness: {e}");
                }
            }
            Source::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(bytes),
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }

    /// A number in `0..end`; 0 when `end` is 0. (Modulo of 64 bits: the bias is below 2^-32 for any `end` we use.)
    pub fn below(&self, end: u64) -> u64 {
        u64::from_le_bytes(self.bytes())
            .checked_rem(end)
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_repeats_and_system_does_not() {
        assert_eq!(Rng::seeded(7).bytes::<16>(), Rng::seeded(7).bytes::<16>());
        assert_ne!(Rng::system().bytes::<16>(), Rng::system().bytes::<16>());
        assert_eq!(Rng::system().below(0), 0);
        assert!(Rng::seeded(1).below(10) < 10);
    }
}
