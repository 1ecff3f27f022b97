//! Pictures drawn by code, and what the reference makes of them: `../drawn.csv`, `../drawn_cpp.csv`.

use super::View;

/// `width,height,channels,dim,quality` and the eight hashes.
pub const RECORDED: &str = include_str!("../drawn.csv");

/// `width,height,channels,dim,quality` and the hash, from the C++ functions themselves.
pub const RECORDED_CPP: &str = include_str!("../drawn_cpp.csv");

/// Slopes, rings and blocks in whole numbers only, so that any language draws the same bytes. Every value is divided
/// by `dim`, for less quality.
pub fn draw_dim(width: usize, height: usize, channels: usize, dim: usize) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(width * height * channels);
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (x * 256 / width, y * 256 / height);
            let (du, dv) = (u.abs_diff(90), v.abs_diff(140));
            let slope = (u * 2 + v) % 256;
            let rings = (du * du + dv * dv) / 64 % 256;
            let blocks = (u / 24 * 37 + v / 32 * 91) % 256;
            let colour = [slope, rings, blocks, 255 - slope];
            if channels == 1 {
                pixels.push(((slope + rings + blocks) / 3 / dim) as u8);
            } else {
                pixels.extend(colour[..channels].iter().map(|value| (*value / dim) as u8));
            }
        }
    }
    pixels
}

pub fn view(pixels: &[u8], width: usize, height: usize, channels: usize) -> View<'_> {
    let stride = width * channels;
    match channels {
        1 => View::luma(pixels, width, height, stride),
        3 => View::rgb(pixels, width, height, stride),
        _ => View::rgba(pixels, width, height, stride),
    }
    .unwrap()
}
