//! A felt pen: turns the points of a stroke into the filled outline the pen would have left.

use super::geometry::{P, closed, open, p, resample};
use super::seed::Seed;
use super::strokes::{Area, Mark, Stroke};

/// Width of the pen as a share of the drawing area's smaller side: a broad marker on a hand.
const PEN_SHARE: f64 = 0.135;

/// A pen of a given width whose unevenness follows a seed.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// Width as a share of the drawing area's smaller side.
    pub width_share: f64,
    /// What its unevenness follows.
    pub seed: u64,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            width_share: PEN_SHARE,
            seed: 22,
        }
    }
}

impl Pen {
    /// The same pen with other unevenness.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            ..Self::default()
        }
    }

    /// SVG path text (to be filled) for every stroke of a mark, in the order drawn.
    #[must_use]
    pub fn outlines(self, mark: &Mark, area: Area) -> Vec<String> {
        let width = self.width_share * area.width.min(area.height);
        let seed = Seed::new(self.seed);
        let names = ["first stroke", "second stroke"];
        mark.strokes()
            .iter()
            .zip(names)
            .map(|(stroke, name)| outline(&steadied(stroke, area, width), width, seed.part(name)))
            .collect()
    }

    /// SVG path text of the middle line of every stroke, for a pen that draws itself.
    #[must_use]
    pub fn centre_lines(self, mark: &Mark, area: Area) -> Vec<String> {
        let width = self.width_share * area.width.min(area.height);
        mark.strokes()
            .iter()
            .map(|stroke| {
                let line = steadied(stroke, area, width);
                let kept: Vec<P> = line
                    .iter()
                    .copied()
                    .step_by(3)
                    .chain(line.last().copied())
                    .collect();
                open(&kept)
            })
            .collect()
    }
}

/// The stroke without the tremble of a finger on glass: evenly spaced, averaged over about one pen width.
fn steadied(stroke: &Stroke, area: Area, width: f64) -> Vec<P> {
    let step = (width * 0.3).max(0.5);
    let mut line = resample(&stroke.placed(area), step);
    for _ in 0..2 {
        let smoothed: Vec<P> = line
            .windows(3)
            .filter_map(|w| {
                if let [a, b, c] = *w {
                    Some((a + b * 2.0 + c) * 0.25)
                } else {
                    None
                }
            })
            .collect();
        let (first, last) = (line.first().copied(), line.last().copied());
        line = first.into_iter().chain(smoothed).chain(last).collect();
    }
    line
}

/// The two edges of the ink and its two ends as one closed outline.
fn outline(line: &[P], width: f64, mut seed: Seed) -> String {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return String::new();
    };
    if line.len() < 3 {
        return closed(&dot(first.lerp(last, 0.5), width * 0.5));
    }
    let edges = edge_widths(line.len(), width, &mut seed);
    let count = line.len();
    let direction = |index: usize| -> P {
        let from = line.get(index.saturating_sub(1)).copied().unwrap_or(first);
        let to = line
            .get((index + 1).min(count - 1))
            .copied()
            .unwrap_or(last);
        (to - from).unit()
    };
    let mut left = Vec::with_capacity(count);
    let mut right = Vec::with_capacity(count);
    for (index, (&at, &(l, r))) in line.iter().zip(&edges).enumerate() {
        let across = direction(index).left();
        left.push(at + across * l);
        right.push(at - across * r);
    }
    let (begin, end) = (direction(0), direction(count - 1));
    let reach =
        |widths: Option<&(f64, f64)>, share: f64| widths.map_or(0.0, |(l, r)| (l + r) * share);
    left.push(last + end * reach(edges.last(), 0.42));
    right.reverse();
    left.extend(right);
    left.push(first - begin * reach(edges.first(), 0.4));
    closed(&left)
}

/// Half widths on both sides: the pen lands heavy, runs even with slow changes, and lifts thinner.
fn edge_widths(count: usize, width: f64, seed: &mut Seed) -> Vec<(f64, f64)> {
    let phases = [
        seed.between(0.0, 6.3),
        seed.between(0.0, 6.3),
        seed.between(0.0, 6.3),
    ];
    let (speed, lift) = (seed.between(0.75, 1.25), seed.between(0.62, 0.8));
    let waves = |t: f64, phase: f64| {
        0.05 * (t * 9.0 * speed + phase).sin() + 0.03 * (t * 23.0 + phase * 1.7).sin()
    };
    let steps = f64::from(u32::try_from(count.saturating_sub(1)).unwrap_or(1)).max(1.0);
    let [left, right, slow] = phases;
    (0_u32..)
        .take(count)
        .map(|index| {
            let t = f64::from(index) / steps;
            let land = 0.86 + 0.2 * (-((t - 0.08) / 0.1).powi(2)).exp();
            let lifted = 1.0 - (1.0 - lift) * smooth((t - 0.55) / 0.45);
            let body =
                width * 0.5 * land.max(0.93) * lifted * (1.0 + 0.05 * (t * 5.0 + slow).sin());
            (
                body * (1.0 + waves(t, left)),
                body * (1.0 + waves(t, right)),
            )
        })
        .collect()
}

fn smooth(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

fn dot(middle: P, radius: f64) -> Vec<P> {
    (0..8_u8)
        .map(|i| {
            let a = f64::from(i) * 45.0_f64.to_radians();
            middle + p(a.cos(), a.sin()) * radius
        })
        .collect()
}
