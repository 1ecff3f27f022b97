//! Light over hand and place together, which is what makes them one picture.
//!
//! Drawn on mid grey, which changes nothing; lighter is more light, darker is less.

use super::ground::Ground;
use crate::drawn::geometry::{P, p};

pub(super) fn fall(g: &mut Ground, outside: bool) {
    g.all("#8A8884");
    let kind = g.between(0.0, 1.0);
    if !outside && kind < 0.4 {
        panes(g);
    } else if kind < 0.6 {
        dapples(g);
    }
    glow(g);
}

/// Sun through a window with bars, thrown slantwise.
fn panes(g: &mut Ground) {
    g.all("#6F7078");
    let side = if g.seed.chance(0.5) { 1.0 } else { -1.0 };
    let size = g.between(0.26, 0.36) * g.width.max(g.height);
    let (left, top) = (
        g.between(0.1, 0.35) * g.width,
        g.between(-0.05, 0.15) * g.height,
    );
    for column in 0..2_u8 {
        for row in 0..3_u8 {
            let (x, y) = (
                left + f64::from(column) * size * 0.76,
                top + f64::from(row) * size * 0.9,
            );
            let corner = |dx: f64, dy: f64| -> P {
                let (u, v) = (x + dx * size * 0.7, y + dy * size * 0.82);
                p(
                    u - side * (v - g.height * 0.4) * 0.28,
                    v + side * dx * size * 0.14,
                )
            };
            g.polygon(
                &[
                    corner(0.0, 0.0),
                    corner(1.0, 0.0),
                    corner(1.0, 1.0),
                    corner(0.0, 1.0),
                ],
                "#A89E8C",
                1.0,
            );
        }
    }
}

/// Sun through leaves.
fn dapples(g: &mut Ground) {
    g.all("#777C78");
    for _ in 0..30 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.0, 1.0) * g.height,
        );
        let (a, b, turn) = (
            g.between(40.0, 170.0),
            g.between(30.0, 100.0),
            g.between(-50.0, 20.0),
        );
        g.oval(at, (a, b), turn, "#B0A68E", 0.5);
    }
}

/// More light from one side, warm or cool, and less at the other.
fn glow(g: &mut Ground) {
    let ways = [
        (p(0.0, 0.0), p(1.0, 1.0)),
        (p(1.0, 0.0), p(0.0, 1.0)),
        (p(0.0, 0.3), p(1.0, 0.6)),
        (p(0.5, 0.0), p(0.5, 1.0)),
    ];
    let (from, to) = g.pick(&ways, (p(0.0, 0.0), p(1.0, 1.0)));
    let lamps = [
        ("#D8B888", 0.5),
        ("#C8B090", 0.45),
        ("#A8B0C0", 0.45),
        ("#C4BCAC", 0.5),
        ("#DCB47C", 0.45),
    ];
    let (tint, strength) = g.pick(&lamps, ("#C4BCAC", 0.4));
    let fill = g.linear(
        from,
        to,
        &[
            (0.0, tint, strength),
            (0.5, tint, 0.0),
            (0.6, "#3C3A48", 0.0),
            (1.0, "#3C3A48", 0.32),
        ],
    );
    g.all(&fill);
}
