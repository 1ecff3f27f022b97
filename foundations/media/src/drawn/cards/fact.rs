//! The card of a fact: the number, the sentence, whose it is, and no picture of anybody.

use super::lettering::{Anchor, Face, Setting, line, width};
use super::{INK_RGB, PAPER_RGB};
use crate::drawn::pen::Pen;
use crate::drawn::render::{DrawError, Picture};
use crate::drawn::strokes::{Area, Mark};
use crate::drawn::{INK, PAPER, QUIET_INK, RED};

/// What stands on the card of a fact, 1200 by 630 pixels. The words come translated.
#[derive(Clone, Debug)]
pub struct FactCard<'a> {
    /// The number in words, such as "1 in 7"; empty for a fact without one.
    pub figure: &'a str,
    /// The statement.
    pub statement: &'a str,
    /// Year, place, of whom, source, day: the card never goes without it.
    pub source: &'a str,
    /// The campaign's name and the address to go to.
    pub foot: &'a str,
    /// Whether the language is written from right to left.
    pub right_to_left: bool,
}

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 64.0;
/// Room for a line of text.
const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// The small mark beside the number.
const MARK_SIDE: f64 = 96.0;
/// The X of the logo.
const MARK_SEED: u64 = 22;

/// Smaller letters nobody reads on a phone; what does not fit then runs over.
const SMALLEST: f64 = 12.0;
/// A line of text takes this many times its size.
const LEADING: f64 = 1.22;
/// Where the source begins.
const SOURCE_TOP: f64 = 478.0;

/// A block of text: its place from the top, its height, its largest size.
struct Block<'a> {
    text: &'a str,
    top: f64,
    height: f64,
    largest: f64,
    room: f64,
    face: Face,
    colour: &'static str,
}

impl FactCard<'_> {
    /// The card as SVG text (its letters need this crate's embedded fonts).
    ///
    /// # Errors
    /// [`DrawError`] when the words cannot be measured.
    pub fn svg(&self) -> Result<String, DrawError> {
        let mut body = self.mark();
        for block in self.blocks() {
            body.push_str(&self.set(&block)?);
        }
        Ok(format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{body}</svg>"#
        ))
    }

    /// The card as a PNG file.
    ///
    /// # Errors
    /// [`DrawError`].
    pub fn png(&self) -> Result<Vec<u8>, DrawError> {
        Picture::from_svg(&self.svg()?, 1200, 630)?
            .coarsened(&[PAPER_RGB, INK_RGB])
            .png()
    }

    fn mark(&self) -> String {
        let x = if self.right_to_left {
            MARGIN
        } else {
            WIDTH - MARGIN - MARK_SIDE
        };
        let area = Area {
            x,
            y: 56.0,
            width: MARK_SIDE,
            height: MARK_SIDE,
        };
        let outlines = Pen::default().outlines(&Mark::sample(MARK_SEED), area);
        let path = |d: &String| format!(r#"<path d="{d}" fill="{RED}"/>"#);
        outlines.iter().map(path).collect()
    }

    fn blocks(&self) -> [Block<'_>; 4] {
        let beside = ROOM - MARK_SIDE - 32.0;
        // Without a number the sentence has its room, beside the mark.
        let (top, room, largest) = if self.figure.is_empty() {
            (64.0, beside, 56.0)
        } else {
            (208.0, ROOM, 46.0)
        };
        let serif = |text, (top, bottom), largest, room| Block {
            text,
            top,
            height: bottom - top,
            largest,
            room,
            face: Face::Serif,
            colour: INK,
        };
        let sans = |text, (top, bottom)| Block {
            face: Face::Sans,
            colour: QUIET_INK,
            ..serif(text, (top, bottom), 24.0, ROOM)
        };
        [
            serif(self.figure, (48.0, 196.0), 120.0, beside),
            serif(self.statement, (top, SOURCE_TOP - 24.0), largest, room),
            sans(self.source, (SOURCE_TOP, 554.0)),
            sans(self.foot, (562.0, 592.0)),
        ]
    }

    fn set(&self, block: &Block<'_>) -> Result<String, DrawError> {
        let setting = Setting {
            face: block.face,
            size: block.largest,
            colour: block.colour,
            right_to_left: self.right_to_left,
        };
        let (edge, anchor) = if self.right_to_left {
            (WIDTH - MARGIN, Anchor::Right)
        } else {
            (MARGIN, Anchor::Left)
        };
        let (lines, size) = largest(block, setting)?;
        let setting = Setting { size, ..setting };
        let mut y = size.mul_add(0.8, block.top);
        let mut out = String::new();
        for text in &lines {
            out.push_str(&line(text, edge, y, anchor, setting));
            y += size * LEADING;
        }
        Ok(out)
    }
}

/// The lines of a block in the largest letters with which it stays within its height.
fn largest(block: &Block<'_>, setting: Setting) -> Result<(Vec<String>, f64), DrawError> {
    let words = Measured::new(block.text, setting)?;
    let mut size = block.largest;
    loop {
        let lines = words.wrapped(block.room * block.largest / size);
        let rows = u32::try_from(lines.len()).map_or(f64::INFINITY, f64::from);
        if rows * size * LEADING <= block.height || size < SMALLEST {
            return Ok((lines, size));
        }
        size *= 0.94;
    }
}

/// Words with their widths at one size. Measuring is what takes time, and width grows with size evenly: once is enough.
struct Measured<'a> {
    words: Vec<(&'a str, f64)>,
    space: f64,
}

/// Ink is a little narrower than the room that letters take.
const SLACK: f64 = 0.98;

impl<'a> Measured<'a> {
    fn new(text: &'a str, setting: Setting) -> Result<Self, DrawError> {
        let one = |word: &'a str| Ok((word, width(word, setting)?));
        let space = width("n n", setting)? - 2.0 * width("n", setting)?;
        let words = text.split_whitespace().map(one);
        let words = words.collect::<Result<_, DrawError>>()?;
        Ok(Self { words, space })
    }

    /// Breaks at spaces into lines no wider than `room`; a single word that is wider stands alone.
    fn wrapped(&self, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = f64::INFINITY;
        for (word, width) in &self.words {
            match lines.last_mut() {
                Some(last) if used + self.space + width <= room * SLACK => {
                    used += self.space + width;
                    last.push(' ');
                    last.push_str(word);
                }
                _ => {
                    used = *width;
                    lines.push((*word).to_owned());
                }
            }
        }
        lines
    }
}
