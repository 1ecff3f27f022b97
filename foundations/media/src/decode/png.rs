//! PNG: every colour type and depth, and the still image of an animation.

use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Limits, Transformations};

use super::flatten;
use crate::fingerprint::Unreadable;
use crate::limits::{PICTURE_PIXELS_MAX, PROFILE_BYTES_MAX};
use crate::orientation::Orientation;
use crate::picture::{Layout, Picture, Pixels, Profile, Rgb, Ycc};

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, Unreadable> {
    // Rows in work and chunks that are kept (profile, EXIF): a few rows of eight bytes a pixel and the profile.
    let limits = Limits {
        bytes: PROFILE_BYTES_MAX * 2,
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = size(reader.info().width, reader.info().height)?;
    let length = reader.output_buffer_size().ok_or(Unreadable::Broken)?;
    let mut samples = vec![0; length];
    let frame = reader.next_frame(&mut samples).map_err(broken)?;
    if (frame.width, frame.height) != (reader.info().width, reader.info().height) {
        return Err(Unreadable::Broken);
    }
    let pixels = match frame.color_type {
        ColorType::Rgb => Pixels::Rgb(Rgb {
            width,
            height,
            samples,
        }),
        ColorType::Rgba => Pixels::Rgb(Rgb {
            width,
            height,
            samples: flatten(samples),
        }),
        ColorType::Grayscale => grey(samples, width, height),
        ColorType::GrayscaleAlpha => grey(flatten_grey(&samples), width, height),
        ColorType::Indexed => return Err(Unreadable::NotSupported),
    };
    // An EXIF chunk may stand behind the pixels.
    let _ = reader.finish();
    let info = reader.info();
    let orientation = info
        .exif_metadata
        .as_deref()
        .map(Orientation::from_exif)
        .unwrap_or_default();
    let profile = info
        .icc_profile
        .as_deref()
        .map(|profile| Profile::Icc(profile.to_vec()));
    Ok(Picture {
        pixels,
        orientation,
        profile,
    })
}

/// The size as indices. The header's limits hold already; this is what stands before an allocation.
fn size(width: u32, height: u32) -> Result<(usize, usize), Unreadable> {
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS_MAX {
        return Err(Unreadable::Broken);
    }
    let side = |n: u32| usize::try_from(n).map_err(|_| Unreadable::Broken);
    Ok((side(width)?, side(height)?))
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

fn flatten_grey(samples: &[u8]) -> Vec<u8> {
    let (pixels, _) = samples.as_chunks::<2>();
    pixels
        .iter()
        .map(|[sample, alpha]| super::over_white(*sample, *alpha))
        .collect()
}

fn broken(error: DecodingError) -> Unreadable {
    match error {
        DecodingError::LimitsExceeded => Unreadable::NotSupported,
        _ => Unreadable::Broken,
    }
}
