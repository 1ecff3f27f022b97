//! The picture of a post made on screen: a drawn hand with the X somebody drew on it.

use serde::{Deserialize, Serialize};

use super::PAPER;
use super::hands::{HAND_HEIGHT, HAND_WIDTH, Hand};
use super::pen::Pen;
use super::render::{DrawError, Picture};
use super::strokes::Mark;
use super::tones::Tone;

/// Small and full of lines: below this they smear.
const CHOICE_QUALITY: u8 = 70;

/// What is behind a hand drawn on screen: quiet colours, so that the mark stays the only red.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Background {
    /// Warm paper.
    Paper,
    /// Pale sand.
    Sand,
    /// Clear morning.
    Sky,
    /// Young leaves.
    Leaf,
    /// Grey blue.
    Slate,
    /// Night.
    Night,
}

impl Background {
    /// Every background.
    pub const ALL: [Self; 6] = [
        Self::Paper,
        Self::Sand,
        Self::Sky,
        Self::Leaf,
        Self::Slate,
        Self::Night,
    ];

    /// A stable name for forms and storage.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Sand => "sand",
            Self::Sky => "sky",
            Self::Leaf => "leaf",
            Self::Slate => "slate",
            Self::Night => "night",
        }
    }

    /// The translation key of its name.
    #[must_use]
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Paper => "drawn-background-paper",
            Self::Sand => "drawn-background-sand",
            Self::Sky => "drawn-background-sky",
            Self::Leaf => "drawn-background-leaf",
            Self::Slate => "drawn-background-slate",
            Self::Night => "drawn-background-night",
        }
    }

    /// The background with this [`id`](Self::id).
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|background| background.id() == id)
    }

    /// Its light and its darker colour.
    const fn colours(self) -> [&'static str; 2] {
        match self {
            Self::Paper => ["#FDFAF6", "#EFE6DA"],
            Self::Sand => ["#F1E2CB", "#D9C09C"],
            Self::Sky => ["#DCE9EE", "#A9C6D3"],
            Self::Leaf => ["#DDE5CF", "#A5B892"],
            Self::Slate => ["#B9C3C9", "#7E8D97"],
            Self::Night => ["#3B3F4B", "#1D2029"],
        }
    }
}

/// The hand with the mark as a portrait of 4 to 5, its longer side `long_side` pixels (1600, 800, 320).
///
/// # Errors
/// [`DrawError`] when the size is 0 or too large.
pub fn photo(
    hand: &Hand,
    tone: Tone,
    mark: &Mark,
    background: Background,
    long_side: u32,
) -> Result<Picture, DrawError> {
    Picture::from_svg(
        &photo_svg(hand, tone, mark, background),
        long_side.saturating_mul(4) / 5,
        long_side,
    )
}

/// The bare hand on paper, 128 by 160 pixels as a JPEG of 2 to 3 KB: one of a row of hands to choose from, where
/// the SVG would be three times as heavy and show no more.
///
/// # Errors
/// [`DrawError`] for faults of our own only.
pub fn choice(hand: &Hand, tone: Tone) -> Result<Vec<u8>, DrawError> {
    let body = hand.body(tone, None, Pen::default());
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {HAND_WIDTH} {HAND_HEIGHT}"><rect width="100%" height="100%" fill="{PAPER}"/>{body}</svg>"##
    );
    Picture::from_svg(&svg, 128, 160)?.jpeg(CHOICE_QUALITY)
}

fn photo_svg(hand: &Hand, tone: Tone, mark: &Mark, background: Background) -> String {
    let [light, dark] = background.colours();
    let body = hand.body(tone, Some(mark), Pen::default());
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"><defs><radialGradient id="bg" cx=".38" cy=".3" r=".9">"#,
            r#"<stop offset="0" stop-color="{light}"/><stop offset="1" stop-color="{dark}"/></radialGradient></defs>"#,
            r#"<rect width="{w}" height="{h}" fill="url(#bg)"/>{body}</svg>"#
        ),
        w = HAND_WIDTH,
        h = HAND_HEIGHT,
        light = light,
        dark = dark,
        body = body
    )
}
