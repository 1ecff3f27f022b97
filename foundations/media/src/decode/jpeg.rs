//! JPEG by libjpeg-turbo, the one decoder here that is not memory-safe, for its speed: it takes half the time of
//! the fastest safe one and gives the planes as they are stored. The worker's walls are what makes that
//! acceptable; see `docs/adr`.

use turbojpeg::{
    Colorspace, DecompressHeader, Decompressor, Error, Image, PixelFormat, Subsamp, YuvImage,
};

use crate::fingerprint::Unreadable;
use crate::header::{START_OF_SCAN, segments};
use crate::limits::{JPEG_SCANS_MAX, PROFILE_BYTES_MAX};
use crate::orientation::Orientation;
use crate::picture::{Layout, Picture, Pixels, Profile, Rgb, Ycc};

const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const PROFILE_TAG: &[u8] = b"ICC_PROFILE\0";

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, Unreadable> {
    let mut decompressor = Decompressor::new().map_err(|_| Unreadable::Broken)?;
    decompressor
        .set_scan_limit(JPEG_SCANS_MAX)
        .map_err(|_| Unreadable::Broken)?;
    let pixels = match decompressor.read_header(bytes) {
        Ok(header) => pixels(&mut decompressor, bytes, &header)?,
        Err(Error::BadSubsamp(_) | Error::BadColorspace(_)) => {
            return Err(Unreadable::NotSupported);
        }
        Err(_) => {
            let bare = bare(bytes).ok_or(Unreadable::Broken)?;
            let header = decompressor
                .read_header(&bare)
                .map_err(|_| Unreadable::Broken)?;
            pixels(&mut decompressor, &bare, &header)?
        }
    };
    Ok(Picture {
        pixels,
        orientation: orientation(bytes),
        profile: profile(bytes).map(Profile::Icc),
    })
}

/// The file without what says nothing about its pixels. A broken profile or stray bytes between segments make the
/// decoder refuse a header; without them it reads on.
fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    const APP0: u8 = 0xe0;
    const APP14: u8 = 0xee;
    const COMMENT: u8 = 0xfe;
    let mut bare = vec![0xff, 0xd8];
    for segment in segments(bytes) {
        match segment.marker {
            START_OF_SCAN => {
                bare.extend(segment.from_here);
                return Some(bare);
            }
            COMMENT => {}
            // These two say how colours are stored.
            0xe0..=0xef if ![APP0, APP14].contains(&segment.marker) => {}
            _ => bare.extend(segment.from_here.get(..segment.payload.len() + 4)?),
        }
    }
    None
}

fn pixels(
    decompressor: &mut Decompressor,
    bytes: &[u8],
    header: &DecompressHeader,
) -> Result<Pixels, Unreadable> {
    if header.is_lossless {
        return Err(Unreadable::NotSupported);
    }
    let size = (header.width, header.height);
    Ok(match header.colorspace {
        Colorspace::YCbCr | Colorspace::Gray => {
            Pixels::Ycc(planes(decompressor, bytes, size, header.subsamp)?)
        }
        Colorspace::RGB => Pixels::Rgb(packed(decompressor, bytes, size, PixelFormat::RGB)?),
        Colorspace::CMYK | Colorspace::YCCK => {
            Pixels::Rgb(ink(packed(decompressor, bytes, size, PixelFormat::CMYK)?))
        }
    })
}

fn planes(
    decompressor: &mut Decompressor,
    bytes: &[u8],
    (width, height): (usize, usize),
    subsamp: Subsamp,
) -> Result<Ycc, Unreadable> {
    let length =
        turbojpeg::yuv_pixels_len(width, 1, height, subsamp).map_err(|_| Unreadable::Broken)?;
    let mut image = YuvImage {
        pixels: vec![0; length],
        width,
        align: 1,
        height,
        subsamp,
    };
    let (luma_stride, luma_rows) = (image.y_width(), image.y_height());
    let (chroma_stride, chroma_rows) = (image.uv_width(), image.uv_height());
    forgive(decompressor.decompress_to_yuv(bytes, image.as_deref_mut()))?;
    let luma = Layout {
        start: 0,
        stride: luma_stride,
        width,
        height,
    };
    let chroma = |start| Layout {
        start,
        stride: chroma_stride,
        width: chroma_stride,
        height: chroma_rows,
    };
    let start = luma_stride * luma_rows;
    let both = [chroma(start), chroma(start + chroma_stride * chroma_rows)];
    Ok(Ycc {
        buffer: image.pixels,
        luma,
        chroma: (subsamp != Subsamp::Gray).then_some(both),
    })
}

