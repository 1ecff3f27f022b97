//! GIF: the first frame, on a white screen.

use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, DecodingError, MemoryLimit};

use super::over_white;
use crate::fingerprint::Unreadable;
use crate::limits::PICTURE_PIXELS_MAX;
use crate::orientation::Orientation;
use crate::picture::{Picture, Pixels, Rgb};

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, Unreadable> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.check_frame_consistency(true);
    let limit =
        NonZeroU64::new(PICTURE_PIXELS_MAX * 4).map_or(MemoryLimit::Unlimited, MemoryLimit::Bytes);
    options.set_memory_limit(limit);
    let mut decoder = options.read_info(bytes).map_err(broken)?;
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    if u64::from(decoder.width()) * u64::from(decoder.height()) > PICTURE_PIXELS_MAX {
        return Err(Unreadable::Broken);
    }
    let frame = decoder
        .read_next_frame()
        .map_err(broken)?
        .ok_or(Unreadable::Broken)?;
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let row_bytes = usize::from(frame.width) * 4;
    let mut samples = vec![255; width * height * 3];
    let screen = samples.chunks_exact_mut(width * 3).skip(top);
    for (row, screen) in frame.buffer.chunks_exact(row_bytes.max(1)).zip(screen) {
        let (from, _) = row.as_chunks::<4>();
        let (to, _) = screen.as_chunks_mut::<3>();
        for ([r, g, b, alpha], to) in from.iter().zip(to.iter_mut().skip(left)) {
            *to = [r, g, b].map(|sample| over_white(*sample, *alpha));
        }
    }
    let pixels = Pixels::Rgb(Rgb {
        width,
        height,
        samples,
    });
    Ok(Picture {
        pixels,
        orientation: Orientation::Upright,
        profile: None,
    })
}

fn broken(error: DecodingError) -> Unreadable {
    match error {
        DecodingError::MemoryLimit => Unreadable::NotSupported,
        _ => Unreadable::Broken,
    }
}
