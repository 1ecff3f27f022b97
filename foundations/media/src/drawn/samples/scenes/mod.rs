//! The places behind the hands: quiet colours, never red, so that the mark is the only red.

mod ground;
mod indoors;
mod lighting;
mod outdoors;
mod patterns;

use ground::Ground;

use crate::drawn::seed::Seed;

/// How a scene is lit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    /// Darkness of the cast shadow, 0 to 1.
    pub(super) shadow: f32,
    /// Its softness in pixels of an eighth.
    pub(super) shadow_blur: usize,
    /// Its shift to the right in pixels.
    pub(super) shadow_x: f32,
    /// Its shift downwards in pixels.
    pub(super) shadow_y: f32,
    /// Darkening of the corners, 0 to 1.
    pub(super) vignette: f32,
    /// Strength of the film grain.
    pub(super) grain: f32,
}

/// A wall close behind the hand: a clear, near shadow.
const NEAR: Light = Light {
    shadow: 0.42,
    shadow_blur: 4,
    shadow_x: 44.0,
    shadow_y: 36.0,
    vignette: 0.34,
    grain: 0.035,
};
/// A room further back: hardly a shadow, softer.
const FAR: Light = Light {
    shadow: 0.3,
    shadow_blur: 14,
    shadow_x: 30.0,
    shadow_y: 46.0,
    vignette: 0.42,
    grain: 0.04,
};
/// Open air: no shadow to speak of.
const OPEN: Light = Light {
    shadow: 0.16,
    shadow_blur: 18,
    shadow_x: 16.0,
    shadow_y: 30.0,
    vignette: 0.28,
    grain: 0.03,
};

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    Wall,
    Leaves,
    Wallpaper,
    Sea,
    Books,
    Knit,
    Tiles,
    Sky,
    Workshop,
    City,
    Curtain,
    Meadow,
    Brick,
    Plaid,
    Corridor,
    Hills,
    Blackboard,
}

impl Scene {
    pub(super) const ALL: [Self; 17] = [
        Self::Wall,
        Self::Leaves,
        Self::Wallpaper,
        Self::Sea,
        Self::Books,
        Self::Knit,
        Self::Tiles,
        Self::Sky,
        Self::Workshop,
        Self::City,
        Self::Curtain,
        Self::Meadow,
        Self::Brick,
        Self::Plaid,
        Self::Corridor,
        Self::Hills,
        Self::Blackboard,
    ];

    pub(super) const fn name_key(self) -> &'static str {
        match self {
            Self::Wall => "drawn-scene-wall",
            Self::Leaves => "drawn-scene-leaves",
            Self::Wallpaper => "drawn-scene-wallpaper",
            Self::Sea => "drawn-scene-sea",
            Self::Books => "drawn-scene-books",
            Self::Knit => "drawn-scene-knit",
            Self::Tiles => "drawn-scene-tiles",
            Self::Sky => "drawn-scene-sky",
            Self::Workshop => "drawn-scene-workshop",
            Self::City => "drawn-scene-city",
            Self::Curtain => "drawn-scene-curtain",
            Self::Meadow => "drawn-scene-meadow",
            Self::Brick => "drawn-scene-brick",
            Self::Plaid => "drawn-scene-plaid",
            Self::Corridor => "drawn-scene-corridor",
            Self::Hills => "drawn-scene-hills",
            Self::Blackboard => "drawn-scene-blackboard",
        }
    }

    pub(super) const fn light(self) -> Light {
        match self {
            Self::Wall
            | Self::Wallpaper
            | Self::Knit
            | Self::Tiles
            | Self::Workshop
            | Self::Brick
            | Self::Plaid
            | Self::Blackboard => NEAR,
            Self::Books | Self::Curtain | Self::Corridor => FAR,
            Self::Leaves | Self::Sea | Self::Sky | Self::City | Self::Meadow | Self::Hills => OPEN,
        }
    }

    /// By how much the scene is drawn smaller and stretched again, and how softly: the depth of field.
    pub(super) const fn blur(self) -> (u32, usize) {
        match self {
            Self::Wall
            | Self::Wallpaper
            | Self::Knit
            | Self::Plaid
            | Self::Tiles
            | Self::Blackboard
            | Self::Workshop
            | Self::Brick => (4, 0),
            Self::Books | Self::Curtain | Self::Sky => (4, 2),
            Self::Leaves | Self::Sea | Self::Hills | Self::Corridor => (8, 1),
            Self::City | Self::Meadow => (8, 1),
        }
    }

    /// The place itself.
    pub(super) fn svg(self, seed: Seed, width: f64, height: f64) -> String {
        let mut ground = Ground::new(seed, width, height);
        let g = &mut ground;
        match self {
            Self::Wall => indoors::wall(g),
            Self::Leaves => outdoors::leaves(g),
            Self::Wallpaper => patterns::wallpaper(g),
            Self::Sea => outdoors::sea(g),
            Self::Books => indoors::books(g),
            Self::Knit => patterns::knit(g),
            Self::Tiles => patterns::tiles(g),
            Self::Sky => outdoors::sky(g),
            Self::Workshop => indoors::workshop(g),
            Self::City => outdoors::city(g),
            Self::Curtain => indoors::curtain(g),
            Self::Meadow => outdoors::meadow(g),
            Self::Brick => patterns::brick(g),
            Self::Plaid => patterns::plaid(g),
            Self::Corridor => indoors::corridor(g),
            Self::Hills => outdoors::hills(g),
            Self::Blackboard => indoors::blackboard(g),
        }
        ground.into_svg()
    }

    /// Light that falls over everything: window panes, dapples, or a glow from one side, on mid grey.
    pub(super) fn lighting(self, seed: Seed, width: f64, height: f64) -> String {
        let mut ground = Ground::new(seed, width, height);
        let outside = matches!(
            self,
            Self::Leaves | Self::Sea | Self::Sky | Self::City | Self::Meadow | Self::Hills
        );
        lighting::fall(&mut ground, outside);
        ground.into_svg()
    }
}
