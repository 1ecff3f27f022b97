//! Pixels to files. Only pixels go in, so only pixels come out.

use std::borrow::Cow;

use turbojpeg::{Compressor, Subsamp, YuvPlanesImage};
use webp::{Encoder, WebPConfig};

use crate::canvas::Canvas;
use crate::derive::{Encoding, Rendition};
use crate::fingerprint::Unreadable;
use crate::limits::{JPEG_QUALITY, WEBP_EFFORT, WEBP_QUALITY};

/// A canvas as a file.
pub(crate) fn encode(canvas: &Canvas, encoding: Encoding) -> Result<Rendition, Unreadable> {
    let bytes = match encoding {
        Encoding::Jpeg => jpeg(canvas).map_err(|_| Unreadable::Broken)?,
        Encoding::WebP => webp(canvas)?,
    };
    let side = |n: usize| u32::try_from(n).map_err(|_| Unreadable::Broken);
    Ok(Rendition {
        width: side(canvas.width)?,
        height: side(canvas.height)?,
        encoding,
        bytes,
    })
}

fn webp(canvas: &Canvas) -> Result<Vec<u8>, Unreadable> {
    let rgb = canvas.to_rgb();
    let side = |n: usize| u32::try_from(n).map_err(|_| Unreadable::Broken);
    let (width, height) = (side(rgb.width)?, side(rgb.height)?);
    webp_of(&rgb.samples, width, height, WEBP_QUALITY).ok_or(Unreadable::Broken)
}

/// Pixels (RGB, 8 bits each) as a WebP file of the given quality; `None` when libwebp refuses.
pub(crate) fn webp_of(rgb: &[u8], width: u32, height: u32, quality: f32) -> Option<Vec<u8>> {
    let mut config = WebPConfig::new().ok()?;
    config.quality = quality;
    config.method = WEBP_EFFORT;
    let encoder = Encoder::from_rgb(rgb, width, height);
    Some(encoder.encode_advanced(&config).ok()?.to_vec())
}

fn jpeg(canvas: &Canvas) -> turbojpeg::Result<Vec<u8>> {
    let mut compressor = Compressor::new()?;
    compressor.set_quality(JPEG_QUALITY)?;
    let half = canvas.half().0;
    let luma = padded(canvas);
    let [u_plane, v_plane] = canvas.chroma.each_ref().map(Vec::as_slice);
    let planes = YuvPlanesImage {
        y_plane: luma.as_ref(),
        u_plane,
        v_plane,
        width: canvas.width,
        height: canvas.height,
        y_stride: half * 2,
        u_stride: half,
        v_stride: half,
        subsamp: Subsamp::Sub2x2,
    };
    compressor.compress_yuv_planes_to_vec(&planes)
}

/// The light with its last column and row doubled where their number is odd: the encoder wants two of light to
/// each one of colour.
fn padded(canvas: &Canvas) -> Cow<'_, [u8]> {
    let (half_width, half_height) = canvas.half();
    let (width, height) = (half_width * 2, half_height * 2);
    if (canvas.width, canvas.height) == (width, height) {
        return Cow::Borrowed(&canvas.luma);
    }
    let mut luma = Vec::with_capacity(width * height);
    for row in canvas.luma.chunks_exact(canvas.width) {
        luma.extend(row);
        luma.extend(row.last().filter(|_| canvas.width < width));
    }
    if canvas.height < height {
        luma.extend_from_within(luma.len() - width..);
    }
    Cow::Owned(luma)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every parity of both sides, and every pixel close to what went in.
    #[test]
    fn odd_sides_are_encoded_whole() {
        for (width, height) in [(64, 64), (65, 64), (64, 65), (65, 65), (1, 1), (2, 1)] {
            let half = usize::div_ceil(width, 2) * usize::div_ceil(height, 2);
            let luma = (0..width * height)
                .map(|at| u8::try_from(100 + at % width).unwrap())
                .collect();
            let canvas = Canvas {
                width,
                height,
                luma,
                chroma: [vec![128; half], vec![128; half]],
            };
            let rendition = encode(&canvas, Encoding::Jpeg).unwrap();
            let back =
                turbojpeg::decompress(&rendition.bytes, turbojpeg::PixelFormat::GRAY).unwrap();
            assert_eq!((back.width, back.height), (width, height));
            assert!(
                back.pixels
                    .iter()
                    .zip(&canvas.luma)
                    .all(|(is, was)| is.abs_diff(*was) < 8)
            );
        }
    }
}
