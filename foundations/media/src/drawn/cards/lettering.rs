//! Lines of text: measured with the embedded fonts, broken to fit, right way round.

use crate::drawn::canvas::escaped;
use crate::drawn::render::{DrawError, tree};

/// A face of the embedded fonts, with the fallbacks for other scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Serif,
    Sans,
}

impl Face {
    pub(super) const fn families(self) -> &'static str {
        match self {
            Self::Serif => "Marked Serif, Marked Naskh, Marked Hebrew",
            Self::Sans => "Marked Sans, Marked Naskh, Marked Hebrew",
        }
    }
}

/// Where a line hangs on its `x`, in the reading direction's own terms resolved to left and right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Right,
}

impl Anchor {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Left => "start",
            Self::Right => "end",
        }
    }
}

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) face: Face,
    pub(super) size: f64,
    pub(super) colour: &'static str,
    pub(super) right_to_left: bool,
}

/// One line as SVG.
pub(super) fn line(text: &str, x: f64, y: f64, anchor: Anchor, setting: Setting) -> String {
    let Setting {
        face,
        size,
        colour,
        right_to_left,
    } = setting;
    let text = directed(text, right_to_left);
    format!(
        r#"<text x="{x:.1}" y="{y:.1}" font-family="{}" font-size="{size:.1}" fill="{colour}" text-anchor="{}">{}</text>"#,
        face.families(),
        anchor.attribute(),
        escaped(&text)
    )
}

/// The text with its direction said inside, since an SVG renderer takes every line for left-to-right:
/// an isolate keeps full stops, numbers and foreign words on their proper side.
fn directed(text: &str, right_to_left: bool) -> String {
    let clean: String = text.chars().filter(|c| !is_bidi_control(*c)).collect();
    if right_to_left {
        format!("\u{2067}{clean}\u{2069}")
    } else {
        clean
    }
}

/// Overrides and embeddings could make a line read as something else; marks are ours alone to set.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Width of a line in units of the drawing.
pub(super) fn width(text: &str, setting: Setting) -> Result<f64, DrawError> {
    let text = line(text.trim(), 0.0, 100.0, Anchor::Left, setting);
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="300">{text}</svg>"#
    );
    Ok(f64::from(tree(&svg)?.root().bounding_box().width()))
}

/// Breaks text at spaces into lines no wider than `room`; a single word that is wider stands alone.
pub(super) fn wrapped(text: &str, room: f64, setting: Setting) -> Result<Vec<String>, DrawError> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|last| format!("{last} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) if width(&longer, setting)? <= room => *last = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    Ok(lines)
}

/// The largest size from `largest` down to a third of it at which the text takes at most `rows` lines of `room`.
pub(super) fn fitted(
    text: &str,
    room: f64,
    rows: usize,
    largest: f64,
    setting: Setting,
) -> Result<(Vec<String>, f64), DrawError> {
    let mut size = largest;
    loop {
        let setting = Setting { size, ..setting };
        let lines = wrapped(text, room, setting)?;
        let mut widest = 0.0_f64;
        for line in &lines {
            widest = widest.max(width(line, setting)?);
        }
        if (lines.len() <= rows && widest <= room) || size < largest / 3.0 {
            return Ok((lines, size));
        }
        size *= 0.93;
    }
}
