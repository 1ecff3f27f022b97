//! Knuckles, tendons, veins, folds and nails: the lines of a hand.

use super::anatomy::Finger;
use super::paint::{Painter, Wear};
use crate::drawn::canvas::Canvas;
use crate::drawn::geometry::{P, closed, open, p};
use crate::drawn::seed::Seed;
use crate::drawn::tones::Palette;

impl Painter<'_> {
    /// Knuckles and tendons.
    pub(super) fn back_lines(&self, canvas: &mut Canvas) {
        let deep = self.palette.deep;
        for (index, finger) in (0_u8..).zip(&self.skeleton.fingers) {
            let base = finger.at(0.0, 0.0);
            let half = finger.half;
            self.patch(canvas, 'w', base, (half * 1.05, half * 0.95), 0.0);
            self.tendon(canvas, base, p(-10.0 + 6.5 * f64::from(index), -20.0));
            let arc = [
                finger.at(-1.0, -0.5),
                finger.at(1.8, -0.1),
                finger.at(0.2, 0.5),
            ];
            canvas.line(
                &open(&self.view.all(&arc)),
                deep,
                2.2,
                0.35 + 0.4 * self.wear.folds,
            );
        }
    }

    /// The ridge from a knuckle towards the wrist: lit on one side, in shade on the other, fading out.
    fn tendon(&self, canvas: &mut Canvas, knuckle: P, foot: P) {
        let strength = self.wear.tendons;
        if strength < 0.05 {
            return;
        }
        let dark = self.view.dark_side();
        let ridge = |t: f64, side: f64| knuckle.lerp(foot, t) + p(side * dark, 0.0);
        let wedge = |outer: f64, inner: f64| {
            let points = [
                ridge(0.13, outer * 0.6),
                ridge(0.24, outer),
                ridge(0.5, outer * 0.8),
                ridge(0.95, inner),
                ridge(0.5, inner),
                ridge(0.24, inner),
            ];
            closed(&self.view.all(&points))
        };
        canvas.fill(&wedge(3.2, 0.4), self.palette.shade, 0.28 + 0.35 * strength);
        canvas.fill(&wedge(-2.8, 0.4), self.palette.light, 0.2 + 0.4 * strength);
    }

    /// Veins and age spots on the back of the hand.
    pub(super) fn age(&self, canvas: &mut Canvas) {
        let Wear { veins, spots, .. } = self.wear;
        let (wide, long) = (self.shape.palm_width, self.shape.palm_length);
        let Palette {
            shade, deep, light, ..
        } = self.palette;
        let courses: [&[(f64, f64)]; 3] = [
            &[
                (-17.0, -72.0),
                (-16.0, -58.0),
                (-10.0, -46.0),
                (-9.0, -32.0),
                (-3.0, -16.0),
            ],
            &[
                (24.0, -66.0),
                (22.0, -54.0),
                (15.0, -44.0),
                (13.0, -30.0),
                (5.0, -18.0),
            ],
            &[(5.0, -72.0), (6.0, -62.0), (11.0, -54.0), (15.0, -44.0)],
        ];
        for course in courses {
            let line: Vec<P> = course.iter().map(|&(x, y)| p(x * wide, y * long)).collect();
            let below: Vec<P> = line.iter().map(|&at| at + p(1.0, 0.5)).collect();
            canvas.line(&open(&self.view.all(&below)), shade, 6.0, 0.5 * veins);
            canvas.line(&open(&self.view.all(&line)), light, 5.0, 0.4 * veins);
        }
        let mut seed = Seed::new(5).part("spots");
        let mut left = (spots * 12.0).round();
        while left > 0.0 {
            let at = self.view.place(p(
                seed.between(-30.0, 36.0) * wide,
                seed.between(-78.0, 4.0) * long,
            ));
            let (rx, ry) = (seed.between(3.0, 8.5), seed.between(3.0, 6.5));
            canvas.raw(&format!(
                r#"<ellipse cx="{:.1}" cy="{:.1}" rx="{rx:.1}" ry="{ry:.1}" fill="{deep}" fill-opacity=".2"/>"#,
                at.x, at.y
            ));
            left -= 1.0;
        }
    }

    /// The small lines over the middle and last joints.
    pub(super) fn folds(&self, canvas: &mut Canvas, finger: &Finger) {
        let folds = self.wear.folds;
        let deep = self.palette.deep;
        let mut fold = |along: f64, reach: f64, bow: f64, width: f64| {
            let arc = [
                finger.at(along, -reach),
                finger.at(along + bow, -reach * 0.35),
                finger.at(along + bow, reach * 0.4),
                finger.at(along - bow * 0.2, reach),
            ];
            canvas.line(&open(&self.view.all(&arc)), deep, width, 0.5 + 0.45 * folds);
        };
        let middle = finger.middle_joint();
        fold(middle + 2.2, 0.5, 1.4, 1.8 + 0.8 * folds);
        fold(middle - 1.8, 0.58, -1.2, 1.9 + 0.8 * folds);
        if folds > 0.3 {
            fold(middle + 4.8, 0.34, 1.4, 1.6);
            fold(middle - 4.6, 0.38, -1.2, 1.6);
            fold(middle + 0.2, 0.3, 0.2, 1.6);
        }
        let last = finger.last_joint();
        fold(last + 0.8, 0.46, 0.9, 1.7 + 0.6 * folds);
        if folds > 0.25 {
            fold(last - 1.6, 0.4, -0.7, 1.6);
        }
    }

    /// Nail plate, moon, free edge and shine.
    pub(super) fn nail(&self, canvas: &mut Canvas, finger: &Finger) {
        let Palette {
            nail,
            nail_light,
            line,
            ..
        } = self.palette;
        let [nail, nail_light] = self.varnish.unwrap_or([nail, nail_light]);
        let half = finger.half;
        let end = finger.length() - 0.6 + 2.2 * self.wear.nails;
        let begin = finger.last_joint() + (finger.length() - finger.last_joint()) * 0.4;
        let lean = if finger.is_thumb { -0.1 } else { 0.0 };
        let across = |along: f64, side: f64| finger.at(along, side * 0.66 + lean);
        let (foot, shoulder) = (
            (half * 0.35).min((end - begin) * 0.28),
            (half * 0.55).min((end - begin) * 0.42),
        );
        let plate = [
            across(begin, 0.0),
            across(begin + 0.7, -0.62),
            across(begin + foot, -0.94),
            across(end - shoulder, -1.0),
            across(end - half * 0.14, -0.68),
            across(end, 0.0),
            across(end - half * 0.14, 0.68),
            across(end - shoulder, 1.0),
            across(begin + foot, 0.94),
            across(begin + 0.7, 0.62),
        ];
        let path = closed(&self.view.all(&plate));
        canvas.fill(&path, nail, 1.0);
        let edge = [
            across(end - half * 0.42, -0.99),
            across(end - half * 0.14, -0.68),
            across(end, 0.0),
            across(end - half * 0.14, 0.68),
            across(end - half * 0.42, 0.99),
            across(end - half * 0.3, 0.55),
            across(end - half * 0.2, 0.0),
            across(end - half * 0.3, -0.55),
        ];
        canvas.fill(&closed(&self.view.all(&edge)), nail_light, 0.9);
        let dark = self.view.dark_side();
        let shine = [
            across(begin + half * 0.4, -dark * 0.55),
            across(f64::midpoint(begin, end), -dark * 0.62),
            across(end - half * 0.6, -dark * 0.55),
        ];
        canvas.line(&open(&self.view.all(&shine)), nail_light, 3.0, 0.7);
        canvas.line(&path, line, 2.2, 0.75);
    }
}
