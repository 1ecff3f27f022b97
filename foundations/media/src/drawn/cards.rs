//! The card to share: a poster with a drawn hand and the X, and never a photograph.
//!
//! Face-free by construction: a card is made of words, a drawn hand and strokes; it cannot hold a picture.

mod fact;
mod layout;
mod lettering;

pub use fact::FactCard;

use super::hands::Hand;
use super::render::{DrawError, Picture};
use super::strokes::Mark;
use super::tones::Tone;

/// The paper and the ink as pixels; they stay exact when the other colours are coarsened.
const PAPER_RGB: [u8; 3] = [0xFB, 0xF7, 0xF2];
const INK_RGB: [u8; 3] = [0x1B, 0x17, 0x14];

/// The three shapes a card comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardSize {
    /// 1200 by 630: link previews.
    Wide,
    /// 1080 by 1080: feeds.
    Square,
    /// 1080 by 1920: stories.
    Tall,
}

impl CardSize {
    /// Every size.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Square, Self::Tall];

    /// Width and height in pixels.
    #[must_use]
    pub const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Wide => (1200, 630),
            Self::Square => (1080, 1080),
            Self::Tall => (1080, 1920),
        }
    }

    /// A stable name for addresses: `1200x630`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Wide => "1200x630",
            Self::Square => "1080x1080",
            Self::Tall => "1080x1920",
        }
    }

    /// The size with this [`id`](Self::id).
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.id() == id)
    }
}

/// What stands on a card. The words come translated.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The hand and its tone; with none the mark stands alone on the paper.
    pub hand: Option<(&'a Hand, Tone)>,
    /// The X, as drawn by the person or [`Mark::sample`].
    pub mark: &'a Mark,
    /// The one sentence.
    pub headline: &'a str,
    /// The campaign's name.
    pub campaign: &'a str,
    /// The day, in words of the language.
    pub date: &'a str,
    /// The address to go to, without `https://`.
    pub url: &'a str,
    /// Whether the language is written from right to left.
    pub right_to_left: bool,
}

impl Card<'_> {
    /// The card as SVG text (its letters need this crate's embedded fonts).
    ///
    /// # Errors
    /// [`DrawError`] when the words cannot be measured.
    pub fn svg(&self, size: CardSize) -> Result<String, DrawError> {
        layout::svg(self, size)
    }

    /// The card as a PNG file of less than 200 KB.
    ///
    /// # Errors
    /// [`DrawError`].
    pub fn png(&self, size: CardSize) -> Result<Vec<u8>, DrawError> {
        let (width, height) = size.pixels();
        Picture::from_svg(&self.svg(size)?, width, height)?
            .coarsened(&[PAPER_RGB, INK_RGB])
            .png()
    }
}
