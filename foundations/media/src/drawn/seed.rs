//! Repeatable variety: the same seed draws the same picture, on every machine, for ever.

/// A small deterministic generator (SplitMix64, Steele et al., 2014). For looks only, never for secrets.
#[derive(Clone, Debug)]
pub(super) struct Seed(u64);

/// The golden ratio's fraction in 64 bits: SplitMix64's step.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Seed {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A generator of its own for one part of a picture, so that a change in one part leaves the others alone.
    pub(super) fn part(&self, name: &str) -> Self {
        Self(name.bytes().fold(self.0 ^ STEP, |state, byte| {
            mix(state ^ u64::from(byte)).wrapping_add(STEP)
        }))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// Evenly between 0 and 1.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    /// Evenly between `low` and `high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        (high - low).mul_add(self.unit(), low)
    }

    /// One of `count` (0 when there is none to choose from).
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.next()
            .checked_rem(count)
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
    }

    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
}

const fn mix(state: u64) -> u64 {
    let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_says_the_same() {
        let draw = || {
            let mut seed = Seed::new(7).part("mark");
            (seed.next(), seed.unit(), seed.below(5))
        };
        assert_eq!(draw(), draw());
        assert_ne!(
            Seed::new(7).part("mark").next(),
            Seed::new(7).part("hand").next()
        );
        assert_eq!(Seed::new(1).below(0), 0);
    }
}
