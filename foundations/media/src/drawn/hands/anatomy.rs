//! The bones: where fingers start, how long and wide they are, and the one outline around them all.
//!
//! Lengths are millimetres of an adult's right hand seen from the back, fingers up, thumb to the left;
//! the wrist's middle is the origin and y grows downwards. Proportions follow the usual hand surveys
//! (hand length about 190 mm, breadth about 84 mm).

use crate::drawn::geometry::{P, heading, p};

/// What makes one hand differ from another; 1.0 (or 0.0 for the added ones) is the middle adult hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Length of the fingers.
    pub(super) finger_length: f64,
    /// Width of the fingers.
    pub(super) finger_width: f64,
    /// How far the fingers fan out.
    pub(super) spread: f64,
    /// Width of the back of the hand.
    pub(super) palm_width: f64,
    /// Length of the back of the hand.
    pub(super) palm_length: f64,
    /// Width of the wrist.
    pub(super) wrist: f64,
    /// Degrees the thumb stands off, negative to the side.
    pub(super) thumb: f64,
    /// How much joints stand out, 0 (a child's) to 1 (an old or a bony hand).
    pub(super) joints: f64,
    /// Width of the finger tips.
    pub(super) tips: f64,
    /// Share of the outer bones seen, per finger from index to little: below 1 the finger bends towards us.
    pub(super) seen: [f64; 4],
    /// Degrees added to each finger's direction.
    pub(super) lean: [f64; 4],
}

impl Shape {
    /// The middle adult hand, fingers open.
    pub(super) const MIDDLE: Self = Self {
        finger_length: 1.0,
        finger_width: 1.0,
        spread: 1.0,
        palm_width: 1.0,
        palm_length: 1.0,
        wrist: 1.0,
        thumb: -40.0,
        joints: 0.3,
        tips: 1.0,
        seen: [1.0; 4],
        lean: [0.0; 4],
    };
}

/// A finger or the thumb: a bent middle line with a width at every place.
#[derive(Clone, Debug)]
pub(super) struct Finger {
    line: Vec<P>,
    lengths: [f64; 3],
    /// Half the width at the middle joint.
    pub(super) half: f64,
    joints: f64,
    tips: f64,
    pub(super) is_thumb: bool,
}

/// Distance between the stored points of a finger's middle line.
const STEP: f64 = 0.5;

struct Bones {
    base: P,
    angle: f64,
    bends: [f64; 2],
    lengths: [f64; 3],
    half: f64,
}

impl Finger {
    fn new(bones: &Bones, shape: &Shape, is_thumb: bool) -> Self {
        let [first, second, third] = bones.lengths;
        let total = first + second + third;
        let [bend, tip_bend] = bones.bends;
        let mut line = vec![bones.base];
        let mut at = bones.base;
        let mut along = 0.0;
        while along < total {
            let angle = bones.angle
                + bend * ramp(along, first, 9.0)
                + tip_bend * ramp(along, first + second, 7.0);
            at = at + heading(angle) * STEP;
            line.push(at);
            along += STEP;
        }
        Self {
            line,
            lengths: bones.lengths,
            half: bones.half,
            joints: shape.joints,
            tips: shape.tips,
            is_thumb,
        }
    }

    /// Whole length from the knuckle to the tip.
    pub(super) fn length(&self) -> f64 {
        self.lengths.iter().sum()
    }

    /// Distance of the middle joint from the knuckle.
    pub(super) const fn middle_joint(&self) -> f64 {
        let [first, _, _] = self.lengths;
        first
    }

    /// Distance of the last joint from the knuckle.
    pub(super) fn last_joint(&self) -> f64 {
        let [first, second, _] = self.lengths;
        first + second
    }

    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    fn point(&self, along: f64) -> P {
        let place = (along / STEP).max(0.0);
        let index = place.floor() as usize;
        let (a, b) = (self.line.get(index), self.line.get(index + 1));
        match (a, b, self.line.last()) {
            (Some(&a), Some(&b), _) => a.lerp(b, place.fract()),
            (_, _, Some(&last)) => last,
            _ => p(0.0, 0.0),
        }
    }

    /// Direction towards the tip.
    pub(super) fn direction(&self, along: f64) -> P {
        let along = along.min(self.length() - 2.0);
        (self.point(along + 1.0) - self.point(along - 1.0)).unit()
    }

