//! Pictures drawn by code, and files made of them. Nothing here is a photograph.

use std::path::PathBuf;

use media::derive::{Derive, Derived, Faces};
use media::fingerprint::Fingerprint;
use media::pool::{Patience, Pool, Program, Session, WorkError};

/// Red, green, blue of a soft landscape with a red X and some texture: no symmetry, plenty for PDQ to see.
pub(crate) fn pixel(x: u32, y: u32, width: u32, height: u32) -> [u8; 3] {
    let (u, v) = (
        f64::from(x) / f64::from(width),
        f64::from(y) / f64::from(height),
    );
    let wave =
        (u * 9.0).sin() * (v * 7.0 + u * 3.0).cos() * 40.0 + ((u * 31.0 + v * 17.0).sin() * 12.0);
    let shade = |base: f64, slope: f64| (base + slope * v + wave).clamp(0.0, 255.0) as u8;
    let near =
        |a: f64| (a * f64::from(width.min(height))).abs() < f64::from(width.min(height)) * 0.03;
    let stroke =
        (0.2..0.5).contains(&u) && (near(v - 0.2 - (u - 0.2)) || near(v - 0.5 + (u - 0.2)));
    if stroke {
        [200, 20, 30]
    } else {
        [shade(120.0, 60.0), shade(110.0, 30.0), shade(140.0, -70.0)]
    }
}

/// The picture as RGB rows.
pub(crate) fn rgb(width: u32, height: u32) -> Vec<u8> {
    (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y, width, height)))
        .collect()
}

/// The picture as RGBA rows, opaque.
pub(crate) fn rgba(width: u32, height: u32) -> Vec<u8> {
    rgb(width, height)
        .as_chunks::<3>()
        .0
        .iter()
        .flat_map(|[r, g, b]| [*r, *g, *b, 255])
        .collect()
}

pub(crate) fn jpeg_of(
    samples: &[u8],
    width: u32,
    height: u32,
    subsamp: turbojpeg::Subsamp,
) -> Vec<u8> {
    let (width, height) = (width as usize, height as usize);
    let image = turbojpeg::Image {
        pixels: samples,
        width,
        pitch: width * 3,
        height,
        format: turbojpeg::PixelFormat::RGB,
    };
    turbojpeg::compress(image, 92, subsamp).unwrap().to_vec()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg_of(
        &rgb(width, height),
        width,
        height,
        turbojpeg::Subsamp::Sub2x2,
    )
}

pub(crate) fn progressive_jpeg(width: u32, height: u32) -> Vec<u8> {
    let samples = rgb(width, height);
    let (width, height) = (width as usize, height as usize);
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    compressor.set_progressive(true).unwrap();
    compressor.set_quality(92).unwrap();
    let format = turbojpeg::PixelFormat::RGB;
    let image = turbojpeg::Image {
        pixels: samples.as_slice(),
        width,
        pitch: width * 3,
        height,
        format,
    };
    compressor.compress_to_vec(image).unwrap()
}

pub(crate) fn png_of(
    samples: &[u8],
    width: u32,
    height: u32,
    colour: png::ColorType,
    depth: png::BitDepth,
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(samples)
        .unwrap();
    file
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    png_of(
        &rgb(width, height),
        width,
        height,
        png::ColorType::Rgb,
        png::BitDepth::Eight,
    )
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = image_webp::WebPEncoder::new(&mut file);
    encoder
        .encode(
            &rgb(width, height),
            width,
            height,
            image_webp::ColorType::Rgb8,
        )
        .unwrap();
    file
}

/// Three bits of red, three of green, two of blue: a palette that needs no search.
pub(crate) fn gif(width: u32, height: u32, frames: usize) -> Vec<u8> {
    let palette: Vec<u8> = (0..=255_u8)
        .flat_map(|c| [c & 0xe0, c << 3 & 0xe0, c << 6])
        .collect();
    let indices = |pixels: Vec<u8>| -> Vec<u8> {
        pixels
            .as_chunks::<3>()
            .0
            .iter()
            .map(|[r, g, b]| r & 0xe0 | g >> 3 & 0x1c | b >> 6)
            .collect()
    };
    let side = |n: u32| u16::try_from(n).unwrap();
    let mut file = Vec::new();
    let mut encoder = gif::Encoder::new(&mut file, side(width), side(height), &palette).unwrap();
    for number in 0..frames {
        let pixels = if number == 0 {
            rgb(width, height)
        } else {
            vec![255; (width * height * 3) as usize]
        };
        let frame = gif::Frame {
            width: side(width),
            height: side(height),
            buffer: indices(pixels).into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    file
}

/// Inserts segments behind the start marker of a JPEG.
pub(crate) fn with_segments(jpeg: &[u8], segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut file = jpeg[..2].to_vec();
    for (marker, payload) in segments {
        file.extend([0xff, *marker]);
        file.extend(u16::try_from(payload.len() + 2).unwrap().to_be_bytes());
        file.extend(*payload);
    }
    file.extend(&jpeg[2..]);
    file
}

/// An EXIF block with an orientation and a GPS directory that names a place.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value,
        ]
        .concat()
    };
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, 68_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(
        [48_u32, 1, 51, 1, 30, 1]
            .into_iter()
            .flat_map(u32::to_be_bytes),
    );
    [b"Exif\0\0", tiff.as_slice()].concat()
}

/// A pool of honest workers.
pub(crate) fn pool(workers: usize) -> Pool {
    Pool::start(program(&[]), workers, Patience::default())
}

pub(crate) fn program(args: &[&str]) -> Program {
    Program {
        path: PathBuf::from(env!("CARGO_BIN_EXE_media-test-worker")),
        args: args.iter().map(Into::into).collect(),
    }
}

pub(crate) async fn open(bytes: &[u8]) -> Result<Session, WorkError> {
    pool(1).open(bytes).await
}

pub(crate) async fn fingerprint(bytes: &[u8]) -> Fingerprint {
    open(bytes).await.unwrap().fingerprint().clone()
}

/// The renditions of a picture with nothing hidden.
pub(crate) async fn shown(bytes: &[u8]) -> Derived {
    let derive = Derive {
        faces: Faces::Show,
        ..Derive::default()
    };
    open(bytes).await.unwrap().derive(&derive).await.unwrap()
}

/// A rendition's pixels.
pub(crate) fn pixels(jpeg: &[u8]) -> Vec<u8> {
    turbojpeg::decompress(jpeg, turbojpeg::PixelFormat::RGB)
        .unwrap()
        .pixels
}

/// Peak signal to noise ratio, in decibels: 30 is a fair JPEG, 40 a fine one.
pub(crate) fn psnr(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let error: f64 = one
        .iter()
        .zip(other)
        .map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2))
        .sum();
    10.0 * (255.0 * 255.0 * one.len() as f64 / error.max(1e-9)).log10()
}
