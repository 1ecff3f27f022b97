//! Nothing of a file goes on but its pixels.

use media::derive::Derived;

use crate::drawing::{exif, jpeg, pixels, png_of, rgb, shown, with_segments};

const SECRET: &[u8] = b"SECRET-PLACE-51N";

/// Segments of a rendition before its first scan, as markers.
fn markers(file: &[u8]) -> Vec<u8> {
    let (mut found, mut at) = (Vec::new(), 2);
    while file[at] == 0xff && file[at + 1] != 0xda {
        found.push(file[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
    }
    found
}

/// Frame, tables, restart interval and the JFIF mark; nothing behind the end.
fn is_bare(derived: &Derived) {
    for rendition in &derived.renditions {
        let file = &rendition.bytes;
        let allowed = [0xe0, 0xc0, 0xc4, 0xdb, 0xdd];
        assert!(
            markers(file).iter().all(|marker| allowed.contains(marker)),
            "{:x?}",
            markers(file)
        );
        assert!(file.ends_with(&[0xff, 0xd9]));
        assert!(!file.windows(SECRET.len()).any(|window| window == SECRET));
        assert!(
            file.windows(2).filter(|pair| *pair == [0xff, 0xd8]).count() == 1,
            "a picture in the picture"
        );
    }
}

#[tokio::test]
async fn a_jpeg_with_every_block_there_is_leaves_bare() {
    let thumbnail = jpeg(64, 64);
    let gps = [exif(1), SECRET.to_vec(), thumbnail].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", SECRET].concat();
    let more_xmp = [b"http://ns.adobe.com/xmp/extension/\0", SECRET].concat();
    let iptc = [b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10", SECRET].concat();
    let mpf = [b"MPF\0II*\0", SECRET].concat();
    let icc = [b"ICC_PROFILE\0\x01\x01", SECRET].concat();
    let maker = [b"Qualcomm\0", SECRET].concat();
    let blocks: Vec<(u8, &[u8])> = vec![
        (0xe1, &gps),
        (0xe1, &xmp),
        (0xe1, &more_xmp),
        (0xe2, &icc),
        (0xe2, &mpf),
        (0xed, &iptc),
        (0xe4, &maker),
        (0xef, SECRET),
        (0xfe, SECRET),
    ];
    let mut file = with_segments(&jpeg(640, 480), &blocks);
    file.extend(SECRET);
    file.extend(jpeg(640, 480));
    is_bare(&shown(&file).await);
}

#[tokio::test]
async fn a_png_with_words_in_it_leaves_bare() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 320, 240);
    encoder.set_color(png::ColorType::Rgb);
    let secret = String::from_utf8(SECRET.to_vec()).unwrap();
    encoder
        .add_text_chunk("Author".into(), secret.clone())
        .unwrap();
    encoder
        .add_itxt_chunk("XML:com.adobe.xmp".into(), secret)
        .unwrap();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&rgb(320, 240))
        .unwrap();
    file.extend(SECRET);
    is_bare(&shown(&file).await);
}

/// A file that is a picture to us and a web page or an archive to somebody else leaves as a picture only.
#[tokio::test]
async fn a_polyglot_leaves_bare() {
    let page = [b"<html><script>alert('", SECRET, b"')</script></html><!--"].concat();
    let mut file = with_segments(&jpeg(320, 240), &[(0xfe, &page)]);
    file.extend([b"PK\x03\x04", SECRET, b"PK\x05\x06"].concat());
    is_bare(&shown(&file).await);
}

/// Display P3's red is redder than sRGB can say; a mild P3 colour has other numbers in sRGB.
#[tokio::test]
async fn a_wide_colour_profile_is_honoured() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let samples = [180, 60, 60].repeat(128 * 128);
    let plain = jpeg_of_flat(&samples);
    let segment = [b"ICC_PROFILE\0\x01\x01", profile.as_slice()].concat();
    let tagged = with_segments(&plain, &[(0xe2, &segment)]);
    let centre = |derived: &Derived| {
        pixels(&derived.renditions[0].bytes)[(64 * 128 + 64) * 3..][..3].to_vec()
    };
    let untouched = centre(&shown(&plain).await);
    let converted = centre(&shown(&tagged).await);
    let close = |found: &[u8], expected: [u8; 3]| {
        found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 3)
    };
    assert!(close(&untouched, [180, 60, 60]), "{untouched:?}");
    // Display P3 (180, 60, 60) in sRGB, by the two definitions' matrices.
    assert!(
        close(&converted, p3_to_srgb([180, 60, 60])),
        "{converted:?}"
    );
    assert!(converted[0] > untouched[0] + 5, "the profile was ignored");
    is_bare(&shown(&tagged).await);
}

fn jpeg_of_flat(samples: &[u8]) -> Vec<u8> {
    crate::drawing::jpeg_of(samples, 128, 128, turbojpeg::Subsamp::None)
}

/// Display P3 to sRGB through linear light, both with the sRGB curve and D65 (SMPTE EG 432-1, IEC 61966-2-1).
fn p3_to_srgb(pixel: [u8; 3]) -> [u8; 3] {
    let linear = pixel.map(|sample| {
        let value = f64::from(sample) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    let rows = [
        [1.2249, -0.2247, 0.0],
        [-0.0420, 1.0419, 0.0],
        [-0.0197, -0.0786, 1.0979],
    ];
    rows.map(|row| {
        let value: f64 = row
            .iter()
            .zip(linear)
            .map(|(factor, light)| factor * light)
            .sum();
        let curved = if value <= 0.003_130_8 {
            value * 12.92
        } else {
            1.055 * value.powf(1.0 / 2.4) - 0.055
        };
        (curved * 255.0).round().clamp(0.0, 255.0) as u8
    })
}

/// A profile that is no profile is ignored, in every format that can carry one.
#[tokio::test]
async fn a_broken_profile_is_no_reason_to_refuse() {
    let tagged = with_segments(
        &jpeg(320, 240),
        &[
            (0xe2, b"ICC_PROFILE\0\x01\x02half"),
            (0xe2, b"ICC_PROFILE\0"),
        ],
    );
    shown(&tagged).await;
    let _ = png_of(
        &rgb(64, 64),
        64,
        64,
        png::ColorType::Rgb,
        png::BitDepth::Eight,
    );
}
