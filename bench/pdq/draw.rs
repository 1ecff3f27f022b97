//! Pictures like photographs, drawn by code: soft light, three materials, texture at every scale, grain.

use std::fs;
use std::path::Path;

use crate::SIDE;

/// How many of each kind.
const PICTURES: u32 = 4;

pub(crate) fn pictures(folder: &Path) -> anyhow::Result<()> {
    for (kind, width, height) in [("small", 1600, 1004), ("large", 4000, 3000)] {
        let folder = folder.join(kind);
        fs::create_dir_all(&folder)?;
        for number in 1..=PICTURES {
            let samples = draw(width, height, number);
            let image = turbojpeg::Image {
                pixels: samples.as_slice(),
                width,
                pitch: width * 3,
                height,
                format: turbojpeg::PixelFormat::RGB,
            };
            let jpeg = turbojpeg::compress(image, 90, turbojpeg::Subsamp::Sub2x2)?;
            fs::write(folder.join(format!("picture{number}.jpg")), &*jpeg)?;
        }
    }
    let folder = folder.join("pixels");
    fs::create_dir_all(&folder)?;
    for number in 1..=PICTURES {
        fs::write(
            folder.join(format!("picture{number}.rgb")),
            draw(SIDE, SIDE, number),
        )?;
    }
    Ok(())
}

fn draw(width: usize, height: usize, seed: u32) -> Vec<u8> {
    let mut samples = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
            let grain = chance(x as u32, y as u32, seed + 99) * 5.0;
            samples.extend(pixel(u, v, grain, seed));
        }
    }
    samples
}

/// The colour at a place of the picture, 0 to 1 in both directions.
fn pixel(u: f32, v: f32, grain: f32, seed: u32) -> [u8; 3] {
    let light = 1.1 - 0.5 * u - 0.2 * v;
    let edge = noise(u * 5.0, v * 5.0, seed) + (v - 0.5) * 1.5;
    let (base, rough) = if edge > 0.25 {
        ([176.0, 132.0, 104.0], 0.10)
    } else if edge > -0.2 {
        ([92.0, 110.0, 78.0], 0.45)
    } else {
        ([128.0, 158.0, 196.0], 0.04)
    };
    let texture: f32 = [16.0, 60.0, 240.0, 800.0]
        .into_iter()
        .zip([0.5, 0.3, 0.3, 0.25])
        .map(|(bumps, weight)| weight * noise(u * bumps, v * bumps, seed + 7))
        .sum();
    base.map(|colour: f32| (colour * (light + rough * texture) + grain).clamp(0.0, 255.0) as u8)
}

/// Smooth noise, -1 to 1, a bump to a unit.
fn noise(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x as u32, y as u32);
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (s, t) = (ease(x.fract()), ease(y.fract()));
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    mix(
        mix(chance(left, top, seed), chance(left + 1, top, seed), s),
        mix(
            chance(left, top + 1, seed),
            chance(left + 1, top + 1, seed),
            s,
        ),
        t,
    )
}

/// -1 to 1, the same for the same numbers.
fn chance(x: u32, y: u32, seed: u32) -> f32 {
    let mut mixed = x
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(y.wrapping_mul(0x85eb_ca77))
        .wrapping_add(seed.wrapping_mul(0xc2b2_ae3d));
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297a_2d39);
    mixed ^= mixed >> 15;
    mixed as f32 / u32::MAX as f32 * 2.0 - 1.0
}
