//! Open air.

use super::ground::{Ground, shifted};
use crate::drawn::geometry::{P, heading, p};

/// The sky's colours at one time of day, from the top down.
fn heavens(g: &mut Ground) -> [&'static str; 3] {
    g.pick(
        &[
            ["#5E97C4", "#A3C8DE", "#E3EDE8"],
            ["#7FA9C9", "#C4D8DC", "#F4E7CB"],
            ["#52688F", "#A79BB0", "#F0CFA0"],
            ["#8FA4AE", "#B9C6C8", "#DEE0D8"],
            ["#39608A", "#7FA8BE", "#F3DDAE"],
        ],
        ["#5E97C4", "#A3C8DE", "#E3EDE8"],
    )
}

fn paint_heavens(g: &mut Ground, [top, middle, low]: [&str; 3]) {
    let fill = g.linear(
        p(0.0, 0.0),
        p(0.0, 1.0),
        &[(0.0, top, 1.0), (0.55, middle, 1.0), (1.0, low, 1.0)],
    );
    g.all(&fill);
}

fn cloud(g: &mut Ground, at: P, size: f64) {
    for _ in 0..9 {
        let (dx, dy) = (g.between(-1.3, 1.3) * size, g.between(-0.3, 0.22) * size);
        let r = g.between(0.26, 0.6) * size;
        g.oval(at + p(dx, dy), (r * 1.5, r * 0.7), 0.0, "#FFFDF6", 0.42);
    }
    g.oval(
        at + p(0.0, size * 0.34),
        (size * 1.6, size * 0.2),
        0.0,
        "#8FA0B2",
        0.18,
    );
}

pub(super) fn sky(g: &mut Ground) {
    let colours = heavens(g);
    paint_heavens(g, colours);
    for _ in 0..6 {
        let at = p(
            g.between(-0.1, 1.1) * g.width,
            g.between(0.05, 0.95) * g.height,
        );
        let size = g.between(120.0, 330.0);
        cloud(g, at, size);
    }
    if g.seed.chance(0.4) {
        for _ in 0..3 {
            let y = g.between(0.1, 0.5) * g.height;
            let sag = g.between(20.0, 70.0);
            g.line(
                &[
                    p(-20.0, y),
                    p(g.width * 0.5, y + sag),
                    p(g.width + 20.0, y - 10.0),
                ],
                "#2B3038",
                5.0,
                0.7,
            );
        }
    }
}

pub(super) fn sea(g: &mut Ground) {
    let colours = heavens(g);
    paint_heavens(g, colours);
    let horizon = g.height * g.between(0.42, 0.6);
    let at = p(
        g.between(0.15, 0.85) * g.width,
        horizon * g.between(0.5, 0.95),
    );
    g.disc(at, 250.0, "#FFF3D2", 0.3);
    g.disc(at, 110.0, "#FFF8E4", 0.9);
    let water = g.pick(
        &[
            ["#3E7386", "#1F4A5C"],
            ["#5B8F97", "#2B5F6B"],
            ["#6F7F97", "#3B4B63"],
        ],
        ["#3E7386", "#1F4A5C"],
    );
    let [near_sky, deep] = water;
    let fill = g.linear(
        p(0.0, 0.0),
        p(0.0, 1.0),
        &[(0.0, near_sky, 1.0), (1.0, deep, 1.0)],
    );
    g.rect([0.0, horizon, g.width, g.height - horizon], &fill, 1.0);
    for _ in 0..90 {
        let t = g.between(0.0, 1.0).powi(2);
        let y = horizon + 6.0 + t * (g.height - horizon);
        let spread = 90.0 + t * g.width * 0.7;
        let x = if g.seed.chance(0.5) {
            at.x + g.between(-spread, spread)
        } else {
            g.between(0.0, 1.0) * g.width
        };
        let (w, o) = (20.0 + t * 150.0, g.between(0.1, 0.5));
        g.oval(p(x, y), (w, 3.0 + t * 9.0), 0.0, "#FFF1CF", o);
    }
    if g.seed.chance(0.5) {
        let y = g.height * 0.86;
        g.shape(
            &[
                p(-60.0, y + 30.0),
                p(g.width * 0.4, y - 30.0),
                p(g.width + 60.0, y + 40.0),
                p(g.width + 60.0, g.height + 200.0),
                p(-60.0, g.height + 200.0),
            ],
            "#D9C49A",
            1.0,
        );
    }
}

pub(super) fn hills(g: &mut Ground) {
    let colours = heavens(g);
    paint_heavens(g, colours);
    let at = p(g.between(0.1, 0.9) * g.width, 0.2 * g.height);
    cloud(g, at, 200.0);
    let far = g.pick(&["#8FA8A4", "#A2A9B8", "#9DB39A"], "#8FA8A4");
    let layers = 5_u8;
    for layer in 0..layers {
        let t = f64::from(layer) / f64::from(layers);
        let base = g.height * (0.46 + 0.13 * f64::from(layer));
        let lift = g.height * g.between(0.05, 0.12);
        let (phase, speed) = (g.between(0.0, 6.3), g.between(2.2, 4.6));
        let mut ridge: Vec<P> = (0..=14_u8)
            .map(|i| {
                let x = f64::from(i) / 14.0;
                p(
                    x * (g.width + 200.0) - 100.0,
                    base + lift * (x * speed + phase).sin(),
                )
            })
            .collect();
        ridge.extend([
            p(g.width + 100.0, g.height + 300.0),
            p(-100.0, g.height + 300.0),
        ]);
        g.shape(&ridge, &shifted(far, -105.0 * t), 1.0);
    }
}

