//! Pictures like photographs, drawn by code: soft light, texture at every scale, edges, the grain of a sensor.

use std::fs;
use std::path::Path;

const WIDTH: usize = 4000;
const HEIGHT: usize = 3000;

/// One picture for each of the ways a phone stores its photos.
const ORIENTATIONS: [u8; 4] = [1, 6, 3, 8];

pub(crate) fn pictures(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, orientation) in (1_u32..).zip(ORIENTATIONS) {
        let samples = draw(number);
        let image = turbojpeg::Image {
            pixels: samples.as_slice(),
            width: WIDTH,
            pitch: WIDTH * 3,
            height: HEIGHT,
            format: turbojpeg::PixelFormat::RGB,
        };
        let jpeg = turbojpeg::compress(image, 92, turbojpeg::Subsamp::Sub2x2)?;
        let file = with_exif(&jpeg, orientation);
        fs::write(folder.join(format!("picture{number}.jpg")), file)?;
    }
    Ok(())
}

fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [
        &b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..],
        &[orientation, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    let length = (tiff.len() + 2) as u16;
    [
        &jpeg[..2],
        &[0xff, 0xe1],
        &length.to_be_bytes(),
        &tiff,
        &jpeg[2..],
    ]
    .concat()
}

fn draw(seed: u32) -> Vec<u8> {
    let mut samples = Vec::with_capacity(WIDTH * HEIGHT * 3);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            samples.extend(pixel(x as f32, y as f32, seed));
        }
    }
    samples
}

fn pixel(x: f32, y: f32, seed: u32) -> [u8; 3] {
    // Light falls off from one corner; three materials meet along wavy edges.
    let light = 1.1 - 0.5 * (x / WIDTH as f32) - 0.2 * (y / HEIGHT as f32);
    let edge = noise(x, y, 700.0, seed) + (y / HEIGHT as f32 - 0.5) * 1.5;
    let (base, rough) = if edge > 0.25 {
        ([176.0, 132.0, 104.0], 0.10)
    } else if edge > -0.2 {
        ([92.0, 110.0, 78.0], 0.45)
    } else {
        ([128.0, 158.0, 196.0], 0.04)
    };
    let texture: f32 = [240.0, 60.0, 16.0, 5.0]
        .into_iter()
        .zip([0.5, 0.3, 0.3, 0.25])
        .map(|(size, weight)| weight * noise(x, y, size, seed + 7))
        .sum();
    let grain = hash(x as u32, y as u32, seed + 99) * 5.0;
    base.map(|colour: f32| (colour * (light + rough * texture) + grain).clamp(0.0, 255.0) as u8)
}

/// Smooth noise, -1 to 1, whose bumps are `size` pixels wide.
fn noise(x: f32, y: f32, size: f32, seed: u32) -> f32 {
    let (u, v) = (x / size, y / size);
    let (left, top) = (u as u32, v as u32);
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (across, down) = (ease(u.fract()), ease(v.fract()));
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let upper = mix(hash(left, top, seed), hash(left + 1, top, seed), across);
    let lower = mix(
        hash(left, top + 1, seed),
        hash(left + 1, top + 1, seed),
        across,
    );
    mix(upper, lower, down)
}

/// -1 to 1, the same for the same place.
fn hash(x: u32, y: u32, seed: u32) -> f32 {
    let mut bits =
        x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
    bits = (bits ^ bits >> 15).wrapping_mul(0x2c1b_3c6d);
    bits = (bits ^ bits >> 12).wrapping_mul(0x297a_2d39);
    ((bits ^ bits >> 15) as f32 / u32::MAX as f32) * 2.0 - 1.0
}
