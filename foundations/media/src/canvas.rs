//! The picture as it will be seen: small, upright, in sRGB. Everything that changes pixels works here.
//!
//! Kept as JPEG keeps it, light at full size and two colour differences at half: a JPEG that comes in needs no
//! way to RGB and back, and half as many samples are moved as in RGB.

use crate::hide::Part;
use crate::limits::PICTURE_SIDE_PIXELS_MAX;
use crate::orientation::{Orientation, turn};
use crate::picture::{Pixels, Rgb};
use crate::shrink::{fit, plane, rgb};
use crate::ycc::{chroma_of, luma_of, rgb_of};

/// Three planes without padding; the two colour planes are half as wide and high, rounded up.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) luma: Vec<u8>,
    pub(crate) chroma: [Vec<u8>; 2],
}

impl Canvas {
    /// A picture reduced to fit a square of `side` pixels; never made larger.
    pub(crate) fn of(pixels: &Pixels, side: u32) -> Self {
        let (width, height) = fit(pixels.width(), pixels.height(), side);
        match pixels {
            Pixels::Rgb(full) => Self::from_rgb(&rgb(full, width, height)),
            Pixels::Ycc(ycc) => {
                let half = (width.div_ceil(2), height.div_ceil(2));
                let luma = plane(ycc.plane(ycc.luma), width, height);
                let chroma = match ycc.chroma {
                    Some(layouts) => layouts.map(|layout| plane(ycc.plane(layout), half.0, half.1)),
                    None => [vec![128; half.0 * half.1], vec![128; half.0 * half.1]],
                };
                Self {
                    width,
                    height,
                    luma,
                    chroma,
                }
            }
        }
    }

    /// Width and height of a colour plane.
    pub(crate) fn half(&self) -> (usize, usize) {
        (self.width.div_ceil(2), self.height.div_ceil(2))
    }

    /// The longer side, in pixels.
    pub(crate) fn side(&self) -> u32 {
        u32::try_from(self.width.max(self.height)).unwrap_or(PICTURE_SIDE_PIXELS_MAX)
    }

    /// Reduced to fit a square of `side` pixels; never made larger.
    pub(crate) fn shrunk(&self, side: u32) -> Self {
        let (width, height) = fit(self.width, self.height, side);
        let (from, to) = (self.half(), (width.div_ceil(2), height.div_ceil(2)));
        let shrink = |samples: &Vec<u8>, from: (usize, usize), to: (usize, usize)| {
            let (width, height) = from;
            plane(
                crate::picture::Plane {
                    samples,
                    stride: width,
                    width,
                    height,
                },
                to.0,
                to.1,
            )
        };
        Self {
            width,
            height,
            luma: shrink(&self.luma, (self.width, self.height), (width, height)),
            chroma: self
                .chroma
                .each_ref()
                .map(|samples| shrink(samples, from, to)),
        }
    }

    /// What of it lies in `part`, cut inwards to whole samples of colour; all of it where nothing would be left.
    pub(crate) fn cropped(&self, part: Part) -> Self {
        let (left, top) = (part.left.next_multiple_of(2), part.top.next_multiple_of(2));
        let (right, bottom) = (part.right.min(self.width), part.bottom.min(self.height));
        if left >= right || top >= bottom {
            return self.clone();
        }
        let (width, height) = (right - left, bottom - top);
        let cut = |samples: &[u8], stride: usize, left: usize, top: usize, size: (usize, usize)| {
            let rows = samples.chunks_exact(stride.max(1)).skip(top).take(size.1);
            rows.flat_map(|row| row.iter().skip(left).take(size.0).copied())
                .collect()
        };
        let (stride, half) = (self.half().0, (width.div_ceil(2), height.div_ceil(2)));
        Self {
            width,
            height,
            luma: cut(&self.luma, self.width, left, top, (width, height)),
            chroma: self
                .chroma
                .each_ref()
                .map(|samples| cut(samples, stride, left / 2, top / 2, half)),
        }
    }

    /// Turned upright.
    pub(crate) fn upright(self, orientation: Orientation) -> Self {
        if orientation == Orientation::Upright {
            return self;
        }
        let half = self.half();
        let (width, height) = orientation.upright_size(self.width, self.height);
        Self {
            width,
            height,
            luma: turn(&self.luma, self.width, self.height, orientation),
            chroma: self
                .chroma
                .map(|samples| turn(&samples, half.0, half.1, orientation)),
        }
    }

    /// As RGB. Each colour sample serves its square of four pixels.
    pub(crate) fn to_rgb(&self) -> Rgb {
        let half = self.half().0;
        let [cb, cr] = &self.chroma;
        let mut samples = Vec::with_capacity(self.width * self.height * 3);
        for (y, row) in self.luma.chunks_exact(self.width.max(1)).enumerate() {
            let start = y / 2 * half;
            let colours = cb.iter().skip(start).zip(cr.iter().skip(start));
            for (pair, (cb, cr)) in row.chunks(2).zip(colours) {
                for light in pair {
                    samples.extend(rgb_of(*light, *cb, *cr));
                }
            }
        }
        Rgb {
            width: self.width,
            height: self.height,
            samples,
        }
    }

    /// From RGB. Each colour sample is the average of its square of four pixels.
    pub(crate) fn from_rgb(rgb: &Rgb) -> Self {
        let (width, height) = (rgb.width, rgb.height);
        let (pixels, _) = rgb.samples.as_chunks::<3>();
        let luma = pixels.iter().map(|pixel| luma_of(*pixel)).collect();
        let half = (width.div_ceil(2), height.div_ceil(2));
        let mut chroma = [
            Vec::with_capacity(half.0 * half.1),
            Vec::with_capacity(half.0 * half.1),
        ];
        for rows in pixels.chunks(width.max(1) * 2) {
            let (upper, lower) = rows.split_at_checked(width).unwrap_or((rows, &[]));
            for (upper, lower) in upper
                .chunks(2)
                .zip(lower.chunks(2).chain(std::iter::repeat(&[][..])))
            {
                let square = upper.iter().chain(lower);
                let (mut sums, mut count) = ([0; 3], 0);
                for pixel in square {
                    count += 1;
                    for (sum, sample) in sums.iter_mut().zip(pixel) {
                        *sum += i32::from(*sample);
                    }
                }
                for (plane, sample) in chroma.iter_mut().zip(chroma_of(sums, count)) {
                    plane.push(sample);
                }
            }
        }
        Self {
            width,
            height,
            luma,
            chroma,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// RGB made from a canvas gives the same canvas: honouring a profile that changes nothing changes nothing.
        #[test]
        fn canvas_to_rgb_and_back(width in 1_usize..9, height in 1_usize..9, seed in any::<u8>()) {
            // Mild colours: saturated ones are cut off at the edge of RGB.
            let sample = |at: usize| 100 + seed.wrapping_add(u8::try_from(at * 37 % 251).unwrap()) % 50;
            let half = width.div_ceil(2) * height.div_ceil(2);
            let plane = |count: usize, step: usize| (0..count).map(|at| sample(at * step)).collect::<Vec<u8>>();
            let canvas = Canvas { width, height, luma: plane(width * height, 3), chroma: [plane(half, 1), plane(half, 2)] };
            let back = Canvas::from_rgb(&canvas.to_rgb());
            prop_assert_eq!((back.width, back.height), (width, height));
            let planes = |canvas: &Canvas| [canvas.luma.clone(), canvas.chroma.concat()].concat();
            for (was, is) in planes(&canvas).into_iter().zip(planes(&back)) {
                prop_assert!(was.abs_diff(is) <= 1);
            }
        }
    }
}
