//! Bits from frequencies, and the seven other orientations of the same picture.
//!
//! Mirroring a picture changes the sign of its odd frequencies in that direction; turning it over a diagonal swaps
//! the directions. So every orientation has the same frequencies in other places with other signs.

use super::Frequencies;
use crate::Pdq;

/// One bit a frequency: whether it lies above the median.
pub(super) fn bits(frequencies: &Frequencies) -> Pdq {
    let median = lower_median(frequencies);
    let mut bytes = [0_u8; 32];
    // The lowest frequency is the last bit of the text form.
    for (byte, values) in bytes
        .iter_mut()
        .rev()
        .zip(frequencies.as_flattened().as_chunks::<8>().0)
    {
        for value in values.iter().rev() {
            *byte = (*byte << 1) | u8::from(*value > median);
        }
    }
    Pdq::from_bytes(bytes)
}

/// All orientations, in the reference's order.
pub(super) fn all(frequencies: &Frequencies) -> [Pdq; 8] {
    let swapped = swap(frequencies);
    [
        bits(frequencies),
        bits(&signed(&swapped, |vertical, _| vertical)),
        bits(&signed(frequencies, |vertical, horizontal| {
            vertical != horizontal
        })),
        bits(&signed(&swapped, |_, horizontal| horizontal)),
        bits(&signed(frequencies, |vertical, _| vertical)),
        bits(&signed(frequencies, |_, horizontal| horizontal)),
        bits(&swapped),
        bits(&signed(&swapped, |vertical, horizontal| {
            vertical != horizontal
        })),
    ]
}

/// The 128th smallest of the 256: of the two in the middle the lower, as Torben's method gives it.
fn lower_median(frequencies: &Frequencies) -> f32 {
    let mut values = [0.0; 256];
    for (slot, value) in values.iter_mut().zip(frequencies.as_flattened()) {
        *slot = *value;
    }
    let (_, median, _) = values.select_nth_unstable_by(127, f32::total_cmp);
    *median
}

fn swap(frequencies: &Frequencies) -> Frequencies {
    let mut swapped = [[0.0; 16]; 16];
    for (column, row) in frequencies.iter().enumerate() {
        for (line, value) in swapped.iter_mut().zip(row) {
            if let Some(slot) = line.get_mut(column) {
                *slot = *value;
            }
        }
    }
    swapped
}

/// The frequencies with the sign changed where `negative` says so, from whether the vertical and the horizontal
/// frequency are odd.
fn signed(frequencies: &Frequencies, negative: impl Fn(bool, bool) -> bool) -> Frequencies {
    // The first of each direction is frequency 1, so the odd ones stand at even places.
    let odd = || [true, false].into_iter().cycle();
    let mut signed = *frequencies;
    for (row, vertical) in signed.iter_mut().zip(odd()) {
        for (value, horizontal) in row.iter_mut().zip(odd()) {
            if negative(vertical, horizontal) {
                *value = -*value;
            }
        }
    }
    signed
}