    /// Half the width at a distance from the knuckle.
    pub(super) fn half_at(&self, along: f64) -> f64 {
        let [first, second, third] = self.lengths;
        let bulge = 0.015 + 0.12 * self.joints;
        let waist = 0.02 + 0.07 * self.joints;
        let (last, end) = (first + second, first + second + third);
        let tips = self.tips;
        let profile = if self.is_thumb {
            [
                (0.0, 1.2),
                (first * 0.45, 1.02 - waist),
                (first, 1.0 + bulge),
                (first + second * 0.5, 0.92 - waist * 0.5),
                (last, 0.98 + bulge * 0.7),
                (last + third * 0.45, 0.97 * tips),
                (end, 0.82 * tips),
            ]
        } else {
            [
                (0.0, 1.18),
                (first * 0.6, 1.05 - waist * 0.6),
                (first, 1.01 + bulge),
                (first + second * 0.5, 0.955 - waist * 0.8),
                (last, 0.91 + bulge * 0.6),
                (last + third * 0.4, 0.885 * tips),
                (end, 0.79 * tips),
            ]
        };
        self.half * blend(&profile, along)
    }

    /// The place `along` the finger and `across` it, -1 being the left edge and 1 the right one.
    pub(super) fn at(&self, along: f64, across: f64) -> P {
        self.point(along) - self.direction(along).left() * (self.half_at(along) * across)
    }

    /// Points of one side from `from` up to where the tip begins to round.
    pub(super) fn side(&self, from: f64, across: f64) -> Vec<P> {
        let [first, second, third] = self.lengths;
        let stops = [
            from,
            first * 0.78,
            first - 4.0,
            first,
            first + 4.0,
            first + second * 0.5,
            first + second - 3.0,
            first + second + 1.0,
            first + second + third * 0.3,
            self.round_from(),
        ];
        stops
            .into_iter()
            .filter(|&stop| stop >= from)
            .map(|stop| self.at(stop, across))
            .collect()
    }

    /// Where the tip begins to round.
    pub(super) fn round_from(&self) -> f64 {
        self.length() - self.half_at(self.length()) * 1.12
    }

    /// Points around the tip, left to right.
    pub(super) fn tip(&self) -> Vec<P> {
        let start = self.round_from();
        let reach = self.length() - start;
        let half = self.half_at(start);
        let (centre, ahead) = (self.point(start), self.direction(start));
        [-62.0_f64, -36.0, -12.0, 12.0, 36.0, 62.0]
            .into_iter()
            .map(|degrees| {
                let (sin, cos) = degrees.to_radians().sin_cos();
                centre + ahead * (reach * cos.powf(0.86)) - ahead.left() * (half * sin)
            })
            .collect()
    }
}

