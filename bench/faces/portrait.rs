//! A face of nobody, painted pixel by pixel: a shaded egg with eyes, brows, nose, mouth, ears, hair and shoulders.
//!
//! It is like a photograph enough for a face detector to take notice, which a flat cartoon is not, and belongs to no
//! person. Lengths are in half heights of the head; (0, 0) is the middle of the face.

/// A colour, 0 to 255 each.
pub type Colour = [f32; 3];

/// Six skins from light to dark, each with its hair. Drawn colours, no measure of people.
pub const SKINS: [(Colour, Colour); 6] = [
    ([244.0, 214.0, 190.0], [190.0, 150.0, 90.0]),
    ([229.0, 184.0, 150.0], [110.0, 70.0, 40.0]),
    ([198.0, 146.0, 105.0], [50.0, 35.0, 25.0]),
    ([152.0, 100.0, 66.0], [30.0, 22.0, 18.0]),
    ([104.0, 66.0, 44.0], [22.0, 18.0, 16.0]),
    ([66.0, 42.0, 30.0], [15.0, 12.0, 12.0]),
];

/// What hides a part of the face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the tests use fewer than the benchmark")]
pub enum Cover {
    /// Nothing.
    None,
    /// A cloth over mouth and nose.
    Mask,
    /// Dark glasses.
    Glasses,
    /// A board in front of the left half.
    Half,
}

/// How a portrait is painted.
#[derive(Debug, Clone, Copy)]
pub struct Portrait {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Middle of the face, in pixels.
    pub middle: (f32, f32),
    /// Half the height of the head, in pixels.
    pub radius: f32,
    /// Skin and hair.
    pub colours: (Colour, Colour),
    /// 1 is a well-lit room; less is darker.
    pub light: f32,
    /// What is in front of the face.
    pub cover: Cover,
}

impl Portrait {
    /// A face a fifth of the picture wide, in the middle, well lit.
    pub fn new(colours: (Colour, Colour)) -> Portrait {
        Portrait {
            width: 640,
            height: 480,
            middle: (320.0, 230.0),
            radius: 100.0,
            colours,
            light: 1.0,
            cover: Cover::None,
        }
    }

    /// 8-bit red, green and blue, row by row.
    #[expect(
        clippy::as_conversions,
        reason = "pixels to coordinates and back; `as` saturates, as wanted"
    )]
    pub fn paint(&self) -> Vec<u8> {
        let mut pixels = Vec::new();
        for y in 0..self.height {
            for x in 0..self.width {
                let at_x = (x as f32 + 0.5 - self.middle.0) / self.radius;
                let at_y = (y as f32 + 0.5 - self.middle.1) / self.radius;
                let grain = 6.0 * self.light.sqrt() * noise(y * self.width + x);
                let colour = self.colour(at_x, at_y, noise(x | 1 << 30));
                pixels.extend(colour.map(|value| (value * self.light + grain) as u8));
            }
        }
        pixels
    }

    fn colour(&self, x: f32, y: f32, strand: f32) -> Colour {
        let mut spot = Spot {
            x,
            y,
            edge: 2.5 / self.radius,
            colour: [150.0, 160.0, 165.0],
        };
        let (skin, hair) = self.colours;
        head(&mut spot, skin, hair);
        for side in [-1.0, 1.0] {
            eye(&mut spot, side, skin, hair);
        }
        nose_and_mouth(&mut spot, skin);
        let hairline = -0.52 + 0.25 * x * x + 0.06 * (3.0 * x + 1.0).sin();
        let fringe = spot.ellipse((0.0, -0.15), (0.95, 1.12))
            * ((hairline - y) / 0.06 + 0.5).clamp(0.0, 1.0);
        spot.put(fringe, times(hair, 0.9 + 0.18 * strand));
        cover(&mut spot, self.cover);
        spot.colour
    }
}

fn head(spot: &mut Spot, skin: Colour, hair: Colour) {
    let cloth = times([60.0, 80.0, 120.0], 0.8 - 0.2 * spot.x.clamp(-1.0, 1.0));
    spot.put(spot.ellipse((0.0, 2.35), (1.75, 1.1)), cloth);
    spot.put(spot.ellipse((0.0, -0.15), (0.95, 1.12)), hair);
    spot.put(spot.ellipse((0.0, 1.05), (0.45, 0.45)), times(skin, 0.62));
    for side in [-0.8, 0.8] {
        spot.put(spot.ellipse((side, 0.05), (0.11, 0.22)), times(skin, 0.78));
    }
    // Light from the upper left on an egg.
    let (across, down) = (spot.x / 0.78, (spot.y - 0.08) / 0.98);
    let towards = (1.0 - across * across - down * down).max(0.0).sqrt();
    let shade = (0.42 + 0.62 * (towards * 0.85 - 0.3 * across - 0.35 * down)).clamp(0.3, 1.1);
    spot.put(spot.ellipse((0.0, 0.08), (0.78, 0.98)), times(skin, shade));
}

