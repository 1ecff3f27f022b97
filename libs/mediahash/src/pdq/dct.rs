//! The lowest frequencies of the 64 x 64 picture by two small matrix products.

use super::{Frequencies, Small};
use std::f64::consts::PI;
use std::sync::LazyLock;

/// The cosines of the transform, frequency by place and place by frequency.
struct Cosines {
    by_frequency: [[f32; 64]; 16],
    by_place: [[f32; 16]; 64],
}

static COSINES: LazyLock<Cosines> = LazyLock::new(|| {
    let mut cosines = Cosines {
        by_frequency: [[0.0; 64]; 16],
        by_place: [[0.0; 16]; 64],
    };
    for (frequency, row) in (1_u32..).zip(&mut cosines.by_frequency) {
        for ((place, value), column) in (0_u32..).zip(row).zip(&mut cosines.by_place) {
            *value = cosine(frequency, place);
            if let Some(mirror) = usize::try_from(frequency - 1)
                .ok()
                .and_then(|at| column.get_mut(at))
            {
                *mirror = *value;
            }
        }
    }
    cosines
});

/// One cosine as the reference rounds it: the scale to single precision first, the product to single at the end.
#[expect(
    clippy::as_conversions,
    reason = "rounding to single precision has no other spelling"
)]
fn cosine(frequency: u32, place: u32) -> f32 {
    let scale = (2.0_f64 / 64.0).sqrt() as f32;
    let angle = (PI / 2.0 / 64.0) * f64::from(frequency) * f64::from(2 * place + 1);
    (f64::from(scale) * angle.cos()) as f32
}

/// Frequencies 1 to 16 in both directions. The constant one is left out: it says only how light the picture is.
///
/// Each sum runs over the 64 places in order, as in the reference; vectors run across the independent sums.
#[inline(always)]
pub(super) fn low_frequencies(small: &Small) -> Frequencies {
    let cosines = &*COSINES;
    let mut frequencies = [[0.0; 16]; 16];
    for (row, weights) in frequencies.iter_mut().zip(&cosines.by_frequency) {
        let vertical = weighted_sum(weights, small);
        *row = weighted_sum(&vertical, &cosines.by_place);
    }
    frequencies
}

/// The sum of `rows`, each times its weight.
#[inline(always)]
fn weighted_sum<const N: usize>(weights: &[f32; 64], rows: &[[f32; N]; 64]) -> [f32; N] {
    let mut sums = [0.0; N];
    for (weight, row) in weights.iter().zip(rows) {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += weight * value;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cosines come from the platform's library. Should one ever round another way, hashes would differ from
    /// those made elsewhere; this notices.
    #[test]
    fn the_cosines_are_the_same_on_every_platform() {
        let mut digests = crate::Digests::new();
        for value in COSINES.by_frequency.as_flattened() {
            digests.update(&value.to_bits().to_le_bytes());
        }
        assert_eq!(
            digests.finish().md5.to_string(),
            "707141efe83d8834d576181cb126d48e"
        );
    }
}
