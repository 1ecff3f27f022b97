//! Writes SVG with presentation attributes only: no `style`, no script, no reference to anything outside.

use std::fmt::Write as _;

/// SVG elements as text, in painting order.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    /// A filled path.
    pub(super) fn fill(&mut self, path: &str, colour: &str, opacity: f64) {
        let opacity = faded("fill-opacity", opacity);
        let _infallible = write!(self.body, r#"<path d="{path}" fill="{colour}"{opacity}/>"#);
    }

    /// A line with round ends.
    pub(super) fn line(&mut self, path: &str, colour: &str, width: f64, opacity: f64) {
        let opacity = faded("stroke-opacity", opacity);
        let _infallible = write!(
            self.body,
            r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1}" stroke-linecap="round" stroke-linejoin="round"{opacity}/>"#
        );
    }

    /// Any markup this module's callers made themselves, never anything a person typed.
    pub(super) fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// What has been drawn so far.
    pub(super) fn into_body(self) -> String {
        self.body
    }
}

fn faded(attribute: &str, opacity: f64) -> String {
    if opacity >= 0.995 {
        String::new()
    } else {
        format!(r#" {attribute}="{opacity:.2}""#)
    }
}

/// Text as it may stand inside an element or a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML 1.0 has no way to write the other control characters at all.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
