//! Making part of a picture unrecognisable, for good.
//!
//! A blur can be undone in part, because every pixel still holds a little of what was under it. Here the part
//! is first averaged into a handful of large cells, [`CELLS`] along its longer side, and then painted anew from
//! nothing but those few colours, smoothly, so that it looks like a blur and not like a censor's bar. Whatever
//! is done to the result, there is no more in it than those colours.

#![expect(
    clippy::as_conversions,
    reason = "positions between cells, all within the canvas"
)]

use crate::canvas::Canvas;
use crate::derive::Region;

/// Cells along the longer side of a hidden part. A padded face is five cells tall, of which the face itself
/// covers fewer than three: less than two eyes and a mouth need.
const CELLS: usize = 5;

/// Cells along the longer side when a whole picture is hidden: enough to tell a beach from a room.
const CELLS_WHOLE: usize = 8;

/// How much is added around a face on every side, as a part of the face's longer side: detectors mark eyes to
/// chin, people know each other by hair, ears and neck as well.
pub(crate) const FACE_MARGIN: f32 = 0.4;

/// A part of a canvas in its pixels: left and top belong to it, right and bottom do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) right: usize,
    pub(crate) bottom: usize,
}

impl Part {
    /// All of a canvas.
    pub(crate) fn whole(canvas: &Canvas) -> Self {
        Self {
            left: 0,
            top: 0,
            right: canvas.width,
            bottom: canvas.height,
        }
    }

    /// What a region covers of a canvas, rounded outwards.
    pub(crate) fn of(region: Region, canvas: &Canvas) -> Self {
        let edge = |at: f32, side: usize| at * side as f32;
        let right = edge(region.left() + region.width(), canvas.width).ceil() as usize;
        let bottom = edge(region.top() + region.height(), canvas.height).ceil() as usize;
        Self {
            left: edge(region.left(), canvas.width) as usize,
            top: edge(region.top(), canvas.height) as usize,
            right: right.min(canvas.width),
            bottom: bottom.min(canvas.height),
        }
    }

    /// With a margin of `part` of its longer side all around, cut to the canvas.
    pub(crate) fn widened(self, part: f32, canvas: &Canvas) -> Self {
        let margin = (self.width().max(self.height()) as f32 * part).ceil() as usize;
        Self {
            left: self.left.saturating_sub(margin),
            top: self.top.saturating_sub(margin),
            right: (self.right + margin).min(canvas.width),
            bottom: (self.bottom + margin).min(canvas.height),
        }
    }

    /// The same part of a colour plane, rounded outwards.
    fn halved(self) -> Self {
        Self {
            left: self.left / 2,
            top: self.top / 2,
            right: self.right.div_ceil(2),
            bottom: self.bottom.div_ceil(2),
        }
    }

    /// Grown to even pixels, so that it covers whole samples of colour.
    fn even(self, canvas: &Canvas) -> Self {
        Self {
            left: self.left & !1,
            top: self.top & !1,
            right: self.right.next_multiple_of(2).min(canvas.width),
            bottom: self.bottom.next_multiple_of(2).min(canvas.height),
        }
    }

    fn width(self) -> usize {
        self.right.saturating_sub(self.left)
    }

    fn height(self) -> usize {
        self.bottom.saturating_sub(self.top)
    }

    fn contains(self, x: usize, y: usize) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}

/// Hides a part.
pub(crate) fn hide(canvas: &mut Canvas, part: Part) {
    paint(canvas, part, None, CELLS);
}

/// Hides everything but a part; everything if there is none.
pub(crate) fn hide_all_but(canvas: &mut Canvas, kept: Option<Part>) {
    paint(canvas, Part::whole(canvas), kept, CELLS_WHOLE);
}

fn paint(canvas: &mut Canvas, part: Part, kept: Option<Part>, cells: usize) {
    let part = part.even(canvas);
    let (width, half) = (canvas.width, canvas.half().0);
    let area = Area { part, kept, cells };
    let small = Area {
        part: part.halved(),
        kept: kept.map(Part::halved),
        cells,
    };
    area.paint(&mut canvas.luma, width);
    for plane in &mut canvas.chroma {
        small.paint(plane, half);
    }
}

/// What is painted over on one plane.
struct Area {
    part: Part,
    kept: Option<Part>,
    cells: usize,
}

impl Area {
    fn paint(&self, plane: &mut [u8], stride: usize) {
        let (width, height) = (self.part.width(), self.part.height());
        if width == 0 || height == 0 {
            return;
        }
        let cell = width.max(height).div_ceil(self.cells);
        let grid = Grid::averaged(plane, stride, self.part, cell);
        for (y, row) in plane
            .chunks_exact_mut(stride)
            .enumerate()
            .take(self.part.bottom)
            .skip(self.part.top)
        {
            for (x, sample) in row
                .iter_mut()
                .enumerate()
                .take(self.part.right)
                .skip(self.part.left)
            {
                if !self.kept.is_some_and(|kept| kept.contains(x, y)) {
                    *sample = grid.between(x - self.part.left, y - self.part.top);
                }
            }
        }
    }
}

