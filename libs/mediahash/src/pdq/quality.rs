//! How much there is to see in a picture, from its steps of light.

use super::Small;

/// The sum of all steps that stands for full quality is 90 times 100: a constant tuned by hand in the PDQ paper.
const STEPS_PER_POINT: i32 = 90;

/// 0 (a flat surface) to 100.
///
/// Each step between neighbours counts in whole hundredths of the range, so that many faint ones add to nothing.
#[inline(always)]
pub(super) fn of(small: &Small) -> u8 {
    let down: i32 = small.windows(2).map(pair_of_rows).sum();
    let across: i32 = small.iter().map(row).sum();
    u8::try_from(((down + across) / STEPS_PER_POINT).min(100)).unwrap_or(100)
}

#[inline(always)]
fn pair_of_rows(pair: &[[f32; 64]]) -> i32 {
    let [above, below] = pair else { return 0 };
    above.iter().zip(below).map(|(u, v)| step(*u, *v)).sum()
}

#[inline(always)]
fn row(row: &[f32; 64]) -> i32 {
    row.iter()
        .zip(row.iter().skip(1))
        .map(|(u, v)| step(*u, *v))
        .sum()
}

#[expect(
    clippy::as_conversions,
    reason = "cutting off the fraction is what the reference does; |value| <= 100"
)]
#[inline(always)]
fn step(u: f32, v: f32) -> i32 {
    ((((u - v) * 100.0) / 255.0) as i32).abs()
}
