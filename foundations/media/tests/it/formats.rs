//! Every format comes out as the picture that went in, the right way up and in the right colours.

use media::derive::{Derive, Encoding, Faces};
use media::orientation::Orientation;
use media::sniff::Format;
use turbojpeg::Subsamp;

use crate::drawing::{
    exif, fingerprint, gif, jpeg, jpeg_of, open, pixels, png, png_of, progressive_jpeg, psnr, rgb,
    rgba, shown, webp, with_segments,
};

/// Near enough to be the same photograph, in bits of 256.
const SAME_BITS: u32 = 10;

async fn comes_out(file: &[u8], width: u32, height: u32, decibels: f64) {
    let derived = shown(file).await;
    let largest = &derived.renditions[0];
    assert_eq!((largest.width, largest.height), (width, height));
    let found = psnr(&pixels(&largest.bytes), &rgb(width, height));
    assert!(found > decibels, "{found:.1} dB");
}

#[tokio::test]
async fn every_format_comes_out() {
    comes_out(&jpeg(640, 480), 640, 480, 34.0).await;
    comes_out(&progressive_jpeg(640, 480), 640, 480, 34.0).await;
    comes_out(&png(640, 480), 640, 480, 34.0).await;
    comes_out(&webp(640, 480), 640, 480, 34.0).await;
    comes_out(&gif(640, 480, 1), 640, 480, 20.0).await;
}

#[tokio::test]
async fn odd_sizes_and_every_kind_of_jpeg_come_out() {
    let picture = rgb(301, 203);
    for subsamp in [
        Subsamp::None,
        Subsamp::Sub2x1,
        Subsamp::Sub2x2,
        Subsamp::Sub1x2,
        Subsamp::Sub4x1,
    ] {
        comes_out(&jpeg_of(&picture, 301, 203, subsamp), 301, 203, 30.0).await;
    }
}

#[tokio::test]
async fn grey_jpeg_and_cmyk_jpeg_are_read() {
    let file = jpeg_of(&rgb(320, 240), 320, 240, Subsamp::Gray);
    let out = pixels(&shown(&file).await.renditions[0].bytes);
    assert!(
        out.as_chunks::<3>()
            .0
            .iter()
            .all(|[r, g, b]| r == g && g == b)
    );
    // As Adobe stores it: inverted, so that 255 is no ink.
    let inks: Vec<u8> = rgba(320, 240);
    let image = turbojpeg::Image {
        pixels: inks.as_slice(),
        width: 320,
        pitch: 1280,
        height: 240,
        format: turbojpeg::PixelFormat::CMYK,
    };
    let cmyk = turbojpeg::compress(image, 95, Subsamp::None).unwrap();
    comes_out(&cmyk, 320, 240, 30.0).await;
}

#[tokio::test]
async fn every_kind_of_png_comes_out() {
    use png::{BitDepth, ColorType};
    let (width, height) = (320, 240);
    let deep: Vec<u8> = rgb(width, height)
        .into_iter()
        .flat_map(|sample| [sample, 77])
        .collect();
    comes_out(
        &png_of(&deep, width, height, ColorType::Rgb, BitDepth::Sixteen),
        width,
        height,
        34.0,
    )
    .await;
    comes_out(
        &png_of(
            &rgba(width, height),
            width,
            height,
            ColorType::Rgba,
            BitDepth::Eight,
        ),
        width,
        height,
        34.0,
    )
    .await;
    let grey: Vec<u8> = (0..width * height)
        .map(|at| (at % width * 255 / width) as u8)
        .collect();
    let out = shown(&png_of(
        &grey,
        width,
        height,
        ColorType::Grayscale,
        BitDepth::Eight,
    ))
    .await;
    let expected: Vec<u8> = grey.iter().flat_map(|sample| [*sample; 3]).collect();
    assert!(psnr(&pixels(&out.renditions[0].bytes), &expected) > 40.0);
}

#[tokio::test]
async fn a_palette_png_comes_out() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 256, 64);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(
        (0..=255_u8)
            .flat_map(|c| [c, 255 - c, 128])
            .collect::<Vec<u8>>(),
    );
    let rows: Vec<u8> = (0..64).flat_map(|_| 0..=255_u8).collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&rows)
        .unwrap();
    let expected: Vec<u8> = rows.iter().flat_map(|c| [*c, 255 - c, 128]).collect();
    let out = shown(&file).await;
    assert!(psnr(&pixels(&out.renditions[0].bytes), &expected) > 34.0);
}