/// The few colours that are left of a part.
struct Grid {
    cell: usize,
    columns: usize,
    averages: Vec<f32>,
}

impl Grid {
    fn averaged(plane: &[u8], stride: usize, part: Part, cell: usize) -> Self {
        let columns = part.width().div_ceil(cell);
        let rows = part.height().div_ceil(cell);
        let mut sums = vec![(0_u32, 0_u32); columns * rows];
        for (y, row) in plane
            .chunks_exact(stride)
            .take(part.bottom)
            .skip(part.top)
            .enumerate()
        {
            for (x, sample) in row.iter().take(part.right).skip(part.left).enumerate() {
                if let Some((sum, count)) = sums.get_mut(y / cell * columns + x / cell) {
                    *sum += u32::from(*sample);
                    *count += 1;
                }
            }
        }
        let averages = sums
            .into_iter()
            .map(|(sum, count)| sum as f32 / count.max(1) as f32)
            .collect();
        Self {
            cell,
            columns,
            averages,
        }
    }

    /// The colour at a pixel of the part, blended from the four cells around it.
    fn between(&self, x: usize, y: usize) -> u8 {
        let place = |at: usize| ((at as f32 + 0.5) / self.cell as f32 - 0.5).max(0.0);
        let (x, y) = (place(x), place(y));
        let rows = self.averages.len() / self.columns;
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.columns - 1), (top + 1).min(rows - 1));
        let at = |column: usize, row: usize| {
            let column = column.min(self.columns - 1);
            self.averages
                .get(row.min(rows - 1) * self.columns + column)
                .copied()
                .unwrap_or(0.0)
        };
        let mix = |a: f32, b: f32, part: f32| a + (b - a) * part;
        let (across, down) = (x.fract(), y.fract());
        let upper = mix(at(left, top), at(right, top), across);
        let lower = mix(at(left, bottom), at(right, bottom), across);
        (mix(upper, lower, down) + 0.5) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    /// Fine black and white stripes: all detail, no average.
    fn stripes(width: usize, height: usize) -> Canvas {
        let half = width.div_ceil(2) * height.div_ceil(2);
        let luma = (0..width * height)
            .map(|at| if at % 2 == 0 { 0 } else { 255 })
            .collect();
        let colour = |seed: usize| {
            (0..half)
                .map(|at| u8::try_from((at * seed) % 256).unwrap())
                .collect()
        };
        Canvas {
            width,
            height,
            luma,
            chroma: [colour(7), colour(13)],
        }
    }

    #[test]
    fn nothing_fine_is_left_inside_and_nothing_is_touched_outside() {
        let before = stripes(200, 120);
        let mut canvas = before.clone();
        let part = Part {
            left: 40,
            top: 20,
            right: 120,
            bottom: 100,
        };
        hide(&mut canvas, part);
        for (at, (was, is)) in before.luma.iter().zip(&canvas.luma).enumerate() {
            if part.contains(at % 200, at / 200) {
                assert!((120..=135).contains(is), "detail survived: {is}");
            } else {
                assert_eq!(was, is);
            }
        }
    }

    /// Two pictures with the same cell averages come out the same: nothing but the averages goes in.
    #[test]
    fn only_the_averages_count() {
        let (mut one, mut other) = (stripes(100, 100), stripes(100, 100));
        for pair in other.luma.chunks_exact_mut(2) {
            pair.swap(0, 1);
        }
        assert!(one != other);
        let whole = Part::whole(&one);
        hide(&mut one, whole);
        hide(&mut other, whole);
        assert_eq!(one.luma, other.luma);
    }

    #[test]
    fn a_kept_part_is_kept() {
        let before = stripes(200, 120);
        let mut canvas = before.clone();
        let kept = Part {
            left: 60,
            top: 40,
            right: 100,
            bottom: 80,
        };
        hide_all_but(&mut canvas, Some(kept));
        for (at, (was, is)) in before.luma.iter().zip(&canvas.luma).enumerate() {
            assert_eq!(kept.contains(at % 200, at / 200), was == is);
        }
        hide_all_but(&mut canvas, None);
        assert!(canvas.luma.iter().collect::<HashSet<_>>().len() < 40);
    }

    proptest! {
        #[test]
        fn any_part_of_any_canvas(width in 1_usize..40, height in 1_usize..40, edges in any::<[u8; 4]>()) {
            let mut canvas = stripes(width, height);
            let number = |at: usize| f32::from(edges[at]) / 200.0 - 0.2;
            if let Some(region) = Region::new(number(0), number(1), number(2), number(3)) {
                let part = Part::of(region, &canvas).widened(FACE_MARGIN, &canvas);
                prop_assert!(part.left < part.right && part.right <= width);
                hide(&mut canvas, part);
                hide_all_but(&mut canvas, Some(part));
            }
        }
    }
}
