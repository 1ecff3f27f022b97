//! The pictures by kind: painted portraits, one photograph in many states, and pictures without a face.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use media::drawn;

use super::portrait::{Cover, Portrait, SKINS};

/// A picture, and where its face is: middle and longer side in pixels, or nothing.
pub struct Sample {
    pub kind: String,
    /// A second name under which the picture is counted.
    pub skin: Option<String>,
    pub rgb: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub face: Option<(u32, u32, u32)>,
}

/// Where the face is in `astronaut.png` (512x512): Eileen Collins, NASA, in the public domain.
const ASTRONAUT_FACE: (u32, u32, u32) = (224, 118, 120);

/// Pictures of the same package that show no person: things, textures, a cat, a page, a rocket.
const FACE_FREE: [&str; 20] = [
    "brick.png",
    "cell.png",
    "chelsea.png",
    "chessboard_RGB.png",
    "clock_motion.png",
    "coffee.png",
    "coins.png",
    "grass.png",
    "gravel.png",
    "horse.png",
    "hubble_deep_field.jpg",
    "ihc.png",
    "logo.png",
    "microaneurysms.png",
    "moon.png",
    "motorcycle_left.png",
    "motorcycle_right.png",
    "page.png",
    "retina.jpg",
    "rocket.jpg",
];

/// All samples.
pub fn all(pictures: &Path) -> anyhow::Result<Vec<Sample>> {
    let mut samples = Vec::new();
    painted(&mut samples);
    photograph(&read(&pictures.join("astronaut.png"))?, &mut samples);
    for name in FACE_FREE {
        samples.push(Sample {
            kind: "no face: things".to_owned(),
            face: None,
            ..read(&pictures.join(name))?
        });
    }
    for seed in 0..40 {
        let picture = drawn::sample_pixels(seed).context("a drawn hand")?;
        let (width, height, rgb) = (picture.width(), picture.height(), picture.rgb().to_vec());
        samples.push(Sample {
            kind: "no face: drawn hands with X".to_owned(),
            rgb,
            width,
            height,
            face: None,
            skin: None,
        });
    }
    Ok(samples)
}

fn painted(samples: &mut Vec<Sample>) {
    for (name, portrait, quarters) in states() {
        for (number, colours) in SKINS.into_iter().enumerate() {
            let portrait = Portrait {
                colours,
                ..portrait
            };
            let sample = paint(&format!("painted, {name}"), portrait, quarters);
            let skin = Some(format!("painted, all of skin {}", number + 1));
            samples.push(Sample { skin, ..sample });
        }
    }
}

