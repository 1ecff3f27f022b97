//! Points, smooth curves and SVG path text: the few pieces of geometry everything drawn is made of.

use std::fmt::Write as _;
use std::ops::{Add, Mul, Sub};

/// A point or a direction in drawing units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct P {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Shorthand for a point.
pub(super) const fn p(x: f64, y: f64) -> P {
    P { x, y }
}

impl P {
    pub(super) fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The same direction with length 1, or "up" for the zero vector.
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length < 1e-9 {
            p(0.0, -1.0)
        } else {
            self * (1.0 / length)
        }
    }

    /// Turned a quarter to the left of its direction.
    pub(super) const fn left(self) -> Self {
        p(self.y, -self.x)
    }

    pub(super) fn lerp(self, other: Self, t: f64) -> Self {
        self + (other - self) * t
    }
}

impl Add for P {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        p(self.x + other.x, self.y + other.y)
    }
}

impl Sub for P {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        p(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for P {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        p(self.x * by, self.y * by)
    }
}

/// The unit vector `degrees` clockwise from straight up (y grows downwards).
pub(super) fn heading(degrees: f64) -> P {
    let radians = degrees.to_radians();
    p(radians.sin(), -radians.cos())
}

/// Writes a coordinate with at most one decimal, which is a tenth of a line's width: plenty, and short.
fn number(out: &mut String, value: f64) {
    let rounded = (value * 10.0).round() / 10.0;
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    let _infallible = write!(out, "{rounded}");
}

fn pair(out: &mut String, command: char, point: P) {
    out.push(command);
    number(out, point.x);
    out.push(' ');
    number(out, point.y);
}

fn cubic(out: &mut String, a: P, b: P, end: P) {
    pair(out, 'C', a);
    pair(out, ' ', b);
    pair(out, ' ', end);
}

/// Control points of the centripetal Catmull-Rom piece from `b` to `c`.
///
/// Centripetal (alpha 0.5) because it neither loops nor overshoots at uneven spacing (Yuksel et al., 2011).
fn controls(a: P, b: P, c: P, d: P) -> (P, P) {
    let (ab, bc, cd) = (
        (b - a).length().sqrt(),
        (c - b).length().sqrt(),
        (d - c).length().sqrt(),
    );
    let first = if ab < 1e-6 {
        b
    } else {
        let (t, u) = (
            2.0 * ab * ab + 3.0 * ab * bc + bc * bc,
            3.0 * ab * (ab + bc),
        );
        (c * (ab * ab) - a * (bc * bc) + b * t) * (1.0 / u)
    };
    let second = if cd < 1e-6 {
        c
    } else {
        let (t, u) = (
            2.0 * cd * cd + 3.0 * cd * bc + bc * bc,
            3.0 * cd * (cd + bc),
        );
        (b * (cd * cd) - d * (bc * bc) + c * t) * (1.0 / u)
    };
    (first, second)
}

fn distinct(points: &[P]) -> Vec<P> {
    let mut kept: Vec<P> = Vec::with_capacity(points.len());
    for &point in points {
        if kept
            .last()
            .is_none_or(|last| (point - *last).length() > 1e-3)
        {
            kept.push(point);
        }
    }
    kept
}

/// A smooth line through all points, as SVG path text.
pub(super) fn open(points: &[P]) -> String {
    let points = distinct(points);
    let mut out = String::new();
    let Some((&first, &last)) = points.first().zip(points.last()) else {
        return out;
    };
    pair(&mut out, 'M', first);
    let mut padded = vec![first];
    padded.extend_from_slice(&points);
    padded.push(last);
    pieces(&mut out, &padded);
    out
}

/// A smooth closed outline through all points, as SVG path text.
pub(super) fn closed(points: &[P]) -> String {
    let points = distinct(points);
    let mut out = String::new();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return out;
    };
    pair(&mut out, 'M', first);
    let mut padded = vec![last];
    padded.extend_from_slice(&points);
    padded.push(first);
    padded.push(points.get(1).copied().unwrap_or(first));
    pieces(&mut out, &padded);
    out.push('Z');
    out
}

fn pieces(out: &mut String, padded: &[P]) {
    for window in padded.windows(4) {
        if let [a, b, c, d] = *window {
            let (first, second) = controls(a, b, c, d);
            cubic(out, first, second, c);
        }
    }
}

/// Straight lines through all points, closed, as SVG path text.
pub(super) fn polygon(points: &[P]) -> String {
    let mut out = String::new();
    for (index, &point) in points.iter().enumerate() {
        pair(&mut out, if index == 0 { 'M' } else { 'L' }, point);
    }
    out.push('Z');
    out
}

/// Points every `step` units along a smooth curve through `points` (the last point included).
pub(super) fn resample(points: &[P], step: f64) -> Vec<P> {
    let points = distinct(points);
    let Some((&first, &last)) = points.first().zip(points.last()) else {
        return Vec::new();
    };
    let mut padded = vec![first];
    padded.extend_from_slice(&points);
    padded.push(last);
    let mut dense = vec![first];
    for window in padded.windows(4) {
        if let [a, b, c, d] = *window {
            let (u, v) = controls(a, b, c, d);
            dense.extend((1..=12_u8).map(|i| bezier(b, u, v, c, f64::from(i) / 12.0)));
        }
    }
    let mut out = vec![first];
    let mut carried = 0.0;
    for pair in dense.windows(2) {
        if let [a, b] = *pair {
            let length = (b - a).length();
            let mut at = step - carried;
            while at <= length {
                out.push(a.lerp(b, at / length));
                at += step;
            }
            carried = length - (at - step);
        }
    }
    out.push(last);
    distinct(&out)
}

fn bezier(a: P, b: P, c: P, d: P, t: f64) -> P {
    let s = 1.0 - t;
    a * (s * s * s) + b * (3.0 * s * s * t) + c * (3.0 * s * t * t) + d * (t * t * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_curve_passes_through_its_points() {
        let path = closed(&[p(0.0, 0.0), p(10.0, 0.0), p(10.0, 10.0), p(0.0, 10.0)]);
        assert!(path.starts_with("M0 0C"), "{path}");
        assert!(path.ends_with("0 0Z"), "{path}");
    }

    #[test]
    fn resampling_keeps_the_ends_and_the_spacing() {
        let points = resample(&[p(0.0, 0.0), p(40.0, 0.0), p(100.0, 0.0)], 5.0);
        assert_eq!(points.first(), Some(&p(0.0, 0.0)));
        assert_eq!(points.last(), Some(&p(100.0, 0.0)));
        assert!(points.windows(2).all(|w| (w[1] - w[0]).length() < 5.01));
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert_eq!(open(&[]), "");
        assert_eq!(closed(&[]), "");
        assert!(resample(&[], 1.0).is_empty());
    }
}