/// What can be seen is the picture laid over white, and so is what is hashed.
#[tokio::test]
async fn transparency_is_laid_over_white() {
    let mut samples = rgba(320, 240);
    for pixel in samples.as_chunks_mut::<4>().0 {
        pixel[3] = 0;
    }
    let file = png_of(
        &samples,
        320,
        240,
        png::ColorType::Rgba,
        png::BitDepth::Eight,
    );
    assert_eq!(fingerprint(&file).await.quality, 0);
    assert!(
        pixels(&shown(&file).await.renditions[0].bytes)
            .iter()
            .all(|sample| *sample > 250)
    );
}

#[tokio::test]
async fn every_orientation_ends_upright() {
    let (width, height) = (321, 240);
    let upright = rgb(width, height);
    for number in 1..=8_u8 {
        let orientation = Orientation::from_exif_number(number.into());
        let stored = lay(&upright, width, height, orientation);
        let (stored_width, stored_height) = orientation.upright_size(width, height);
        let file = jpeg_of(&stored, stored_width, stored_height, Subsamp::None);
        let file = with_segments(&file, &[(0xe1, &exif(number))]);
        comes_out(&file, width, height, 31.0).await;
        let print = fingerprint(&file).await;
        assert_eq!((print.width, print.height), (width, height));
    }
}

/// Stores an upright picture so that `orientation` turns it upright again: each stored pixel is found by
/// turning the corner of a marked picture.
fn lay(upright: &[u8], width: u32, height: u32, orientation: Orientation) -> Vec<u8> {
    let (stored_width, stored_height) = orientation.upright_size(width, height);
    let mut stored = Vec::new();
    for y in 0..stored_height {
        for x in 0..stored_width {
            let (to_x, to_y) = match orientation {
                Orientation::Upright => (x, y),
                Orientation::Mirrored => (width - 1 - x, y),
                Orientation::Turned180 => (width - 1 - x, height - 1 - y),
                Orientation::Flipped => (x, height - 1 - y),
                Orientation::Transposed => (y, x),
                Orientation::TurnedLeft => (width - 1 - y, x),
                Orientation::Transversed => (width - 1 - y, height - 1 - x),
                Orientation::TurnedRight => (y, height - 1 - x),
            };
            let at = ((to_y * width + to_x) * 3) as usize;
            stored.extend(&upright[at..at + 3]);
        }
    }
    stored
}

#[tokio::test]
async fn a_broken_exif_block_turns_nothing() {
    let file = with_segments(&jpeg(320, 240), &[(0xe1, b"Exif\0\0MM\0*\xff\xff\xff\xff")]);
    comes_out(&file, 320, 240, 34.0).await;
}

#[tokio::test]
async fn one_picture_in_every_format_has_one_hash() {
    let reference = fingerprint(&png(700, 500)).await;
    assert_eq!(reference.format, Format::Png);
    assert!(reference.quality >= 50);
    for file in [jpeg(700, 500), progressive_jpeg(700, 500), webp(700, 500)] {
        let other = fingerprint(&file).await;
        assert!(other.pdq[0].distance(&reference.pdq[0]) <= SAME_BITS);
    }
}

/// The planes of a JPEG are sampled at the places PDQ itself would sample: the worker's hash is the one mediahash
/// gives for the whole decoded picture.
#[tokio::test]
async fn the_sampled_hash_is_the_hash_of_the_whole() {
    for (width, height) in [(1234, 777), (512, 512), (511, 300), (300, 2000)] {
        let samples = rgb(width, height);
        let view = mediahash::pdq::View::rgb(
            &samples,
            width as usize,
            height as usize,
            width as usize * 3,
        )
        .unwrap();
        let whole = mediahash::pdq::hash_dihedral(&view, &mut mediahash::pdq::Scratch::new());
        let print = fingerprint(&png(width, height)).await;
        assert_eq!((print.pdq, print.quality), (whole.hashes, whole.quality));
        let file = jpeg_of(&samples, width, height, Subsamp::Sub2x2);
        assert!(fingerprint(&file).await.pdq[0].distance(&whole.hashes[0]) <= SAME_BITS);
    }
}

/// A picture laid on its side is found by one of the eight hashes.
#[tokio::test]
async fn a_turned_copy_is_found() {
    let upright = fingerprint(&png(600, 600)).await;
    for orientation in Orientation::ALL {
        let turned = png_of(
            &lay(&rgb(600, 600), 600, 600, orientation),
            600,
            600,
            png::ColorType::Rgb,
            png::BitDepth::Eight,
        );
        let print = fingerprint(&turned).await;
        let nearest = print
            .pdq
            .iter()
            .map(|pdq| pdq.distance(&upright.pdq[0]))
            .min()
            .unwrap();
        assert!(
            nearest <= mediahash::pdq::MATCH_DISTANCE_MAX,
            "{orientation:?}: {nearest}"
        );
    }
}

