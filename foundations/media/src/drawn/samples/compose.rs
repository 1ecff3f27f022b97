//! Puts a hand into a place: blurred background, cast shadow, hand, light, vignette, grain.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels: values are clamped to what they are cast to"
)]

use resvg::tiny_skia::{Pixmap, Transform};

use super::scenes::{Light, Scene};
use super::soft::Soft;
use crate::drawn::hands::Hand;
use crate::drawn::pen::Pen;
use crate::drawn::render::{DrawError, Picture, blank, pixmap, tree};
use crate::drawn::seed::Seed;
use crate::drawn::strokes::Mark;
use crate::drawn::tones::Tone;

/// What is in one picture.
pub(super) struct Shot<'a> {
    pub(super) hand: &'static Hand,
    pub(super) tone: Tone,
    pub(super) scene: Scene,
    pub(super) mark: Mark,
    pub(super) seed: &'a Seed,
}

/// Where the hand stands in the picture.
struct Pose {
    x: f64,
    y: f64,
    turn: f64,
    scale: f64,
}

pub(super) fn compose(shot: &Shot<'_>) -> Result<Picture, DrawError> {
    let mut frame = shot.seed.part("frame");
    let (width, height) = if frame.chance(0.5) {
        (1200, 1600)
    } else {
        (1600, 1200)
    };
    let light = shot.scene.light();
    let mut pixmap = background(shot, width, height)?;
    let hands = cast(shot, &mut frame, f64::from(width), f64::from(height));
    for one in &hands {
        shadow(&mut pixmap, one, light)?;
        let body = one
            .hand
            .body(one.tone, Some(&one.mark), Pen::seeded(frame.next()));
        let svg = placed(&body, &one.pose, width, height);
        resvg::render(&tree(&svg)?, Transform::identity(), &mut pixmap.as_mut());
    }
    let lit = lighting(shot, width, height)?;
    finish(&mut pixmap, &lit, light, shot.seed.part("grain").next());
    Ok(Picture::from_pixmap(&pixmap))
}

/// One hand of a picture, where it stands.
struct Held {
    hand: &'static Hand,
    tone: Tone,
    mark: Mark,
    pose: Pose,
}

/// Mostly one hand; now and then two people side by side.
fn cast(shot: &Shot<'_>, frame: &mut Seed, width: f64, height: f64) -> Vec<Held> {
    let mut first = Held {
        hand: shot.hand,
        tone: shot.tone,
        mark: shot.mark.clone(),
        pose: pose(frame, width, height),
    };
    let mut second = shot.seed.part("second");
    let (Some(hand), Some(&tone)) = (
        Hand::all().get(second.below(Hand::all().len())),
        Tone::ALL.get(second.below(Tone::ALL.len())),
    ) else {
        return vec![first];
    };
    if width < height || !second.chance(0.3) {
        return vec![first];
    }
    let scale = second.between(0.92, 1.05);
    let turn = second.between(4.0, 12.0);
    first.pose = Pose {
        x: width * 0.31,
        y: height * 0.54,
        turn: -turn * 0.7,
        scale,
    };
    let pose = Pose {
        x: width * 0.71,
        y: height * second.between(0.5, 0.62),
        turn,
        scale: scale * second.between(0.84, 1.04),
    };
    vec![
        first,
        Held {
            hand,
            tone,
            mark: Mark::sample(second.next()),
            pose,
        },
    ]
}

fn pose(seed: &mut Seed, width: f64, height: f64) -> Pose {
    let portrait = height > width;
    let scale = if portrait {
        seed.between(1.15, 1.5)
    } else {
        seed.between(1.06, 1.3)
    };
    // The finger tips stay inside the picture; the arm may leave it.
    let highest = (450.0 * scale + 40.0) / height;
    Pose {
        x: width * seed.between(0.41, 0.59),
        y: height
            * if portrait {
                seed.between(highest.max(0.48), 0.58)
            } else {
                seed.between(highest, highest + 0.05)
            },
        turn: seed.between(-15.0, 15.0),
        scale,
    }
}

/// SVG of the whole picture with the hand's middle (400, 500) at the pose.
fn placed(body: &str, pose: &Pose, width: u32, height: u32) -> String {
    let Pose { x, y, turn, scale } = pose;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><g transform="translate({x:.1} {y:.1}) rotate({turn:.1}) scale({scale:.3}) translate(-400 -500)">{body}</g></svg>"#
    )
}

