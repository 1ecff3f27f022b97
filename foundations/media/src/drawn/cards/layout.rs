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
    /// Room for the headline, its first baseline's top, its most lines and its largest size.
    headline: (f64, f64, usize, f64),
    /// Middle of the hand's box, its top, and its scale (a hand is 800 by 1000).
    hand: (f64, f64, f64),
    /// Size of the small text.
    small: f64,
}

const fn plan(size: CardSize) -> Plan {
    match size {
        CardSize::Wide => Plan {
            width: 1200.0,
            height: 630.0,
            margin: 64.0,
            headline: (600.0, 150.0, 4, 76.0),
            hand: (915.0, 24.0, 0.66),
            small: 26.0,
        },
        CardSize::Square => Plan {
            width: 1080.0,
            height: 1080.0,
            margin: 72.0,
            headline: (936.0, 88.0, 3, 84.0),
            hand: (540.0, 330.0, 0.64),
            small: 30.0,
        },
        CardSize::Tall => Plan {
            width: 1080.0,
            height: 1920.0,
            margin: 84.0,
            headline: (912.0, 210.0, 4, 112.0),
            hand: (540.0, 690.0, 1.0),
            small: 38.0,
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
            let left = middle - 400.0 * scale;
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
    let (room, top, rows, largest) = plan.headline;
    let (edge, anchor) = if card.right_to_left {
        (plan.width - plan.margin, Anchor::Right)
    } else {
        (plan.margin, Anchor::Left)
    };
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
    out.push_str(&foot(card, plan, size));
    Ok(out)
}

/// Campaign, day and address along the lower edge.
fn foot(card: &Card<'_>, plan: &Plan, size: CardSize) -> String {
    let rtl = card.right_to_left;
    let (edge, anchor) = if rtl {
        (plan.width - plan.margin, Anchor::Right)
    } else {
        (plan.margin, Anchor::Left)
    };
    let strong = Setting {
        face: Face::Serif,
        size: plan.small * 1.15,
        colour: INK,
        right_to_left: rtl,
    };
    let quiet = Setting {
        face: Face::Sans,
        size: plan.small,
        colour: QUIET_INK,
        right_to_left: rtl,
    };
    let bottom = plan.height - plan.margin * if size == CardSize::Tall { 1.6 } else { 1.0 };
    let mut out = line(
        card.campaign,
        edge,
        bottom - plan.small * 2.9,
        anchor,
        strong,
    );
    out.push_str(&line(
        card.date,
        edge,
        bottom - plan.small * 1.4,
        anchor,
        quiet,
    ));
    out.push_str(&line(
        card.url,
        edge,
        bottom,
        anchor,
        Setting {
            right_to_left: false,
            ..quiet
        },
    ));
    out
}