#[tokio::test]
async fn sizes_are_never_made_larger() {
    let sizes = |derived: &media::derive::Derived| {
        derived
            .renditions
            .iter()
            .map(|one| (one.width, one.height))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        sizes(&shown(&jpeg(2000, 1500)).await),
        [(1600, 1200), (800, 600), (320, 240)]
    );
    assert_eq!(
        sizes(&shown(&jpeg(750, 1000)).await),
        [(750, 1000), (600, 800), (240, 320)]
    );
    assert_eq!(sizes(&shown(&jpeg(200, 100)).await), [(200, 100)]);
}

/// The modern format holds the same picture in fewer bytes, and like the other nothing else.
#[tokio::test]
async fn webp_renditions_hold_the_same_picture() {
    let file = jpeg(1000, 750);
    let jpegs = shown(&file).await;
    let derive = Derive {
        faces: Faces::Show,
        encoding: Encoding::WebP,
        ..Derive::default()
    };
    let webps = open(&file).await.unwrap().derive(&derive).await.unwrap();
    for (jpeg, webp) in jpegs.renditions.iter().zip(&webps.renditions) {
        assert_eq!(
            (webp.encoding, webp.width, webp.height),
            (Encoding::WebP, jpeg.width, jpeg.height)
        );
        let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(&webp.bytes)).unwrap();
        let mut samples = vec![0; decoder.output_buffer_size().unwrap()];
        decoder.read_image(&mut samples).unwrap();
        assert!(psnr(&samples, &pixels(&jpeg.bytes)) > 32.0);
        assert!(webp.bytes.len() < jpeg.bytes.len());
        assert_eq!(
            &webp.bytes[12..16],
            b"VP8 ",
            "the simple form, which has no room for metadata"
        );
    }
    assert_eq!(jpegs.thumbhash, webps.thumbhash);
}

#[tokio::test]
async fn a_preview_and_a_colour_come_along() {
    let red = png_of(
        &[220, 20, 30].repeat(200 * 100),
        200,
        100,
        png::ColorType::Rgb,
        png::BitDepth::Eight,
    );
    let derived = shown(&red).await;
    assert!(
        derived
            .colour
            .iter()
            .zip([220_u8, 20, 30])
            .all(|(is, was)| is.abs_diff(was) <= 4)
    );
    let (width, height, _) = thumbhash::thumb_hash_to_rgba(&derived.thumbhash).unwrap();
    assert!(width > height);
}

/// Of an animation, the first frame; the second is white.
#[tokio::test]
async fn an_animation_is_its_first_frame() {
    comes_out(&gif(320, 240, 2), 320, 240, 20.0).await;
    comes_out(&animated_png(320, 240), 320, 240, 34.0).await;
    comes_out(&animated_webp(320, 240), 320, 240, 34.0).await;
}

fn animated_png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&rgb(width, height)).unwrap();
    writer
        .write_image_data(&vec![255; (width * height * 3) as usize])
        .unwrap();
    writer.finish().unwrap();
    file
}

/// Two lossless frames in an extended file (RFC 9649, 2.7).
fn animated_webp(width: u32, height: u32) -> Vec<u8> {
    let three = |n: u32| n.to_le_bytes()[..3].to_vec();
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let mut bytes = [
            name,
            &u32::try_from(body.len()).unwrap().to_le_bytes()[..],
            body,
        ]
        .concat();
        bytes.extend((body.len() % 2 == 1).then_some(0));
        bytes
    };
    let frame = |pixels: &[u8]| {
        let mut still = Vec::new();
        image_webp::WebPEncoder::new(&mut still)
            .encode(pixels, width, height, image_webp::ColorType::Rgb8)
            .unwrap();
        let head = [
            three(0),
            three(0),
            three(width - 1),
            three(height - 1),
            three(100),
            vec![2],
        ]
        .concat();
        chunk(b"ANMF", &[&head, &still[12..]].concat())
    };
    let extended = chunk(
        b"VP8X",
        &[vec![2, 0, 0, 0], three(width - 1), three(height - 1)].concat(),
    );
    let frames = [
        frame(&rgb(width, height)),
        frame(&vec![255; (width * height * 3) as usize]),
    ]
    .concat();
    let body = [
        b"WEBP".to_vec(),
        extended,
        chunk(b"ANIM", &[255, 255, 255, 255, 0, 0]),
        frames,
    ]
    .concat();
    [
        b"RIFF",
        &u32::try_from(body.len()).unwrap().to_le_bytes()[..],
        &body,
    ]
    .concat()
}
