//! Where things stand on a card, one plan per shape.

use super::lettering::{Anchor, Face, Setting, fitted, line};
use super::{Card, CardSize};
use crate::drawn::pen::Pen;
use crate::drawn::render::DrawError;
use crate::drawn::strokes::Area;
use crate::drawn::{INK, PAPER, QUIET_INK, RED};

/// The plan of one shape, in pixels; sides are for left-to-right and are mirrored otherwise.
struct Plan {
    width: f64,
    height: f64,
    margin: f64,
    headline: Headline,
    /// Middle of the arm, top of the hand's box, and its scale (a hand is 800 by 1000).
    hand: (f64, f64, f64),
    /// Size of the small text and the room it has beside the arm.
    small: (f64, f64),
}

/// Room for the headline, its top, its most lines and its largest size.
struct Headline {
    room: f64,
    top: f64,
    rows: usize,
    largest: f64,
}

const fn plan(size: CardSize) -> Plan {
    match size {
        CardSize::Wide => Plan {
            width: 1200.0,
            height: 630.0,
            margin: 64.0,
            headline: Headline {
                room: 590.0,
                top: 72.0,
                rows: 4,
                largest: 78.0,
            },
            hand: (905.0, 20.0, 0.68),
            small: (26.0, 590.0),
        },
        CardSize::Square => Plan {
            width: 1080.0,
            height: 1080.0,
            margin: 72.0,
            headline: Headline {
                room: 936.0,
                top: 72.0,
                rows: 3,
                largest: 88.0,
            },
            hand: (690.0, 306.0, 0.8),
            small: (30.0, 400.0),
        },
        CardSize::Tall => Plan {
            width: 1080.0,
            height: 1920.0,
            margin: 84.0,
            headline: Headline {
                room: 912.0,
                top: 210.0,
                rows: 4,
                largest: 112.0,
            },
            hand: (650.0, 680.0, 1.12),
            small: (38.0, 370.0),
        },
    }
}

pub(super) fn svg(card: &Card<'_>, size: CardSize) -> Result<String, DrawError> {
    let plan = plan(size);
    let (width, height) = (plan.width, plan.height);
    let picture = picture(card, &plan);
    let words = words(card, &plan, size)?;
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><rect width="{width}" height="{height}" fill="{PAPER}"/>{picture}{words}</svg>"#
    ))
}

/// The hand with its mark, or the mark alone.
fn picture(card: &Card<'_>, plan: &Plan) -> String {
    let (middle, top, scale) = plan.hand;
    let middle = if card.right_to_left {
        plan.width - middle
    } else {
        middle
    };
    match card.hand {
        Some((hand, tone)) => {
            let left = middle - hand.arm_middle() * scale;
            let body = hand.body(tone, Some(card.mark), Pen::default());
            format!(r#"<g transform="translate({left:.1} {top:.1}) scale({scale})">{body}</g>"#)
        }
        None => {
            let side = 640.0 * scale;
            let area = Area {
                x: middle - side / 2.0,
                y: top + 160.0 * scale,
                width: side,
                height: side,
            };
            Pen::default()
                .outlines(card.mark, area)
                .iter()
                .map(|d| format!(r#"<path d="{d}" fill="{RED}"/>"#))
                .collect()
        }
    }
}

fn words(card: &Card<'_>, plan: &Plan, size: CardSize) -> Result<String, DrawError> {
    let Headline {
        room,
        top,
        rows,
        largest,
    } = plan.headline;
    let (edge, anchor) = edge(card, plan);
    let serif = Setting {
        face: Face::Serif,
        size: largest,
        colour: INK,
        right_to_left: card.right_to_left,
    };
    let (lines, fitting) = fitted(card.headline, room, rows, largest, serif)?;
    let serif = Setting {
        size: fitting,
        ..serif
    };
    let mut out = String::new();
    let mut y = top + fitting * 0.8;
    for text in &lines {
        out.push_str(&line(text, edge, y, anchor, serif));
        y += fitting * 1.14;
    }
    out.push_str(&foot(card, plan, size)?);
    Ok(out)
}

/// Where lines begin: the margin on the reading direction's side.
fn edge(card: &Card<'_>, plan: &Plan) -> (f64, Anchor) {
    if card.right_to_left {
        (plan.width - plan.margin, Anchor::Right)
    } else {
        (plan.margin, Anchor::Left)
    }
}

/// Campaign, day and address above the lower edge, small enough to stay clear of the arm.
fn foot(card: &Card<'_>, plan: &Plan, size: CardSize) -> Result<String, DrawError> {
    let right_to_left = card.right_to_left;
    let (edge, anchor) = edge(card, plan);
    let (small, room) = plan.small;
    let strong = Setting {
        face: Face::Serif,
        size: small * 1.2,
        colour: INK,
        right_to_left,
    };
    let quiet = Setting {
        face: Face::Sans,
        size: small,
        colour: QUIET_INK,
        right_to_left,
    };
    let address = Setting {
        right_to_left: false,
        ..quiet
    };
    let bottom = plan.height - plan.margin * if size == CardSize::Tall { 1.6 } else { 1.0 };
    let mut out = String::new();
    for (text, above, setting) in [
        (card.campaign, 3.0, strong),
        (card.date, 1.4, quiet),
        (card.url, 0.0, address),
    ] {
        let (lines, fitting) = fitted(text, room, 1, setting.size, setting)?;
        let setting = Setting {
            size: fitting,
            ..setting
        };
        out.push_str(&line(
            &lines.join(" "),
            edge,
            small.mul_add(-above, bottom),
            anchor,
            setting,
        ));
    }
    Ok(out)
}
