//! Drawn backs of hands: never a palm (its print identifies), never a face.

mod anatomy;
mod paint;

use anatomy::{Shape, Skeleton};
use paint::{Painter, View, Wear};

use super::canvas::Canvas;
use super::geometry::p;
use super::pen::Pen;
use super::strokes::{Area, Mark};
use super::tones::Tone;

/// Width of every hand's `viewBox`.
pub const HAND_WIDTH: f64 = 800.0;
/// Height of every hand's `viewBox`.
pub const HAND_HEIGHT: f64 = 1000.0;

/// One drawn hand to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// A stable name for forms and storage.
    pub id: &'static str,
    /// The translation key of its description, for alt text and the choice.
    pub name_key: &'static str,
    /// Whether it is a left hand.
    pub left: bool,
    /// Where the X belongs, in `viewBox` units.
    pub mark_area: Area,
    shape: Shape,
    wear: Wear,
    scale: f64,
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
        &HANDS
    }

    /// The hand with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        HANDS.iter().find(|hand| hand.id == id)
    }

    /// A self-contained SVG of the hand, with the mark on its back when there is one.
    #[must_use]
    pub fn svg(&self, tone: Tone, mark: Option<&Mark>, options: &HandOptions) -> String {
        let (label, title) = match &options.title {
            Some(title) => (
                r#"role="img""#,
                format!("<title>{}</title>", super::canvas::escaped(title)),
            ),
            None => (r#"aria-hidden="true""#, String::new()),
        };
        let body = self.body(tone, mark, options.pen);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {HAND_WIDTH} {HAND_HEIGHT}" {label}>{title}{body}</svg>"#
        )
    }

    /// The drawing without its `<svg>` element.
    pub(super) fn body(&self, tone: Tone, mark: Option<&Mark>, pen: Pen) -> String {
        let mut canvas = Canvas::default();
        let skeleton = Skeleton::new(self.shape);
        let ids = format!("{}-{}-", self.id, tone.id());
        let painter = Painter {
            skeleton: &skeleton,
            shape: self.shape,
            wear: self.wear,
            view: self.view(),
            palette: tone.palette(),
            ids: &ids,
        };
        painter.paint(&mut canvas);
        if let Some(mark) = mark {
            for outline in pen.outlines(mark, self.mark_area) {
                canvas.fill(&outline, tone.palette().mark, 0.93);
            }
        }
        canvas.into_body()
    }

    /// The outline alone as path text, for shadows.
    pub(super) fn silhouette(&self) -> String {
        super::geometry::closed(&self.view().all(&Skeleton::new(self.shape).outline()))
    }

    fn view(&self) -> View {
        let centre = if self.left {
            400.0 - 57.0
        } else {
            400.0 + 57.0
        };
        View {
            scale: self.scale,
            origin: p(centre, 850.0),
            mirrored: self.left,
        }
    }
}

const MIDDLE_WEAR: Wear = Wear {
    folds: 0.35,
    tendons: 0.4,
    veins: 0.0,
    spots: 0.0,
    nails: 0.3,
};

const AREA: Area = Area {
    x: 330.0,
    y: 520.0,
    width: 240.0,
    height: 240.0,
};

static HANDS: [Hand; 2] = [
    Hand {
        id: "open",
        name_key: "hand-open",
        left: false,
        mark_area: AREA,
        shape: Shape::MIDDLE,
        wear: MIDDLE_WEAR,
        scale: 4.05,
    },
    Hand {
        id: "left-slim",
        name_key: "hand-left-slim",
        left: true,
        mark_area: Area {
            x: 235.0,
            y: 520.0,
            width: 230.0,
            height: 240.0,
        },
        shape: Shape {
            finger_width: 0.88,
            finger_length: 1.06,
            palm_width: 0.9,
            wrist: 0.85,
            joints: 0.2,
            tips: 0.9,
            spread: 0.8,
            ..Shape::MIDDLE
        },
        wear: Wear {
            nails: 0.9,
            tendons: 0.3,
            folds: 0.2,
            ..MIDDLE_WEAR
        },
        scale: 4.05,
    },
];