fn eye(spot: &mut Spot, side: f32, skin: Colour, hair: Colour) {
    let (x, y) = (side * 0.32, -0.08);
    spot.put(
        0.45 * spot.glow((x, y - 0.05), (0.22, 0.12)),
        times(skin, 0.45),
    );
    spot.put(
        0.35 * spot.glow((side * 0.12, y - 0.02), (0.08, 0.12)),
        times(skin, 0.45),
    );
    spot.put(spot.ellipse((x, y), (0.15, 0.055)), [174.0, 166.0, 160.0]);
    spot.put(spot.ellipse((x, y), (0.075, 0.055)), [45.0, 30.0, 20.0]);
    spot.put(
        spot.ellipse((x - 0.02, y - 0.02), (0.018, 0.018)),
        [240.0; 3],
    );
    spot.put(
        0.9 * spot.glow((x, y - 0.055), (0.17, 0.025)),
        times(skin, 0.18),
    );
    spot.put(
        0.4 * spot.glow((x, y - 0.115), (0.17, 0.02)),
        times(skin, 0.4),
    );
    spot.put(
        0.35 * spot.glow((x, y + 0.1), (0.14, 0.02)),
        times(skin, 0.55),
    );
    spot.put(
        0.85 * spot.glow((side * 0.34, y - 0.2), (0.2, 0.04)),
        times(hair, 0.75),
    );
    spot.put(
        0.2 * spot.glow((side * 0.42, 0.25), (0.18, 0.15)),
        plus(times(skin, 0.95), [45.0, 5.0, 0.0]),
    );
    spot.put(
        0.25 * spot.glow((side * 0.42, 0.12), (0.13, 0.08)),
        lit(skin),
    );
}

fn nose_and_mouth(spot: &mut Spot, skin: Colour) {
    for side in [-1.0, 1.0] {
        spot.put(
            0.75 * spot.glow((side * 0.075, 0.31), (0.035, 0.022)),
            times(skin, 0.25),
        );
        spot.put(
            0.35 * spot.glow((side * 0.15, 0.28), (0.04, 0.06)),
            times(skin, 0.5),
        );
    }
    spot.put(0.4 * spot.glow((-0.02, 0.1), (0.04, 0.2)), lit(skin));
    spot.put(0.45 * spot.glow((-0.01, 0.26), (0.06, 0.05)), lit(skin));
    spot.put(0.3 * spot.glow((0.1, 0.1), (0.05, 0.2)), times(skin, 0.5));
    spot.put(
        0.4 * spot.glow((0.0, 0.35), (0.12, 0.025)),
        times(skin, 0.4),
    );
    let lips = plus(times(skin, 0.55), [45.0, 2.0, 8.0]);
    spot.put(0.9 * spot.ellipse((0.0, 0.53), (0.25, 0.09)), lips);
    spot.put(
        0.8 * spot.glow((0.0, 0.53), (0.22, 0.018)),
        times(skin, 0.25),
    );
    spot.put(0.3 * spot.glow((0.0, 0.72), (0.15, 0.03)), times(skin, 0.5));
    spot.put(0.2 * spot.glow((0.0, 0.82), (0.12, 0.06)), lit(skin));
}

fn cover(spot: &mut Spot, cover: Cover) {
    match cover {
        Cover::None => {}
        Cover::Mask => spot.put(
            spot.ellipse((0.0, 0.6), (0.66, 0.45)),
            [180.0, 195.0, 205.0],
        ),
        Cover::Glasses => {
            for side in [-0.34, 0.34] {
                spot.put(
                    spot.ellipse((side, -0.06), (0.25, 0.19)),
                    [15.0, 15.0, 18.0],
                );
            }
            if (spot.y + 0.1).abs() < 0.03 && spot.x.abs() < 0.8 {
                spot.put(1.0, [15.0, 15.0, 18.0]);
            }
        }
        Cover::Half if spot.x < 0.0 => spot.put(1.0, [120.0, 90.0, 60.0]),
        Cover::Half => {}
    }
}

/// One point of the picture, painted layer by layer.
struct Spot {
    x: f32,
    y: f32,
    /// Width of a soft edge.
    edge: f32,
    colour: Colour,
}

impl Spot {
    fn put(&mut self, cover: f32, paint: Colour) {
        let [r, g, b] = self.colour;
        let [to_r, to_g, to_b] = paint;
        self.colour = [
            r + (to_r - r) * cover,
            g + (to_g - g) * cover,
            b + (to_b - b) * cover,
        ];
    }

    /// 1 inside, 0 outside, soft between.
    fn ellipse(&self, middle: (f32, f32), half: (f32, f32)) -> f32 {
        let distance = ((self.x - middle.0) / half.0).hypot((self.y - middle.1) / half.1);
        ((1.0 - distance) * half.0.min(half.1) / self.edge + 0.5).clamp(0.0, 1.0)
    }

    /// 1 in the middle, fading away.
    fn glow(&self, middle: (f32, f32), half: (f32, f32)) -> f32 {
        let (x, y) = ((self.x - middle.0) / half.0, (self.y - middle.1) / half.1);
        (-(x * x + y * y)).exp()
    }
}

fn times(colour: Colour, factor: f32) -> Colour {
    colour.map(|value| value * factor)
}

fn plus([r, g, b]: Colour, [more_r, more_g, more_b]: Colour) -> Colour {
    [r + more_r, g + more_g, b + more_b]
}

fn lit(skin: Colour) -> Colour {
    skin.map(|value| (value * 1.25 + 12.0).min(255.0))
}

/// Noise with a mean of 0 and a deviation of 1 that is the same on every run.
#[expect(clippy::as_conversions, reason = "eight bits at a time")]
fn noise(index: u32) -> f32 {
    let mut bits = index.wrapping_mul(0x9e37_79b9) ^ 0x85eb_ca6b;
    bits = (bits ^ (bits >> 15)).wrapping_mul(0x2c1b_3c6d);
    bits = (bits ^ (bits >> 12)).wrapping_mul(0x297a_2d39);
    let sum: u32 = (bits ^ (bits >> 15))
        .to_le_bytes()
        .into_iter()
        .map(u32::from)
        .sum();
    (sum as f32 - 510.0) / 148.0
}
