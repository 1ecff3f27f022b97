//! WebP: lossy, lossless, with or without transparency; the first frame of an animation.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::flatten;
use crate::fingerprint::Unreadable;
use crate::limits::{PICTURE_PIXELS_MAX, PROFILE_BYTES_MAX};
use crate::orientation::Orientation;
use crate::picture::{Picture, Pixels, Profile, Rgb};

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, Unreadable> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    decoder.set_memory_limit(PROFILE_BYTES_MAX);
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS_MAX {
        return Err(Unreadable::Broken);
    }
    let side = |n: u32| usize::try_from(n).map_err(|_| Unreadable::Broken);
    let (width, height) = (side(width)?, side(height)?);
    let mut samples = vec![0; decoder.output_buffer_size().ok_or(Unreadable::Broken)?];
    decoder.read_image(&mut samples).map_err(broken)?;
    let samples = if decoder.has_alpha() {
        flatten(samples)
    } else {
        samples
    };
    // Broken metadata is no reason to refuse a picture.
    let exif = decoder.exif_metadata().ok().flatten();
    let profile = decoder.icc_profile().ok().flatten();
    Ok(Picture {
        pixels: Pixels::Rgb(Rgb {
            width,
            height,
            samples,
        }),
        orientation: exif
            .map(|block| Orientation::from_exif(&block))
            .unwrap_or_default(),
        profile: profile.map(Profile::Icc),
    })
}

fn broken(error: DecodingError) -> Unreadable {
    match error {
        DecodingError::UnsupportedFeature(_) => Unreadable::NotSupported,
        _ => Unreadable::Broken,
    }
}
