//! Rooms.

use super::ground::{Ground, shifted};
use crate::drawn::geometry::{P, p};

/// A plain painted wall, sometimes two colours with a rail between.
pub(super) fn wall(g: &mut Ground) {
    let paint = g.pick(
        &[
            "#D9C7A8", "#AEBFB4", "#C9BBA9", "#9FB3C0", "#E2D2A4", "#B7A9BD", "#8FA398", "#D8B98F",
        ],
        "#D9C7A8",
    );
    g.all(paint);
    for _ in 0..26 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.0, 1.0) * g.height,
        );
        let (a, b, turn) = (
            g.between(120.0, 420.0),
            g.between(40.0, 160.0),
            g.between(-30.0, 30.0),
        );
        let tone = g.near(paint, 14.0);
        g.oval(at, (a, b), turn, &tone, 0.25);
    }
    if g.seed.chance(0.5) {
        let y = g.height * g.between(0.55, 0.75);
        let below = shifted(paint, g.between(-70.0, -34.0));
        g.rect([0.0, y, g.width, g.height], &below, 1.0);
        g.rect([0.0, y - 26.0, g.width, 30.0], &shifted(paint, 24.0), 1.0);
        g.rect([0.0, y + 4.0, g.width, 8.0], &shifted(paint, -90.0), 0.5);
    } else {
        frame(g);
    }
}

/// A picture frame on the wall, partly behind the hand.
fn frame(g: &mut Ground) {
    let (x, y) = (
        g.width * g.between(0.02, 0.7),
        g.height * g.between(0.04, 0.3),
    );
    let (w, h) = (g.between(260.0, 420.0), g.between(300.0, 460.0));
    let inside = g.pick(&["#5D7A86", "#8A9B6B", "#C9A96A", "#6B6A8C"], "#5D7A86");
    g.rect([x + 16.0, y + 20.0, w, h], "#20180F", 0.28);
    g.rect([x, y, w, h], "#5A4630", 1.0);
    g.rect([x + 20.0, y + 20.0, w - 40.0, h - 40.0], "#F1EADC", 1.0);
    g.rect([x + 66.0, y + 66.0, w - 132.0, h - 132.0], inside, 1.0);
    g.disc(p(x + w * 0.5, y + h * 0.45), w * 0.16, "#EFDDB0", 0.9);
}

/// Shelves of books.
pub(super) fn books(g: &mut Ground) {
    g.all("#3B2E22");
    let rows = g.between(2.6, 3.8);
    let tall = g.height / rows;
    let spines = [
        "#4E6472", "#7D8B5A", "#C6A15B", "#E0D6C3", "#5C5470", "#3E5E57", "#A98C66", "#8796A3",
        "#D9C08A", "#6E5A46", "#2F4552",
    ];
    let mut top = -tall * g.between(0.0, 0.6);
    while top < g.height {
        let mut x = -20.0;
        while x < g.width {
            let (w, h) = (g.between(34.0, 84.0), tall * g.between(0.62, 0.86));
            let colour = g.pick(&spines, "#4E6472");
            let colour = g.near(colour, 14.0);
            let base = top + tall - 34.0;
            g.rect([x, base - h, w - 3.0, h], &colour, 1.0);
            g.rect([x + w * 0.72, base - h, w * 0.24, h], "#120C08", 0.22);
            g.rect([x + 5.0, base - h * 0.82, w - 12.0, 7.0], "#F3E6C2", 0.5);
            g.rect([x + 5.0, base - h * 0.2, w - 12.0, 5.0], "#F3E6C2", 0.4);
            x += w + if g.seed.chance(0.06) { 60.0 } else { 0.0 };
        }
        g.rect([0.0, top + tall - 34.0, g.width, 34.0], "#8A6B48", 1.0);
        g.rect([0.0, top + tall, g.width, 26.0], "#1A120B", 0.55);
        top += tall;
    }
}

