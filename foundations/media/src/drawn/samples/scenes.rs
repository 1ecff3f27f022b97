//! The places behind the hands.

use crate::drawn::seed::Seed;

/// How a scene is lit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    /// Darkness of the cast shadow, 0 to 1.
    pub(super) shadow: f32,
    /// Its softness in pixels of an eighth.
    pub(super) shadow_blur: usize,
    /// Its shift in pixels.
    pub(super) shadow_x: f32,
    /// Its shift in pixels.
    pub(super) shadow_y: f32,
    /// Darkening of the corners, 0 to 1.
    pub(super) vignette: f32,
    /// Strength of the film grain.
    pub(super) grain: f32,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// A plain painted wall.
    Wall,
}

impl Scene {
    pub(super) const ALL: [Self; 1] = [Self::Wall];

    pub(super) const fn name_key(self) -> &'static str {
        match self {
            Self::Wall => "drawn-scene-wall",
        }
    }

    pub(super) const fn light(self) -> Light {
        Light {
            shadow: 0.35,
            shadow_blur: 5,
            shadow_x: 46.0,
            shadow_y: 38.0,
            vignette: 0.35,
            grain: 0.035,
        }
    }

    /// By how much the scene is drawn smaller and stretched again.
    pub(super) const fn blur(self) -> u32 {
        4
    }

    pub(super) fn svg(self, seed: &mut Seed, width: f64, height: f64) -> String {
        let hue = ["#D8C9B4", "#B9C7C4", "#C9B8A8", "#AFBBC9"];
        let colour = hue.get(seed.below(hue.len())).copied().unwrap_or("#D8C9B4");
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="{colour}"/></svg>"#
        )
    }

    pub(super) fn overlay(self, _seed: &mut Seed, _width: f64, _height: f64) -> Option<String> {
        None
    }
}