/// Scenes are drawn small and stretched: that is the lens's blur, and it is quick.
fn background(shot: &Shot<'_>, width: u32, height: u32) -> Result<Pixmap, DrawError> {
    let (shrink, softness) = shot.scene.blur();
    let svg = shot
        .scene
        .svg(shot.seed.part("scene"), f64::from(width), f64::from(height));
    let soft = Soft::new(
        &pixmap(&svg, width / shrink, height / shrink)?,
        shrink,
        softness,
    );
    let mut large = blank(width, height)?;
    for (y, row) in (0..height).zip(large.data_mut().chunks_exact_mut(width as usize * 4)) {
        for (pixel, [red, green, blue, _]) in
            row.chunks_exact_mut(4).zip(soft.row(y, width, (0.0, 0.0)))
        {
            if let [r, g, b, a] = pixel {
                (*r, *g, *b, *a) = (red as u8, green as u8, blue as u8, 255);
            }
        }
    }
    Ok(large)
}

/// The hand's soft shadow on what is behind it.
fn shadow(pixmap: &mut Pixmap, held: &Held, light: Light) -> Result<(), DrawError> {
    const SHRINK: u32 = 8;
    let (width, height) = (pixmap.width(), pixmap.height());
    let path = held.hand.silhouette();
    let svg = placed(
        &format!(r##"<path d="{path}" fill="#000"/>"##),
        &held.pose,
        width,
        height,
    );
    let soft = Soft::new(
        &self::pixmap(&svg, width / SHRINK, height / SHRINK)?,
        SHRINK,
        light.shadow_blur,
    );
    for (y, row) in (0..height).zip(pixmap.data_mut().chunks_exact_mut(width as usize * 4)) {
        for (pixel, [.., shade]) in
            row.chunks_exact_mut(4)
                .zip(soft.row(y, width, (light.shadow_x, light.shadow_y)))
        {
            let dim = 1.0 - light.shadow * shade * (1.0 / 255.0);
            for value in pixel.iter_mut().take(3) {
                *value = (f32::from(*value) * dim) as u8;
            }
        }
    }
    Ok(())
}

/// The light on hand and background alike: mid grey leaves a pixel as it is, white doubles it.
fn lighting(shot: &Shot<'_>, width: u32, height: u32) -> Result<Soft, DrawError> {
    const SHRINK: u32 = 8;
    let svg = shot
        .scene
        .lighting(shot.seed.part("light"), f64::from(width), f64::from(height));
    Ok(Soft::new(
        &pixmap(&svg, width / SHRINK, height / SHRINK)?,
        SHRINK,
        1,
    ))
}

/// Multiplies by the light, darkens the corners, adds film grain.
fn finish(pixmap: &mut Pixmap, lit: &Soft, light: Light, grain_seed: u64) {
    let (width, height) = (pixmap.width(), pixmap.height());
    let (cx, cy) = (width as f32 * 0.5, height as f32 * 0.46);
    let reach = 1.0 / (cx * cx + cy * cy);
    let mut state = grain_seed | 1;
    for (y, row) in (0..height).zip(pixmap.data_mut().chunks_exact_mut(width as usize * 4)) {
        let dy = y as f32 - cy;
        for ((x, pixel), lamp) in
            (0_u16..)
                .zip(row.chunks_exact_mut(4))
                .zip(lit.row(y, width, (0.0, 0.0)))
        {
            let dx = f32::from(x) - cx;
            let far = (dx * dx + dy * dy) * reach;
            let dim = (1.0 - light.vignette * far * far) * (1.0 / 128.0);
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let noise =
                (f32::from(state as u8) + f32::from((state >> 8) as u8) - 255.0) * light.grain;
            for (value, lamp) in pixel.iter_mut().zip(lamp).take(3) {
                *value = (shoulder(f32::from(*value) * dim * lamp) + noise).clamp(0.0, 255.0) as u8;
            }
        }
    }
}

/// Like film: what is nearly white gets lighter ever more slowly, so that a pale hand in the sun keeps its form.
fn shoulder(value: f32) -> f32 {
    const FROM: f32 = 190.0;
    const ROOM: f32 = 65.0;
    let over = (value - FROM).max(0.0) / ROOM;
    value.min(FROM) + ROOM * over / (1.0 + 0.5 * over)
}
