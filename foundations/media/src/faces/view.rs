//! The picture as the network sees it: fitted to a side, turned by quarters, padded to whole cells; and the way back.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::boxes::{Bounds, number};
use super::layers::Map;

/// The network halves its input five times, so the sides must be multiples of this.
const SIDE_STEP: usize = 32;

/// A picture of 8-bit red, green and blue, row by row without gaps.
#[derive(Debug, Clone)]
pub(super) struct Rgb {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

/// Fits a picture into a square of `side` pixels, up or down, keeping its shape. `None` if the length of `rgb` does not
/// fit the sides or a side is zero.
pub(super) fn fitted(rgb: &[u8], width: u32, height: u32, side: u32) -> Option<Rgb> {
    let source = ImageRef::new(width, height, rgb, PixelType::U8x3).ok()?;
    let (to_width, to_height) = fitted_sides(width, height, side)?;
    let mut target = Image::new(to_width, to_height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    Some(Rgb {
        width: usize::try_from(to_width).ok()?,
        height: usize::try_from(to_height).ok()?,
        pixels: target.into_vec(),
    })
}

fn fitted_sides(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    let long = u64::from(width.max(height));
    let fit = |length: u32| {
        let fitted = (u64::from(length) * u64::from(side))
            .checked_add(long / 2)?
            .checked_div(long)?;
        u32::try_from(fitted.max(1)).ok()
    };
    (width > 0 && height > 0).then_some((fit(width)?, fit(height)?))
}

/// How far the picture is turned clockwise before the network looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As given.
    Upright,
    /// A quarter to the right.
    Right,
    /// Upside down.
    Half,
    /// A quarter to the left.
    Left,
}

impl Turn {
    /// Where pixel (x, y) of a picture of the given sides comes to lie.
    fn place(self, x: usize, y: usize, width: usize, height: usize) -> (usize, usize) {
        match self {
            Turn::Upright => (x, y),
            Turn::Right => (height - 1 - y, x),
            Turn::Half => (width - 1 - x, height - 1 - y),
            Turn::Left => (y, width - 1 - x),
        }
    }

    fn swaps_sides(self) -> bool {
        matches!(self, Turn::Right | Turn::Left)
    }

    /// From bounds in the turned picture to bounds in the picture itself, whose sides are given.
    pub(super) fn undo(self, found: Bounds, width: f32, height: f32) -> Bounds {
        let Bounds {
            left,
            top,
            right,
            bottom,
            score,
        } = found;
        match self {
            Turn::Upright => found,
            Turn::Right => Bounds {
                left: top,
                top: height - right,
                right: bottom,
                bottom: height - left,
                score,
            },
            Turn::Half => Bounds {
                left: width - right,
                top: height - bottom,
                right: width - left,
                bottom: height - top,
                score,
            },
            Turn::Left => Bounds {
                left: width - bottom,
                top: left,
                right: width - top,
                bottom: right,
                score,
            },
        }
    }
}

/// The network's input: three channels, 0 to 255, black beyond the picture's right and lower edge.
pub(super) fn input(picture: &Rgb, turn: Turn) -> Map {
    let (width, height) = (picture.width, picture.height);
    let (across, down) = if turn.swaps_sides() {
        (height, width)
    } else {
        (width, height)
    };
    let mut map = Map::new(
        3,
        down.next_multiple_of(SIDE_STEP),
        across.next_multiple_of(SIDE_STEP),
    );
    let row_length = map.width;
    for (y, row) in picture.pixels.chunks_exact(width * 3).enumerate() {
        for (x, pixel) in row.as_chunks::<3>().0.iter().enumerate() {
            let (to_x, to_y) = turn.place(x, y, width, height);
            for (channel, value) in pixel.iter().enumerate() {
                if let Some(cell) = map.values.get_mut((channel, to_y * row_length + to_x)) {
                    *cell = f32::from(*value);
                }
            }
        }
    }
    map
}

/// The sides of a fitted picture as coordinates.
pub(super) fn sides(picture: &Rgb) -> (f32, f32) {
    (number(picture.width), number(picture.height))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURNS: [Turn; 4] = [Turn::Upright, Turn::Right, Turn::Half, Turn::Left];

    #[test]
    fn a_picture_is_fitted_whichever_side_is_long() {
        assert_eq!(fitted_sides(4000, 3000, 640), Some((640, 480)));
        assert_eq!(fitted_sides(3000, 4000, 640), Some((480, 640)));
        assert_eq!(fitted_sides(100, 50, 640), Some((640, 320)));
        assert_eq!(fitted_sides(12_000, 1, 640), Some((640, 1)));
        assert_eq!(fitted_sides(0, 5, 640), None);
    }

    #[test]
    fn a_wrong_length_is_no_picture() {
        assert!(fitted(&[0; 11], 2, 2, 64).is_none());
        assert!(fitted(&[], 0, 0, 64).is_none());
        assert!(fitted(&[0; 12], 2, 2, 64).is_some());
    }

    /// One bright pixel goes through every turn, is found where it lies, and its bounds come back to where it was.
    #[test]
    fn bounds_come_back_through_every_turn() {
        let (width, height, x, y) = (5, 3, 4, 1);
        let mut pixels = vec![0; width * height * 3];
        pixels[(y * width + x) * 3] = 200;
        let picture = Rgb {
            width,
            height,
            pixels,
        };
        for turn in TURNS {
            let map = input(&picture, turn);
            let at = map.plane(0).iter().position(|value| *value > 0.0).unwrap();
            let (left, top) = (number(at % map.width), number(at / map.width));
            let seen = Bounds {
                left,
                top,
                right: left + 1.0,
                bottom: top + 1.0,
                score: 1.0,
            };
            let back = turn.undo(seen, 5.0, 3.0);
            assert_eq!(
                (back.left, back.top, back.right, back.bottom),
                (4.0, 1.0, 5.0, 2.0),
                "{turn:?}"
            );
        }
    }

    #[test]
    fn sides_become_multiples_of_32() {
        let picture = Rgb {
            width: 40,
            height: 3,
            pixels: vec![255; 360],
        };
        let map = input(&picture, Turn::Right);
        assert_eq!((map.channels(), map.width, map.height), (3, 32, 64));
    }
}
