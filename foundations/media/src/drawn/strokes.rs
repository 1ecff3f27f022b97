//! The mark: one or two pen strokes, kept as the points a person drew.

use serde::{Deserialize, Serialize};

use super::geometry::{P, p};
use super::seed::Seed;

/// Most points one stroke may have; a finger at 120 Hz needs three seconds to make that many.
pub const STROKE_POINTS_MAX: usize = 400;
/// Fewest points of a stroke: where it began and where it ended.
pub const STROKE_POINTS_MIN: usize = 2;
/// Most strokes of a mark: an X has two.
pub const MARK_STROKES_MAX: usize = 2;

/// Why strokes were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// No stroke at all.
    #[error("the mark has no stroke")]
    Empty,
    /// More than [`MARK_STROKES_MAX`] strokes.
    #[error("the mark has more than {MARK_STROKES_MAX} strokes")]
    TooManyStrokes,
    /// Fewer than [`STROKE_POINTS_MIN`] points.
    #[error("a stroke has fewer than {STROKE_POINTS_MIN} points")]
    TooFewPoints,
    /// More than [`STROKE_POINTS_MAX`] points.
    #[error("a stroke has more than {STROKE_POINTS_MAX} points")]
    TooManyPoints,
    /// A coordinate that is no number, or infinite.
    #[error("a point is not a finite number")]
    NotFinite,
    /// A coordinate outside 0 to 1.
    #[error("a point lies outside the drawing area")]
    OutOfRange,
}

impl MarkError {
    /// A stable name for forms, JSON problems and translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "mark_empty",
            Self::TooManyStrokes => "mark_too_many_strokes",
            Self::TooFewPoints => "stroke_too_few_points",
            Self::TooManyPoints => "stroke_too_many_points",
            Self::NotFinite => "stroke_point_not_finite",
            Self::OutOfRange => "stroke_point_out_of_range",
        }
    }
}

/// One movement of the pen: points `[x, y]` in the order drawn, each from 0 to 1 of the drawing area
/// (x to the right, y down). As data it is the bare list of points, checked when read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<[f32; 2]>", into = "Vec<[f32; 2]>")]
pub struct Stroke {
    points: Vec<[f32; 2]>,
}

impl Stroke {
    /// Checks the points and keeps them.
    ///
    /// # Errors
    /// [`MarkError`] when there are too few or too many points, or one is not finite or not within 0 to 1.
    pub fn new(points: Vec<[f32; 2]>) -> Result<Self, MarkError> {
        if points.len() < STROKE_POINTS_MIN {
            return Err(MarkError::TooFewPoints);
        }
        if points.len() > STROKE_POINTS_MAX {
            return Err(MarkError::TooManyPoints);
        }
        if points.iter().flatten().any(|value| !value.is_finite()) {
            return Err(MarkError::NotFinite);
        }
        if points
            .iter()
            .flatten()
            .any(|value| !(0.0..=1.0).contains(value))
        {
            return Err(MarkError::OutOfRange);
        }
        Ok(Self { points })
    }

    /// The points in the order drawn.
    #[must_use]
    pub fn points(&self) -> &[[f32; 2]] {
        &self.points
    }

    /// The points scaled to a drawing area.
    pub(super) fn placed(&self, area: Area) -> Vec<P> {
        self.points
            .iter()
            .map(|&[x, y]| area.at(f64::from(x), f64::from(y)))
            .collect()
    }
}

impl TryFrom<Vec<[f32; 2]>> for Stroke {
    type Error = MarkError;
    fn try_from(points: Vec<[f32; 2]>) -> Result<Self, MarkError> {
        Self::new(points)
    }
}

impl From<Stroke> for Vec<[f32; 2]> {
    fn from(stroke: Stroke) -> Self {
        stroke.points
    }
}

/// The X: one or two strokes. As data it is the list of its strokes, checked when read.
///
/// ```
/// use media::drawn::Mark;
/// let mark: Mark = serde_json::from_str("[[[0.1,0.1],[0.9,0.9]],[[0.9,0.1],[0.1,0.9]]]").unwrap();
/// assert_eq!(mark.strokes().len(), 2);
/// assert!(serde_json::from_str::<Mark>("[[[0.1,7.0],[0.9,0.9]]]").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Stroke>", into = "Vec<Stroke>")]
pub struct Mark {
    strokes: Vec<Stroke>,
}

impl Mark {
    /// Checks the number of strokes and keeps them.
    ///
    /// # Errors
    /// [`MarkError::Empty`] and [`MarkError::TooManyStrokes`].
    pub fn new(strokes: Vec<Stroke>) -> Result<Self, MarkError> {
        match strokes.len() {
            0 => Err(MarkError::Empty),
            1..=MARK_STROKES_MAX => Ok(Self { strokes }),
            _ => Err(MarkError::TooManyStrokes),
        }
    }

    /// The strokes in the order drawn.
    #[must_use]
    pub fn strokes(&self) -> &[Stroke] {
        &self.strokes
    }

    /// One of a family of X's as people draw them: a little bent, a little uneven, never twice the same.
    #[must_use]
    pub fn sample(seed: u64) -> Self {
        let mut seed = Seed::new(seed).part("mark");
        let tilt = seed.between(-9.0, 9.0);
        let first = arm(&mut seed, 45.0 + tilt, 0.47);
        let second = arm(&mut seed, -45.0 + tilt, 0.45);
        Self {
            strokes: vec![first, second],
        }
    }
}

impl TryFrom<Vec<Stroke>> for Mark {
    type Error = MarkError;
    fn try_from(strokes: Vec<Stroke>) -> Result<Self, MarkError> {
        Self::new(strokes)
    }
}

impl From<Mark> for Vec<Stroke> {
    fn from(mark: Mark) -> Self {
        mark.strokes
    }
}

/// One arm of an X through the middle, drawn downwards, `degrees` off the vertical.
fn arm(seed: &mut Seed, degrees: f64, reach: f64) -> Stroke {
    let degrees = degrees + seed.between(-5.0, 5.0);
    let along = p(degrees.to_radians().sin(), degrees.to_radians().cos());
    let across = p(along.y, -along.x);
    let middle = p(
        0.5 + seed.between(-0.03, 0.03),
        0.5 + seed.between(-0.03, 0.03),
    );
    let (back, ahead) = (
        reach * seed.between(0.86, 1.08),
        reach * seed.between(0.9, 1.14),
    );
    let (bow, sway) = (seed.between(-0.055, 0.055), seed.between(-0.02, 0.02));
    let points = (0..=16_u8)
        .map(|i| {
            let t = f64::from(i) / 16.0;
            let at = (back + ahead).mul_add(t, -back);
            let side = bow * (1.0 - (2.0 * t - 1.0).powi(2)) + sway * (t * 7.0).sin();
            clamped(middle + along * at + across * (side - bow * 0.5))
        })
        .collect();
    Stroke { points }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "0 to 1 fits any float"
)]
fn clamped(at: P) -> [f32; 2] {
    [at.x.clamp(0.0, 1.0) as f32, at.y.clamp(0.0, 1.0) as f32]
}

/// A rectangle on a drawing, in its `viewBox` units, into which a mark's 0 to 1 is stretched.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Area {
    /// The place at the shares `x` and `y` of the area.
    pub(super) fn at(self, x: f64, y: f64) -> P {
        p(
            self.width.mul_add(x, self.x),
            self.height.mul_add(y, self.y),
        )
    }
}
