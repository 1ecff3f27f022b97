//! The sheet a place is drawn on.

use std::fmt::Write as _;

use crate::drawn::geometry::{P, closed, open};
use crate::drawn::seed::Seed;

/// An SVG in the making, its size, and the chance that varies it.
pub(super) struct Ground {
    pub(super) seed: Seed,
    pub(super) width: f64,
    pub(super) height: f64,
    body: String,
    gradients: u32,
}

impl Ground {
    pub(super) const fn new(seed: Seed, width: f64, height: f64) -> Self {
        Self {
            seed,
            width,
            height,
            body: String::new(),
            gradients: 0,
        }
    }

    pub(super) fn into_svg(self) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>"#,
            self.width, self.height, self.body
        )
    }

    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        self.seed.between(low, high)
    }

    /// One of several.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T], otherwise: T) -> T {
        from.get(self.seed.below(from.len()))
            .copied()
            .unwrap_or(otherwise)
    }

    /// A colour near another: lighter or darker by up to `amount` of 255.
    pub(super) fn near(&mut self, colour: &str, amount: f64) -> String {
        let shift = self.between(-amount, amount);
        shifted(colour, shift)
    }

    pub(super) fn rect(&mut self, [x, y, w, h]: [f64; 4], fill: &str, opacity: f64) {
        let _infallible = write!(
            self.body,
            r#"<rect x="{x:.0}" y="{y:.0}" width="{w:.0}" height="{h:.0}" fill="{fill}" fill-opacity="{opacity:.2}"/>"#
        );
    }

    /// The whole sheet in one colour.
    pub(super) fn all(&mut self, fill: &str) {
        self.rect([0.0, 0.0, self.width, self.height], fill, 1.0);
    }

    pub(super) fn disc(&mut self, at: P, radius: f64, fill: &str, opacity: f64) {
        let _infallible = write!(
            self.body,
            r#"<circle cx="{:.0}" cy="{:.0}" r="{radius:.0}" fill="{fill}" fill-opacity="{opacity:.2}"/>"#,
            at.x, at.y
        );
    }

    pub(super) fn oval(&mut self, at: P, radii: (f64, f64), turn: f64, fill: &str, opacity: f64) {
        let _infallible = write!(
            self.body,
            r#"<ellipse cx="{x:.0}" cy="{y:.0}" rx="{:.0}" ry="{:.0}" transform="rotate({turn:.0} {x:.0} {y:.0})" fill="{fill}" fill-opacity="{opacity:.2}"/>"#,
            radii.0,
            radii.1,
            x = at.x,
            y = at.y
        );
    }

    /// A smooth filled shape.
    pub(super) fn shape(&mut self, points: &[P], fill: &str, opacity: f64) {
        let _infallible = write!(
            self.body,
            r#"<path d="{}" fill="{fill}" fill-opacity="{opacity:.2}"/>"#,
            closed(points)
        );
    }

    /// A shape with straight sides.
    pub(super) fn polygon(&mut self, points: &[P], fill: &str, opacity: f64) {
        let path = crate::drawn::geometry::polygon(points);
        let _infallible = write!(
            self.body,
            r#"<path d="{path}" fill="{fill}" fill-opacity="{opacity:.2}"/>"#
        );
    }

    /// A smooth line.
    pub(super) fn line(&mut self, points: &[P], colour: &str, width: f64, opacity: f64) {
        let _infallible = write!(
            self.body,
            r#"<path d="{}" fill="none" stroke="{colour}" stroke-width="{width:.1}" stroke-opacity="{opacity:.2}" stroke-linecap="round"/>"#,
            open(points)
        );
    }

    /// A gradient from `from` to `to` (shares of the shape), usable as a fill.
    pub(super) fn linear(&mut self, from: P, to: P, stops: &[(f64, &str, f64)]) -> String {
        let head = format!(
            r#"linearGradient id="g{}" x1="{:.3}" y1="{:.3}" x2="{:.3}" y2="{:.3}""#,
            self.gradients, from.x, from.y, to.x, to.y
        );
        self.gradient(&head, "linearGradient", stops)
    }

    /// A round gradient about `at` (shares of the shape), usable as a fill.
    pub(super) fn radial(&mut self, at: P, radius: f64, stops: &[(f64, &str, f64)]) -> String {
        let head = format!(
            r#"radialGradient id="g{}" cx="{:.3}" cy="{:.3}" r="{radius:.3}""#,
            self.gradients, at.x, at.y
        );
        self.gradient(&head, "radialGradient", stops)
    }

    fn gradient(&mut self, head: &str, name: &str, stops: &[(f64, &str, f64)]) -> String {
        let stops: String = stops
            .iter()
            .map(|(at, colour, opacity)| {
                format!(
                    r#"<stop offset="{at}" stop-color="{colour}" stop-opacity="{opacity:.2}"/>"#
                )
            })
            .collect();
        let _infallible = write!(self.body, "<defs><{head}>{stops}</{name}></defs>");
        let number = self.gradients;
        self.gradients += 1;
        format!("url(#g{number})")
    }

    /// Opens a group that is moved and turned.
    pub(super) fn turned(&mut self, degrees: f64, scale: f64) {
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        let _infallible = write!(
            self.body,
            r#"<g transform="translate({x:.0} {y:.0}) rotate({degrees:.1}) scale({scale:.2}) translate(-{x:.0} -{y:.0})">"#
        );
    }

    /// Closes the group.
    pub(super) fn done(&mut self) {
        self.body.push_str("</g>");
    }
}

/// Lightens (or darkens, below 0) `#rrggbb` by `shift` of 255.
pub(super) fn shifted(colour: &str, shift: f64) -> String {
    let channel = |range: std::ops::Range<usize>| {
        let value = colour
            .get(range)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .unwrap_or(128);
        (f64::from(value) + shift).clamp(0.0, 255.0).round()
    };
    let (r, g, b) = (channel(1..3), channel(3..5), channel(5..7));
    format!("rgb({r},{g},{b})")
}