/// One leaf: two halves of one green.
fn leaf(g: &mut Ground, at: P, length: f64, turn: f64, colour: &str) {
    let (ahead, side) = (heading(turn), heading(turn + 90.0));
    let tip = at + ahead * length;
    let belly = |share: f64| at + ahead * (length * 0.4) + side * (length * share);
    g.shape(&[at, belly(-0.24), tip, belly(0.24)], colour, 1.0);
    g.shape(
        &[at, at + ahead * (length * 0.45), tip, belly(0.22)],
        "#0B1A0E",
        0.22,
    );
    g.line(&[at, at + ahead * (length * 0.5), tip], "#E6EFC4", 4.0, 0.4);
}

pub(super) fn leaves(g: &mut Ground) {
    let (dark, greens) = g.pick(
        &[
            ("#1F3327", ["#3F6B45", "#5C8A52", "#86A95C", "#2F5440"]),
            ("#2C3A24", ["#7C8F3F", "#A8AE55", "#5B7434", "#C2B765"]),
            ("#17302F", ["#2F6660", "#4F8A79", "#7FB096", "#264F52"]),
        ],
        ("#1F3327", ["#3F6B45", "#5C8A52", "#86A95C", "#2F5440"]),
    );
    g.all(dark);
    for step in 0..90_u8 {
        let at = p(
            g.between(-0.1, 1.1) * g.width,
            g.between(-0.1, 1.1) * g.height,
        );
        let (length, turn) = (g.between(140.0, 330.0), g.between(-180.0, 180.0));
        let green = g.pick(&greens, "#3F6B45");
        let lift = f64::from(step) * 0.35 - 22.0;
        leaf(g, at, length, turn, &shifted(green, lift));
    }
    for _ in 0..16 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.0, 0.7) * g.height,
        );
        let r = g.between(24.0, 80.0);
        g.disc(at, r, "#F6F3C8", 0.18);
    }
}

pub(super) fn meadow(g: &mut Ground) {
    let grass = g.pick(&["#7D9A55", "#93A25B", "#5E8C62"], "#7D9A55");
    let sky = g.pick(&["#CFE0DE", "#EBDDB5", "#BBD2DC"], "#CFE0DE");
    let fill = g.linear(
        p(0.0, 0.0),
        p(0.0, 1.0),
        &[
            (0.0, sky, 1.0),
            (0.42, &shifted(grass, 34.0), 1.0),
            (1.0, &shifted(grass, -50.0), 1.0),
        ],
    );
    g.all(&fill);
    for _ in 0..120 {
        let x = g.between(0.0, 1.0) * g.width;
        let t = g.between(0.35, 1.15);
        let tall = g.between(60.0, 260.0) * t;
        let tone = g.near(grass, 44.0);
        let lean = g.between(-50.0, 50.0);
        g.line(
            &[
                p(x, t * g.height),
                p(x + lean * 0.4, t * g.height - tall * 0.6),
                p(x + lean, t * g.height - tall),
            ],
            &tone,
            7.0,
            0.7,
        );
    }
    let petals = [
        "#F4EFDD", "#E9C84F", "#8C8BC4", "#F6E6A2", "#B7C7E6", "#FFFFFF",
    ];
    for _ in 0..60 {
        let t = g.between(0.3, 1.1);
        let at = p(g.between(0.0, 1.0) * g.width, t * g.height);
        let r = g.between(12.0, 30.0) * (0.4 + t);
        let petal = g.pick(&petals, "#F4EFDD");
        g.disc(at, r, petal, 0.8);
        g.disc(at, r * 0.34, "#C79A2C", 0.9);
    }
}

/// A street in the evening, far out of focus.
pub(super) fn city(g: &mut Ground) {
    let [top, low] = g.pick(
        &[
            ["#141B2E", "#3B3F5C"],
            ["#1C2230", "#55504E"],
            ["#10202B", "#2E5260"],
        ],
        ["#141B2E", "#3B3F5C"],
    );
    let fill = g.linear(
        p(0.0, 0.0),
        p(0.0, 1.0),
        &[(0.0, top, 1.0), (1.0, low, 1.0)],
    );
    g.all(&fill);
    let mut x = -40.0;
    while x < g.width {
        let (w, h) = (g.between(120.0, 300.0), g.height * g.between(0.3, 0.8));
        let tone = g.near(top, 10.0);
        g.rect([x, g.height - h, w, h], &tone, 0.85);
        x += w;
    }
    let lamps = [
        "#FFD98A", "#FFE9BE", "#FFC266", "#BFE0E6", "#F4F0D8", "#9FC7B2",
    ];
    for _ in 0..70 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.15, 1.0) * g.height,
        );
        let r = g.between(16.0, 74.0);
        let (lamp, strength) = (g.pick(&lamps, "#FFD98A"), g.between(0.18, 0.6));
        g.disc(at, r, lamp, strength);
        g.disc(at, r * 0.86, lamp, strength * 0.35);
    }
}
