//! Flat things with a pattern: wallpaper, knitting, tiles, brick, cloth.

use super::ground::{Ground, shifted};
use crate::drawn::geometry::{heading, p};

/// Wallpaper: sprigs, dots, waves or diamonds in two quiet colours.
pub(super) fn wallpaper(g: &mut Ground) {
    let (paper, print) = g.pick(
        &[
            ("#E6DCC5", "#7F9A86"),
            ("#C8D3D2", "#5F7F8C"),
            ("#DCCFA8", "#A88445"),
            ("#D6CCDA", "#7F7098"),
            ("#34505A", "#B9C7A6"),
            ("#EADBC0", "#B8965C"),
            ("#2F3F55", "#C5A968"),
        ],
        ("#E6DCC5", "#7F9A86"),
    );
    g.all(paper);
    let kind = g.seed.below(4);
    let size = g.between(120.0, 190.0);
    let tilt = g.between(-7.0, 7.0);
    g.turned(tilt, 1.25);
    let mut y = 0.0;
    let mut odd = false;
    while y < g.height + size {
        let mut x = if odd { size / 2.0 } else { 0.0 };
        while x < g.width + size {
            motif(g, kind, x, y, size, print);
            x += size;
        }
        odd = !odd;
        y += size * 0.62;
    }
    g.done();
}

fn motif(g: &mut Ground, kind: usize, x: f64, y: f64, size: f64, print: &str) {
    let at = p(x, y);
    match kind {
        0 => {
            for (turn, reach) in [
                (-38.0, 0.26),
                (38.0, 0.26),
                (0.0, 0.34),
                (-80.0, 0.18),
                (80.0, 0.18),
            ] {
                let leaf = at + heading(turn) * (size * reach * 0.55);
                g.oval(leaf, (size * 0.055, size * reach * 0.5), turn, print, 0.9);
            }
            g.line(
                &[at + p(0.0, size * 0.3), at + p(size * 0.03, size * 0.1), at],
                print,
                size * 0.022,
                0.9,
            );
        }
        1 => {
            g.disc(at, size * 0.16, print, 0.9);
            g.disc(at, size * 0.07, &shifted(print, 50.0), 0.9);
        }
        2 => {
            let arc = |r: f64| {
                (0..=8_u8)
                    .map(|i| {
                        let a = f64::from(i) * 22.5 - 90.0;
                        at + heading(a) * r
                    })
                    .collect::<Vec<_>>()
            };
            for share in [0.48, 0.34, 0.2] {
                g.line(&arc(size * share), print, size * 0.04, 0.85);
            }
        }
        _ => {
            g.polygon(
                &[
                    at + p(0.0, -size * 0.24),
                    at + p(size * 0.17, 0.0),
                    at + p(0.0, size * 0.24),
                    at + p(-size * 0.17, 0.0),
                ],
                print,
                0.85,
            );
            g.disc(at + p(size * 0.5, 0.0), size * 0.03, print, 0.85);
        }
    }
}

/// Knitting, close up: columns of V-stitches with a band or two of another wool.
pub(super) fn knit(g: &mut Ground) {
    let (wool, other) = g.pick(
        &[
            ("#7C8F7A", "#E4DCC6"),
            ("#C9A24E", "#5B4A2E"),
            ("#54697C", "#D8CFBB"),
            ("#B7A58C", "#5E7268"),
            ("#8A7FA0", "#E2DAE6"),
            ("#DDD3BF", "#7A8B96"),
        ],
        ("#7C8F7A", "#E4DCC6"),
    );
    g.all(&shifted(wool, -46.0));
    let size = g.between(56.0, 78.0);
    let (band, wide, tilt) = (
        g.seed.below(7) + 3,
        g.seed.below(3) + 1,
        g.between(-14.0, 14.0),
    );
    g.turned(tilt, 1.4);
    let mut row = 0_usize;
    let mut y = -size;
    while y < g.height + size {
        let yarn = if row % 12 >= band && row % 12 < band + wide {
            other
        } else {
            wool
        };
        let mut x = 0.0;
        while x < g.width + size {
            let tone = g.near(yarn, 9.0);
            g.oval(
                p(x + size * 0.25, y),
                (size * 0.19, size * 0.46),
                -27.0,
                &tone,
                1.0,
            );
            g.oval(
                p(x + size * 0.75, y),
                (size * 0.19, size * 0.46),
                27.0,
                &tone,
                1.0,
            );
            g.oval(
                p(x + size * 0.22, y - size * 0.1),
                (size * 0.05, size * 0.26),
                -27.0,
                "#FFFFFF",
                0.14,
            );
            g.oval(
                p(x + size * 0.7, y - size * 0.1),
                (size * 0.05, size * 0.26),
                27.0,
                "#FFFFFF",
                0.14,
            );
            x += size;
        }
        row += 1;
        y += size * 0.66;
    }
    g.done();
}