/// A work table: boards, shavings, a pencil and a ruler.
pub(super) fn workshop(g: &mut Ground) {
    let wood = g.pick(&["#B98F5E", "#A17A4E", "#C8A673", "#8C6B47"], "#B98F5E");
    g.all(wood);
    let tilt = g.between(-24.0, 24.0);
    g.turned(tilt, 1.45);
    let mut y = -200.0;
    while y < g.height + 200.0 {
        let h = g.between(130.0, 230.0);
        let board = g.near(wood, 16.0);
        g.rect([-300.0, y, g.width + 600.0, h], &board, 1.0);
        for _ in 0..9 {
            let at = y + g.between(6.0, h - 6.0);
            let (sway, thick) = (g.between(-14.0, 14.0), g.between(2.0, 6.0));
            let line: Vec<P> = (0..7_u8)
                .map(|i| {
                    p(
                        -300.0 + f64::from(i) * (g.width + 600.0) / 6.0,
                        at + sway * (f64::from(i) * 1.3).sin(),
                    )
                })
                .collect();
            g.line(&line, "#4B3015", thick, 0.16);
        }
        g.rect([-300.0, y + h - 6.0, g.width + 600.0, 7.0], "#2E1C0C", 0.6);
        y += h;
    }
    let (x, y) = (
        g.width * g.between(0.05, 0.6),
        g.height * g.between(0.05, 0.3),
    );
    g.rect([x + 8.0, y + 12.0, 620.0, 46.0], "#1C1108", 0.3);
    g.rect([x, y, 620.0, 46.0], "#E4C25C", 1.0);
    for mark in 0..30_u8 {
        g.rect(
            [
                x + 14.0 + f64::from(mark) * 20.0,
                y,
                3.0,
                if mark % 5 == 0 { 26.0 } else { 15.0 },
            ],
            "#3A2A12",
            0.8,
        );
    }
    for _ in 0..12 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.0, 1.0) * g.height,
        );
        let (r, turn) = (g.between(14.0, 34.0), g.between(0.0, 180.0));
        g.oval(at + p(4.0, 6.0), (r, r * 0.5), turn, "#2A1A0C", 0.25);
        g.oval(at, (r, r * 0.45), turn, "#EBD2A6", 0.9);
    }
    g.done();
}

/// A curtain with light behind it.
pub(super) fn curtain(g: &mut Ground) {
    let cloth = g.pick(
        &["#D8CDBA", "#8FA7B0", "#A9AF8C", "#C5A870", "#8E86A4"],
        "#D8CDBA",
    );
    g.all(cloth);
    let mut x = -60.0;
    while x < g.width {
        let w = g.between(60.0, 170.0);
        let fill = g.linear(
            p(0.0, 0.0),
            p(1.0, 0.0),
            &[
                (0.0, "#1B140E", 0.34),
                (0.25, "#FFF6E2", 0.2),
                (0.5, "#FFF6E2", 0.3),
                (1.0, "#1B140E", 0.3),
            ],
        );
        let sway = g.between(-30.0, 30.0);
        g.polygon(
            &[
                p(x, -10.0),
                p(x + w, -10.0),
                p(x + w + sway, g.height + 10.0),
                p(x + sway, g.height + 10.0),
            ],
            &fill,
            1.0,
        );
        x += w * 0.94;
    }
    let at = p(g.between(0.1, 0.9), 0.1);
    let fill = g.radial(at, 0.8, &[(0.0, "#FFF0CC", 0.6), (1.0, "#FFF0CC", 0.0)]);
    g.all(&fill);
}