/// What is done to a painted portrait, and by how many quarters it is turned to the right.
fn states() -> [(&'static str, Portrait, u32); 14] {
    let plain = Portrait::new(SKINS[0]);
    let light = |light| Portrait { light, ..plain };
    let behind = |cover| Portrait { cover, ..plain };
    let close = |radius| Portrait { radius, ..plain };
    let far = |radius| Portrait {
        width: 1600,
        height: 1200,
        middle: (500.0, 420.0),
        radius,
        ..plain
    };
    [
        ("upright", plain, 0),
        ("turned right", plain, 1),
        ("upside down", plain, 2),
        ("turned left", plain, 3),
        ("head 1/8 of the long side", far(100.0), 0),
        ("head 1/16", far(50.0), 0),
        ("head 1/32", far(25.0), 0),
        ("close, cut off", close(330.0), 0),
        ("light 1/3", light(0.33), 0),
        ("light 1/10", light(0.1), 0),
        ("light 1/25", light(0.04), 0),
        ("mask", behind(Cover::Mask), 0),
        ("dark glasses", behind(Cover::Glasses), 0),
        ("half covered", behind(Cover::Half), 0),
    ]
}

#[expect(clippy::as_conversions, reason = "pixels")]
fn paint(kind: &str, portrait: Portrait, quarters: u32) -> Sample {
    let Portrait {
        width,
        height,
        middle: (x, y),
        radius,
        ..
    } = portrait;
    let face = Some((x as u32, y as u32, (radius * 1.9) as u32));
    turned(
        Sample {
            kind: kind.to_owned(),
            rgb: portrait.paint(),
            width,
            height,
            face,
            skin: None,
        },
        quarters,
    )
}

/// One real face in states that a phone brings about.
fn photograph(photo: &Sample, samples: &mut Vec<Sample>) {
    let mut add = |kind: &str, sample: Sample| {
        samples.push(Sample {
            kind: format!("photo, {kind}"),
            ..sample
        })
    };
    for (quarters, kind) in ["upright", "turned right", "upside down", "turned left"]
        .into_iter()
        .enumerate()
    {
        add(
            kind,
            turned(photo.same(), u32::try_from(quarters).unwrap_or(0)),
        );
    }
    for (share, kind) in [
        (2, "head 1/8"),
        (4, "head 1/16"),
        (6, "head 1/24"),
        (8, "head 1/32"),
    ] {
        add(kind, placed(photo, share));
    }
    for (light, kind) in [
        (0.33, "light 1/3"),
        (0.1, "light 1/10"),
        (0.04, "light 1/25"),
    ] {
        add(kind, lit(photo, light));
    }
    add("mouth covered", covered(photo, (170, 120, 110, 65)));
    add("eyes covered", covered(photo, (170, 80, 110, 35)));
    add("left half covered", covered(photo, (150, 40, 74, 150)));
    add("right half covered", covered(photo, (224, 40, 74, 150)));
}

impl Sample {
    fn same(&self) -> Sample {
        Sample {
            kind: String::new(),
            skin: None,
            rgb: self.rgb.clone(),
            ..*self
        }
    }
}

fn read(path: &Path) -> anyhow::Result<Sample> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let picture = image::load_from_memory(&bytes)?.to_rgb8();
    let (width, height) = picture.dimensions();
    Ok(Sample {
        kind: String::new(),
        rgb: picture.into_raw(),
        width,
        height,
        face: Some(ASTRONAUT_FACE),
        skin: None,
    })
}

fn turned(mut sample: Sample, quarters: u32) -> Sample {
    for _ in 0..quarters {
        let picture =
            image::RgbImage::from_raw(sample.width, sample.height, sample.rgb).unwrap_or_default();
        let height = sample.height;
        let picture = image::imageops::rotate90(&picture);
        (sample.width, sample.height) = picture.dimensions();
        sample.rgb = picture.into_raw();
        sample.face = sample.face.map(|(x, y, side)| (height - 1 - y, x, side));
    }
    sample
}

/// The photo in a corner of a grey picture whose side is `share` times as long.
fn placed(photo: &Sample, share: u32) -> Sample {
    let side = photo.width * share;
    let mut wall = image::RgbImage::from_pixel(side, side, image::Rgb([150, 160, 165]));
    let small =
        image::RgbImage::from_raw(photo.width, photo.height, photo.rgb.clone()).unwrap_or_default();
    let corner = i64::from(photo.width / 2);
    image::imageops::replace(&mut wall, &small, corner, corner);
    let face = photo
        .face
        .map(|(x, y, across)| (x + photo.width / 2, y + photo.width / 2, across));
    Sample {
        kind: String::new(),
        rgb: wall.into_raw(),
        width: side,
        height: side,
        face,
        skin: None,
    }
}

#[expect(clippy::as_conversions, reason = "0 to 255")]
fn lit(photo: &Sample, light: f32) -> Sample {
    Sample {
        rgb: photo
            .rgb
            .iter()
            .map(|value| (f32::from(*value) * light) as u8)
            .collect(),
        ..photo.same()
    }
}

fn covered(photo: &Sample, (x, y, width, height): (u32, u32, u32, u32)) -> Sample {
    let mut picture =
        image::RgbImage::from_raw(photo.width, photo.height, photo.rgb.clone()).unwrap_or_default();
    let board = image::RgbImage::from_pixel(width, height, image::Rgb([120, 90, 60]));
    image::imageops::replace(&mut picture, &board, i64::from(x), i64::from(y));
    Sample {
        rgb: picture.into_raw(),
        ..photo.same()
    }
}
