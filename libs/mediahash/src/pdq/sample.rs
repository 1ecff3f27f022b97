//! The picture as luma at the size that is blurred.

use super::panel::{BLANK, LANES, Line, transpose};
use super::view::Format;
use super::{Small, View};

/// A picture with a side over this is sampled down to a square of it, whatever its aspect. Pixels.
const SIDE_MAX: usize = 512;

/// The weight of each channel in what the eye sees as light (ITU-R BT.601).
const RED: [f32; 256] = weighted(0.299);
const GREEN: [f32; 256] = weighted(0.587);
const BLUE: [f32; 256] = weighted(0.114);

/// Every product of a channel's weight, so that none is computed twice.
#[expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "constant evaluation: no `From`, no iterators"
)]
const fn weighted(weight: f32) -> [f32; 256] {
    let mut products = [0.0; 256];
    let mut value = 0;
    while value < products.len() {
        products[value] = weight * value as f32;
        value += 1;
    }
    products
}

/// A picture as it is blurred: at its own size, or at 512 x 512 nearest pixels if a side is longer.
pub(super) struct Sampled<'a> {
    view: &'a View<'a>,
    /// Where in a row each sampled pixel starts, in bytes.
    offsets: &'a [usize],
    height: usize,
}

impl<'a> Sampled<'a> {
    pub(super) fn new(view: &'a View<'a>, offsets: &'a mut Vec<usize>) -> Self {
        let shrinks = view.width() > SIDE_MAX || view.height() > SIDE_MAX;
        let (width, height) = if shrinks {
            (SIDE_MAX, SIDE_MAX)
        } else {
            (view.width(), view.height())
        };
        let bytes = view.format().bytes_per_pixel();
        offsets.clear();
        offsets.extend((0..width).map(|x| nearest(x, view.width(), width).saturating_mul(bytes)));
        Self {
            view,
            offsets,
            height,
        }
    }

    pub(super) const fn width(&self) -> usize {
        self.offsets.len()
    }

    pub(super) const fn height(&self) -> usize {
        self.height
    }

    /// Rows `top` to `top + 16` as a row panel: line `x` holds the luma of column `x`.
    /// Rows past the end are zero.
    pub(super) fn row_panel(&self, top: usize, panel: &mut Vec<Line>) {
        panel.clear();
        panel.resize(self.width(), BLANK);
        for (lane, y) in (top..self.height.min(top.saturating_add(LANES))).enumerate() {
            let row = self.view.row(nearest(y, self.view.height(), self.height));
            let slots = panel.iter_mut().filter_map(|line| line.get_mut(lane));
            match self.view.format() {
                Format::Luma => self.fill(slots, row, |[grey]: [u8; 1]| f32::from(grey)),
                Format::Rgb => self.fill(slots, row, |[r, g, b]| luma(r, g, b)),
                Format::Rgba => self.fill(slots, row, |[r, g, b, _]| luma(r, g, b)),
            }
        }
    }

    fn fill<'s, const N: usize>(
        &self,
        slots: impl Iterator<Item = &'s mut f32>,
        row: &[u8],
        luma_of: impl Fn([u8; N]) -> f32,
    ) {
        for (slot, offset) in slots.zip(self.offsets) {
            if let Some(pixel) = row.get(*offset..).and_then(<[u8]>::first_chunk) {
                *slot = luma_of(*pixel);
            }
        }
    }

    /// The picture as it is. The reference does not blur what is 64 x 64 already.
    pub(super) fn unblurred(&self, panel: &mut Vec<Line>) -> Small {
        let mut small = [[0.0; 64]; 64];
        for (top, rows) in (0..).step_by(LANES).zip(small.chunks_exact_mut(LANES)) {
            self.row_panel(top, panel);
            for (left, columns) in panel.chunks(LANES).enumerate() {
                let mut turned = [BLANK; LANES];
                transpose(columns, &mut turned);
                for (row, line) in rows.iter_mut().zip(&turned) {
                    if let Some(cells) = row.as_chunks_mut::<LANES>().0.get_mut(left) {
                        *cells = *line;
                    }
                }
            }
        }
        small
    }
}

/// Which of `from` pixels stands for pixel `at` of `to`: the one at or before it. This is how the reference's
/// picture library resizes unless it is asked for better.
fn nearest(at: usize, from: usize, to: usize) -> usize {
    if from == to {
        at
    } else {
        wide_product(at, from, to)
    }
}

/// `at * from / to` without overflow on any platform; the result is below `from`, so it always fits.
fn wide_product(at: usize, from: usize, to: usize) -> usize {
    let wide = |value: usize| u128::try_from(value).unwrap_or(u128::MAX);
    usize::try_from(wide(at).saturating_mul(wide(from)) / wide(to).max(1)).unwrap_or(usize::MAX)
}

fn luma(red: u8, green: u8, blue: u8) -> f32 {
    let weigh = |products: &[f32; 256], value: u8| {
        products
            .get(usize::from(value))
            .copied()
            .unwrap_or_default()
    };
    weigh(&RED, red) + weigh(&GREEN, green) + weigh(&BLUE, blue)
}
