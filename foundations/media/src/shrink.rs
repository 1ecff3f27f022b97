//! Reducing planes and RGB with a Lanczos filter.

use fast_image_resize::images::{CroppedImage, Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use crate::picture::{Plane, Rgb};

/// The size of a picture reduced to fit a square; a smaller one stays as it is.
#[must_use]
pub(crate) fn fit(width: usize, height: usize, side: u32) -> (usize, usize) {
    let side = usize::try_from(side).unwrap_or(usize::MAX);
    let long = width.max(height);
    if long <= side {
        return (width, height);
    }
    let scaled = |n: usize| ((n * side * 2 + long) / (long * 2)).max(1);
    (scaled(width), scaled(height))
}

/// One plane at another size. Samples in the padding are never looked at.
pub(crate) fn plane(from: Plane<'_>, width: usize, height: usize) -> Vec<u8> {
    if (from.width, from.height) == (width, height) {
        let rows = from.samples.chunks(from.stride.max(1));
        return rows
            .flat_map(|row| row.get(..width).unwrap_or(row))
            .copied()
            .collect();
    }
    let whole = (from.width, from.height);
    resize(
        from.samples,
        (from.stride, from.height),
        whole,
        (width, height),
        PixelType::U8,
    )
}

/// An RGB picture at another size.
pub(crate) fn rgb(from: &Rgb, width: usize, height: usize) -> Rgb {
    let whole = (from.width, from.height);
    let samples = if whole == (width, height) {
        from.samples.clone()
    } else {
        resize(
            &from.samples,
            whole,
            whole,
            (width, height),
            PixelType::U8x3,
        )
    };
    Rgb {
        width,
        height,
        samples,
    }
}

/// `stored` is the size of the buffer, `visible` the part of it that is the picture.
fn resize(
    samples: &[u8],
    stored: (usize, usize),
    visible: (usize, usize),
    to: (usize, usize),
    pixel: PixelType,
) -> Vec<u8> {
    let side = |n: usize| u32::try_from(n).unwrap_or(0);
    let mut small = Image::new(side(to.0), side(to.1), pixel);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let resized = ImageRef::new(side(stored.0), side(stored.1), samples, pixel)
        .ok()
        .and_then(|large| {
            let seen = CroppedImage::new(&large, 0, 0, side(visible.0), side(visible.1)).ok()?;
            Resizer::new().resize(&seen, &mut small, &options).ok()
        });
    // The sizes are within the limits and fit their buffers; were it otherwise, black is a safe picture.
    debug_assert!(resized.is_some());
    small.into_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_without_growing() {
        assert_eq!(fit(4000, 3000, 1600), (1600, 1200));
        assert_eq!(fit(3000, 4000, 1600), (1200, 1600));
        assert_eq!(fit(1600, 1, 1600), (1600, 1));
        assert_eq!(fit(12_000, 64, 320), (320, 2));
        assert_eq!(fit(100, 80, 1600), (100, 80));
    }

    #[test]
    fn padding_does_not_bleed_in() {
        let samples: Vec<u8> = (0..64 * 70)
            .map(|at| if at % 70 < 64 { 200 } else { 0 })
            .collect();
        let from = Plane {
            samples: &samples,
            stride: 70,
            width: 64,
            height: 64,
        };
        assert!(plane(from, 16, 16).into_iter().all(|sample| sample == 200));
        assert_eq!(plane(from, 64, 64), vec![200; 64 * 64]);
    }
}
