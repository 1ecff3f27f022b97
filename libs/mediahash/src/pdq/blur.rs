//! Two box blurs along the rows, two along the columns, and the 64 x 64 picture at the cell centres.
//!
//! The reference blurs rows, columns, rows, columns over the whole picture and takes 64 x 64 values of the result.
//! Here the third pass writes only the 64 columns and the fourth only the 64 rows that are taken; the sums are the
//! same.

mod window;

use super::Small;
use super::panel::{BLANK, LANES, Line, Tile, Vectors};
use super::sample::Sampled;
use window::{LEAD, Window};

/// The side of the picture that is left.
const SMALL: usize = 64;

/// How many columns of tiles, or column panels, the small picture has.
const SMALL_TILES: usize = SMALL / LANES;

/// The memory the passes work in.
#[derive(Default)]
pub(super) struct Buffers {
    /// Sixteen rows of the picture; the first tile is room that a blur in place moves into.
    band: Vec<Tile>,
    /// The whole picture in column panels, each after [`LEAD`] lines of such room.
    panels: Vec<Line>,
    /// The picture at 64 columns and all its rows, in column panels.
    narrow: Vec<Line>,
}

impl Buffers {
    /// A band of so many columns, without the room before it.
    pub(super) fn band(&mut self, width: usize) -> &mut [Tile] {
        grow(&mut self.band, width.div_ceil(LANES), [BLANK; LANES])
    }
}

/// The first `length` of the memory, which grows when it must and never shrinks.
fn grow<T: Copy>(memory: &mut Vec<T>, length: usize, blank: T) -> &mut [T] {
    if memory.len() < length {
        memory.resize(length, blank);
    }
    memory.get_mut(..length).unwrap_or_default()
}

/// The picture blurred and taken at 64 x 64 cell centres.
#[inline(always)]
pub(super) fn shrink(
    vectors: impl Vectors,
    picture: &mut Sampled<'_>,
    buffers: &mut Buffers,
) -> Small {
    let (width, height) = (picture.width(), picture.height());
    let across = width.div_ceil(LANES);
    let tall = LEAD + height.next_multiple_of(LANES);
    let (along_rows, along_columns) = (Window::for_side(width), Window::for_side(height));
    let band = grow(&mut buffers.band, across + LEAD / LANES, [BLANK; LANES]);
    let panels = grow(&mut buffers.panels, across * tall, BLANK);
    let narrow = grow(&mut buffers.narrow, SMALL_TILES * tall, BLANK);

    for top in (0..height).step_by(LANES) {
        let tiles = band.get_mut(LEAD / LANES..).unwrap_or_default();
        picture.band(vectors, top, tiles);
        for tile in tiles {
            *tile = vectors.transpose(tile);
        }
        let blurred = along_rows.blur(band.as_flattened_mut(), width);
        put(vectors, blurred, LEAD + top, tall, panels);
    }
    let mut moved = LEAD;
    for panel in panels.chunks_exact_mut(tall) {
        along_columns.blur(panel, height);
        moved = along_columns.start();
    }
    let columns = centres(width);
    for top in (0..height).step_by(LANES) {
        for (panel, tile) in panels.chunks_exact(tall).zip(band.iter_mut()) {
            let lines = panel.get(moved + top..).unwrap_or_default();
            if let Some(square) = lines.first_chunk() {
                *tile = vectors.transpose(square);
            }
        }
        let mut taken = [BLANK; SMALL];
        along_rows.blur_at(&columns, band.as_flattened_mut(), width, &mut taken);
        put(vectors, &taken, top, tall, narrow);
    }
    narrow_to_small(narrow, tall, height, along_columns)
}

/// The fourth pass, at the 64 rows that are taken.
#[inline(always)]
fn narrow_to_small(
    narrow: &mut [Line],
    tall: usize,
    height: usize,
    along_columns: Window,
) -> Small {
    let mut small = [[0.0; SMALL]; SMALL];
    let rows = centres(height);
    for (left, panel) in narrow.chunks_exact_mut(tall).enumerate() {
        let mut taken = [BLANK; SMALL];
        along_columns.blur_at(&rows, panel, height, &mut taken);
        for (row, line) in small.iter_mut().zip(&taken) {
            if let Some(cells) = row.as_chunks_mut::<LANES>().0.get_mut(left) {
                *cells = line.0;
            }
        }
    }
    small
}

/// Puts a row panel at line `at` of column panels that are `tall` lines each.
#[inline(always)]
fn put(vectors: impl Vectors, rows: &[Line], at: usize, tall: usize, panels: &mut [Line]) {
    let tiles = rows.as_chunks::<LANES>().0;
    for (tile, panel) in tiles.iter().zip(panels.chunks_exact_mut(tall)) {
        if let Some(square) = panel.get_mut(at..).and_then(<[Line]>::first_chunk_mut) {
            *square = vectors.transpose(tile);
        }
    }
}

/// The 64 places of a side that stand for its cells: the middle of each, rounded down.
fn centres(side: usize) -> [usize; SMALL] {
    let mut centres = [0; SMALL];
    for (cell, centre) in centres.iter_mut().enumerate() {
        *centre = (2 * cell + 1) * side / (2 * SMALL);
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference computes them in double precision, as `(int)((cell + 0.5) * side / 64)`.
    #[test]
    fn cell_centres_as_the_reference_computes_them() {
        for side in 5..=512_u16 {
            for (cell, centre) in (0_u8..).zip(centres(usize::from(side))) {
                let reference = (f64::from(cell) + 0.5) * f64::from(side) / 64.0;
                assert_eq!(centre.to_string(), reference.floor().to_string());
            }
        }
    }
}
