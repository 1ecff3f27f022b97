//! The layout that makes the blurs quick: sixteen neighbouring values are a [`Line`], and a blur runs over whole
//! lines, sixteen independent sums at a time, which the compiler turns into vector instructions.
//!
//! In a *row panel* a line holds one column of sixteen rows, and a blur along it is a blur along the rows.
//! In a *column panel* a line holds one row of sixteen columns. [`Vectors::transpose`] leads from one to the other.

/// How many values lie side by side.
pub(super) const LANES: usize = 16;

/// Sixteen neighbouring values, in one cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Line(pub(super) [f32; LANES]);

/// Sixteen lines: a square of values.
pub(super) type Tile = [Line; LANES];

/// No value.
pub(super) const BLANK: Line = Line([0.0; LANES]);

/// What is done in another way on every path.
pub(super) trait Vectors: Copy {
    /// Turns sixteen lines into the sixteen lines across them.
    fn transpose(self, tile: &Tile) -> Tile;

    /// The three bytes of each pixel as the lower bytes of a word; the fourth is anything.
    fn widen(self, pixels: &[[u8; 3]; LANES]) -> [u32; LANES];
}

/// Whatever the compiler makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain;

impl Vectors for Plain {
    #[inline(always)]
    fn transpose(self, tile: &Tile) -> Tile {
        let mut turned = [BLANK; LANES];
        for (lane, line) in tile.iter().enumerate() {
            for (value, across) in line.0.iter().zip(&mut turned) {
                if let Some(slot) = across.0.get_mut(lane) {
                    *slot = *value;
                }
            }
        }
        turned
    }

    #[inline(always)]
    fn widen(self, pixels: &[[u8; 3]; LANES]) -> [u32; LANES] {
        pixels.map(|[r, g, b]| u32::from_le_bytes([r, g, b, 0]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_lanes() {
        let mut tile = [BLANK; LANES];
        for (row, line) in (0_u16..).zip(&mut tile) {
            for (column, value) in (0_u16..).zip(&mut line.0) {
                *value = f32::from(row * 16 + column);
            }
        }
        let turned = Plain.transpose(&tile);
        for (row, line) in (0_u16..).zip(&turned) {
            for (column, value) in (0_u16..).zip(&line.0) {
                assert_eq!(value.to_bits(), f32::from(column * 16 + row).to_bits());
            }
        }
    }
}
