//! An X drawn on a drawn hand: strokes are kept as data and rendered by us. Never on a photo: an X over somebody's
//! face would be a threat.

use media::{
    derive::{Encoding, Rendition},
    drawn::{Background, Hand, Mark, Stroke, Tone},
};
use store::Failure;
use web::{Problem, Result};

/// Clean lines smear at less.
const JPEG_QUALITY: u8 = 84;
/// As near to the drawing as the JPEG is.
const WEBP_QUALITY: u8 = 80;

/// A checked drawing.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub(crate) hand: &'static Hand,
    pub(crate) tone: Tone,
    pub(crate) mark: Mark,
}

impl Drawing {
    /// Reads the form's fields.
    pub(crate) fn parse(hand: &str, tone: &str, strokes: &str) -> Result<Self> {
        let hand = Hand::find(hand).ok_or_else(|| Problem::bad("drawing-hand"))?;
        let tone = Tone::find(tone).ok_or_else(|| Problem::bad("drawing-hand"))?;
        let lines: Vec<Vec<[f32; 2]>> =
            serde_json::from_str(strokes).map_err(|_| Problem::bad("drawing-strokes"))?;
        let strokes: std::result::Result<Vec<Stroke>, _> =
            lines.into_iter().map(Stroke::new).collect();
        let mark = strokes
            .and_then(Mark::new)
            .map_err(|_| Problem::bad("drawing-strokes"))?;
        Ok(Self { hand, tone, mark })
    }

    /// The strokes as they are kept.
    pub(crate) fn strokes(&self) -> String {
        let lines: Vec<&[[f32; 2]]> = self.mark.strokes().iter().map(Stroke::points).collect();
        serde_json::to_string(&lines).unwrap_or_default()
    }

    /// The background belongs to the drawing, so that the same strokes always make the same picture.
    pub(crate) fn background(&self) -> Background {
        let sum = self.strokes().bytes().fold(0_usize, |sum, b| {
            sum.wrapping_mul(31).wrapping_add(usize::from(b))
        });
        let all = Background::ALL;
        all.get(sum % all.len())
            .copied()
            .unwrap_or(Background::Paper)
    }

    /// The pictures for desk and wall, largest first.
    pub(crate) fn render(
        &self,
        encoding: Encoding,
    ) -> std::result::Result<Vec<Rendition>, Failure> {
        let mut renditions = Vec::new();
        for side in media::limits::RENDITION_SIDES_PIXELS {
            let picture =
                media::drawn::photo(self.hand, self.tone, &self.mark, self.background(), side)?;
            renditions.push(Rendition {
                width: picture.width(),
                height: picture.height(),
                encoding,
                bytes: match encoding {
                    Encoding::Jpeg => picture.jpeg(JPEG_QUALITY)?,
                    Encoding::WebP => picture.webp(WEBP_QUALITY)?,
                },
            });
        }
        Ok(renditions)
    }
}
