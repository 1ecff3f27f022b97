//! HEIC, what iPhones take, by a decoder in safe Rust.

use hpvcd::{DecodeError, Decoder, HeicSettings, ImageBuffer, ParseLimits, Primaries};

use crate::fingerprint::Unreadable;
use crate::limits::{PICTURE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MAX};
use crate::orientation::Orientation;
use crate::picture::{Layout, Picture, Pixels, Profile, Rgb, Ycc};

/// The decoder. It keeps a thread of its own, so it is made before the sandbox closes, after which no thread
/// can be started.
pub(crate) struct Heic {
    decoder: Decoder,
}

impl Heic {
    pub(crate) fn new() -> Self {
        let mut limits = ParseLimits::new();
        limits.max_dimension = PICTURE_SIDE_PIXELS_MAX;
        limits.max_pixels = PICTURE_PIXELS_MAX;
        // The picture alone: no depth map, no brightness map of it.
        let settings = HeicSettings::new()
            .with_threads(1)
            .with_limits(limits)
            .primary_only();
        Self {
            decoder: Decoder::from_settings(settings),
        }
    }

    /// The decoder turns the picture upright itself, by the container's own marks; the EXIF block in a HEIC
    /// file repeats them and must not be followed as well (ISO/IEC 23008-12, 6.5.10).
    pub(super) fn decode(&self, bytes: &[u8]) -> Result<Picture, Unreadable> {
        let image = self.decoder.decode(bytes).map_err(|error| broken(&error))?;
        let side = |n: u32| usize::try_from(n).map_err(|_| Unreadable::Broken);
        let (width, height) = (side(image.width)?, side(image.height)?);
        let surplus_bits = image.bit_depth.minus8();
        let byte = |sample: u16| u8::try_from(sample >> surplus_bits).unwrap_or(u8::MAX);
        let pixels = match image.pixels {
            ImageBuffer::Rgb8(samples) => Pixels::Rgb(Rgb {
                width,
                height,
                samples,
            }),
            ImageBuffer::Rgb16(deep) => Pixels::Rgb(Rgb {
                width,
                height,
                samples: deep.into_iter().map(byte).collect(),
            }),
            ImageBuffer::Luma8(samples) => grey(samples, width, height),
            ImageBuffer::Luma16(deep) => grey(deep.into_iter().map(byte).collect(), width, height),
        };
        let p3 = image
            .color
            .cicp
            .is_some_and(|cicp| cicp.primaries == Primaries::Smpte432);
        let profile = image
            .color
            .icc
            .map(Profile::Icc)
            .or(p3.then_some(Profile::DisplayP3));
        Ok(Picture {
            pixels,
            orientation: Orientation::Upright,
            profile,
        })
    }
}

fn grey(buffer: Vec<u8>, width: usize, height: usize) -> Pixels {
    Pixels::Ycc(Ycc {
        buffer,
        luma: Layout {
            start: 0,
            stride: width,
            width,
            height,
        },
        chroma: None,
    })
}

fn broken(error: &DecodeError) -> Unreadable {
    match error {
        DecodeError::Unsupported(_)
        | DecodeError::UnsupportedItemType(_)
        | DecodeError::UnsupportedChroma(_)
        | DecodeError::UnsupportedBitDepth(_)
        | DecodeError::LimitExceeded { .. } => Unreadable::NotSupported,
        _ => Unreadable::Broken,
    }
}
