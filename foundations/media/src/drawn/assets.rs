//! The mark as logo and icon, and the hero hand whose two strokes draw themselves.

use super::hands::{Hand, HandOptions};
use super::pen::Pen;
use super::strokes::{Area, Mark};
use super::tones::{RED, Tone};

/// The X the product is known by: one of the family, chosen by eye.
const LOGO_SEED: u64 = 22;

/// The mark alone, `viewBox` 0 0 100 100, filled with `currentColor` so that a page can tint it.
#[must_use]
pub fn mark_svg(mark: &Mark, seed: u64) -> String {
    let area = Area {
        x: 3.0,
        y: 3.0,
        width: 94.0,
        height: 94.0,
    };
    let pen = Pen {
        width_share: 0.15,
        seed,
    };
    let paths: String = pen
        .outlines(mark, area)
        .iter()
        .map(|d| format!(r#"<path d="{d}"/>"#))
        .collect();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">{paths}</svg>"#
    )
}

/// The logo: two strokes, tinted by the page (`color`).
#[must_use]
pub fn logo_svg() -> String {
    mark_svg(&Mark::sample(LOGO_SEED), LOGO_SEED)
}

/// The site's icon: the logo in red, for browsers' tabs and home screens.
#[must_use]
pub fn icon_svg() -> String {
    logo_svg().replace("currentColor", RED)
}

/// The hero: an open hand and, as its last two elements, `<path class="stroke stroke-1">` and `stroke-2`.
///
/// The two paths are middle lines with `pathLength="1"`, so a style sheet can let them draw themselves
/// (`stroke-dasharray: 1; stroke-dashoffset: 1 -> 0`). Without a style sheet they are simply there.
/// `title` is the translated description; with none the drawing is hidden from screen readers.
#[must_use]
pub fn hero_svg(hand: &Hand, tone: Tone, seed: u64, title: Option<&str>) -> String {
    let mark = Mark::sample(seed);
    let pen = Pen::seeded(seed);
    let width = pen.width_share * hand.mark_area().width;
    let red = hand.mark_colour(tone);
    let strokes: String = pen
        .centre_lines(&mark, hand.mark_area())
        .iter()
        .zip(1_u8..)
        .map(|(d, number)| {
            format!(
                r#"<path class="stroke stroke-{number}" d="{d}" pathLength="1" fill="none" stroke="{red}" stroke-width="{width:.1}" stroke-linecap="round" stroke-linejoin="round"/>"#
            )
        })
        .collect();
    let options = HandOptions {
        title: title.map(str::to_owned),
        pen,
    };
    hand.document(tone, None, &options, &strokes)
}