/// Glazed tiles with light joints.
pub(super) fn tiles(g: &mut Ground) {
    let (glaze, joint) = g.pick(
        &[
            ("#E9ECE6", "#B9BDB4"),
            ("#5E8C8A", "#D9E2DB"),
            ("#7FA0B5", "#E8ECEB"),
            ("#D9C27F", "#F1E9D2"),
            ("#4F6F86", "#C6D0D4"),
            ("#A7B795", "#EEF0E2"),
        ],
        ("#E9ECE6", "#B9BDB4"),
    );
    g.all(joint);
    let (side, long) = (
        g.between(110.0, 190.0),
        if g.seed.chance(0.5) { 2.0 } else { 1.0 },
    );
    let tilt = g.between(-9.0, 9.0);
    g.turned(tilt, 1.25);
    let shine = g.linear(
        p(0.0, 0.0),
        p(1.0, 1.0),
        &[
            (0.0, "#FFFFFF", 0.34),
            (0.45, "#FFFFFF", 0.0),
            (1.0, "#0D1416", 0.16),
        ],
    );
    let mut odd = false;
    let mut y = -side;
    while y < g.height + side {
        let mut x = -side * if odd && long > 1.5 { 2.0 } else { 1.0 };
        while x < g.width + side {
            let tone = g.near(glaze, 9.0);
            let tile = [x, y, side * long - 7.0, side - 7.0];
            g.rect(tile, &tone, 1.0);
            g.rect(tile, &shine, 1.0);
            x += side * long;
        }
        odd = !odd;
        y += side;
    }
    g.done();
}

/// A wall of pale or dark bricks.
pub(super) fn brick(g: &mut Ground) {
    let (clay, mortar) = g.pick(
        &[
            ("#BFA277", "#DED3BD"),
            ("#8C8A80", "#BDB9AD"),
            ("#D3CDBF", "#B3AB9B"),
            ("#7A6A55", "#A89A82"),
            ("#5E6468", "#888D8E"),
        ],
        ("#BFA277", "#DED3BD"),
    );
    g.all(mortar);
    let (w, h, tilt) = (
        g.between(190.0, 240.0),
        g.between(74.0, 92.0),
        g.between(-6.0, 6.0),
    );
    g.turned(tilt, 1.2);
    let mut odd = false;
    let mut y = -h;
    while y < g.height + h {
        let mut x = if odd { -w * 1.5 } else { -w };
        while x < g.width + w {
            let tone = g.near(clay, 22.0);
            g.rect([x, y, w - 12.0, h - 12.0], &tone, 1.0);
            g.rect([x, y + h - 24.0, w - 12.0, 12.0], "#1C1610", 0.22);
            g.rect([x, y, w - 12.0, 6.0], "#FFFFFF", 0.14);
            let spot = p(x + g.between(10.0, w - 30.0), y + g.between(10.0, h - 26.0));
            let r = g.between(6.0, 16.0);
            g.disc(spot, r, "#1C1610", 0.1);
            x += w;
        }
        odd = !odd;
        y += h;
    }
    g.done();
}

/// A checked blanket.
pub(super) fn plaid(g: &mut Ground) {
    let (base, one, two) = g.pick(
        &[
            ("#D9CDB3", "#5E7268", "#C99A3E"),
            ("#3F5566", "#C9C2AE", "#7F9A86"),
            ("#8FA08A", "#E8E0CC", "#3F4F45"),
            ("#CBB68A", "#4A4A58", "#F0E8D4"),
            ("#6B6480", "#D6CFDB", "#C0A35E"),
        ],
        ("#D9CDB3", "#5E7268", "#C99A3E"),
    );
    g.all(base);
    let (step, tilt) = (g.between(210.0, 330.0), g.between(-28.0, 28.0));
    g.turned(tilt, 1.5);
    let reach = g.width.max(g.height) + 400.0;
    for (colour, shift, wide) in [(one, 0.0, 0.42), (two, 0.62, 0.08), (two, 0.78, 0.05)] {
        let mut at = -400.0;
        while at < reach {
            g.rect(
                [at + step * shift, -400.0, step * wide, reach + 400.0],
                colour,
                0.5,
            );
            g.rect(
                [-400.0, at + step * shift, reach + 400.0, step * wide],
                colour,
                0.5,
            );
            at += step;
        }
    }
    let mut at = -400.0;
    while at < reach {
        g.rect([at, -400.0, 5.0, reach + 400.0], "#FFFFFF", 0.07);
        g.rect([-400.0, at, reach + 400.0, 5.0], "#16100B", 0.07);
        at += 13.0;
    }
    for _ in 0..4 {
        let x = g.between(0.0, 1.0) * g.width;
        let (a, b) = (g.between(-200.0, 200.0), g.between(60.0, 130.0));
        g.line(
            &[
                p(x, -100.0),
                p(x + a, g.height * 0.5),
                p(x - a * 0.4, g.height + 100.0),
            ],
            "#16100B",
            b,
            0.1,
        );
    }
    g.done();
}
