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
    pub(super) hand: &'a Hand,
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
    let (width, height) = if frame.chance(0.55) {
        (1200, 1600)
    } else {
        (1600, 1200)
    };
    let pose = pose(&mut frame, f64::from(width), f64::from(height));
    let light = shot.scene.light();
    let mut pixmap = background(shot, width, height)?;
    shadow(&mut pixmap, shot, &pose, light)?;
    let body = shot.hand.body(
        shot.tone,
        Some(&shot.mark),
        Pen::seeded(shot.seed.clone().next()),
    );
    let svg = placed(&body, &pose, width, height);
    resvg::render(&tree(&svg)?, Transform::identity(), &mut pixmap.as_mut());
    overlay(&mut pixmap, shot, width, height)?;
    finish(&mut pixmap, light, shot.seed.part("grain").next());
    Ok(Picture::from_pixmap(&pixmap))
}

fn pose(seed: &mut Seed, width: f64, height: f64) -> Pose {
    let portrait = height > width;
    let scale = if portrait {
        seed.between(1.15, 1.5)
    } else {
        seed.between(1.0, 1.22)
    };
    Pose {
        x: width * seed.between(0.4, 0.6),
        y: height
            * if portrait {
                seed.between(0.5, 0.58)
            } else {
                seed.between(0.52, 0.6)
            },
        turn: seed.between(-17.0, 17.0),
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
    let shrink = shot.scene.blur();
    let (w, h) = (width / shrink, height / shrink);
    let mut small = pixmap(
        &shot.scene.svg(
            &mut shot.seed.part("scene"),
            f64::from(width),
            f64::from(height),
        ),
        w,
        h,
    )?;
    soften(&mut small, 2);
    let mut large = blank(width, height)?;
    let paint = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    large.draw_pixmap(
        0,
        0,
        small.as_ref(),
        &paint,
        Transform::from_scale(shrink as f32, shrink as f32),
        None,
    );
    Ok(large)
}

/// The hand's soft shadow on what is behind it.
fn shadow(
    pixmap: &mut Pixmap,
    shot: &Shot<'_>,
    pose: &Pose,
    light: Light,
) -> Result<(), DrawError> {
    const SHRINK: u32 = 8;
    let (width, height) = (pixmap.width(), pixmap.height());
    let path = shot.hand.silhouette();
    let body = format!(r##"<path d="{path}" fill="#120C08"/>"##);
    let svg = placed(&body, pose, width, height);
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

/// Light that falls over hand and background alike.
fn overlay(pixmap: &mut Pixmap, shot: &Shot<'_>, width: u32, height: u32) -> Result<(), DrawError> {
    let Some(svg) = shot.scene.overlay(
        &mut shot.seed.part("overlay"),
        f64::from(width),
        f64::from(height),
    ) else {
        return Ok(());
    };
    let small = self::pixmap_small(&svg, width, height)?;
    let paint = PixmapPaint {
        quality: FilterQuality::Bilinear,
        ..PixmapPaint::default()
    };
    pixmap.draw_pixmap(
        0,
        0,
        small.as_ref(),
        &paint,
        Transform::from_scale(8.0, 8.0),
        None,
    );
    Ok(())
}

fn pixmap_small(svg: &str, width: u32, height: u32) -> Result<Pixmap, DrawError> {
    let mut small = pixmap(svg, width / 8, height / 8)?;
    soften(&mut small, 1);
    Ok(small)
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

/// Vignette and film grain.
fn finish(pixmap: &mut Pixmap, light: Light, grain_seed: u64) {
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    let (cx, cy) = (width as f32 * 0.5, height as f32 * 0.46);
    let reach = 1.0 / (cx * cx + cy * cy);
    let mut state = grain_seed | 1;
    for (y, row) in pixmap.data_mut().chunks_exact_mut(width * 4).enumerate() {
        let dy = y as f32 - cy;
        for (x, pixel) in row.chunks_exact_mut(4).enumerate() {
            let dx = x as f32 - cx;
            let far = (dx * dx + dy * dy) * reach;
            let dim = 1.0 - light.vignette * far * far.sqrt();
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let noise =
                ((state & 0xFF) as f32 + ((state >> 8) & 0xFF) as f32 - 255.0) * light.grain;
            for value in pixel.iter_mut().take(3) {
                *value = (f32::from(*value) * dim + noise).clamp(0.0, 255.0) as u8;
            }
            if let Some(alpha) = pixel.get_mut(3) {
                *alpha = 255;
            }
        }
    }
}
