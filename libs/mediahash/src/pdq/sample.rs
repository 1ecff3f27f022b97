//! The picture as luma at the size that is blurred.

use super::panel::{BLANK, LANES, Line, Tile, Vectors};
use super::view::Format;
use super::{Small, View};

/// A picture with a side over this is sampled down to a square of it, whatever its aspect. Pixels.
const SIDE_MAX: usize = 512;

/// The weight of each channel in what the eye sees as light (ITU-R BT.601).
const RED: f32 = 0.299;
const GREEN: f32 = 0.587;
const BLUE: f32 = 0.114;

/// The memory that sampling works in.
#[derive(Default)]
pub(super) struct Buffers {
    /// Where in a row each sampled pixel starts, in bytes. Empty if all are taken.
    offsets: Vec<usize>,
    /// The pixels that are taken from a row, side by side.
    picked: Vec<u8>,
}

/// A picture as it is blurred: at its own size, or at 512 x 512 nearest pixels if a side is longer.
pub(super) struct Sampled<'a> {
    view: &'a View<'a>,
    buffers: &'a mut Buffers,
    width: usize,
    height: usize,
}

impl<'a> Sampled<'a> {
    pub(super) fn new(view: &'a View<'a>, buffers: &'a mut Buffers) -> Self {
        let shrinks = view.width() > SIDE_MAX || view.height() > SIDE_MAX;
        let (width, height) = if shrinks {
            (SIDE_MAX, SIDE_MAX)
        } else {
            (view.width(), view.height())
        };
        buffers.offsets.clear();
        if width != view.width() {
            let bytes = view.format().bytes_per_pixel();
            let offset = |x| nearest(x, view.width(), width).saturating_mul(bytes);
            buffers.offsets.extend((0..width).map(offset));
        }
        Self {
            view,
            buffers,
            width,
            height,
        }
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn height(&self) -> usize {
        self.height
    }

    /// Rows `top` to `top + 16`, sixteen columns to a tile. Lanes past the last column and lines past the last row
    /// hold anything.
    #[inline(always)]
    pub(super) fn band(&mut self, vectors: impl Vectors, top: usize, tiles: &mut [Tile]) {
        for (lane, y) in (top..self.height.min(top.saturating_add(LANES))).enumerate() {
            let row = self.view.row(nearest(y, self.view.height(), self.height));
            let lines = tiles.iter_mut().filter_map(|tile| tile.get_mut(lane));
            match self.view.format() {
                Format::Luma => fill(lines, self.buffers.pick(row), grey),
                Format::Rgb => fill(lines, self.buffers.pick(row), |pixels| {
                    luma(&vectors.widen(pixels))
                }),
                Format::Rgba => fill(lines, self.buffers.pick(row), |pixels| {
                    luma(&pixels.map(u32::from_le_bytes))
                }),
            }
        }
    }

    /// The picture as it is. The reference does not blur what is 64 x 64 already.
    #[inline(always)]
    pub(super) fn unblurred(&mut self, vectors: impl Vectors, tiles: &mut [Tile]) -> Small {
        let mut small = [[0.0; 64]; 64];
        for (top, rows) in (0..).step_by(LANES).zip(small.chunks_exact_mut(LANES)) {
            self.band(vectors, top, tiles);
            for (left, tile) in tiles.iter().enumerate() {
                for (row, line) in rows.iter_mut().zip(tile) {
                    if let Some(cells) = row.as_chunks_mut::<LANES>().0.get_mut(left) {
                        *cells = line.0;
                    }
                }
            }
        }
        small
    }
}

impl Buffers {
    /// The row's pixels that are taken, `N` bytes each.
    #[inline(always)]
    fn pick<'r, const N: usize>(&'r mut self, row: &'r [u8]) -> &'r [[u8; N]] {
        if self.offsets.is_empty() {
            return row.as_chunks().0;
        }
        self.picked.resize(self.offsets.len().saturating_mul(N), 0);
        let slots = self.picked.as_chunks_mut::<N>().0;
        for (slot, offset) in slots.iter_mut().zip(&self.offsets) {
            if let Some(pixel) = row.get(*offset..).and_then(<[u8]>::first_chunk) {
                *slot = *pixel;
            }
        }
        slots
    }
}

/// The luma of a row's pixels, sixteen to a line.
#[inline(always)]
fn fill<'l, const N: usize>(
    lines: impl Iterator<Item = &'l mut Line>,
    pixels: &[[u8; N]],
    luma_of: impl Fn(&[[u8; N]; LANES]) -> Line,
) {
    for (line, sixteen) in lines.zip(pixels.chunks(LANES)) {
        if let Some(full) = sixteen.first_chunk() {
            *line = luma_of(full);
        } else {
            let mut full = [[0; N]; LANES];
            for (slot, pixel) in full.iter_mut().zip(sixteen) {
                *slot = *pixel;
            }
            *line = luma_of(&full);
        }
    }
}

/// Which of `from` pixels stands for pixel `at` of `to`: the one at or before it. This is how the reference's
/// picture library resizes unless it is asked for better.
fn nearest(at: usize, from: usize, to: usize) -> usize {
    if from == to {
        return at;
    }
    match at.checked_mul(from) {
        Some(product) => product / to.max(1),
        None => wide_product(at, from, to),
    }
}

/// `at * from / to` without overflow on any platform; the result is below `from`, so it always fits.
fn wide_product(at: usize, from: usize, to: usize) -> usize {
    let wide = |value: usize| u128::try_from(value).unwrap_or(u128::MAX);
    usize::try_from(wide(at).saturating_mul(wide(from)) / wide(to).max(1)).unwrap_or(usize::MAX)
}

#[inline(always)]
fn grey(pixels: &[[u8; 1]; LANES]) -> Line {
    let mut line = BLANK;
    for (value, [grey]) in line.0.iter_mut().zip(pixels) {
        *value = f32::from(*grey);
    }
    line
}

/// From red, green and blue in the lower bytes. As the reference rounds it: three products, then two sums, each to
/// single precision.
#[inline(always)]
fn luma(words: &[u32; LANES]) -> Line {
    let mut line = BLANK;
    for (value, word) in line.0.iter_mut().zip(words) {
        let [red, green, blue, _] = word.to_le_bytes();
        *value = RED * f32::from(red) + GREEN * f32::from(green) + BLUE * f32::from(blue);
    }
    line
}
