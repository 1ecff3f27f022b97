//! The pixels of a picture, borrowed.

/// A picture's pixels, 8 bits a channel, rows from top to bottom, borrowed from whoever decoded them.
///
/// `stride` is the distance from the start of a row to the start of the next, in bytes; padding at the end of a
/// row is skipped, and the last row needs none.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
    format: Format,
}

/// How a pixel lies in memory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Luma,
    Rgb,
    Rgba,
}

impl Format {
    pub(super) const fn bytes_per_pixel(self) -> usize {
        match self {
            Self::Luma => 1,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// The measures given do not fit the buffer given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// A row of `width` pixels is longer than `stride` bytes.
    #[error("a row of pixels is longer than the stride")]
    Stride,
    /// The rows reach past the end of the buffer.
    #[error("the picture is larger than its buffer")]
    Buffer,
}

impl<'a> View<'a> {
    /// Grey, one byte a pixel.
    ///
    /// # Errors
    /// [`ViewError`] if the measures do not fit the buffer.
    pub fn luma(
        pixels: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, ViewError> {
        Self::new(pixels, width, height, stride, Format::Luma)
    }

    /// Red, green, blue.
    ///
    /// # Errors
    /// [`ViewError`] if the measures do not fit the buffer.
    pub fn rgb(
        pixels: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, ViewError> {
        Self::new(pixels, width, height, stride, Format::Rgb)
    }

    /// Red, green, blue and an alpha that is ignored, as the reference ignores it.
    ///
    /// # Errors
    /// [`ViewError`] if the measures do not fit the buffer.
    pub fn rgba(
        pixels: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, ViewError> {
        Self::new(pixels, width, height, stride, Format::Rgba)
    }

    fn new(
        pixels: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
        format: Format,
    ) -> Result<Self, ViewError> {
        let row = width
            .checked_mul(format.bytes_per_pixel())
            .ok_or(ViewError::Stride)?;
        if row > stride {
            return Err(ViewError::Stride);
        }
        let needed = match height.checked_sub(1) {
            Some(full) => full
                .checked_mul(stride)
                .and_then(|bytes| bytes.checked_add(row)),
            None => Some(0),
        };
        match needed {
            Some(bytes) if bytes <= pixels.len() => Ok(Self {
                pixels,
                width,
                height,
                stride,
                format,
            }),
            _ => Err(ViewError::Buffer),
        }
    }

    /// Pixels from left to right.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    pub(super) const fn format(&self) -> Format {
        self.format
    }

    /// The bytes of a row's pixels; empty for a row that is not there.
    pub(super) fn row(&self, y: usize) -> &'a [u8] {
        let start = y.saturating_mul(self.stride);
        let bytes = self.width.saturating_mul(self.format.bytes_per_pixel());
        self.pixels
            .get(start..start.saturating_add(bytes))
            .unwrap_or_default()
    }
}

/// The measures, never the pixels.
impl std::fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("View")
            .field("width", &self.width)
            .field("height", &self.height)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Small, large and absurd.
    fn measure() -> impl Strategy<Value = usize> {
        prop_oneof![
            0_usize..20,
            Just(usize::MAX),
            Just(usize::MAX / 3),
            any::<usize>()
        ]
    }

    proptest! {
        /// Whatever is accepted has every row it claims, and is hashed.
        #[test]
        fn accepted_measures_fit(width in measure(), height in measure(), stride in measure(), format in 0..3) {
            let pixels = [7; 300];
            let (made, bytes) = match format {
                0 => (View::luma(&pixels, width, height, stride), 1),
                1 => (View::rgb(&pixels, width, height, stride), 3),
                _ => (View::rgba(&pixels, width, height, stride), 4),
            };
            let Ok(view) = made else { return Ok(()) };
            for y in 0..height.min(300) {
                prop_assert_eq!(view.row(y).len(), width * bytes);
            }
            let found = crate::pdq::hash(&view, &mut crate::pdq::Scratch::new());
            prop_assert_eq!(found.quality, 0, "one colour");
        }
    }

    #[test]
    fn errors_say_what_does_not_fit() {
        let said = |made: Result<View<'_>, ViewError>| made.unwrap_err().to_string();
        assert_eq!(
            said(View::luma(&[0; 9], 4, 2, 3)),
            "a row of pixels is longer than the stride"
        );
        assert_eq!(
            said(View::luma(&[0; 9], 4, 3, 4)),
            "the picture is larger than its buffer"
        );
    }

    #[test]
    fn one_row_may_have_any_stride() {
        assert!(View::rgb(&[0; 30], 10, 1, usize::MAX).is_ok());
        assert!(View::rgb(&[0; 30], 10, 2, usize::MAX).is_err());
    }

    #[test]
    fn the_last_row_needs_no_padding() {
        let pixels = [0; 10 * 3 + 6];
        assert!(View::rgb(&pixels, 2, 4, 10).is_ok());
        assert_eq!(View::rgb(&pixels, 2, 5, 10).unwrap_err(), ViewError::Buffer);
        assert_eq!(View::rgb(&pixels, 4, 1, 10).unwrap_err(), ViewError::Stride);
        assert_eq!(
            View::rgba(&pixels[..35], 9, 1, 36).unwrap_err(),
            ViewError::Buffer
        );
    }

    #[test]
    fn absurd_measures_are_refused_without_overflow() {
        assert_eq!(
            View::rgb(&[], usize::MAX, 2, usize::MAX).unwrap_err(),
            ViewError::Stride
        );
        assert_eq!(
            View::luma(&[], 1, usize::MAX, usize::MAX).unwrap_err(),
            ViewError::Buffer
        );
        assert!(View::luma(&[], 0, 0, 0).is_ok());
    }
}
