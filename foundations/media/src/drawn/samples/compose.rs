//! Puts a hand into a place: blurred background, cast shadow, hand, light, vignette, grain.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels: values are clamped to what they are cast to"
)]

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

use super::scenes::{Light, Scene};
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
    let mut small = pixmap(&svg, width / shrink, height / shrink)?;
    soften(&mut small, softness);
    stretched(&small, shrink, width, height)
}

fn stretched(small: &Pixmap, by: u32, width: u32, height: u32) -> Result<Pixmap, DrawError> {
    let mut large = blank(width, height)?;
    let paint = PixmapPaint {
        quality: FilterQuality::Bilinear,
        ..PixmapPaint::default()
    };
    large.draw_pixmap(
        0,
        0,
        small.as_ref(),
        &paint,
        Transform::from_scale(by as f32, by as f32),
        None,
    );
    Ok(large)
}

/// The hand's soft shadow on what is behind it.
fn shadow(pixmap: &mut Pixmap, held: &Held, light: Light) -> Result<(), DrawError> {
    const SHRINK: u32 = 8;
    let (width, height) = (pixmap.width(), pixmap.height());
    let path = held.hand.silhouette();
    let body = format!(r##"<path d="{path}" fill="#120C08"/>"##);
    let svg = placed(&body, &held.pose, width, height);
    let mut small = blank(width / SHRINK, height / SHRINK)?;
    resvg::render(
        &tree(&svg)?,
        Transform::from_scale(1.0 / SHRINK as f32, 1.0 / SHRINK as f32),
        &mut small.as_mut(),
    );
    soften(&mut small, light.shadow_blur);
    let paint = PixmapPaint {
        opacity: light.shadow,
        quality: FilterQuality::Bilinear,
        ..PixmapPaint::default()
    };
    let shift = Transform::from_row(
        SHRINK as f32,
        0.0,
        0.0,
        SHRINK as f32,
        light.shadow_x,
        light.shadow_y,
    );
    pixmap.draw_pixmap(0, 0, small.as_ref(), &paint, shift, None);
    Ok(())
}

/// The light on hand and background alike: mid grey leaves a pixel as it is, white doubles it.
fn lighting(shot: &Shot<'_>, width: u32, height: u32) -> Result<Pixmap, DrawError> {
    const SHRINK: u32 = 8;
    let svg = shot
        .scene
        .lighting(shot.seed.part("light"), f64::from(width), f64::from(height));
    let mut small = pixmap(&svg, width / SHRINK, height / SHRINK)?;
    soften(&mut small, 1);
    stretched(&small, SHRINK, width, height)
}

/// Three passes of a box filter, which together are nearly a Gaussian.
fn soften(pixmap: &mut Pixmap, radius: usize) {
    if radius == 0 {
        return;
    }
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    for _ in 0..3 {
        let across = boxed(pixmap.data(), width, height, radius, 4, width * 4);
        pixmap.data_mut().copy_from_slice(&across);
        let down = boxed(pixmap.data(), height, width, radius, width * 4, 4);
        pixmap.data_mut().copy_from_slice(&down);
    }
}

/// A box filter along one direction: `step` bytes from a pixel to the next, `stride` from a line to the next.
fn boxed(
    data: &[u8],
    count: usize,
    lines: usize,
    radius: usize,
    step: usize,
    stride: usize,
) -> Vec<u8> {
    let mut out = vec![0; data.len()];
    let window = (2 * radius + 1) as u32;
    for line in 0..lines {
        for channel in 0..4 {
            let start = line * stride + channel;
            let at = |index: usize| {
                u32::from(
                    data.get(start + index.min(count - 1) * step)
                        .copied()
                        .unwrap_or(0),
                )
            };
            let mut sum: u32 = at(0) * (radius as u32) + (0..=radius).map(at).sum::<u32>();
            for index in 0..count {
                if let Some(slot) = out.get_mut(start + index * step) {
                    *slot = (sum / window) as u8;
                }
                sum += at(index + radius + 1);
                sum -= at(index.saturating_sub(radius));
            }
        }
    }
    out
}

/// Multiplies by the light, darkens the corners, adds film grain.
fn finish(pixmap: &mut Pixmap, lit: &Pixmap, light: Light, grain_seed: u64) {
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    let (cx, cy) = (width as f32 * 0.5, height as f32 * 0.46);
    let reach = 1.0 / (cx * cx + cy * cy);
    let mut state = grain_seed | 1;
    let rows = pixmap
        .data_mut()
        .chunks_exact_mut(width * 4)
        .zip(lit.data().chunks_exact(width * 4));
    for (y, (row, lamps)) in rows.enumerate() {
        let dy = y as f32 - cy;
        for (x, (pixel, lamp)) in row
            .chunks_exact_mut(4)
            .zip(lamps.chunks_exact(4))
            .enumerate()
        {
            let dx = x as f32 - cx;
            let far = (dx * dx + dy * dy) * reach;
            let dim = (1.0 - light.vignette * far * far) * (1.0 / 128.0);
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let noise =
                ((state & 0xFF) as f32 + ((state >> 8) & 0xFF) as f32 - 255.0) * light.grain;
            for (value, lamp) in pixel.iter_mut().zip(lamp).take(3) {
                let lit = f32::from(*value) * dim * f32::from(*lamp);
                *value = (shoulder(lit) + noise).clamp(0.0, 255.0) as u8;
            }
            if let Some(alpha) = pixel.get_mut(3) {
                *alpha = 255;
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
