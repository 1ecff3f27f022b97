//! How large a picture claims to be, read from its header without decoding anything.
//!
//! This runs in the process that has the keys, on bytes of strangers: it allocates nothing, follows no
//! pointer backwards, and looks at every byte at most once.

mod heif;
mod jpeg;
mod simple;

use crate::limits::{
    JPEG_SCANS_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MAX, PICTURE_SIDE_PIXELS_MIN,
    PROGRESSIVE_PIXELS_MAX, UPLOAD_BYTES_MAX,
};
use crate::sniff::{Format, Unsuitable, sniff};

pub(crate) use jpeg::{START_OF_SCAN, segments};

/// What a picture says of itself. Width and height are as stored, before any turning by EXIF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is.
    pub format: Format,
    /// Pixels from left to right, as stored.
    pub width: u32,
    /// Pixels from top to bottom, as stored.
    pub height: u32,
}

/// A header as a format's parser finds it, before the limits are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    width: u32,
    height: u32,
    progressive: bool,
    scans: u32,
}

impl Claim {
    fn plain(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            progressive: false,
            scans: 1,
        }
    }
}

/// Reads the header of a whole file and holds it against the limits.
///
/// # Errors
/// The first reason not to give these bytes to a decoder.
///
/// ```
/// use media::{header::header, sniff::Unsuitable};
/// assert_eq!(header(b"<html>"), Err(Unsuitable::NotAPicture));
/// ```
pub fn header(bytes: &[u8]) -> Result<Header, Unsuitable> {
    if bytes.len() > UPLOAD_BYTES_MAX {
        return Err(Unsuitable::TooManyBytes);
    }
    let format = sniff(bytes)?;
    let claim = match format {
        Format::Jpeg => jpeg::claim(bytes),
        Format::Png => simple::png(bytes),
        Format::Gif => simple::gif(bytes),
        Format::WebP => simple::webp(bytes),
        Format::Heic => heif::claim(bytes),
    }
    .ok_or(Unsuitable::Damaged)?;
    check(claim)?;
    Ok(Header {
        format,
        width: claim.width,
        height: claim.height,
    })
}

fn check(claim: Claim) -> Result<(), Unsuitable> {
    let (short, long) = (claim.width.min(claim.height), claim.width.max(claim.height));
    let pixels = u64::from(claim.width) * u64::from(claim.height);
    if short < PICTURE_SIDE_PIXELS_MIN {
        Err(Unsuitable::TooSmall)
    } else if long > PICTURE_SIDE_PIXELS_MAX {
        Err(Unsuitable::TooLong)
    } else if pixels > PICTURE_PIXELS_MAX || (claim.progressive && pixels > PROGRESSIVE_PIXELS_MAX)
    {
        Err(Unsuitable::TooManyPixels)
    } else if claim.scans > JPEG_SCANS_MAX {
        Err(Unsuitable::TooManyScans)
    } else {
        Ok(())
    }
}

/// Two bytes at `at`, most significant first.
pub(crate) fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    let field = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(field.try_into().ok()?))
}

/// Two bytes at `at`, least significant first.
pub(crate) fn u16_le(bytes: &[u8], at: usize) -> Option<u16> {
    u16_be(bytes, at).map(u16::swap_bytes)
}

/// Four bytes at `at`, most significant first.
pub(crate) fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    let field = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(field.try_into().ok()?))
}

/// Four bytes at `at`, least significant first.
pub(crate) fn u32_le(bytes: &[u8], at: usize) -> Option<u32> {
    u32_be(bytes, at).map(u32::swap_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn claim(width: u32, height: u32) -> Claim {
        Claim::plain(width, height)
    }

    #[test]
    fn limits_hold_at_their_edges() {
        assert_eq!(check(claim(64, 64)), Ok(()));
        assert_eq!(check(claim(0, 0)), Err(Unsuitable::TooSmall));
        assert_eq!(check(claim(1, 1)), Err(Unsuitable::TooSmall));
        assert_eq!(check(claim(4000, 63)), Err(Unsuitable::TooSmall));
        assert_eq!(check(claim(12_000, 4_166)), Ok(()));
        assert_eq!(check(claim(12_001, 100)), Err(Unsuitable::TooLong));
        assert_eq!(check(claim(12_000, 4_167)), Err(Unsuitable::TooManyPixels));
        assert_eq!(check(claim(30_000, 30_000)), Err(Unsuitable::TooLong));
        assert_eq!(
            check(Claim {
                progressive: true,
                ..claim(5_001, 5_000)
            }),
            Err(Unsuitable::TooManyPixels)
        );
        assert_eq!(
            check(Claim {
                progressive: true,
                ..claim(5_000, 5_000)
            }),
            Ok(())
        );
        assert_eq!(
            check(Claim {
                scans: 101,
                ..claim(100, 100)
            }),
            Err(Unsuitable::TooManyScans)
        );
    }

    proptest! {
        /// Whatever follows a signature: an answer, no panic.
        #[test]
        fn never_panics(start in 0_usize..5, rest in proptest::collection::vec(any::<u8>(), 0..400)) {
            let magic: [&[u8]; 5] = [
                b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x14ftypheic\0\0\0\0heic",
            ];
            let bytes = [magic[start], &rest].concat();
            if let Ok(header) = header(&bytes) {
                prop_assert!(header.width <= PICTURE_SIDE_PIXELS_MAX);
            }
        }
    }
}
