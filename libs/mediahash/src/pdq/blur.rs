//! Two box blurs along the rows, two along the columns, and the 64 x 64 picture at the cell centres.
//!
//! The reference blurs rows, columns, rows, columns over the whole picture and takes 64 x 64 values of the result.
//! Here the third pass writes only the 64 columns and the fourth only the 64 rows that are taken; the sums are the
//! same.

mod window;

use super::Small;
use super::panel::{BLANK, LANES, Line, transpose};
use super::sample::Sampled;
use window::Window;

/// The side of the picture that is left.
const SMALL: usize = 64;

/// The memory the passes work in.
#[derive(Default)]
pub(super) struct Buffers {
    /// A row panel: sixteen rows of the picture side by side.
    pub(super) rows: Vec<Line>,
    /// A panel on the other side of a blur.
    across: Vec<Line>,
    /// The whole picture in column panels.
    panels: Vec<Line>,
    /// The picture at 64 columns and all its rows, in column panels.
    narrow: Vec<Line>,
}

/// The picture blurred and taken at 64 x 64 cell centres.
pub(super) fn shrink(picture: &Sampled<'_>, buffers: &mut Buffers) -> Small {
    let height = picture.height();
    let tall = height.next_multiple_of(LANES);
    let (along_rows, along_columns) = (Window::for_side(picture.width()), Window::for_side(height));

    buffers
        .panels
        .resize(picture.width().div_ceil(LANES) * tall, BLANK);
    buffers.narrow.resize(SMALL / LANES * tall, BLANK);
    for top in (0..height).step_by(LANES) {
        picture.row_panel(top, &mut buffers.rows);
        buffers.across.resize(picture.width(), BLANK);
        along_rows.blur(&buffers.rows, &mut buffers.across);
        to_columns(&buffers.across, top, tall, &mut buffers.panels);
    }
    for panel in buffers.panels.chunks_exact_mut(tall) {
        let panel = panel.get_mut(..height).unwrap_or_default();
        buffers.across.clear();
        buffers.across.extend_from_slice(panel);
        along_columns.blur(&buffers.across, panel);
    }
    let columns = centres(picture.width());
    for top in (0..height).step_by(LANES) {
        to_rows(
            &buffers.panels,
            top,
            tall,
            picture.width(),
            &mut buffers.rows,
        );
        let mut taken = [BLANK; SMALL];
        along_rows.blur_at(&columns, &buffers.rows, &mut taken);
        to_columns(&taken, top, tall, &mut buffers.narrow);
    }
    narrow_to_small(&buffers.narrow, tall, height, along_columns)
}

/// The fourth pass, at the 64 rows that are taken.
fn narrow_to_small(narrow: &[Line], tall: usize, height: usize, along_columns: Window) -> Small {
    let mut small = [[0.0; SMALL]; SMALL];
    let rows = centres(height);
    for (left, panel) in narrow.chunks_exact(tall).enumerate() {
        let mut taken = [BLANK; SMALL];
        along_columns.blur_at(&rows, panel.get(..height).unwrap_or_default(), &mut taken);
        for (row, line) in small.iter_mut().zip(&taken) {
            if let Some(cells) = row.as_chunks_mut::<LANES>().0.get_mut(left) {
                *cells = *line;
            }
        }
    }
    small
}

/// Puts a row panel, whose first row is `top`, into its places in column panels that are `tall` lines each.
fn to_columns(rows: &[Line], top: usize, tall: usize, panels: &mut [Line]) {
    for (columns, panel) in rows.chunks(LANES).zip(panels.chunks_exact_mut(tall)) {
        transpose(columns, panel.get_mut(top..).unwrap_or_default());
    }
}

/// Takes the sixteen rows from `top` out of column panels.
fn to_rows(panels: &[Line], top: usize, tall: usize, width: usize, rows: &mut Vec<Line>) {
    rows.resize(width, BLANK);
    for (columns, panel) in rows.chunks_mut(LANES).zip(panels.chunks_exact(tall)) {
        transpose(panel.get(top..).unwrap_or_default(), columns);
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