fn packed(
    decompressor: &mut Decompressor,
    bytes: &[u8],
    (width, height): (usize, usize),
    format: PixelFormat,
) -> Result<Rgb, Unreadable> {
    let pitch = width * format.size();
    let mut samples = vec![0; pitch * height];
    forgive(decompressor.decompress(
        bytes,
        Image {
            pixels: samples.as_mut_slice(),
            width,
            pitch,
            height,
            format,
        },
    ))?;
    Ok(Rgb {
        width,
        height,
        samples,
    })
}

/// Printing inks to light, in place. Programs store them inverted (0 is full ink), as Adobe does; the profile of
/// a printing press is not honoured, so colours are near, not exact.
fn ink(mut cmyk: Rgb) -> Rgb {
    for at in 0..cmyk.width * cmyk.height {
        let Some(&[c, m, y, k]) = cmyk.samples.get(at * 4..).and_then(<[u8]>::first_chunk) else {
            break;
        };
        if let Some(to) = cmyk
            .samples
            .get_mut(at * 3..)
            .and_then(<[u8]>::first_chunk_mut)
        {
            *to = [c, m, y].map(|ink| {
                u8::try_from((u32::from(ink) * u32::from(k) + 127) / 255).unwrap_or(u8::MAX)
            });
        }
    }
    cmyk.samples.truncate(cmyk.width * cmyk.height * 3);
    cmyk
}

/// libjpeg warns and goes on; the wrapper makes every warning an error, with the pixels in place. Some cameras
/// write a few stray bytes between segments, which harms nothing. A file that is cut off or damaged stays an
/// error: half a picture must not be hashed as if it were one.
fn forgive(result: turbojpeg::Result<()>) -> Result<(), Unreadable> {
    const HARMLESS: [&str; 3] = [
        "extraneous bytes before marker",
        "unknown JFIF revision",
        "Unknown Adobe color transform",
    ];
    match result {
        Ok(()) => Ok(()),
        Err(Error::TurboJpegError(said))
            if HARMLESS.iter().any(|harmless| said.contains(harmless)) =>
        {
            Ok(())
        }
        Err(_) => Err(Unreadable::Broken),
    }
}

fn orientation(bytes: &[u8]) -> Orientation {
    let block = segments(bytes)
        .find(|segment| segment.marker == APP1 && segment.payload.starts_with(b"Exif\0\0"));
    block
        .map(|segment| Orientation::from_exif(segment.payload))
        .unwrap_or_default()
}

/// The colour profile, put together from its numbered pieces (ICC.1:2022, B.4). Pieces that lack one or repeat
/// one are no profile.
fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut pieces: Vec<(u8, u8, &[u8])> = segments(bytes)
        .filter(|segment| segment.marker == APP2)
        .filter_map(|segment| match segment.payload.strip_prefix(PROFILE_TAG)? {
            [number, count, piece @ ..] => Some((*number, *count, piece)),
            _ => None,
        })
        .collect();
    pieces.sort_by_key(|(number, ..)| *number);
    let whole = (1..=u8::MAX)
        .zip(&pieces)
        .all(|(expected, (number, count, _))| {
            expected == *number && usize::from(*count) == pieces.len()
        });
    let length: usize = pieces.iter().map(|(.., piece)| piece.len()).sum();
    let fits = whole && (1..=PROFILE_BYTES_MAX).contains(&length);
    fits.then(|| {
        pieces
            .iter()
            .flat_map(|(.., piece)| piece.iter().copied())
            .collect()
    })
}
