//! Drawn backs of hands: never a palm (its print identifies), never a face.

mod anatomy;
mod cast;
mod lines;
mod made;
mod paint;
mod worn;

use anatomy::{Shape, Skeleton};
use paint::{Painter, View, Wear};
use worn::Extra;

use super::canvas::{Canvas, escaped};
use super::geometry::{closed, p};
use super::pen::Pen;
use super::strokes::{Area, Mark};
use super::tones::{Palette, Tone};

/// Width of every hand's `viewBox`.
pub const HAND_WIDTH: f64 = 800.0;
/// Height of every hand's `viewBox`.
pub const HAND_HEIGHT: f64 = 1000.0;

/// Side of the square the X belongs in, in millimetres of a hand of middle width.
const MARK_MM: f64 = 62.0;

/// One drawn hand to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// A stable name for forms and storage.
    pub id: &'static str,
    /// The translation key of its description, for alt text and the choice.
    pub name_key: &'static str,
    /// Whether it is a left hand.
    pub left: bool,
    shape: Shape,
    wear: Wear,
    /// Drawing units of one millimetre.
    scale: f64,
    extras: &'static [Extra],
}

/// How a hand is written as SVG.
#[derive(Clone, Debug, Default)]
pub struct HandOptions {
    /// Text for the `<title>` (already translated); with none the drawing is hidden from screen readers.
    pub title: Option<String>,
    /// The pen of the mark.
    pub pen: Pen,
}

impl Hand {
    /// Every hand there is.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &cast::HANDS
    }

    /// The hand with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|hand| hand.id == id)
    }

    /// Where the X belongs, in `viewBox` units.
    #[must_use]
    pub fn mark_area(&self) -> Area {
        let Shape {
            palm_width,
            palm_length,
            ..
        } = self.shape;
        let middle = self.view().place(p(1.5 * palm_width, -50.0 * palm_length));
        let side = MARK_MM * palm_width.min(palm_length * 1.05) * self.scale;
        Area {
            x: middle.x - side / 2.0,
            y: middle.y - side / 2.0,
            width: side,
            height: side,
        }
    }

    /// A self-contained SVG of the hand, with the mark on its back when there is one.
    #[must_use]
    pub fn svg(&self, tone: Tone, mark: Option<&Mark>, options: &HandOptions) -> String {
        self.document(tone, mark, options, "")
    }

    /// The same with more markup of our own behind the drawing.
    pub(super) fn document(
        &self,
        tone: Tone,
        mark: Option<&Mark>,
        options: &HandOptions,
        more: &str,
    ) -> String {
        let (label, title) = match &options.title {
            Some(title) => (
                r#"role="img""#,
                format!("<title>{}</title>", escaped(title)),
            ),
            None => (r#"aria-hidden="true""#, String::new()),
        };
        let body = self.body(tone, mark, options.pen);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {HAND_WIDTH} {HAND_HEIGHT}" {label}>{title}{body}{more}</svg>"#
        )
    }

    /// The colour of the pen on this hand: what shows on this skin, or on a glove or an artificial hand.
    #[must_use]
    pub fn mark_colour(&self, tone: Tone) -> &'static str {
        if self.extras.contains(&Extra::Glove) {
            super::tones::RED
        } else {
            self.palette(tone).mark
        }
    }

    fn palette(&self, tone: Tone) -> Palette {
        if self.extras.contains(&Extra::Prosthesis) {
            Palette::ARTIFICIAL
        } else {
            tone.palette()
        }
    }

    /// The drawing without its `<svg>` element.
    pub(super) fn body(&self, tone: Tone, mark: Option<&Mark>, pen: Pen) -> String {
        let mut canvas = Canvas::default();
        let skeleton = Skeleton::new(self.shape);
        let ids = format!("{}-{}-", self.id, tone.id());
        let varnish = self.extras.iter().find_map(|extra| match *extra {
            Extra::Varnish(colour, shine) => Some([colour, shine]),
            _ => None,
        });
        let painter = Painter {
            skeleton: &skeleton,
            shape: self.shape,
            wear: self.wear,
            view: self.view(),
            palette: self.palette(tone),
            varnish,
            has_nails: !self.extras.contains(&Extra::Prosthesis),
            ids: &ids,
        };
        painter.paint(&mut canvas);
        for &extra in self.extras {
            painter.wear(&mut canvas, extra);
        }
        if let Some(mark) = mark {
            for outline in pen.outlines(mark, self.mark_area()) {
                canvas.fill(&outline, self.mark_colour(tone), 0.93);
            }
        }
        canvas.into_body()
    }

    /// The outline alone as path text, for shadows.
    pub(super) fn silhouette(&self) -> String {
        closed(&self.view().all(&Skeleton::new(self.shape).outline()))
    }

    /// Where the arm's middle meets the lower edge, in `viewBox` units.
    pub(super) fn arm_middle(&self) -> f64 {
        self.view().origin.x
    }

    fn view(&self) -> View {
        // A little off the middle, because the thumb reaches further than the little finger.
        let shift = if self.left { -14.0 } else { 14.0 } * self.scale;
        View {
            scale: self.scale,
            origin: p(HAND_WIDTH / 2.0 + shift, 850.0),
            mirrored: self.left,
        }
    }
}
