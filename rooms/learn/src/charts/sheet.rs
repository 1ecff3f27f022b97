//! The paper a chart is drawn on: SVG elements with classes instead of colours, so that the page's style (light, dark,
//! print, forced colours) is the drawing's.

use askama::filters::{Html, escape};
use std::fmt::Write as _;

/// Width of every drawing in its own units; a phone of 320 px shows it at nearly its own size, so letters stay legible.
pub(super) const WIDTH: f64 = 300.0;
/// Height of a line of text.
pub(super) const LINE: f64 = 15.0;

/// Where a text hangs on its point, in reading direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A box: its corner in reading direction, from the top, and its sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Elements in painting order. What is given from the start of a line is mirrored where lines start on the right.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f64,
    body: String,
    right_to_left: bool,
}

impl Sheet {
    pub(super) fn new(right_to_left: bool) -> Self {
        Self {
            right_to_left,
            ..Self::default()
        }
    }

    fn x(&self, x: f64) -> f64 {
        if self.right_to_left { WIDTH - x } else { x }
    }

    pub(super) fn rect(&mut self, class: &str, area: Area) {
        let left = if self.right_to_left {
            WIDTH - area.x - area.width
        } else {
            area.x
        };
        let (y, width, height) = (area.y, area.width, area.height);
        let _infallible = write!(
            self.body,
            r#"<rect class="{class}" x="{left:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}"/>"#
        );
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (a, b) = (self.x(from.0), self.x(to.0));
        let _infallible = write!(
            self.body,
            r#"<line class="{class}" x1="{a:.1}" y1="{:.1}" x2="{b:.1}" y2="{:.1}"/>"#,
            from.1, to.1
        );
    }

    /// Lines of text, the first at `y`.
    pub(super) fn text(
        &mut self,
        class: &str,
        (x, y): (f64, f64),
        anchor: Anchor,
        lines: &[String],
    ) {
        let (x, anchor) = (self.x(x), anchor.name());
        let mut y = y;
        for line in lines {
            // The words come from data and translations: never as markup.
            let Ok(text) = escape(line, Html);
            let _infallible = write!(
                self.body,
                r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{text}</text>"#
            );
            y += LINE;
        }
    }

    /// What has been drawn.
    pub(super) fn body(&self) -> &str {
        &self.body
    }

    /// `rtl`, for the letters inside.
    pub(super) const fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }
}
