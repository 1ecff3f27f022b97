//! Everything in the product that is drawn by code: hands, the mark, cards, sample pictures, codes.
//!
//! The one image of the product is a hand, held up, with a red X on its back: two felt-pen strokes, a
//! little uneven. Nothing here reads a photograph; what comes in are strokes a person drew and words,
//! and what goes out is SVG for pages (presentation attributes only, no `style`, no script, nothing
//! from outside) or pixels for everything else. The same input draws the same picture on every machine.
//!
//! ```
//! use media::drawn::{Hand, HandOptions, Mark, Tone};
//! let hand = &Hand::all()[0];
//! let svg = hand.svg(Tone::Amber, Some(&Mark::sample(7)), &HandOptions::default());
//! assert!(svg.starts_with("<svg") && !svg.contains("style="));
//! ```

mod assets;
mod canvas;
mod cards;
mod geometry;
mod hands;
mod pen;
mod photo;
mod qr;
mod render;
mod samples;
mod seed;
mod strokes;
#[cfg(test)]
mod tests;
mod tones;

pub use assets::{hero_svg, icon_svg, logo_svg, mark_svg};
pub use cards::{Card, CardSize, FactCard};
pub use hands::{HAND_HEIGHT, HAND_WIDTH, Hand, HandOptions};
pub use pen::Pen;
pub use photo::{Background, choice, photo};
pub use qr::{TooLong, qr_svg};
pub use render::{DrawError, Picture};
pub use samples::{SamplePicture, sample_pixels, sample_post};
pub use strokes::{
    Area, MARK_STROKES_MAX, Mark, MarkError, STROKE_POINTS_MAX, STROKE_POINTS_MIN, Stroke,
};
pub use tones::{Palette, RED, RED_BRIGHT, RED_LIFTED, Tone};

/// The paper everything is drawn on.
pub const PAPER: &str = "#FBF7F2";
/// The ink of words and lines.
pub const INK: &str = "#1B1714";
/// Ink for what is said more quietly; 4.5 to 1 and more on paper.
pub const QUIET_INK: &str = "#5F564E";