/// A school corridor: floor, lockers, a bright end.
pub(super) fn corridor(g: &mut Ground) {
    let colours = [
        ("#CFD6CC", "#5E8A8C"),
        ("#D9D2C0", "#6C86A8"),
        ("#C9D3D8", "#B39A5C"),
        ("#DAD5CB", "#5D7F66"),
    ];
    let (wall, locker) = g.pick(&colours, ("#CFD6CC", "#5E8A8C"));
    g.all(wall);
    let end = p(
        g.width * g.between(0.35, 0.65),
        g.height * g.between(0.36, 0.46),
    );
    let hall = Hall {
        end,
        width: g.width,
        height: g.height,
    };
    g.polygon(&hall.plane([-1.0, 1.0], [0.0, 1.0], 0.6), "#A59C88", 1.0);
    g.polygon(&hall.plane([-1.0, 1.0], [0.0, 1.0], -1.0), "#EDEBE2", 1.0);
    for side in [-1.0, 1.0] {
        let mut from = 0.03_f64;
        while from < 1.0 {
            let to = from * 1.5 + 0.02;
            let colour = g.near(locker, 12.0);
            g.polygon(&hall.door(side, [from, to]), &colour, 1.0);
            g.polygon(
                &hall.door(side, [from, from + (to - from) * 0.06]),
                "#1D2526",
                0.6,
            );
            from = to;
        }
    }
    for lamp in [0.08, 0.25, 0.6] {
        g.polygon(
            &hall.plane([-0.3, 0.3], [lamp, lamp * 1.4], -0.98),
            "#FFFFFF",
            0.95,
        );
    }
    let (w, far) = (g.width, g.height * 0.1);
    g.rect(
        [end.x - w * 0.06, end.y - far, w * 0.12, far * 1.6],
        "#FBF6E4",
        1.0,
    );
    g.disc(end, w * 0.2, "#FFFBEA", 0.35);
}

/// A corridor seen along its length, with everything running to one end.
struct Hall {
    end: P,
    width: f64,
    height: f64,
}

impl Hall {
    /// A place: `side` from -1 (left wall) to 1, `near` from 0 (the end) to 1 (here), `down` from -1 (ceiling).
    fn at(&self, side: f64, near: f64, down: f64) -> P {
        let across = self.width * (0.06 + near * 0.75);
        self.end + p(side * across, down * self.height * (0.1 + near * 0.85))
    }

    /// A piece of floor or ceiling.
    fn plane(&self, [left, right]: [f64; 2], [far, near]: [f64; 2], down: f64) -> [P; 4] {
        [
            self.at(left, far, down),
            self.at(right, far, down),
            self.at(right, near, down),
            self.at(left, near, down),
        ]
    }

    /// A piece of wall from locker top to locker foot.
    fn door(&self, side: f64, [far, near]: [f64; 2]) -> [P; 4] {
        [
            self.at(side, far, -0.5),
            self.at(side, near, -0.5),
            self.at(side, near, 0.6),
            self.at(side, far, 0.6),
        ]
    }
}

/// A school blackboard with sums and curves nobody can read any more.
pub(super) fn blackboard(g: &mut Ground) {
    let slate = g.pick(&["#2F4840", "#38424A", "#2B3E4C"], "#2F4840");
    g.all(slate);
    for _ in 0..14 {
        let at = p(
            g.between(0.0, 1.0) * g.width,
            g.between(0.0, 1.0) * g.height,
        );
        let (a, b, turn) = (
            g.between(160.0, 460.0),
            g.between(40.0, 130.0),
            g.between(-24.0, 24.0),
        );
        g.oval(at, (a, b), turn, "#DCE5DD", 0.06);
    }
    for _ in 0..9 {
        let (x, y) = (
            g.between(0.02, 0.85) * g.width,
            g.between(0.04, 0.92) * g.height,
        );
        let (w, lift) = (g.between(120.0, 360.0), g.between(12.0, 46.0));
        let chalk = g.pick(&["#F4F1E4", "#F0E2A6", "#BFD9E0"], "#F4F1E4");
        let waves = g.between(1.0, 4.0);
        let line: Vec<P> = (0..24_u8)
            .map(|i| {
                let t = f64::from(i) / 23.0;
                p(x + w * t, y + lift * (t * waves * 6.3).sin())
            })
            .collect();
        g.line(&line, chalk, 7.0, 0.6);
    }
    for _ in 0..3 {
        let at = p(
            g.between(0.1, 0.9) * g.width,
            g.between(0.1, 0.9) * g.height,
        );
        let r = g.between(60.0, 150.0);
        let ring: Vec<P> = (0..=20_u8)
            .map(|i| {
                let a = f64::from(i) * 0.314;
                at + p(a.cos(), a.sin()) * r
            })
            .collect();
        g.line(&ring, "#F4F1E4", 6.0, 0.5);
    }
}
