//! Small pictures stretched smoothly: blurred grounds, soft shadows and light cost next to nothing this way.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels: values are clamped to what they are cast to"
)]

use resvg::tiny_skia::Pixmap;

/// One row of stretched pixels: red, green, blue, alpha from 0 to 255.
pub(super) type Row = Vec<[f32; 4]>;

/// A small picture that is read as if it were `by` times as large.
pub(super) struct Soft {
    pixels: Vec<[f32; 4]>,
    width: usize,
    height: usize,
    by: f32,
}

impl Soft {
    /// Takes a picture, softened by a blur of `radius` of its own pixels.
    pub(super) fn new(pixmap: &Pixmap, by: u32, radius: usize) -> Self {
        let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
        let mut pixels: Vec<[f32; 4]> = pixmap
            .data()
            .chunks_exact(4)
            .map(|pixel| {
                if let [r, g, b, a] = *pixel {
                    [r, g, b, a].map(f32::from)
                } else {
                    [0.0; 4]
                }
            })
            .collect();
        // Three passes of a box filter are nearly a Gaussian.
        for _ in 0..if radius == 0 { 0 } else { 3 } {
            pixels = boxed(&pixels, width, radius);
            pixels = transposed(&boxed(&transposed(&pixels, width), height, radius), height);
        }
        Self {
            pixels,
            width,
            height,
            by: by as f32,
        }
    }

    /// Row `y` of the stretched picture, moved by `shift`, `width` pixels long.
    pub(super) fn row(&self, y: u32, width: u32, shift: (f32, f32)) -> Row {
        let (dx, dy) = shift;
        let at = ((y as f32 + 0.5 - dy) / self.by - 0.5).clamp(0.0, self.height as f32 - 1.0);
        let (upper, share) = (at.floor() as usize, at.fract());
        let line = |index: usize| {
            self.pixels
                .iter()
                .skip(index.min(self.height - 1) * self.width)
                .take(self.width)
        };
        let blended: Row = line(upper)
            .zip(line(upper + 1))
            .map(|(a, b)| mixed(*a, *b, share))
            .collect();
        let last = self.width as f32 - 1.0;
        (0..width)
            .map(|x| {
                let at = ((x as f32 + 0.5 - dx) / self.by - 0.5).clamp(0.0, last);
                let left = at as usize;
                let a = blended.get(left).copied().unwrap_or([0.0; 4]);
                let b = blended.get(left + 1).copied().unwrap_or(a);
                mixed(a, b, at - left as f32)
            })
            .collect()
    }
}

fn mixed(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    let ([a0, a1, a2, a3], [b0, b1, b2, b3]) = (a, b);
    let mix = |a: f32, b: f32| a + (b - a) * share;
    [mix(a0, b0), mix(a1, b1), mix(a2, b2), mix(a3, b3)]
}

/// A running mean over `2 * radius + 1` pixels of each row; beyond the edge the edge goes on.
fn boxed(pixels: &[[f32; 4]], width: usize, radius: usize) -> Vec<[f32; 4]> {
    let weight = 1.0 / (2 * radius + 1) as f32;
    let mut out = Vec::with_capacity(pixels.len());
    for row in pixels.chunks_exact(width) {
        let at = |index: usize| row.get(index.min(width - 1)).copied().unwrap_or([0.0; 4]);
        let mut sum = at(0).map(|value| value * radius as f32);
        for index in 0..=radius {
            sum = added(sum, at(index), 1.0);
        }
        for index in 0..width {
            out.push(sum.map(|value| value * weight));
            sum = added(sum, at(index + radius + 1), 1.0);
            sum = added(sum, at(index.saturating_sub(radius)), -1.0);
        }
    }
    out
}

fn added(a: [f32; 4], b: [f32; 4], times: f32) -> [f32; 4] {
    let ([a0, a1, a2, a3], [b0, b1, b2, b3]) = (a, b);
    [
        b0.mul_add(times, a0),
        b1.mul_add(times, a1),
        b2.mul_add(times, a2),
        b3.mul_add(times, a3),
    ]
}

fn transposed(pixels: &[[f32; 4]], width: usize) -> Vec<[f32; 4]> {
    (0..width)
        .flat_map(|x| pixels.iter().skip(x).step_by(width).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_picture_stays_plain_when_blurred_and_stretched() {
        let mut pixmap = Pixmap::new(5, 4).unwrap();
        pixmap.fill(resvg::tiny_skia::Color::from_rgba8(100, 50, 200, 255));
        let soft = Soft::new(&pixmap, 8, 2);
        for pixel in soft.row(17, 40, (3.0, -2.0)) {
            assert!(
                (pixel[0] - 100.0).abs() < 0.1 && (pixel[2] - 200.0).abs() < 0.1,
                "{pixel:?}"
            );
        }
    }

    #[test]
    fn blurring_moves_no_light_sideways() {
        let pixels: Vec<[f32; 4]> = (0..9)
            .map(|x| if x == 4 { [90.0; 4] } else { [0.0; 4] })
            .collect();
        let out: Vec<f32> = boxed(&pixels, 9, 1)
            .iter()
            .map(|pixel| pixel[0].round())
            .collect();
        assert_eq!(out, [0.0, 0.0, 0.0, 30.0, 30.0, 30.0, 0.0, 0.0, 0.0]);
    }
}
