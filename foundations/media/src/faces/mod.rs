//! Finds faces so that they can be hidden, and for nothing else.
//!
//! There is no template, no comparison, no guess of age, sex or identity: a [`Face`] is a box and a number. The network
//! is CenterFace (`models.toml` names its source, version, digest and licence), run by a few hundred lines of our own:
//! it has only six kinds of layer, and so it needs no thread, no file and no system call but for memory, which is what
//! the sandboxed worker wants. (`rten` starts a pool of threads on its first run, whatever pool it is given.)
//!
//! It misses faces. Callers hide everything that is found with a wide margin, hide the whole picture when there is no
//! model, and let a person look before anything is published. `bench/faces` says what is
//! missed on the pictures that we may test with, and what those cannot show.

mod boxes;
mod layers;
mod model;
mod network;
mod onnx;
mod protobuf;
mod view;

#[cfg(test)]
mod tests;

use boxes::{Bounds, decode, strongest};
use network::Network;
use view::Rgb;

pub use model::{MODEL_FILE, ModelError};
pub use view::Turn;

/// From this score on, a find is a face. The network's usual thresholds are 0.2 to 0.5; a blurred patch of wall costs
/// little and an unhidden face may cost much, so we take the lowest. Below it, what is found beside faces and on hands
/// grows faster than what is found of faces (`bench/faces`).
pub const SCORE_MIN: f32 = 0.2;

/// How large and which way up a picture is looked at. 960 finds heads down to a thirty-second of the long side, and
/// finds them in every skin that was painted: at 640 the smallest were found in light skins only. 320 finds faces that
/// fill the picture; turned, it finds those of people who lie down or whose phone did not say how it was held.
pub const PASSES: &[Pass] = &[
    Pass {
        side: 960,
        turn: Turn::Upright,
    },
    Pass {
        side: 320,
        turn: Turn::Upright,
    },
    Pass {
        side: 320,
        turn: Turn::Right,
    },
    Pass {
        side: 320,
        turn: Turn::Half,
    },
    Pass {
        side: 320,
        turn: Turn::Left,
    },
];

/// One look at the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The long side to which the picture is fitted, in pixels.
    pub side: u32,
    /// How the picture is turned first.
    pub turn: Turn,
}

/// A face in the given picture: its box in whole pixels, inside the picture, and how sure the network is (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Pixels from the left edge.
    pub x: u32,
    /// Pixels from the upper edge.
    pub y: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 0 to 1; at least [`SCORE_MIN`].
    pub score: f32,
}

/// A network that is ready to look at pictures. It is read-only and can be shared.
#[derive(Debug, Clone)]
pub struct Detector {
    network: Network,
}

impl Detector {
    /// Finds the faces in `rgb` (8 bits each, three per pixel, row by row), surest first.
    ///
    /// If the length of `rgb` does not fit the sides, the answer is one face as large as the picture: a mistake hides
    /// too much, never too little.
    #[must_use]
    pub fn find(&self, rgb: &[u8], width: u32, height: u32) -> Vec<Face> {
        self.find_with(rgb, width, height, PASSES, SCORE_MIN)
    }

    /// [`find`](Detector::find) with other passes and another least score, for measuring them.
    #[must_use]
    pub fn find_with(
        &self,
        rgb: &[u8],
        width: u32,
        height: u32,
        passes: &[Pass],
        score_min: f32,
    ) -> Vec<Face> {
        match self.bounds(rgb, width, height, passes, score_min) {
            Some(bounds) => strongest(bounds)
                .into_iter()
                .filter_map(|found| face(found, width, height))
                .collect(),
            None => vec![Face {
                x: 0,
                y: 0,
                width,
                height,
                score: 1.0,
            }],
        }
    }

    fn bounds(
        &self,
        rgb: &[u8],
        width: u32,
        height: u32,
        passes: &[Pass],
        score_min: f32,
    ) -> Option<Vec<Bounds>> {
        let mut all = Vec::new();
        let mut fitted: Option<(u32, Rgb)> = None;
        for pass in passes {
            let picture = match fitted.take() {
                Some((side, picture)) if side == pass.side => picture,
                _ => view::fitted(rgb, width, height, pass.side)?,
            };
            let reading = self.network.run(view::input(&picture, pass.turn))?;
            let (across, down) = view::sides(&picture);
            let factor = f64::from(width.max(height)) / f64::from(pass.side);
            let found = decode(&reading, score_min).into_iter();
            all.extend(strongest(
                found
                    .map(|found| pass.turn.undo(found, across, down).scaled(narrow(factor)))
                    .collect(),
            ));
            fitted = Some((pass.side, picture));
        }
        Some(all)
    }
}

#[expect(
    clippy::as_conversions,
    reason = "a factor: its last digits do not matter"
)]
fn narrow(factor: f64) -> f32 {
    factor as f32
}

/// Whole pixels inside the picture; nothing is left of bounds that lie outside of it.
fn face(found: Bounds, width: u32, height: u32) -> Option<Face> {
    let (left, right) = (
        within(found.left.floor(), width),
        within(found.right.ceil(), width),
    );
    let (top, bottom) = (
        within(found.top.floor(), height),
        within(found.bottom.ceil(), height),
    );
    let (across, down) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
    (across > 0 && down > 0).then_some(Face {
        x: left,
        y: top,
        width: across,
        height: down,
        score: found.score,
    })
}

#[expect(
    clippy::as_conversions,
    reason = "`as` saturates, and a negative becomes zero: exactly what is meant"
)]
fn within(coordinate: f32, side: u32) -> u32 {
    (coordinate as u32).min(side)
}