/// 0 before a joint, 1 behind it, smooth over `width` on both sides.
fn ramp(along: f64, joint: f64, width: f64) -> f64 {
    let t = ((along - joint + width) / (2.0 * width)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Smoothly between the stops of a profile.
fn blend(stops: &[(f64, f64)], at: f64) -> f64 {
    let mut value = stops.first().map_or(1.0, |stop| stop.1);
    for pair in stops.windows(2) {
        if let [(from, low), (to, high)] = *pair
            && at >= from
        {
            let t = ((at - from) / (to - from)).clamp(0.0, 1.0);
            value = low + (high - low) * t * t * (3.0 - 2.0 * t);
        }
    }
    value
}

/// All the bones of one hand.
#[derive(Clone, Debug)]
pub(super) struct Skeleton {
    /// Index, middle, ring, little finger.
    pub(super) fingers: [Finger; 4],
    /// The thumb, from its lowest joint.
    pub(super) thumb: Finger,
    shape: Shape,
}

impl Skeleton {
    pub(super) fn new(shape: Shape) -> Self {
        let bones = [
            ([-27.0, -86.0], -7.0, [2.0, 2.5], [44.0, 26.0, 23.0], 9.6),
            ([-6.5, -91.0], -0.5, [0.8, 0.5], [49.0, 30.0, 24.0], 9.8),
            ([14.0, -86.5], 7.5, [-1.5, -2.0], [45.0, 28.5, 24.0], 9.3),
            ([32.0, -76.0], 17.5, [-3.0, -4.0], [35.5, 20.0, 21.0], 8.3),
        ];
        let mut seen = shape.seen.into_iter().zip(shape.lean);
        let fingers = bones.map(|([x, y], angle, bends, [a, b, c], half)| {
            let (seen, lean) = seen.next().unwrap_or((1.0, 0.0));
            let long = shape.finger_length;
            let near = 1.0 - (1.0 - seen) * 0.3;
            Finger::new(
                &Bones {
                    base: p(x * shape.palm_width, y * shape.palm_length),
                    angle: angle * shape.spread + lean,
                    bends,
                    lengths: [
                        a * long * near,
                        b * long * seen,
                        c * long * (0.25 + 0.75 * seen),
                    ],
                    half: half * shape.finger_width,
                },
                &shape,
                false,
            )
        });
        Self {
            fingers,
            thumb: thumb(&shape),
            shape,
        }
    }

    /// The outline around everything, from the forearm's left edge over the fingers to its right edge.
    pub(super) fn outline(&self) -> Vec<P> {
        let mut points = self.thumb_side();
        let mut earlier: Option<&Finger> = None;
        for finger in &self.fingers {
            if let Some(before) = earlier {
                points.extend(web(before, finger));
            }
            let from = finger.middle_joint() * if earlier.is_some() { 0.66 } else { 0.3 };
            points.extend(finger.side(from, -1.0));
            points.extend(finger.tip());
            let until = finger.middle_joint() * 0.66;
            points.extend(finger.side(until, 1.0).into_iter().rev());
            earlier = Some(finger);
        }
        points.extend(self.little_side());
        points
    }

    /// Forearm, ball of the thumb, thumb and the fold to the index finger.
    fn thumb_side(&self) -> Vec<P> {
        let thumb = &self.thumb;
        let wrist = self.shape.wrist;
        let mut points = vec![
            p(-46.0 * wrist, 230.0),
            p(-39.0 * wrist, 130.0),
            p(-32.0 * wrist, 70.0),
            p(-28.5 * wrist, 24.0),
            p(-27.5 * wrist, 2.0),
        ];
        points.push(thumb.at(thumb.middle_joint() * 0.4, -0.98));
        points.extend(thumb.side(thumb.middle_joint() * 0.7, -1.0));
        points.extend(thumb.tip());
        let joint = thumb.middle_joint();
        points.extend(
            thumb
                .side(joint + (thumb.last_joint() - joint) * 0.42, 1.0)
                .into_iter()
                .rev(),
        );
        let fold = thumb.at(joint + 1.0, 1.12);
        let [index, ..] = &self.fingers;
        let shoulder = index.at(3.0, -1.04);
        let deep = fold.lerp(shoulder, 0.42) + p(3.0, 3.0);
        points.extend([fold, deep, shoulder]);
        points
    }

    /// From the little finger down to the forearm.
    fn little_side(&self) -> Vec<P> {
        let (wide, long, wrist) = (
            self.shape.palm_width,
            self.shape.palm_length,
            self.shape.wrist,
        );
        let [.., little] = &self.fingers;
        vec![
            little.at(6.0, 1.0),
            p(43.0 * wide, -60.0 * long),
            p(41.5 * wide, -36.0 * long),
            p((35.0 * wide).max(30.0 * wrist), -12.0),
            p(30.0 * wrist, 6.0),
            p(31.0 * wrist, 17.0),
            p(30.0 * wrist, 34.0),
            p(33.0 * wrist, 70.0),
            p(40.0 * wrist, 130.0),
            p(47.0 * wrist, 230.0),
        ]
    }
}

fn thumb(shape: &Shape) -> Finger {
    let long = 0.5 + 0.5 * shape.finger_length;
    Finger::new(
        &Bones {
            base: p(-19.0 * shape.palm_width, -20.0 * shape.palm_length),
            angle: shape.thumb,
            bends: [6.0, 11.0],
            lengths: [
                44.0 * shape.palm_length,
                32.0 * shape.finger_length,
                29.0 * long,
            ],
            half: 11.2 * (0.4 + 0.6 * shape.finger_width),
        },
        shape,
        true,
    )
}

/// The fold of skin between two fingers: a narrow U.
fn web(before: &Finger, after: &Finger) -> Vec<P> {
    let depth = |finger: &Finger| finger.middle_joint() * 0.47;
    let (a, b) = (before.at(depth(before), 1.0), after.at(depth(after), -1.0));
    let up = (before.direction(depth(before)) + after.direction(depth(after))).unit();
    let gap = (b - a).length().max(2.0);
    let low = a.lerp(b, 0.5) - up * (gap * 0.35);
    vec![
        a.lerp(b, 0.12) + up * (gap * 0.1),
        low,
        b.lerp(a, 0.12) + up * (gap * 0.1),
    ]
}
