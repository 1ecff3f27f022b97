//! The layout that makes the blurs quick: a picture is cut into *panels*, and a panel is a list of [`Line`]s of
//! sixteen neighbouring values. A blur along a panel runs over whole lines, sixteen independent sums at a time,
//! which the compiler turns into vector instructions; a panel is contiguous, so no two lines fight for a cache set.
//!
//! In a *row panel* a line holds one column of sixteen rows, and a blur along it is a blur along the rows.
//! In a *column panel* a line holds one row of sixteen columns. [`transpose`] leads from one to the other.

/// How many values lie side by side.
pub(super) const LANES: usize = 16;

/// Sixteen neighbouring values.
pub(super) type Line = [f32; LANES];

/// No value.
pub(super) const BLANK: Line = [0.0; LANES];

/// Turns sixteen lines into the sixteen lines across them. `from` may be shorter: what is missing counts as zero.
pub(super) fn transpose(from: &[Line], to: &mut [Line]) {
    let mut square = [BLANK; LANES];
    for (slot, line) in square.iter_mut().zip(from) {
        *slot = *line;
    }
    let mut turned = [BLANK; LANES];
    for (x, line) in turned.iter_mut().enumerate() {
        for (value, source) in line.iter_mut().zip(&square) {
            *value = source.get(x).copied().unwrap_or_default();
        }
    }
    for (slot, line) in to.iter_mut().zip(&turned) {
        *slot = *line;
    }
}
